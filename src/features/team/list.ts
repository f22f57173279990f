import type { KnownBlock } from "@slack/web-api";
import { daysBetween, type PlainDate } from "../../lib/dates.ts";
import { begun, type Language, longDate } from "../../lib/language.ts";
import { endWords, type MomentReader } from "../../lib/moments.ts";
import type { Page } from "../../lib/pages.ts";
import { button, context, label, type Modal, modal, titled } from "../../slack/blocks.ts";
import { fitted } from "../../slack/limits.ts";
import { pageBlocks } from "../../slack/paging.ts";
import { openClientAction } from "../clients/ids.ts";
import { openComplaintAction } from "../complaints/ids.ts";
import { complaintsText } from "../complaints/text.ts";
import type { Tier } from "../policy/rules.ts";
import { tierName } from "../policy/text.ts";
import { planOfAction, planValue } from "../visits/ids.ts";
import type { QuietClient } from "./client-queries.ts";
import { type ListClaim, listName, listValue, turnTeamListAction } from "./ids.ts";
import type { OpenItem, PlanStanding } from "./plan-queries.ts";
import type { ShownNear } from "./queries.ts";
import type { QuietBucket } from "./rules.ts";
import { teamText } from "./text.ts";

const signsOfName = 80;

/** What every list of the team shares: which it is, how many there are, and where in it one stands. */
type Listed = { claim: ListClaim; total: number; page: Page };

function listModal({ claim, total, page }: Listed, title: string, rows: KnownBlock[], language: Language): Modal {
  const text = teamText[language];
  return modal(
    text.listTitles[claim.kind],
    [
      titled(total === 0 ? text.nothingLeft : title, ""),
      ...rows,
      ...pageBlocks(page, turnTeamListAction, (number) => listValue({ ...claim, page: number }), language),
    ],
    { callback_id: listName({ ...claim, page: page.number }), close: label(text.close) },
  );
}

const openClient = (clientId: number, language: Language) =>
  button(teamText[language].open, `${openClientAction}:${clientId}`, String(clientId));

const openComplaint = (id: number, number: string, language: Language) =>
  button(teamText[language].open, `${openComplaintAction}:${id}`, number);

const quietBlocks = (client: QuietClient, today: PlainDate, language: Language): KnownBlock[] => {
  const text = teamText[language];
  const { lastReachedOn, missed } = client;
  const last =
    lastReachedOn === null ? text.neverContacted : text.lastContact(Math.max(0, daysBetween(lastReachedOn, today)));
  const clocks = missed.map(({ kind, days, standardDays, never }) =>
    (kind === "visit" ? text.missedVisit : text.missedCall)(days, standardDays, never),
  );
  return [
    titled(client.clientName, ` · ${tierName(client.tier, language)}`, openClient(client.clientId, language)),
    context([client.ownerName, last, ...clocks].join(" · ")),
  ];
};

/** A page of the clients who have not been contacted for so long. */
export function quietModal(
  list: Listed & { clients: QuietClient[]; bucket: QuietBucket; today: PlainDate },
  language: Language,
): Modal {
  const text = teamText[language];
  const title = text.counted(text.quiet[list.bucket], list.total);
  const rows = list.clients.flatMap((client) => quietBlocks(client, list.today, language));
  return listModal(list, title, rows, language);
}

/** A page of the clients of a tier whose standards are missed. */
export function missedModal(
  list: Listed & { clients: QuietClient[]; tier: Tier | null; today: PlainDate },
  language: Language,
): Modal {
  const title = teamText[language].lists.missed(tierName(list.tier, language), list.total);
  const rows = list.clients.flatMap((client) => quietBlocks(client, list.today, language));
  return listModal(list, title, rows, language);
}

/** A page of what the plans of a day left open. */
export function openItemsModal(list: Listed & { items: OpenItem[]; date: PlainDate }, language: Language): Modal {
  const text = teamText[language];
  const rows = list.items.flatMap((item) => [
    titled(item.clientName, ` · ${tierName(item.tier, language)}`, openClient(item.clientId, language)),
    context([item.ownerName, text.kinds[item.kind]].join(" · ")),
  ]);
  return listModal(list, text.lists.open(longDate(list.date, language), list.total), rows, language);
}

/** A page of the day's plans by manager, each with the way to the plan. */
export function plansModal(
  list: Listed & { plans: (PlanStanding & { name: string })[]; date: PlainDate },
  language: Language,
): Modal {
  const text = teamText[language];
  const rows = list.plans.map(({ personId, name, done, planned, open }) =>
    titled(
      name,
      `\n${text.planStanding(done, planned, open)}`,
      button(text.open, `${planOfAction}:${personId}`, planValue({ date: list.date, personId, page: 1 })),
    ),
  );
  return listModal(list, text.lists.today(longDate(list.date, language)), rows, language);
}

/** A page of the complaints past their deadline or near it, each with the way to it. */
export function nearModal(
  list: Listed & { complaints: ShownNear[]; title: string; reader: MomentReader },
  language: Language,
): Modal {
  const { severities, states } = complaintsText[language];
  const text = teamText[language];
  const rows = list.complaints.flatMap(({ id, number, clientName, severity, state, dueAt, isPast }) => [
    titled(number, clientName ? ` · ${fitted(clientName, signsOfName)}` : "", openComplaint(id, number, language)),
    context(
      [
        begun((isPast ? text.overdueSince : text.due)(endWords(dueAt, list.reader))),
        severities[severity],
        begun(states[state]),
      ].join(" · "),
    ),
  ]);
  return listModal(list, list.title, rows, language);
}
