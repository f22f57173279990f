import type { Db } from "../../../db/sql.ts";
import type { MomentReader } from "../../../lib/moments.ts";
import { type Ask, readerOf } from "../../../slack/ask.ts";
import type { ComplaintPolicy } from "../../policy/complaint-rules.ts";
import { policyOn } from "../../policy/queries.ts";
import { givenLines, movedLines } from "../act-words.ts";
import { newestGiven } from "../archive/history-queries.ts";
import { type ClockRules, extendedTo } from "../change-rules.ts";
import { personChoice } from "../filing/open-filing.ts";
import type { SeenComplaint } from "../queries.ts";
import { clockRulesFor } from "../record-queries.ts";
import { actForm, type Claim } from "./act-form.ts";
import { departmentOf } from "./desk-queries.ts";
import { choiceOf } from "./find-hands.ts";

/** What a form begins with. */
export function asItStands(complaint: SeenComplaint, { act }: Claim, now: Date): Record<string, string> {
  if (act === "correctParties") {
    const { about, client, otherName, otherPhone } = complaint;
    const aboutId = about ? String(about.id) : "";
    return { aboutId, clientNo: client?.clientNo ?? "", otherName: otherName ?? "", otherPhone: otherPhone ?? "" };
  }
  const { category, subCategory, severity } = complaint;
  if (act === "reclassify") return { category: subCategory ? `${category}|${subCategory}` : category, severity };
  return act === "carryOut" ? { toldAt: now.toISOString() } : {};
}

/** The form of an act for a complaint as it stands now; undefined when the act has none. */
export async function formOf(
  ask: Ask,
  complaint: SeenComplaint,
  claim: Claim,
  { notice, soFar }: { notice: string | undefined; soFar: Record<string, string> },
) {
  const { db } = ask.deps;
  const reader = readerOf(ask);
  const rules = await clockRulesFor(db, complaint.branchId, complaint.filedOn);
  const department = soFar.departmentId ? await departmentOf(db, Number(soFar.departmentId)) : undefined;
  return actForm({
    claim: { ...claim, version: complaint.version },
    number: complaint.number,
    policy: rules.policy,
    language: reader.language,
    soFar,
    about: await personChoice(ask, soFar.aboutId),
    handler: await personChoice(ask, soFar.responsibleId),
    department: department && choiceOf(department),
    notice,
    moved: movedLines({ act: claim.act, given: wouldMove(complaint, claim, rules) }, reader),
    decided: await decidedLines(db, claim, rules.policy, reader),
    currency: (await policyOn(db, ask.today)).currency,
  });
}

/** What is proposed, for who decides on it. */
async function decidedLines(db: Db, { act, id }: Claim, policy: ComplaintPolicy, reader: MomentReader) {
  const isDecided = act === "approve" || act === "sendBack";
  const given = isDecided ? await newestGiven(db.prisma, id, "propose") : undefined;
  return given ? givenLines({ act: "propose", given }, policy, reader) : [];
}

/** Until when the law's time would be extended, for who asks for it or grants it. */
function wouldMove(complaint: SeenComplaint, { act }: Claim, rules: ClockRules) {
  const isOfIt = act === "askExtension" || act === "extend";
  return isOfIt ? { from: complaint.legalDueOn, to: extendedTo(complaint, rules) } : {};
}
