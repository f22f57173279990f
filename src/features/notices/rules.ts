import type { PlainDate } from "../../lib/dates.ts";

/**
 * What keeps a notice from being removed: as long as that stands, its key says that it was told, and without it it would be told
 * again. Undefined: its key was made for one day or one act, and cannot come again.
 */
export type Guard =
  | { kind: "followUp"; id: number; dueOn: PlainDate }
  | { kind: "complaint"; id: number }
  /** a post that failed stays, too, and is told of once */
  | { kind: "forEver" };

export function guardOf(key: string): Guard | undefined {
  const [, followUp, dueOn] = /^ladder:\d+:F(\d+):(\d{4}-\d\d-\d\d)(?:$|:)/.exec(key) ?? [];
  if (followUp && dueOn) return { kind: "followUp", id: Number(followUp), dueOn };
  const [, complaint] = /^complaint-clock:C(\d+):/.exec(key) ?? [];
  if (complaint) return { kind: "complaint", id: Number(complaint) };
  return /^(untold|deaf):/.test(key) ? { kind: "forEver" } : undefined;
}
