import { type ActionAsk, type Bot, onAction } from "../../../slack/answer.ts";
import type { Ask } from "../../../slack/ask.ts";
import { words } from "../../../slack/blocks.ts";
import { over } from "../../../slack/carry-out.ts";
import { type Effects, errors, open, Refusal, refuse, update } from "../../../slack/effects.ts";
import { type FormAsk, onForm } from "../../../slack/forms.ts";
import { onSuggest } from "../../../slack/suggest.ts";
import { actWords } from "../act-words.ts";
import { type Acted, actOn } from "../acts.ts";
import { actOf } from "../archive/history-queries.ts";
import type { Told } from "../archive/record-card.ts";
import { recordOf } from "../archive/show.ts";
import { recordText } from "../archive/text.ts";
import { type Faults, isAct } from "../given-rules.ts";
import { complaintActAction, complaintActFormId, departmentAction, handlerAction, readActClaim } from "../ids.ts";
import { complaintFor, type SeenComplaint } from "../queries.ts";
import { barredFrom, isTimeFor } from "../rights-rules.ts";
import { complaintsText } from "../text.ts";
import { stepFor } from "../workflow.ts";
import { actFields, blockOf, faultsAtFields } from "./act-fields-rules.ts";
import type { Claim } from "./act-form.ts";
import { suggestDepartments, suggestHandlers } from "./find-hands.ts";
import { readForm } from "./read-given.ts";
import { asItStands, formOf } from "./show-act.ts";
import { keptOf } from "./show-kept.ts";
import { planOfConcerned } from "./show-recused.ts";
import { tellOfAct } from "./tell.ts";
import { deskText } from "./text.ts";

/** The desk's card and the forms of the acts. */
export function registerDesk(bot: Bot): void {
  onAction(bot, complaintActAction, pressAct);
  onForm(bot, complaintActFormId, submitAct);
  onSuggest(bot, departmentAction, suggestDepartments);
  onSuggest(bot, handlerAction, suggestHandlers);
}

function claimIn(carried: string): Claim | undefined {
  const read = readActClaim(carried);
  return read && isAct(read.act) ? { ...read, act: read.act } : undefined;
}

const textOf = ({ asker }: Ask) => deskText[asker.language];

/** The complaint that is claimed, if the asker may see it as the database has their rights now; refused otherwise. */
async function claimed(ask: Ask, claim: { id: number } | undefined): Promise<SeenComplaint> {
  const found = claim && (await complaintFor(ask.deps.db, ask.asker, { id: claim.id }, ask.now));
  if (!found) throw new Refusal(recordText[ask.asker.language].gone);
  return found;
}

/** The complaint in place of the form, with what has become of it. */
const showAfter = async (ask: Ask, complaint: SeenComplaint, told: Told): Promise<Effects> =>
  update(over(complaint.number, await recordOf(ask, complaint, told), ask.asker.language));

/** Opens the form of an act, for the complaint as it stands now: the button may be of an older card. */
async function pressAct(ask: ActionAsk): Promise<Effects> {
  const claim = claimIn(ask.value);
  const complaint = await claimed(ask, claim);
  if (!claim) throw new Refusal(recordText[ask.asker.language].gone);
  if (!complaint.may.includes(claim.act)) throw new Refusal(whyNot(ask, complaint, claim));
  const notice = claim.version === complaint.version ? undefined : await quickerWords(ask, complaint);
  const view = await formOf(ask, complaint, claim, { notice, soFar: asItStands(complaint, claim, ask.now) });
  if (!view) throw new Refusal(whyNot(ask, complaint, claim));
  return ask.isInModal ? update(view) : open(view);
}

function whyNot(ask: Ask, complaint: SeenComplaint, { act }: Claim): string {
  const text = textOf(ask);
  const { number, state, ties } = complaint;
  const step = stepFor(act, state);
  if (!step) return text.notNow(number, complaintsText[ask.asker.language].states[state]);
  if (!isTimeFor(step, complaint)) return complaint.extensionById === null ? text.noneAsked : text.askedAlready;
  return barredFrom(step, complaint, ties, ask.asker.personId) === "own" ? text.own : text.notTheirs;
}

/** What was done last, and where it stands. */
async function quickerWords(ask: Ask, { id, version, state }: SeenComplaint): Promise<string> {
  const text = textOf(ask);
  const last = await actOf(ask.deps.db.prisma, id, version);
  return text.quicker(actWords(last, ask.asker.language), complaintsText[ask.asker.language].states[state]);
}

async function submitAct(ask: FormAsk): Promise<Effects> {
  const claim = claimIn(ask.metadata);
  if (!claim || !actFields[claim.act]) throw new Refusal(recordText[ask.asker.language].gone);
  const { id, version, act } = claim;
  await claimed(ask, claim);
  const { given, faults } = await readForm(ask, act);
  if (Object.keys(faults).length > 0) return faultsShown(ask, claim, faults);
  const { deps, asker, now } = ask;
  const tell = await tellOfAct(deps, id, given);
  const order = { complaintId: id, version, act, given, byId: asker.personId, at: now, origin: "chat", tell } as const;
  const acted = await actOn(deps.db, order);
  const answer = await answerTo(ask, claim, acted);
  const plan = acted.is === "done" && act === "correctParties" ? await planOfConcerned(ask, given) : [];
  return [answer, plan].flat();
}

async function answerTo(ask: FormAsk, claim: Claim, acted: Acted): Promise<Effects> {
  const text = textOf(ask);
  switch (acted.is) {
    case "done":
    case "known": {
      const written = await actOf(ask.deps.db.prisma, claim.id, acted.done.seq);
      const notice = text.savedNow(
        actWords(written, ask.asker.language),
        complaintsText[ask.asker.language].states[acted.done.toState],
      );
      const complaint = await complaintFor(ask.deps.db, ask.asker, { id: claim.id }, ask.now);
      // who handed it on may have no part in it any more
      return complaint ? showAfter(ask, complaint, { notice }) : refuse(words(notice));
    }
    case "faults":
      return faultsShown(ask, claim, acted.faults);
    case "notTheirs":
      return refuse(words(acted.why === "own" ? text.own : text.notTheirs));
    case "unknown":
      throw new Refusal(recordText[ask.asker.language].gone);
    case "stale":
    case "notNow":
      return shownAnew(ask, claim);
  }
}

function faultsShown(ask: FormAsk, { act }: Claim, faults: Faults): Effects {
  const { faults: said } = complaintsText[ask.asker.language];
  const at = Object.entries(faultsAtFields(act, faults));
  return errors(Object.fromEntries(at.map(([name, fault]) => [blockOf(name), said[fault]])));
}

/** Somebody was quicker: the form as it stands now, with what was typed; or, when the act is none any more, both to read. */
async function shownAnew(ask: FormAsk, claim: Claim): Promise<Effects> {
  const complaint = await claimed(ask, claim);
  const notice = await quickerWords(ask, complaint);
  const fields = actFields[claim.act] ?? [];
  const soFar = Object.fromEntries(fields.map(({ name }) => [name, ask.typed[blockOf(name)] ?? ""]));
  const form = complaint.may.includes(claim.act) ? await formOf(ask, complaint, claim, { notice, soFar }) : undefined;
  if (form) return update(form);
  return showAfter(ask, complaint, { notice, kept: await keptOf(ask, complaint, claim.act, soFar) });
}
