import type { Db } from "../../db/sql.ts";
import type { Asker } from "../../deps.ts";
import type { Prisma } from "../../generated/client/client.ts";
import { type Reading, readClocks } from "./clocks/reading-rules.ts";
import type { Act } from "./given-rules.ts";
import { type ComplaintRecord, clockRulesFor, recordFields, recordOf } from "./record-queries.ts";
import { barredFrom, isReporterAlone, isTimeFor } from "./rights-rules.ts";
import { type Tied, tiesOf } from "./tie-queries.ts";
import { type Relation, steps } from "./workflow.ts";

type Named = { id: number; name: string };
/** `active` false: they have left */
type Party = Named & { active: boolean };

/** All that a card or the record's view shows of a complaint. */
export type ComplaintFacts = ComplaintRecord & {
  what: string;
  wish: string | null;
  whereAbout: string | null;
  happenedOn: string | null;
  channel: string;
  otherName: string | null;
  otherPhone: string | null;
  cause: string | null;
  compensation: { minor: bigint; currency: string } | null;
  satisfaction: number | null;
  card: { channel: string; ts: string } | null;
  client: (Named & { clientNo: string }) | null;
  about: Party | null;
  reporter: Party | null;
  responsible: Party | null;
  department: Named | null;
  repeatOf: (Tied & { id: number; number: string }) | null;
  branch: { name: string; timeZone: string; language: string; deskChannel: string | null };
  files: number;
  reading: Reading;
};

const tiedFields = {
  ...{ id: true, branchId: true, clientId: true, aboutId: true, reporterId: true, responsibleId: true },
  extensionById: true,
} as const satisfies Prisma.ComplaintSelect;

const factFields = {
  ...recordFields,
  ...{ what: true, wish: true, whereAbout: true, happenedOn: true, channel: true, otherName: true, otherPhone: true },
  ...{ cause: true, compensationMinor: true, compensationCurrency: true, satisfaction: true, repeatOfId: true },
  ...{ cardChannel: true, cardTs: true, _count: { select: { files: true } } },
} as const satisfies Prisma.ComplaintSelect;

/** The facts of a complaint, whoever asks: rights are the caller's to check. Undefined when there is none. */
export async function complaintFacts(db: Db, id: number, now: Date): Promise<ComplaintFacts | undefined> {
  const row = await db.prisma.complaint.findUnique({ where: { id }, select: factFields });
  if (!row) return undefined;
  const { _count, cardChannel, cardTs, compensationMinor, compensationCurrency, repeatOfId, ...rest } = row;
  const record = recordOf(rest);
  const rules = await clockRulesFor(db, record.branchId, record.filedOn);
  return {
    ...record,
    ...(await namesOf(db, { ...record, repeatOfId })),
    compensation:
      compensationMinor === null || compensationCurrency === null
        ? null
        : { minor: compensationMinor, currency: compensationCurrency },
    card: cardChannel && cardTs ? { channel: cardChannel, ts: cardTs } : null,
    files: _count.files,
    reading: readClocks(record, rules, now),
  };
}

type Ids = ComplaintRecord & { repeatOfId: number | null };

async function namesOf({ prisma }: Db, ids: Ids) {
  const { clientId, aboutId, reporterId, responsibleId, departmentId, repeatOfId, branchId } = ids;
  const personIds = [aboutId, reporterId, responsibleId].filter((id) => id !== null);
  const [people, client, department, repeatOf, branch] = await Promise.all([
    prisma.person.findMany({ where: { id: { in: personIds } }, select: { id: true, name: true, active: true } }),
    prisma.client.findUnique({ where: { id: clientId ?? 0 }, select: { id: true, name: true, clientNo: true } }),
    prisma.team.findUnique({ where: { id: departmentId ?? 0 }, select: { id: true, name: true } }),
    prisma.complaint.findUnique({ where: { id: repeatOfId ?? 0 }, select: { ...tiedFields, number: true } }),
    prisma.branch.findUniqueOrThrow({
      where: { id: branchId },
      select: { name: true, timeZone: true, language: true, deskChannel: true },
    }),
  ]);
  const named = (id: number | null) => people.find((person) => person.id === id) ?? null;
  const parties = { about: named(aboutId), reporter: named(reporterId), responsible: named(responsibleId) };
  return { ...parties, client, department, repeatOf, branch };
}

/** A complaint as one asker sees it. */
export type SeenComplaint = ComplaintFacts & {
  /** of an earlier complaint; `repeatOf` names it only to who may see that one as well */
  isRepeat: boolean;
  ties: ReadonlySet<Relation>;
  /** what they may do now */
  may: Act[];
};

/** A complaint by its number or id, if the asker may see it; undefined when not, or when there is none. */
export async function complaintFor(
  db: Db,
  asker: Asker,
  which: { number: string } | { id: number },
  now: Date,
): Promise<SeenComplaint | undefined> {
  const found = await db.prisma.complaint.findUnique({ where: which, select: tiedFields });
  const ties = found && (await tiesOf(db, found, asker.personId, now));
  if (!found || !ties || ties.size === 0) return undefined;
  const facts = await complaintFacts(db, found.id, now);
  if (!facts) return undefined;
  // who merely filed it learnt only that the client was found (domain.md, "Who may see what")
  const client = isReporterAlone(ties) ? null : facts.client;
  const repeat = await repeatFor(db, asker, facts, now);
  return { ...facts, client, ...repeat, ties, may: actsOpenTo(facts, ties, asker.personId) };
}

/** What an asker may know of the earlier complaint: nothing when it is about them, its number when they may see it. */
async function repeatFor(db: Db, { personId }: Asker, { repeatOf }: ComplaintFacts, now: Date) {
  if (repeatOf === null || repeatOf.aboutId === personId) return { isRepeat: false, repeatOf: null };
  const isSeen = (await tiesOf(db, repeatOf, personId, now)).size > 0;
  return { isRepeat: true, repeatOf: isSeen ? repeatOf : null };
}

/** The acts that the table has for a person in the complaint's state. */
function actsOpenTo(record: ComplaintRecord, ties: ReadonlySet<Relation>, personId: number): Act[] {
  return steps
    .filter(({ from }) => from.includes(record.state))
    .filter((step) => isTimeFor(step, record))
    .filter((step) => barredFrom(step, record, ties, personId) === undefined)
    .map(({ act }) => act);
}
