import type { KnownBlock } from "@slack/web-api";
import { type Language, named } from "../../../lib/language.ts";
import { type MomentReader, momentWords } from "../../../lib/moments.ts";
import { button, context, type Message, message, sections, titled } from "../../../slack/blocks.ts";
import { fitted } from "../../../slack/limits.ts";
import type { ComplaintPolicy } from "../../policy/complaint-rules.ts";
import { actWords, givenLines, movedLines } from "../act-words.ts";
import { readStepAction } from "../ids.ts";
import type { SeenComplaint } from "../queries.ts";
import type { PastAct } from "./history-queries.ts";
import { mayReadGiven } from "./history-rules.ts";
import { recordText } from "./text.ts";

type Of = { complaint: SeenComplaint; policy: ComplaintPolicy };
type Reader = MomentReader & { personId: number };

/** The step by which a complaint was filed: the first of each. */
export const filedSeq = 1;

/** Ten steps quoted so far stay, beside what happened and the wish, under what a message may hold in all (limits.messageSigns). */
const quotedMost = 450;

/** Opens a step with all that was written with it; `place` tells one such button of a step from another. */
export const readAllButton = (number: string, seq: number, language: Language, place = "step") =>
  button(recordText[language].readAll, `${readStepAction}:${place}${seq}`, `${number}|${seq}`);

/** A step among others: what is too long there is read in full by its button. */
export function stepBlocks(act: PastAct, of: Of, reader: Reader): KnownBlock[] {
  const given = linesOf(act, of, reader).join("\n");
  const isCut = given.length > quotedMost;
  const readAll = isCut ? readAllButton(of.complaint.number, act.seq, reader.language) : undefined;
  return [headOf(act, reader, readAll), ...(given ? [context(fitted(given, quotedMost))] : [])];
}

/** One step with all that was given with it, however long. */
export function stepMessage(act: PastAct, of: Of, reader: Reader): Message {
  const lines = act.seq === filedSeq ? filedLines(of.complaint, reader.language) : linesOf(act, of, reader);
  return message(actWords(act, reader.language), [headOf(act, reader), ...lines.flatMap((line) => sections(line))]);
}

const headOf = (act: PastAct, reader: Reader, readAll?: ReturnType<typeof readAllButton>) =>
  titled(actWords(act, reader.language), ` · ${momentWords(act.at, reader)}`, readAll);

function linesOf(act: PastAct, { complaint: { ties }, policy }: Of, reader: Reader): string[] {
  if (!mayReadGiven(act, { ties, personId: reader.personId })) return [];
  return [...givenLines(act, policy, reader), ...(act.given.due ? movedLines(act, reader) : [])];
}

/** What was told when it was filed. */
function filedLines({ what, wish, whereAbout }: SeenComplaint, language: Language): string[] {
  const text = recordText[language];
  return [
    what,
    ...(wish ? [named(text.wished, wish, language)] : []),
    ...(whereAbout ? [named(text.happened, whereAbout, language)] : []),
  ];
}
