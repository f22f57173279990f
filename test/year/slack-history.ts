import { slackPort } from "../../src/slack/port.ts";
import { newWebClient } from "../../src/slack/web.ts";
import { type House, tokens } from "../support/house.ts";
import { readBlocks } from "../support/person.ts";

/** A message that the bot started, as it stands in Slack; `to` is a person's name, or the channel's id. */
export type Standing = { key: string; to: string; at: Date; text: string };

const channel = "C1";

/** All that stands in Slack under a delivery key: asked of Slack itself, oldest first in each conversation. */
export async function standing(house: House, names: readonly string[]): Promise<Standing[]> {
  const slack = slackPort(newWebClient(tokens.botToken, house.sandbox.apiUrl));
  const found: Standing[] = [];
  for (const to of [...names, channel]) {
    const seen = house.sandbox.as(`U${(to === channel ? "Lin" : to).toUpperCase()}`);
    const place = to === channel ? channel : await slack.openDirectMessage(`U${to.toUpperCase()}`);
    const texts = new Map(
      seen.messages(place).map(({ ts, text, blocks }) => [ts, `${text}\n${readBlocks(blocks)}`] as const),
    );
    for (const { ts, deliveryKey } of (await slack.postedSince(place, new Date(0))).reverse())
      if (deliveryKey !== null)
        found.push({ key: deliveryKey, to, at: new Date(Number(ts) * 1000), text: texts.get(ts) ?? "" });
  }
  return found;
}
