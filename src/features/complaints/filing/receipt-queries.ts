import type { Tx } from "../../../db/sql.ts";
import type { Severity } from "../given-rules.ts";

/** What its reporter is told when a complaint is filed. */
export type Receipt = {
  number: string;
  severity: Severity;
  dueAt: Date | null;
  files: number;
  /** it is about the reporter themselves, for whom it is absent from now on */
  isAboutThem: boolean;
  /** the earlier complaint, unless it is about the reporter; its number null: not theirs to see */
  repeat: { number: string | null } | null;
};

/** The receipt of a complaint just filed, also within the transaction that files it. `seen`: the similar one that they may see. */
export async function receiptOf(tx: Tx, id: number, personId: number, seen: string | undefined): Promise<Receipt> {
  const { repeatOfId, severity, aboutId, _count, ...filed } = await tx.complaint.findUniqueOrThrow({
    where: { id },
    select: {
      number: true,
      severity: true,
      dueAt: true,
      repeatOfId: true,
      aboutId: true,
      _count: { select: { files: true } },
    },
  });
  const earlier =
    repeatOfId === null
      ? null
      : await tx.complaint.findUnique({ where: { id: repeatOfId }, select: { number: true, aboutId: true } });
  const mayKnow = earlier !== null && earlier.aboutId !== personId;
  return {
    ...filed,
    severity: severity as Severity,
    files: _count.files,
    isAboutThem: aboutId === personId,
    repeat: mayKnow ? { number: earlier.number === seen ? earlier.number : null } : null,
  };
}
