import { appendRows, readRows, updateRows } from "../../db/bulk.ts";
import type { RawTx } from "../../db/bulk-writer.ts";
import { sqlInstant } from "../../db/sql.ts";
import { changesIn } from "../../lib/changes.ts";
import type { WrittenMoment } from "../../lib/date-text.ts";
import { instantOf } from "../../lib/dates.ts";
import { refreshLastContacts } from "../clients/last-contact-acts.ts";
import type { Reason } from "./cell-rules.ts";
import type { Situation } from "./queries.ts";
import { readClientIds, unknownClient } from "./record-acts.ts";
import type { Decision, Row, Verdict } from "./row-rules.ts";

/** A day without a time counts as noon: the same day wherever its reader lives. */
const unknownTime = "12:00:00";

type Entry = {
  clientId: number;
  personId: number;
  kind: string;
  direction: string;
  at: string;
  outcome: string;
  notes: string | null;
};
type Stored = Entry & { id: number };

/** Adds past contacts; one that is there already may get another outcome or other notes. */
export async function decideLog(tx: RawTx, rows: Row<"log">[], situation: Situation): Promise<Decision> {
  const clients = await readClientIds(
    tx,
    rows.map((row) => row.client_no),
  );
  const entries = rows.map((row) => readEntry(row, clients, situation));
  const stored = await readStored(
    tx,
    entries.filter((entry): entry is Entry => !("fault" in entry)),
  );
  // also those of this file: one moment can be written in several ways, and the later row counts
  const known = new Map<string, Entry | Stored>(stored);
  const added: Entry[] = [];
  const changed = new Set<Stored>();
  const verdicts = entries.map((entry, i): Verdict => {
    if ("fault" in entry) return entry;
    const before = known.get(wordOf(entry));
    if (!before) {
      added.push(entry);
      known.set(wordOf(entry), entry);
      return "added";
    }
    const { outcome, notes } = rows[i] ?? {};
    const changes = changesIn<Entry>(before, {
      outcome: outcome === undefined ? undefined : entry.outcome,
      notes: notes === undefined ? undefined : entry.notes,
    });
    if (!changes) return "unchanged";
    Object.assign(before, changes);
    if ("id" in before) changed.add(before);
    return "changed";
  });
  async function write() {
    await appendRows(tx, "ContactLog", added);
    await updateRows(
      tx,
      "ContactLog",
      [...changed].map(({ id, outcome, notes }) => ({ id, outcome, notes })),
    );
    await refreshLastContacts(
      tx,
      [...added, ...changed].map(({ clientId }) => clientId),
    );
  }
  return { verdicts, write };
}

function readEntry(row: Row<"log">, clients: Map<string, number>, { house, now }: Situation): Entry | Reason {
  const clientId = clients.get(row.client_no);
  if (clientId === undefined) return unknownClient(row.client_no);
  const person = house.people.get(row.manager_email);
  if (!person) return { fault: "unknownPerson", column: "manager_email", value: row.manager_email };
  const at = momentIn(row.at, person.timeZone);
  if (at > now) return { fault: "future", column: "at", value: `${row.at.date} ${row.at.time ?? ""}`.trim() };
  return {
    clientId,
    personId: person.id,
    kind: row.kind,
    direction: row.direction ?? "ours",
    at: sqlInstant(at),
    outcome: row.outcome ?? "reached",
    notes: row.notes ?? null,
  };
}

function momentIn({ date, time = unknownTime, offset }: WrittenMoment, zone: string): Date {
  return offset === undefined ? instantOf(date, time, zone) : new Date(`${date}T${time}${offset}`);
}

const wordOf = ({ clientId, personId, kind, direction, at }: Entry) =>
  JSON.stringify([clientId, personId, kind, direction, Date.parse(at)]);

async function readStored(tx: RawTx, entries: Entry[]): Promise<Map<string, Stored>> {
  const found = await readRows<Stored>(
    tx,
    ["clientId", "at", "personId", "kind", "direction"],
    entries.map(({ clientId, at, personId, kind, direction }) => [clientId, at, personId, kind, direction]),
    `SELECT l."id", l."clientId", l."personId", l."kind", l."direction", CAST(l."at" AS TEXT) AS "at", l."outcome", l."notes"
     FROM "given" g JOIN "ContactLog" l ON l."clientId" = g."clientId" AND l."at" = g."at"
       AND l."personId" = g."personId" AND l."kind" = g."kind" AND l."direction" = g."direction"`,
  );
  return new Map(found.map((entry) => [wordOf(entry), entry]));
}
