import type { Db } from "../db/sql.ts";
import { actOn } from "../features/complaints/acts.ts";
import { type DeskDeps, tellOfAct, tellOfFiling } from "../features/complaints/desk/tell.ts";
import { fileComplaint } from "../features/complaints/filing/file-acts.ts";
import type { Tell } from "../features/complaints/write-acts.ts";
import { addDays, instantOf, type PlainDate } from "../lib/dates.ts";
import { type WorkingCalendar, workingDayOnOrBefore, workingDaysBefore } from "../lib/working-days.ts";
import type { DemoClient } from "./clients.ts";
import type { Case, Moment, Said, Step } from "./complaint-cases.ts";
import { cases } from "./complaint-list.ts";
import { demoZone, emailOf, staffOf } from "./house.ts";
import type { Naming } from "./naming.ts";
import type { DemoPerson } from "./person.ts";
import type { StandingPosts } from "./standing.ts";
import { demoWorkspace } from "./workspace.ts";

type Branch = { today: PlainDate; calendar: WorkingCalendar; naming: Naming; posts?: StandingPosts | undefined };

/**
 * Fills the demo with complaints, filed and acted on as people do it, at their time; `posts` takes their cards and threads. Throws
 * when the workflow refuses an act.
 */
export async function fillComplaints(db: Db, clients: readonly DemoClient[], branch: Branch): Promise<void> {
  const { channels } = demoWorkspace(branch.naming);
  const membersOf = async (channel: string) => channels.find(({ id }) => id === channel)?.members ?? [];
  const deps: DeskDeps = { db, log: { warn() {} }, slack: { membersOf } };
  const posting = branch.posts?.during ?? ((tell: Tell) => tell);
  const people = await peopleOf(db, branch.naming);
  const living = cases.map((one) => ({ one, at: instantAt(one.at, branch) }));
  for (const { one } of living.sort((a, b) => Number(a.at) - Number(b.at))) {
    await live(deps, one, { ...branch, people, clients, posting });
  }
  // the news of days gone by do not ride in the first plan
  await db.prisma.notice.updateMany({ where: { toldIn: null }, data: { toldIn: "before the demo" } });
}

type Seat = DemoPerson & { id: number; teamId: number | null };

async function peopleOf(db: Db, naming: Naming): Promise<Map<string, Seat>> {
  const rows = await db.prisma.person.findMany({ select: { id: true, email: true, teamId: true } });
  const known = new Map(rows.map((row) => [row.email, row]));
  return new Map(
    staffOf(naming).flatMap((person) => {
      const row = known.get(emailOf(person.handle));
      return row ? [[person.slackId, { ...person, id: row.id, teamId: row.teamId }] as const] : [];
    }),
  );
}

type Place = Branch & {
  people: ReadonlyMap<string, Seat>;
  clients: readonly DemoClient[];
  posting: (tell: Tell) => Tell;
};

/** One complaint from its filing to where it stands. */
async function live(deps: DeskDeps, one: Case, place: Place): Promise<void> {
  const { category, subCategory, severity, channel, what, wish } = one;
  const by = seatOf(place, one.by);
  const clientId = await clientOf(deps.db, one, place);
  const aboutId = one.about === undefined ? undefined : seatOf(place, one.about).id;
  const at = instantAt(one.at, place);
  const told = { category, subCategory, severity, channel, clientId, aboutId };
  const filed = await fileComplaint(deps.db, {
    ...{ token: `demo:${one.at}:${category}`, byId: by.id, at, origin: "chat" },
    given: { ...told, what: what[by.language], wish: wish?.[by.language] },
    tell: place.posting(await tellOfFiling(deps, { byId: by.id, clientId, aboutId })),
  });
  if (filed.is !== "filed") throw new Error(`the demo's complaint was refused: ${JSON.stringify(filed)}`);
  for (const [index, step] of one.steps.entries()) await take(deps, filed.id, index + 1, step, place);
}

async function take(deps: DeskDeps, complaintId: number, version: number, step: Step, place: Place): Promise<void> {
  const by = seatOf(place, step.by);
  const at = instantAt(step.at, place);
  const tell = place.posting(await tellOfAct(deps, complaintId));
  const given = givenOf(step, by, at, place);
  const { act } = step;
  const acted = await actOn(deps.db, { complaintId, version, act, given, byId: by.id, at, origin: "chat", tell });
  if (acted.is !== "done") throw new Error(`the demo's ${act} was refused: ${JSON.stringify(acted)}`);
}

const isSaid = (value: unknown): value is Said => typeof value === "object" && value !== null && "zh" in value;

/** What is given with an act, in the language of who does it. */
function givenOf({ act, given = {}, promisedInDays, responsible }: Step, by: Seat, at: Date, place: Place) {
  const words = Object.fromEntries(
    Object.entries(given).map(([name, value]) => [name, isSaid(value) ? value[by.language] : value]),
  );
  if (promisedInDays !== undefined) {
    return { ...words, promise: { text: words.promise, dueOn: addDays(place.today, promisedInDays) } };
  }
  if (act === "carryOut") return { ...words, toldAt: at.toISOString() };
  if (responsible === undefined) return words;
  const { id, teamId } = seatOf(place, responsible);
  return { responsibleId: id, departmentId: teamId };
}

function seatOf({ people }: Place, slackId: string): Seat {
  const seat = people.get(slackId);
  if (!seat) throw new Error(`the demo has nobody on the seat ${slackId}`);
  return seat;
}

/** A client for whom nothing else is due, so that the complaint is what is seen of it. */
async function clientOf(db: Db, { client: [manager, nth] }: Case, { clients }: Place): Promise<number> {
  const quiet = clients.filter(
    ({ manager: own, state, tier }) => own.slackId === manager && state === "kept" && tier === "premierGold",
  );
  const where = { clientNo: quiet[nth]?.clientNo ?? "" };
  return (await db.prisma.client.findUniqueOrThrow({ where, select: { id: true } })).id;
}

function instantAt(moment: Moment, { today, calendar }: Branch): Date {
  const [days = "", time = ""] = moment.split(" ");
  const count = Number.parseInt(days, 10);
  const day = days.endsWith("d")
    ? workingDayOnOrBefore(addDays(today, -count), calendar)
    : workingDaysBefore(today, count, calendar);
  return instantOf(day, time, demoZone);
}
