import type { PlainDate } from "../../lib/dates.ts";
import { type Language, longDate, named, shortDate } from "../../lib/language.ts";
import { context, label, type Modal, modal, section } from "../../slack/blocks.ts";
import { channelField, checkField, dateField, radioField } from "../../slack/fields.ts";
import { fitted } from "../../slack/limits.ts";
import { channelFields, channelFormId, extendDateField, extendFormId, extendValue } from "./ids.ts";
import type { TeamItem } from "./item-queries.ts";
import type { LedTeam } from "./people-queries.ts";
import { teamText } from "./text.ts";

const signsOfName = 80;
const signsOfText = 300;

/** The form that puts a follow-up off; `list` is what comes back after it. */
export function extendForm(
  { item, list, today }: { item: TeamItem; list: string; today: PlainDate },
  language: Language,
): Modal {
  const text = teamText[language];
  return modal(
    text.acts.extend,
    [
      section(named(fitted(item.clientName, signsOfName), fitted(item.text, signsOfText), language)),
      context([item.ownerName, text.due(shortDate(item.dueOn, today, language))].join(" · ")),
      dateField(extendDateField, text.newDate, { initial: today }),
    ],
    {
      callback_id: extendFormId,
      private_metadata: extendValue({ list, id: item.id, version: item.version }),
      submit: label(text.acts.extend),
      close: label(text.dismiss),
    },
  );
}

/** The form for a team: its channel, what the digest tells there, whether wins are told, and until when its days are hot. */
export function channelForm(team: LedTeam, postAt: string, language: Language, place = ""): Modal {
  const text = teamText[language];
  const choices = [
    { text: text.countsOnly, value: "counts" },
    { text: text.withNames, value: "names" },
  ];
  return modal(
    text.channelTitle,
    [
      section(text.channelOf(fitted(team.name, signsOfName), postAt)),
      channelField(channelFields.channel, text.channel, {
        isOptional: true,
        initial: team.channel ?? undefined,
        hint: text.invite,
      }),
      radioField(channelFields.names, text.tells, { choices, initial: team.isNamed ? "names" : "counts" }),
      checkField(channelFields.wins, text.wins, {
        isOptional: true,
        choices: [
          { text: text.tellsWins, value: "wins" },
          { text: text.tellsAmounts, value: "amounts" },
        ],
        initial: [...(team.tellsWins ? ["wins"] : []), ...(team.tellsAmounts ? ["amounts"] : [])],
      }),
      dateField(channelFields.heat, text.heat, {
        isOptional: true,
        initial: team.heatUntil ?? undefined,
        hint: text.heatHint,
      }),
    ],
    {
      callback_id: channelFormId,
      private_metadata: `${team.id} ${place}`,
      submit: label(text.save),
      close: label(text.dismiss),
    },
  );
}

/** What was saved. */
export function channelSaved(team: LedTeam, postAt: string, language: Language): Modal {
  const text = teamText[language];
  const name = fitted(team.name, signsOfName);
  const lines = team.channel
    ? [section(text.channelSaved(name, postAt)), section(text.invite)]
    : [section(text.noChannel(name))];
  if (team.heatUntil) lines.push(section(text.heatSaved(longDate(team.heatUntil, language))));
  return modal(text.channelTitle, lines, { close: label(text.dismiss) });
}
