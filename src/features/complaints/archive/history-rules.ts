import type { Act } from "../given-rules.ts";

/** What is given in words, in the order in which it is read. */
export const wordFields = [
  "question",
  "information",
  "reason",
  "words",
  "remedy",
  "prevention",
  "done",
  "clientsWords",
  "lesson",
  "awaited",
  "answer",
  "text",
  "remarks",
] as const;
export type WordField = (typeof wordFields)[number];

/** Of these acts who filed it reads what was said: it was said to them, or is what they were to hear of. */
const toldToReporter: readonly Act[] = [
  "record",
  "judgeNotValid",
  "askReporter",
  "giveInformation",
  "carryOut",
  "withdraw",
  "reopen",
];

/** Whether a reader who is no more than the reporter reads what was said with an act: what the house weighs stays in it. */
export const isToldToReporter = (act: Act, byId: number | null, readerId: number): boolean =>
  byId === readerId || toldToReporter.includes(act);

/** The words of an act, by their fields; those of the record stand above the history. */
export function wordsOf(act: Act, given: Record<string, unknown>): { field: WordField; words: string }[] {
  if (act === "record") return [];
  return wordFields.flatMap((field) => {
    const words = given[field];
    return typeof words === "string" && words.trim() !== "" ? [{ field, words }] : [];
  });
}
