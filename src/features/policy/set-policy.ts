import { addDays } from "../../lib/dates.ts";
import { inARow, longDate } from "../../lib/language.ts";
import type { ActionAsk } from "../../slack/answer.ts";
import type { Ask } from "../../slack/ask.ts";
import { type Effects, errors, open, Refusal, update } from "../../slack/effects.ts";
import type { FormAsk } from "../../slack/forms.ts";
import { openComplaintCount } from "../complaints/clocks/due-queries.ts";
import { savePolicy } from "./acts.ts";
import { saveablePolicy } from "./check-rules.ts";
import { effectOfStandards } from "./effect-queries.ts";
import {
  carriedValues,
  changesBetween,
  enteredAnew,
  groupOf,
  kindOf,
  type PolicyGroup,
  readPolicyForm,
  valuesCarried,
  withValues,
} from "./field-rules.ts";
import { readConfirmClaim, readFormClaim } from "./ids.ts";
import { fitsForm, houseList, policyConfirm, policyDone, policyForm } from "./policy-form.ts";
import { changeWords, historyLines, typedValue } from "./policy-words.ts";
import { newestPolicy, policyHistory, policyOfRow } from "./queries.ts";
import type { Policy } from "./rules.ts";
import { policyText } from "./text.ts";

const changesShown = 10;

function refuseOthers({ asker }: Ask): void {
  if (!asker.roles.has("admin")) throw new Refusal(policyText[asker.language].notAdmin);
}

export async function openHouseSettings(ask: Ask): Promise<Effects> {
  refuseOthers(ask);
  const { deps, asker, today } = ask;
  const history = await policyHistory(deps.db, changesShown + 1);
  return open(houseList(historyLines(history, changesShown, today, asker.language), asker.language));
}

/** In place of the list of subjects: Slack lays three windows over each other at most, and a refusal needs one. */
export async function openPolicyForm(ask: ActionAsk): Promise<Effects> {
  refuseOthers(ask);
  const group = groupOf(ask.value);
  if (!group) throw new Refusal(policyText[ask.asker.language].notAdmin);
  const { id, policy } = await newestPolicy(ask.deps.db);
  // what a field cannot hold would be cut off, and so be taken away
  if (!fitsForm(policy, group)) throw new Refusal(policyText[ask.asker.language].tooLongHere);
  return update(policyForm(policy, { group, base: id }, ask.asker.language));
}

/** Checks the form and shows what saving it would change; over a book of a million that fills in a moment later. */
export async function submitPolicyForm(ask: FormAsk): Promise<Effects> {
  refuseOthers(ask);
  const { deps, asker, metadata } = ask;
  const text = policyText[asker.language];
  const claim = readFormClaim(metadata);
  const group = claim && groupOf(claim.group);
  if (!group) throw new Refusal(text.notAdmin);
  const newest = await newestPolicy(deps.db);
  if (newest.id !== claim.base) {
    const base = await policyOfRow(deps.db, claim.base);
    return changedMeanwhile(ask, group, base, enteredAnew(group, base, ask));
  }
  const read = readPolicyForm(newest.policy, group, ask);
  if ("faults" in read) {
    return errors(Object.fromEntries(Object.entries(read.faults).map(([path, fault]) => [path, text.faults[fault]])));
  }
  if (Object.keys(read.values).length === 0) return update(policyDone(text.nothingToSave, asker.language));
  const shown = await lookBefore(ask, group, newest.policy, read.policy);
  return update(
    policyConfirm(shown, { group, base: newest.id, values: carriedValues(read.values) as never }, asker.language),
  );
}

/** Valid from tomorrow: today's plans are made by what counts today. */
const validFrom = ({ today }: Ask) => addDays(today, 1);

async function lookBefore(ask: Ask, group: PolicyGroup, before: Policy, after: Policy) {
  const { deps, asker, now } = ask;
  const text = policyText[asker.language];
  const changes = changesBetween(before, after).map((change) => changeWords(change, asker.language));
  const notes = [
    ...(group === "tiers" ? [text.tiersNote] : []),
    text.validNote(longDate(validFrom(ask), asker.language)),
  ];
  if (group.startsWith("complaint")) {
    const open = await openComplaintCount(deps.db);
    return { changes, effect: [text.laterComplaints, text.openKeepTheirs(open)], notes: notes.slice(-1) };
  }
  if (group !== "standards") return { changes, effect: [], notes };
  const { becomeOverdue, noLonger, clients } = await effectOfStandards(deps.db, before, after, now);
  const effect = [text.effect(becomeOverdue, noLonger), text.counted(clients)];
  return { changes, effect, notes };
}

/** Saves what was looked at, unless another administrator has saved meanwhile: then that is shown, with what was entered. */
export async function submitPolicyConfirm(ask: FormAsk): Promise<Effects> {
  refuseOthers(ask);
  const { deps, asker, now, metadata } = ask;
  const text = policyText[asker.language];
  const claim = readConfirmClaim(metadata);
  const group = claim && groupOf(claim.group);
  if (!group) throw new Refusal(text.notAdmin);
  const newest = await newestPolicy(deps.db);
  const policy = saveablePolicy.safeParse(withValues(newest.policy, valuesCarried(newest.policy, claim.values)));
  const from = validFrom(ask);
  const isSaved =
    policy.success &&
    (await savePolicy(deps.db, {
      policy: policy.data,
      base: claim.base,
      validFrom: from,
      setById: asker.personId,
      setAt: now,
    }));
  if (isSaved) return update(policyDone(text.saved(longDate(from, asker.language)), asker.language));
  const entered = Object.entries(claim.values).map(([path, value]) => [
    path,
    typedValue(kindOf(path), value, asker.language),
  ]);
  return changedMeanwhile(ask, group, await policyOfRow(deps.db, claim.base), Object.fromEntries(entered));
}

/** The form on what stands now, with what this administrator entered, and what the other one changed. */
async function changedMeanwhile(
  { deps, asker }: Ask,
  group: PolicyGroup,
  base: Policy,
  entered: Record<string, string>,
): Promise<Effects> {
  const text = policyText[asker.language];
  const newest = await newestPolicy(deps.db);
  const changes = changesBetween(base, newest.policy).map((change) => changeWords(change, asker.language));
  const lines = inARow(changes, asker.language);
  const notice = text.changedMeanwhile(newest.by ?? text.somebody, lines);
  return update(policyForm(newest.policy, { group, base: newest.id }, asker.language, { notice, entered }));
}
