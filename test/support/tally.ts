import type { Db } from "../../src/db/sql.ts";

/** A row that many count up at once; `attempts` is the number. */
export async function newTally(db: Db, key = "tally"): Promise<void> {
  // far in the future and held: no worker takes it for a message
  await db.prisma.delivery.create({ data: { key, target: "U1", payload: "{}", state: "sent", runAt: 0n } });
}

export const tallyOf = async (db: Db, key = "tally"): Promise<number> =>
  (await db.prisma.delivery.findUniqueOrThrow({ where: { key } })).attempts;

/** One transaction that reads the number and writes the next: what two of them do at once must not be lost. */
export const addOne = (db: Db, key = "tally"): Promise<unknown> =>
  db.prisma.$transaction(async (tx) => {
    const { attempts } = await tx.delivery.findUniqueOrThrow({ where: { key } });
    await tx.delivery.update({ where: { key }, data: { attempts: attempts + 1 } });
  });

/** Counts up so many times, all at once; gives how many were acknowledged. */
export async function countUp(db: Db, times: number, key = "tally"): Promise<number> {
  const outcomes = await Promise.allSettled(Array.from({ length: times }, () => addOne(db, key)));
  return outcomes.filter(({ status }) => status === "fulfilled").length;
}
