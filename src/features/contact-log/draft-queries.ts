import { z } from "zod";
import type { Db } from "../../db/sql.ts";
import { draftKeptMs } from "./rules.ts";

const draftShape = z.object({
  /** the contact's moment unless another is chosen */
  opened: z.number(),
  clientId: z.number().nullable(),
  isUnfolded: z.boolean(),
  promises: z.number(),
  facts: z.number(),
  typed: z.record(z.string(), z.string()),
  chosen: z.record(z.string(), z.array(z.string())),
});
export type Draft = z.infer<typeof draftShape>;

/** What the person typed into that log form within the last day and did not send; undefined when there is nothing. */
export async function draftOf(
  db: Db,
  personId: number,
  form: string,
  now: Date,
): Promise<(Draft & { at: Date }) | undefined> {
  const kept = await keptOf(db, personId, form, now);
  const draft = kept && draftShape.safeParse(kept.held).data;
  return draft && { ...draft, at: kept.at };
}

/** What stands under a form's name since less than a day, whatever form it is. */
export async function keptOf(
  db: Db,
  personId: number,
  form: string,
  now: Date,
): Promise<{ held: unknown; at: Date } | undefined> {
  const [row] = await db.rows<{ typed: string; at: string }>(
    `SELECT "typed", "at" FROM "Draft" WHERE "personId" = ? AND "form" = ?`,
    personId,
    form,
  );
  if (!row || now.getTime() - Date.parse(row.at) > draftKeptMs) return undefined;
  return { held: JSON.parse(row.typed), at: new Date(row.at) };
}
