import type { AckFn, App, BlockAction, RespondArguments, ViewSubmitAction } from "@slack/bolt";
import type { Deps } from "../deps.ts";
import { type Ask, answered } from "./ask.ts";
import { label, type Message, modal, section } from "./blocks.ts";
import { carryOut, type Reach, respondPrivately } from "./carry-out.ts";
import { type CommandTable, runCommand, runCommandAction, type SubCommand, splitWords } from "./commands.ts";
import type { Effect, Effects } from "./effects.ts";
import { unescaped } from "./escape.ts";
import { slackText } from "./text.ts";

/** What features register with. */
export type Bot = { app: App; deps: Deps; commands: CommandTable };

export type ActionAsk = Ask & { value: string; isInModal: boolean };
export type FormAsk = Ask & { typed: Record<string, string>; metadata: string };

/** An answer that is ready by then goes out in the ack itself: one trip, and no answer lost between two. Slack allows 3 s. */
const ackWithinMs = 2000;
const formAckWithinMs = 2500;

const slow = Symbol("slow");

/** What the work gives, or `slow` when it takes longer. The timer ends with the work: one left behind would hold the request in memory. */
async function within<T>(ms: number, work: Promise<T>): Promise<T | typeof slow> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<typeof slow>((resolve) => {
    timer = setTimeout(() => resolve(slow), ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

export function newBot(app: App, deps: Deps): Bot {
  const bot: Bot = { app, deps, commands: new Map() };
  onAction(bot, runCommandAction, (ask) => {
    const { command, typed } = splitWords(bot.commands, ask.value);
    return runCommand(bot.commands, command, typed, ask);
  });
  return bot;
}

/** Registers a sub-command; the first of a command registers the command with Slack. */
export function onCommand(bot: Bot, command: string, subCommand: SubCommand): void {
  const known = bot.commands.get(command);
  if (known) {
    known.push(subCommand);
    return;
  }
  bot.commands.set(command, [subCommand]);
  bot.app.command(command, async ({ command: sent, ack, respond }) => {
    const typed = unescaped(sent.text);
    const work = answered(bot.deps, sent.user_id, command, (ask) => runCommand(bot.commands, command, typed, ask));
    const reach = { slackUserId: sent.user_id, triggerId: sent.trigger_id, ...respondPrivately(respond) };
    await ackWithAnswer(bot.deps, work, ack, reach, command);
  });
}

async function ackWithAnswer(
  deps: Deps,
  work: Promise<Effect[]>,
  ack: AckFn<string | RespondArguments>,
  reach: Reach,
  during: string,
): Promise<void> {
  const ready = await within(ackWithinMs, work);
  const [first, ...others] = ready === slow ? [] : ready;
  if (first?.kind === "say") {
    await ack({ ...first.message, response_type: "ephemeral" });
    return carryOut(deps, reach, others, during);
  }
  await ack();
  await carryOut(deps, reach, await work, during);
}

/** Registers a button; `actionId` may be the start of several ids that a message must tell apart (Slack wants them unique). */
export function onAction(bot: Bot, actionId: string, handler: (ask: ActionAsk) => Promise<Effects>): void {
  const pattern = new RegExp(`^${actionId}(:.*)?$`);
  bot.app.action<BlockAction>({ type: "block_actions", action_id: pattern }, async ({ body, action, ack, respond }) => {
    await ack();
    const value = "value" in action && typeof action.value === "string" ? action.value : "";
    const effects = await answered(bot.deps, body.user.id, actionId, (ask) =>
      handler({ ...ask, value, isInModal: body.view?.type === "modal" }),
    );
    await carryOut(bot.deps, actionReach(bot, body, respond), effects, actionId);
  });
}

function actionReach(
  { deps: { slack } }: Bot,
  body: BlockAction,
  respond: Parameters<typeof respondPrivately>[0],
): Reach {
  const slackUserId = body.user.id;
  const triggerId = body.trigger_id;
  const { view } = body;
  if (!view) return { slackUserId, triggerId, ...respondPrivately(respond) };
  // Home and modals have no place for a private message: an answer lies over them, or comes by direct message when too late
  const byMessage = (message: Message) => slack.post(slackUserId, message);
  const titled = (message: Message) => modal(view.type === "modal" ? view.title.text : "Rounds", message.blocks);
  if (view.type === "home") {
    const say = (message: Message) => slack.openView(triggerId, titled(message)).catch(() => byMessage(message));
    return { slackUserId, triggerId, say };
  }
  return {
    slackUserId,
    triggerId,
    say: (message) => slack.pushView(triggerId, titled(message)).catch(() => byMessage(message)),
    replace: (message) => slack.updateView(view.id, view.hash, titled(message)),
    view: { id: view.id, hash: view.hash },
  };
}

/** Registers a form: acked with its outcome, so that field errors stand at their fields with what was typed. */
export function onForm(bot: Bot, callbackId: string, handler: (ask: FormAsk) => Promise<Effects>): void {
  bot.app.view({ callback_id: callbackId, type: "view_submission" }, async ({ body, view, ack }) => {
    const typed = typedValues(view.state.values);
    const work = answered(bot.deps, body.user.id, callbackId, (ask) =>
      handler({ ...ask, typed, metadata: view.private_metadata }),
    );
    const ready = await within(formAckWithinMs, work);
    const reach: Reach = {
      slackUserId: body.user.id,
      say: (message) => bot.deps.slack.post(body.user.id, message),
      view: { id: view.id },
    };
    if (ready === slow) {
      await ack({ response_action: "update", view: workingModal() });
      return carryOut(bot.deps, reach, (await work).map(shownInView), callbackId);
    }
    const outcome = formOutcome(ready);
    await (outcome ? ack(outcome.response) : ack());
    await carryOut(bot.deps, reach, outcome ? ready.filter((effect) => effect !== outcome.effect) : ready, callbackId);
  });
}

const workingModal = () => modal(slackText.en.workingTitle, [section(slackText.en.working)]);

/** What the ack itself may carry. */
function formOutcome(effects: Effect[]) {
  for (const effect of effects) {
    if (effect.kind === "errors")
      return { effect, response: { response_action: "errors", errors: effect.errors } as const };
    if (effect.kind === "update")
      return { effect, response: { response_action: "update", view: effect.view } as const };
  }
  return undefined;
}

/** A late outcome is shown in the form that says "one moment". */
function shownInView(effect: Effect): Effect {
  if (effect.kind === "say") return { kind: "update", view: modal("Rounds", effect.message.blocks) };
  if (effect.kind === "errors") {
    const lines = Object.values(effect.errors).map((line) => section(line));
    return { kind: "update", view: modal("Rounds", lines, { close: label("OK") }) };
  }
  return effect;
}

type StateValues = ViewSubmitAction["view"]["state"]["values"];

function typedValues(values: StateValues): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).map(([block, elements]) => [block, Object.values(elements)[0]?.value ?? ""]),
  );
}

/** Registers a global shortcut. */
export function onShortcut(bot: Bot, callbackId: string, handler: (ask: Ask) => Promise<Effects>): void {
  bot.app.shortcut({ callback_id: callbackId, type: "shortcut" }, async ({ shortcut, ack }) => {
    await ack();
    const slackUserId = shortcut.user.id;
    const effects = await answered(bot.deps, slackUserId, callbackId, handler);
    const say = (message: Message) => bot.deps.slack.post(slackUserId, message);
    await carryOut(bot.deps, { slackUserId, triggerId: shortcut.trigger_id, say }, effects, callbackId);
  });
}
