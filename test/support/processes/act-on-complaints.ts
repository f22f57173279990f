// Files complaints and acts on them, with a message to come for every act, in a database that others may write to as well.
// Arguments: the file, a name for its tokens, how many acts. Prints each act as it is acknowledged.
import { openDb } from "../../../src/db/open.ts";
import { actOn } from "../../../src/features/complaints/acts.ts";
import { fileComplaint } from "../../../src/features/complaints/filing/file-acts.ts";
import type { Act } from "../../../src/features/complaints/given-rules.ts";
import type { Tell } from "../../../src/features/complaints/write-acts.ts";
import { seededRandom } from "../../../src/lib/random.ts";
import { enqueue } from "../../../src/slack/delivery.ts";
import { knownDesk } from "../complaint-desk.ts";

const [file = "", name = "", count = "0"] = process.argv.slice(2);
const db = await openDb(file);
const desk = await knownDesk(db);
const random = seededRandom(name.length + Number(count));
const say = (line: string) => process.stdout.write(`${line}\n`);
const tell: Tell = (tx, { complaintId, seq }) =>
  enqueue(tx, {
    key: `act:${complaintId}.${seq}`,
    target: "U1",
    message: { text: `${complaintId}.${seq}`, blocks: [] },
  });

/** An act that the desk may do in a state. */
const actIn: Partial<Record<string, Act>> = { recorded: "judgeNotValid", notValid: "reopen" };

async function once(number: number): Promise<void> {
  const common = { byId: desk.id("Dora"), at: new Date(), origin: "chat", tell } as const;
  const given = { what: "Slow", category: "service", severity: "S3", channel: "phone", clientId: desk.id("K1") };
  if (random.chance(0.3)) {
    const filed = await fileComplaint(db, { ...common, token: `${name} ${number}`, given });
    if (filed.is === "filed") say(`act:${filed.id}.1`);
    return;
  }
  const some = await db.prisma.complaint.findMany({
    orderBy: { id: "desc" },
    take: 5,
    select: { id: true, version: true, state: true },
  });
  const picked = some[random.whole(0, some.length - 1)];
  if (!picked) return;
  const act = random.chance(0.5) ? "note" : (actIn[picked.state] ?? "note");
  const said = act === "note" ? { text: "Seen" } : { reason: "Because" };
  const acted = await actOn(db, { ...common, complaintId: picked.id, version: picked.version, act, given: said });
  if (acted.is === "done") say(`act:${picked.id}.${acted.done.seq}`);
  else if (acted.is !== "stale" && acted.is !== "known") throw new Error(`${act}: ${JSON.stringify(acted)}`);
}

say("at work");
for (let number = 0; number < Number(count); number += 3)
  await Promise.all([once(number), once(number + 1), once(number + 2)]);
await db.close();
say("finished");
