import Database from "better-sqlite3";
import { openDb } from "../src/db/open.ts";
import { readingPragmas } from "../src/db/pragmas.ts";
import { reportFigures } from "../src/features/complaints/report/report-queries.ts";
import { findAsker } from "../src/features/people/queries.ts";
import type { Book } from "./book-shape.ts";
import { deskMember, houseLead, regionLead } from "./complaint-people.ts";
import { at, monday } from "./days.ts";
import { asRatio, median, seconds, whole } from "./figures.ts";
import type { Size } from "./sizes.ts";
import type { Claim } from "./table.ts";

const target = "< 1 s";
const runs = 3;
/** As long as complaints lie back, and as long before. */
const before = { from: "2025-03-06", to: "2030-03-05" };
const span = { from: "2030-03-06", to: monday, before, isPartial: false };

/** The figures of a report over all complaints there are: what the desk, the head of the house and a lead of leads wait for. */
export async function reportClaims(size: Size, book: Book): Promise<Claim[]> {
  const db = await openDb(book.file);
  const now = at(monday, "13:30");
  const claims: Claim[] = [];
  try {
    for (const [who, slackUserId] of [
      ["the desk", deskMember],
      ["the head of the house", houseLead],
      ["a lead of leads", regionLead],
    ] as const) {
      const asker = await findAsker(db, slackUserId, now);
      if (!asker) throw new Error(`the bench has no ${slackUserId}`);
      const limits: number[] = [];
      const took: number[] = [];
      for (let run = 0; run < runs; run++) {
        limits.push(plainReadMs(book.file));
        const began = performance.now();
        await reportFigures({ db, file: book.file }, asker, span, now);
        took.push(performance.now() - began);
      }
      claims.push({
        what: `the figures of a report over ${whole(book.complaints)} complaints, for ${who}`,
        measured: seconds(median(took)),
        limit: `plain SQL counts them by day, state and category in ${seconds(median(limits))}`,
        ratio: asRatio(median(took) / median(limits)),
        target: size.name === "full" ? target : "",
      });
    }
  } finally {
    await db.close();
  }
  return claims;
}

function plainReadMs(file: string): number {
  const db = new Database(file, { readonly: true });
  db.exec(readingPragmas);
  const began = performance.now();
  db.prepare(`SELECT "filedOn", "state", "category", count(*) FROM "Complaint" GROUP BY 1, 2, 3`).all();
  const tookMs = performance.now() - began;
  db.close();
  return tookMs;
}
