import type { Language } from "../../lib/language.ts";
import type { Page } from "../../lib/pages.ts";
import { button, type Message, message, titled } from "../../slack/blocks.ts";
import { pageBlocks } from "../../slack/paging.ts";
import { channelsPageAction, setChannelAction } from "./ids.ts";
import type { LedTeam } from "./people-queries.ts";
import { teamText } from "./text.ts";

/** The teams below a lead, each with the way to the form for its channel. */
export function channelsMessage({ teams, page }: { teams: LedTeam[]; page: Page }, language: Language): Message {
  const text = teamText[language];
  return message(text.teamsTitle, [
    titled(text.teamsTitle, ""),
    ...teams.map(({ id, name, channel, isNamed }) =>
      titled(
        name,
        `\n${channel ? text.hasChannel(isNamed) : text.hasNone}`,
        button(text.set, `${setChannelAction}:${id}`, String(id)),
      ),
    ),
    ...pageBlocks(page, channelsPageAction, String, language),
  ]);
}
