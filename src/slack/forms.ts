import type { ViewOutput } from "@slack/bolt";
import type { KnownBlock } from "@slack/web-api";
import type { Language } from "../lib/language.ts";
import type { Bot } from "./answer.ts";
import { type Ask, answered } from "./ask.ts";
import { message, modal, section, words } from "./blocks.ts";
import { carryOut, type Reach } from "./carry-out.ts";
import { type Effect, type Effects, say } from "./effects.ts";
import { type Entered, enteredIn } from "./entered.ts";
import { unescaped } from "./escape.ts";
import { redrawn } from "./lists.ts";
import { slackText } from "./text.ts";
import { slow, within } from "./within.ts";

export type FormAsk = Ask & Entered & { metadata: string };

/** Slack allows 3 s. */
const ackWithinMs = 2500;

type FormHandler = (ask: FormAsk) => Promise<Effects>;

/** Registers a form: acked with its outcome, so that field errors stand at their fields with what was typed. */
export function onForm(bot: Bot, callbackId: string, handler: FormHandler): void {
  if (bot.forms.size === 0) hearForms(bot);
  bot.forms.set(callbackId, handler);
}

/** One listener for all forms, as for all buttons (answer.ts). */
function hearForms(bot: Bot): void {
  bot.app.view({ type: "view_submission" }, async ({ body, view, ack }) => {
    const { callback_id: callbackId } = view;
    const handler = bot.forms.get(callbackId);
    if (!handler) return;
    let language: Language = "en";
    const work = answered(bot.deps, body.user.id, callbackId, async (ask) => {
      ({ language } = ask.asker);
      const done = await handler({ ...ask, ...enteredIn(view.state), metadata: view.private_metadata });
      return redrawn(bot.lists, ask, done);
    });
    const ready = await within(ackWithinMs, work);
    const reach: Reach = {
      slackUserId: body.user.id,
      say: (message) => bot.deps.slack.post(body.user.id, message),
      view: { id: view.id },
    };
    if (ready === slow) {
      await ack({ response_action: "update", view: workingModal(language) });
      const effects = await work;
      const done = say(words(slackText[language].done));
      return carryOut(bot.deps, reach, (effects.length > 0 ? effects : [done]).map(shownInView), callbackId);
    }
    const outcome = formOutcome(ready, view);
    await (outcome ? ack(outcome.response) : ack());
    await carryOut(bot.deps, reach, outcome ? ready.filter((effect) => effect !== outcome.effect) : ready, callbackId);
  });
}

const workingModal = (language: Language) =>
  modal(slackText[language].workingTitle, [section(slackText[language].working)]);

/** What the ack itself may carry. */
function formOutcome(effects: Effect[], view: ViewOutput) {
  for (const effect of effects) {
    if (effect.kind === "errors")
      return { effect, response: { response_action: "errors", errors: effect.errors } as const };
    if (effect.kind === "update")
      return { effect, response: { response_action: "update", view: effect.view } as const };
    // over the form, which stays with what was typed
    if (effect.kind === "say" && effect.isRefusal && isTopmost(view)) {
      const field = view.blocks.find(({ type }) => type === "input")?.block_id;
      if (field)
        return {
          effect,
          response: { response_action: "errors", errors: { [field]: unescaped(effect.message.text) } } as const,
        };
    }
    if (effect.kind === "say" && effect.isRefusal)
      return { effect, response: { response_action: "push", view: modal("Rounds", effect.message.blocks) } as const };
  }
  return undefined;
}

/** Slack lays no fourth modal over three (docs.slack.dev, "Modals"): what would lie there stands at the form's first field. */
const isTopmost = ({ previous_view_id: below, root_view_id: lowest }: ViewOutput) => below !== null && below !== lowest;

/** A late outcome is shown in the form that says "one moment"; when that was closed, it comes by message, fields left out. */
function shownInView(effect: Effect): Effect {
  switch (effect.kind) {
    case "say":
      return { kind: "update", view: modal("Rounds", effect.message.blocks), orSay: effect.message };
    case "errors": {
      const lines = Object.values(effect.errors);
      const blocks = lines.map((line) => section(line));
      return { kind: "update", view: modal("Rounds", blocks), orSay: words(...lines) };
    }
    case "update": {
      const { title, blocks } = effect.view;
      const told = blocks.filter(({ type }) => type !== "input") as KnownBlock[];
      return { ...effect, orSay: message(title?.text ?? "", told) };
    }
    default:
      return effect;
  }
}

/** Registers for a form that was closed without being sent (`notify_on_close`), such as to keep what was typed. */
export function onFormClosed(bot: Bot, callbackId: string, handler: (ask: FormAsk) => Promise<void>): void {
  if (bot.closedForms.size === 0) hearClosedForms(bot);
  bot.closedForms.set(callbackId, handler);
}

function hearClosedForms(bot: Bot): void {
  bot.app.view({ type: "view_closed" }, async ({ body, view, ack }) => {
    const { callback_id: callbackId } = view;
    const handler = bot.closedForms.get(callbackId);
    await ack();
    if (!handler) return;
    await answered(bot.deps, body.user.id, `${callbackId} closed`, async (ask) => {
      await handler({ ...ask, ...enteredIn(view.state), metadata: view.private_metadata });
      return [];
    });
  });
}
