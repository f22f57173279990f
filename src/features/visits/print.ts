import { parseArgs } from "node:util";
import type { Db } from "../../db/sql.ts";
import { isDate, localDate } from "../../lib/dates.ts";
import { inARow, type Language, longDate } from "../../lib/language.ts";
import { tierName } from "../policy/text.ts";
import { endWords } from "./entry-list.ts";
import { entriesOf, type PlanEntry, storedPlan } from "./plan-queries.ts";
import { computePlan, planDayOf, plannerOf, serviceOf } from "./queries.ts";
import { reasonWords } from "./reason-words.ts";
import { entriesFor } from "./recusal-queries.ts";
import { visitsText } from "./text.ts";

export type Terminal = { stdout(line: string): void; stderr(line: string): void; language: Language };

const usage = "Usage: npm run rounds -- plan [--date YYYY-MM-DD] [--person E-MAIL]";

/**
 * `rounds plan`: prints the plan of a day without storing or posting it; the one that was stored, where there is one. Without
 * `--person` every active manager's. Gives the exit code: 2 when it was asked wrongly.
 */
export async function printPlan(db: Db, args: string[], now: Date, terminal: Terminal): Promise<number> {
  const asked = readArguments(args);
  if (!asked) {
    terminal.stderr(usage);
    return 2;
  }
  const people = await db.prisma.person.findMany({
    where: {
      active: true,
      roles: { some: { role: "manager" } },
      ...(asked.person && { email: asked.person.toLowerCase() }),
    },
    orderBy: { name: "asc" },
    select: { id: true, name: true },
  });
  if (people.length === 0) {
    terminal.stderr(asked.person ? `No active manager has the e-mail ${asked.person}.` : "There are no managers yet.");
    return 2;
  }
  for (const person of people) await printOne(db, person, asked.date, now, terminal);
  return 0;
}

function readArguments(args: string[]): { date: string | undefined; person: string | undefined } | undefined {
  try {
    const { values } = parseArgs({ args, options: { date: { type: "string" }, person: { type: "string" } } });
    return values.date === undefined || isDate(values.date) ? { date: values.date, person: values.person } : undefined;
  } catch {
    return undefined;
  }
}

async function printOne(
  db: Db,
  { id, name }: { id: number; name: string },
  asked: string | undefined,
  now: Date,
  { stdout, language }: Terminal,
): Promise<void> {
  const text = visitsText[language];
  const planner = await plannerOf(db, id);
  const date = asked ?? localDate(now, planner.timeZone);
  const service = await serviceOf(db, id, date);
  const stored = await storedPlan(db, id, date, planner.timeZone, service.covered);
  const day = await planDayOf(db, date, planner.jurisdiction);
  stdout(`\n${text.titleOf(name, longDate(date, language))}`);
  if (!stored && !day.calendar.isWorkingDay(date)) return stdout(text.printDayOff);
  const plan = stored ? undefined : await computePlan(db, planner, day, service);
  const planned = stored?.entries ?? (plan ? await entriesOf(db, [...plan.visits, ...plan.calls]) : []);
  const entries = await entriesFor(db, id, planned);
  const beyond = stored?.dueBeyond ?? plan?.beyond.length ?? 0;
  if (!stored) stdout(text.live);
  for (const line of entryTexts(entries, date, language)) stdout(line);
  if (entries.length === 0) stdout(text.nothing);
  if (beyond > 0) stdout(text.moreDue(beyond));
}

function entryTexts(entries: PlanEntry[], date: string, language: Language): string[] {
  const text = visitsText[language];
  return entries.map((entry, index) => {
    const kind = entry.kind === "visit" ? text.visit : text.call;
    const reasons = entry.reasons.flatMap((reason) => reasonWords(reason, date, language));
    const words = endWords(entry, date, language) || inARow(reasons, language);
    return `${String(index + 1).padStart(3)}. ${kind} ${entry.name} · ${tierName(entry.tier, language)} · ${words}`;
  });
}
