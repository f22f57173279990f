import type { Db } from "../../db/sql.ts";
import { type NowOrder, tellNow } from "../notices/acts.ts";

/** Tells it once, by the key of what could not be told. */
export const noteUntold = ({ prisma }: Db, order: NowOrder): Promise<unknown> =>
  prisma.$transaction((tx) => tellNow(tx, order));
