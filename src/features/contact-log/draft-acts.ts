import type { Db, Tx } from "../../db/sql.ts";

type DraftAt = { personId: number; form: string; token: number | string; at: Date };

/** What stands instead of a draft whose form was sent or given up: what that form still tells is late and is not kept. */
const ended = (token: number | string) => JSON.stringify({ ended: token });

/** Keeps what stands in a form, unless that form was sent meanwhile: its last signs may arrive after it. */
export async function keepDraft(
  tx: Tx,
  { personId, form, token, at, draft }: DraftAt & { draft: object },
): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO "Draft" ("personId", "form", "typed", "at") VALUES (${personId}, ${form}, ${JSON.stringify(draft)}, ${at})
    ON CONFLICT ("personId", "form") DO UPDATE SET "typed" = excluded."typed", "at" = excluded."at"
    WHERE "Draft"."typed" <> ${ended(token)}`;
}

/** Forgets a draft of which all was erased. */
export async function eraseDraft(tx: Tx, { personId, form, token }: DraftAt): Promise<void> {
  await tx.draft.deleteMany({ where: { personId, form, typed: { not: ended(token) } } });
}

/** Ends a form's draft; within the transaction that saves what was typed, or when the person begins afresh. */
export async function endDraft(tx: Tx, { personId, form, token, at }: DraftAt): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO "Draft" ("personId", "form", "typed", "at") VALUES (${personId}, ${form}, ${ended(token)}, ${at})
    ON CONFLICT ("personId", "form") DO UPDATE SET "typed" = excluded."typed", "at" = excluded."at"`;
}

export async function forgetOldDrafts({ prisma }: Db, before: Date): Promise<void> {
  await prisma.draft.deleteMany({ where: { at: { lt: before } } });
}
