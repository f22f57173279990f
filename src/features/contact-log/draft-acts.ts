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

/**
 * Keeps what stands in a form of which several signs may be on their way at once, each with the whole of it: an older one that
 * comes later is let be. `order` stands in the draft beside what is kept; without it, this is the newest. Gives
 * false when the form was sent or given up meanwhile.
 */
export async function keepNewest(
  { prisma }: Db,
  { personId, form, token, at, draft, order }: DraftAt & { draft: object; order: string | undefined },
): Promise<boolean> {
  for (;;) {
    const before = await prisma.draft.findUnique({ where: { personId_form: { personId, form } } });
    if (before?.typed === ended(token)) return false;
    const held = before ? (JSON.parse(before.typed) as { token?: unknown; order?: string }) : {};
    const known = held.token === token ? held.order : undefined;
    if (order !== undefined && known !== undefined && known > order) return true;
    const typed = JSON.stringify({ ...draft, token, order: order ?? known });
    // of two at this point one comes second and looks again
    const written = before
      ? (await prisma.draft.updateMany({ where: { personId, form, typed: before.typed }, data: { typed, at } })).count
      : await prisma.$executeRaw`INSERT INTO "Draft" ("personId", "form", "typed", "at")
          VALUES (${personId}, ${form}, ${typed}, ${at}) ON CONFLICT ("personId", "form") DO NOTHING`;
    if (written > 0) return true;
  }
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
