import type { RespondFn } from "@slack/bolt";
import type { Deps } from "../deps.ts";
import { faultReference } from "./ask.ts";
import type { Message } from "./blocks.ts";
import type { Effect } from "./effects.ts";

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

/** Does what a handler wanted, one after the other. A fault is logged; the person is told when that still can be. */
export async function carryOut(deps: Deps, reach: Reach, effects: Effect[], during: string): Promise<void> {
  for (const effect of effects) {
    try {
      await carryOutOne(deps, reach, effect);
    } catch (error) {
      faultReference(deps, error, `${during}: ${effect.kind}`);
    }
  }
}

async function carryOutOne({ slack }: Deps, reach: Reach, effect: Effect): Promise<void> {
  switch (effect.kind) {
    case "say":
      await reach.say(effect.message);
      return;
    case "replace":
      await (reach.replace ?? reach.say)(effect.message);
      return;
    case "open":
      // from within a modal Slack opens nothing beside it: the new one lies on top
      if (reach.triggerId && reach.view) await slack.pushView(reach.triggerId, effect.view);
      else if (reach.triggerId) await slack.openView(reach.triggerId, effect.view);
      return;
    case "update":
      if (reach.view) await slack.updateView(reach.view.id, reach.view.hash, effect.view);
      return;
    case "home":
      await slack.publishHome(reach.slackUserId, effect.view);
      return;
    case "errors":
      throw new Error("field errors belong to a form's answer");
  }
}
