import type { Db, Tx } from "../../../db/sql.ts";
import type { PlainDate } from "../../../lib/dates.ts";
import type { Message } from "../../../slack/blocks.ts";
import { enqueue } from "../../../slack/delivery.ts";
import { tellLater, tellNow } from "../../notices/acts.ts";
import type { Severity } from "../given-rules.ts";
import type { ComplaintRecord } from "../record-queries.ts";

export type Warned = {
  person: { id: number; slackUserId: string | null };
  /** the person's own local day */
  day: PlainDate;
  severity: Severity;
  /** each with what it is known by, so that it is told once */
  lines: { key: string; line: string }[];
  /** the message that tells these lines */
  message(lines: string[]): Message;
};

/**
 * Warns somebody of a complaint's clocks, what was told before left out: S1 in a message whatever the hour and however many there
 * were that day, S2 in a message while there were fewer than three, the others in the next plan or digest. Gives how many were new.
 */
export function warn({ prisma }: Db, { person, day, severity, lines, message }: Warned): Promise<number> {
  return prisma.$transaction(async (tx) => {
    const fresh: { key: string; line: string }[] = [];
    for (const { key, line } of lines) {
      const own = { key: `${key}:P${person.id}`, line };
      if (await tellLater(tx, { ...own, personId: person.id })) fresh.push(own);
    }
    const [first] = fresh;
    const { id, slackUserId } = person;
    if (!first || slackUserId === null || (severity !== "S1" && severity !== "S2")) return fresh.length;
    const key = `${first.key}:now`;
    const said = fresh.map(({ line }) => line);
    const order = { key, message: message(said) };
    if (severity === "S1") await enqueue(tx, { ...order, personId: id, target: slackUserId });
    else if ((await tellNow(tx, { ...order, person, day, line: said.join("\n") })) === "known") return 0;
    // they are told by this, and do not ride in another as well
    await tx.notice.updateMany({ where: { key: { in: fresh.map((one) => one.key) } }, data: { toldIn: key } });
    return fresh.length;
  });
}

/**
 * Writes down when the next warning falls due, and in the same transaction what `show` writes: the card with its clocks as they
 * stand. Nothing when somebody acted meanwhile, as their act did both, or when another process was first.
 */
export async function awaitNextWarning(
  { prisma }: Db,
  { id, version, warnAt }: ComplaintRecord,
  next: Date | null,
  show: (tx: Tx) => Promise<void>,
): Promise<void> {
  await prisma.$transaction(async (tx) => {
    const { count } = await tx.complaint.updateMany({ where: { id, version, warnAt }, data: { warnAt: next } });
    if (count > 0) await show(tx);
  });
}
