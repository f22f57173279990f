import type { RespondFn } from "@slack/bolt";
import type { Deps } from "../deps.ts";
import type { Language } from "../lib/language.ts";
import { faultReference } from "./ask.ts";
import { label, type Message, type Modal, modal, words } from "./blocks.ts";
import type { Effect } from "./effects.ts";
import { outcomeOf } from "./post-outcome.ts";
import { markShown } from "./stale.ts";
import { slackText } from "./text.ts";
import { refusedWith } from "./web.ts";

/** The ways to reach the person from where they acted. */
export type Reach = {
  slackUserId: string;
  /** to the person alone */
  say(message: Message): Promise<unknown>;
  /** in place of the message whose button was pressed */
  replace?(message: Message): Promise<unknown>;
  triggerId?: string;
  view?: { id: string; hash?: string };
};

/** Private answers by the response_url that Slack sent along. */
export const respondPrivately = (respond: RespondFn): Pick<Reach, "say" | "replace"> => ({
  say: (message) => respond({ ...message, response_type: "ephemeral", replace_original: false }),
  replace: (message) => respond({ ...message, replace_original: true }),
});

/** Does what a handler wanted, one after the other. A fault is logged, and the person is told if that still can be. */
export async function carryOut(deps: Deps, reach: Reach, effects: Effect[], during: string): Promise<void> {
  for (const effect of effects) {
    try {
      await carryOutOne(deps, reach, effect);
    } catch (error) {
      // a second tap, quicker than this one, has already changed the view
      if (refusedWith(error) === "hash_conflict") continue;
      if (isClosed(error)) {
        await tellClosed(deps, reach, effect);
        continue;
      }
      await tellNotShown(deps, reach, faultReference(deps, error, `${during}: ${effect.kind}`));
    }
  }
}

/** Whether what was to be changed is a view that its person has closed (docs.slack.dev, views.update and views.push). */
const isClosed = (error: unknown): boolean => refusedWith(error) === "not_found";

/** Who closed a window awaits nothing of it any more; the outcome of a form that said "one moment" comes by message all the same. */
async function tellClosed(deps: Deps, reach: Reach, effect: Effect): Promise<void> {
  if (effect.kind !== "update" || !effect.orSay) return;
  try {
    await reach.say(effect.orSay);
  } catch (error) {
    await tellNotShown(deps, reach, faultReference(deps, error, "the outcome of a closed form"));
  }
}

async function tellNotShown(deps: Deps, reach: Reach, reference: string): Promise<void> {
  try {
    const { language } = await deps.people.who(reach.slackUserId);
    await reach.say(words(slackText[language].notShown(reference)));
  } catch (error) {
    deps.log.error({ err: error, reference }, "nor could the person be told");
  }
}

async function carryOutOne(deps: Deps, reach: Reach, effect: Effect): Promise<void> {
  const { slack } = deps;
  switch (effect.kind) {
    case "say":
      await reach.say(effect.message);
      return;
    case "replace":
      await (reach.replace ?? reach.say)(effect.message);
      return;
    case "refresh":
      return showAnew(deps, effect);
    case "open":
      return openOver(slack, reach, effect.view);
    case "update":
      return updateOver(slack, reach.view, effect);
    case "home":
      await slack.publishHome(reach.slackUserId, effect.view);
      return;
    case "redraw":
      throw new Error("what a place shows is read before it is shown");
    case "errors":
      throw new Error("field errors belong to a form's answer");
  }
}

async function updateOver(
  slack: Deps["slack"],
  below: Reach["view"],
  { view, newest }: Effect & { kind: "update" },
): Promise<void> {
  if (!below) return;
  try {
    await slack.updateView(below.id, below.hash, view);
  } catch (error) {
    if (!newest || refusedWith(error) !== "hash_conflict") throw error;
    await showNewest(slack, below.id, newest);
  }
}

/** So often is looked again at what was shown; each look beyond the first needs another choice made in between. */
const looksMost = 10;

/** Another choice was shown meanwhile: what is newest is, and again while newer ones are made. */
async function showNewest(slack: Deps["slack"], viewId: string, newest: () => Promise<Modal>): Promise<void> {
  let shown = "";
  for (let looks = 0; looks < looksMost; looks++) {
    const view = await newest();
    if (JSON.stringify(view) === shown) return;
    await slack.updateView(viewId, undefined, view);
    shown = JSON.stringify(view);
  }
}

/** What was done is done: a list that is closed, deleted or too old to be shown anew is no fault. */
export async function showAnew(
  { db, slack, log }: Pick<Deps, "db" | "slack" | "log">,
  { place, message, view, language, shows }: Effect & { kind: "refresh" },
): Promise<void> {
  try {
    if ("ts" in place) await slack.update(place, message);
    else if ("answer" in place) await slack.replaceAnswer(place.answer, message);
    else await slack.updateView(place.viewId, undefined, view ?? over(place.title, message, language));
  } catch (error) {
    log.info({ err: error }, "a list could not be shown anew");
    if (outcomeOf(error).kind !== "refused") return;
  }
  if (shows) await markShown(db, shows);
}

/** A message's blocks in a modal. */
export const over = (title: string, { blocks }: Message, language: Language): Modal =>
  modal(title, blocks, { close: label(slackText[language].close) });

/** From within a modal Slack opens nothing beside it: the new one lies on top, or, over three already, in place of the topmost. */
async function openOver(slack: Deps["slack"], { triggerId, view: below }: Reach, view: Modal): Promise<void> {
  if (!triggerId) throw new Error("nothing was pressed that a modal could be opened from");
  if (!below) return slack.openView(triggerId, view);
  try {
    await slack.pushView(triggerId, view);
  } catch (error) {
    if (refusedWith(error) !== "push_limit_reached") throw error;
    await slack.updateView(below.id, below.hash, view);
  }
}
