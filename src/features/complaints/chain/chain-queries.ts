import type { Db } from "../../../db/sql.ts";
import type { SealedAct } from "./chain-rules.ts";

/** A complaint's acts as they stand, and the count, head and state that its record keeps of them. */
export type Chain = {
  id: number;
  number: string;
  acts: SealedAct[];
  kept: { count: number; head: string };
  state: string;
};

type Row = {
  complaintId: number;
  number: string;
  version: number;
  headHash: string;
  state: string;
  seq: number | null;
  at: string;
} & Omit<SealedAct, "seq" | "at">;

const sealed = `c."id" AS "complaintId", c."number", c."version", c."headHash", c."state",
  a."seq", a."act", a."byId", a."at", a."fromState", a."toState", a."given", a."origin", a."hash"`;

/** The chains of the next complaints after an id, in the order of their ids. One statement: an act of just now is there in both or in neither. */
export async function chainsAfter(db: Db, id: number, most: number): Promise<Chain[]> {
  const rows = await db.rows<Row>(
    `SELECT ${sealed}
     FROM (SELECT "id", "number", "version", "headHash", "state" FROM "Complaint" WHERE "id" > ? ORDER BY "id" LIMIT ?) c
       LEFT JOIN "ComplaintAct" a ON a."complaintId" = c."id"
     ORDER BY c."id", a."seq"`,
    id,
    most,
  );
  return chainsIn(rows);
}

/** The chain of one complaint; undefined when there is none of that number. One statement, as above. */
export async function chainOf(db: Db, number: string): Promise<Chain | undefined> {
  const rows = await db.rows<Row>(
    `SELECT ${sealed} FROM "Complaint" c LEFT JOIN "ComplaintAct" a ON a."complaintId" = c."id"
     WHERE c."number" = ? ORDER BY a."seq"`,
    number,
  );
  return chainsIn(rows)[0];
}

function chainsIn(rows: Row[]): Chain[] {
  const chains = new Map<number, Chain>();
  for (const { complaintId, number, version, headHash, state, seq, at, ...act } of rows) {
    const chain = chains.get(complaintId) ?? {
      ...{ id: complaintId, number, acts: [], state },
      kept: { count: version, head: headHash },
    };
    chains.set(complaintId, chain);
    if (seq !== null) chain.acts.push({ ...act, seq, at: new Date(at) });
  }
  return [...chains.values()];
}

/** A year in which fewer or more complaints stand than numbers were given. */
export type NumberGap = { year: number; given: number; found: number };

/** The years whose numbers have gaps: a complaint that was taken out whole leaves one. */
export const numberGaps = (db: Db): Promise<NumberGap[]> =>
  db.rows<NumberGap>(
    `SELECT y."year", COALESCE(n."last", 0) AS "given", COALESCE(f."found", 0) AS "found"
     FROM (SELECT "year" FROM "ComplaintNumber" UNION SELECT CAST(substr("number", 3, 4) AS INTEGER) FROM "Complaint") y
       LEFT JOIN "ComplaintNumber" n ON n."year" = y."year"
       LEFT JOIN (SELECT CAST(substr("number", 3, 4) AS INTEGER) AS "year", count(*) AS "found" FROM "Complaint" GROUP BY 1) f
         ON f."year" = y."year"
     WHERE COALESCE(n."last", 0) <> COALESCE(f."found", 0) ORDER BY y."year"`,
  );
