import type { Db } from "../../db/sql.ts";
import type { PlainDate } from "../../lib/dates.ts";

/** Who is away, and who serves their clients meanwhile; both days with. */
export type Leave = { personId: number; coverId: number; fromDate: PlainDate; toDate: PlainDate };

/** The leaves that the day is one of. The day is that of the person who is away, in their own zone. */
export const leavesOn = (db: Db, date: PlainDate): Promise<Leave[]> =>
  db.rows<Leave>(
    `SELECT "personId", "coverId", "fromDate", "toDate" FROM "Leave"
     WHERE "fromDate" <= ? AND "toDate" >= ? AND "cancelledAt" IS NULL ORDER BY "id"`,
    date,
    date,
  );
