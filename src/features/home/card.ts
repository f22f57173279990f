import type { Button, KnownBlock } from "@slack/web-api";
import type { Asker } from "../../deps.ts";
import type { PlainDate } from "../../lib/dates.ts";
import { begun, listed, longDate } from "../../lib/language.ts";
import { actions, button, context, divider, type HomeTab, header, homeTab, section } from "../../slack/blocks.ts";
import { runCommandAction } from "../../slack/commands.ts";
import { findFormAction } from "../clients/ids.ts";
import { filingText } from "../complaints/filing/text.ts";
import { openLogAction } from "../contact-log/ids.ts";
import { homeText } from "./text.ts";

export type HomeFacts = {
  asker: Asker;
  /** whether the asker leads people today */
  isLead: boolean;
  today: PlainDate;
  position: { team: string | null; branch: string | null; reportsTo: string | null };
  /** when plans are posted, HH:MM */
  postAt: string;
  /** of the plan stored for today; undefined when there is none */
  planned: { visits: number; calls: number; done: number; beyond: number } | undefined;
  /** the reader's own, and of those whom they cover */
  followUps: { open: number; due: number; late: number };
  /** for leads: how those below them stand */
  team: { done: number; planned: number; late: number } | undefined;
  isDayOff: boolean;
  help: string[];
  /** for administrators */
  care:
    | {
        notInSlack: { total: number; people: { name: string; email: string }[] };
        unpublished: { year: number; jurisdictions: string[] }[];
      }
    | undefined;
};

/** The Home tab: who I am here, today, and what I can do. */
export function homeView(facts: HomeFacts): HomeTab {
  const text = homeText[facts.asker.language];
  return homeTab([
    header(text.greeting(facts.asker.name)),
    context(whoIAm(facts)),
    divider,
    ...todayBlocks(facts),
    divider,
    header(text.canDo),
    section(facts.help.join("\n")),
    ...careBlocks(facts),
  ]);
}

function whoIAm({ asker, position }: HomeFacts): string {
  const text = homeText[asker.language];
  const roles = listed(
    [...asker.roles].map((role) => text.roles[role]),
    asker.language,
  );
  const boss = position.reportsTo ? text.reportsTo(position.reportsTo) : "";
  return [begun(roles), position.team ?? "", position.branch ?? "", boss].filter(Boolean).join(" · ") || asker.name;
}

function todayBlocks({ asker, isLead, today, planned, followUps, team, postAt, isDayOff }: HomeFacts): KnownBlock[] {
  const text = homeText[asker.language];
  const date = section(text.today(longDate(today, asker.language)));
  const isManager = asker.roles.has("manager");
  const file = filingText[asker.language].button;
  const isStaff = !isManager && !isLead;
  const complaints = [
    button(file, `${runCommandAction}:complaint`, "/complaint", isStaff ? "primary" : undefined),
    button(text.myComplaints, `${runCommandAction}:complaints`, "/complaint mine"),
  ];
  if (isStaff) return [date, actions(...complaints), context(text.staff)];
  const unplanned = isDayOff ? text.dayOff : text.notPlanned(postAt);
  const own = planned ? text.planned(planned) : unplanned;
  const buttons: Button[] = [
    ...(isManager ? [button(text.showPlan, `${runCommandAction}:today`, "/clients today", "primary")] : []),
    ...(isLead
      ? [button(text.showTeam, `${runCommandAction}:team`, "/clients team", isManager ? undefined : "primary")]
      : []),
    ...(isLead ? [button(text.teamView, `${runCommandAction}:standing`, "/team")] : []),
    button(text.followUps, `${runCommandAction}:follow-ups`, "/followups"),
    button(text.logContact, openLogAction),
    button(text.findClient, findFormAction),
    button(text.showBook, `${runCommandAction}:all`, "/clients all"),
    ...complaints,
  ];
  const lines = [
    ...(isManager ? [own] : []),
    ...(team ? [text.teamStands(team)] : []),
    ...(isManager || followUps.open > 0 ? [text.followUpsStand(followUps)] : []),
  ];
  return [date, section(lines.join("\n") || text.nothingOwn), actions(...buttons)];
}

function careBlocks({ asker, care }: HomeFacts): KnownBlock[] {
  if (!care) return [];
  const text = homeText[asker.language];
  const { total, people } = care.notInSlack;
  const names = people.map(({ name, email }) => `${name} (${email})`);
  const rest = total > people.length ? [text.andMore(total - people.length)] : [];
  return [
    divider,
    header(text.admin),
    section(total > 0 ? [text.notInSlack(total), ...names, ...rest].join("\n") : text.allInSlack),
    ...care.unpublished.map(({ year, jurisdictions }) =>
      section(text.unpublished(listed(jurisdictions, asker.language), year)),
    ),
  ];
}
