import { type ActionAsk, type Bot, onAction } from "../../../slack/answer.ts";
import type { Ask } from "../../../slack/ask.ts";
import { over } from "../../../slack/carry-out.ts";
import { type Effects, errors, open, Refusal, update } from "../../../slack/effects.ts";
import { type FormAsk, onForm } from "../../../slack/forms.ts";
import { type Acted, actOn } from "../acts.ts";
import { newestGiven } from "../archive/history-queries.ts";
import { recordFor } from "../archive/show.ts";
import { recordText } from "../archive/text.ts";
import { tellOfAct } from "../desk/tell.ts";
import { type Adding, addFormId, addToComplaintAction, readAdding } from "../ids.ts";
import { complaintFor, type SeenComplaint } from "../queries.ts";
import { complaintsText } from "../text.ts";
import { addedFilesBlock, addedTextBlock, addingForm } from "./add-form.ts";
import { filingText } from "./text.ts";

/** What whoever filed a complaint, or may see it, adds to it later. */
export function registerAdding(bot: Bot): void {
  onAction(bot, addToComplaintAction, openAdding);
  onForm(bot, addFormId, submitAdding);
}

async function seen({ deps, asker, now }: Ask, carried: string): Promise<{ adding: Adding; complaint: SeenComplaint }> {
  const adding = readAdding(carried);
  const complaint = adding && (await complaintFor(deps.db, asker, { number: adding.number }, now));
  if (!adding || !complaint) throw new Refusal(recordText[asker.language].gone);
  return { adding, complaint };
}

async function questionOf({ deps }: Ask, { id }: SeenComplaint, { act }: Adding): Promise<string> {
  if (act !== "giveInformation") return "";
  return (await newestGiven(deps.db.prisma, id, "askReporter"))?.question ?? "";
}

async function openAdding(ask: ActionAsk): Promise<Effects> {
  const { adding, complaint } = await seen(ask, ask.value);
  const { language } = ask.asker;
  const { states } = complaintsText[language];
  const text = filingText[language];
  if (!complaint.may.includes(adding.act)) throw new Refusal(text.notNow(states[complaint.state]));
  const asked = await questionOf(ask, complaint, adding);
  return open(addingForm({ ...adding, version: complaint.version }, { asked, language }));
}

async function submitAdding(ask: FormAsk): Promise<Effects> {
  const { deps, asker, now } = ask;
  const { adding, complaint } = await seen(ask, ask.metadata);
  const typed = ask.typed[addedTextBlock] ?? "";
  const sent = (ask.files[addedFilesBlock] ?? []).map(({ id, name }) => ({ slackFileId: id, name }));
  const files = sent.length > 0 ? { files: sent } : {};
  const said = typed.trim() === "" ? {} : { text: typed };
  const given = adding.act === "giveInformation" ? { information: typed, ...files } : { ...said, ...files };
  const { act, version, number } = adding;
  const acted = await actOn(deps.db, {
    ...{ complaintId: complaint.id, version, act, given, byId: asker.personId, at: now, origin: "chat" },
    tell: await tellOfAct(deps, complaint.id),
  });
  if ("done" in acted) {
    const shown = await recordFor(ask, number, 1);
    return shown ? update(over(filingText[asker.language].added(number), shown, asker.language)) : [];
  }
  return notAdded(ask, acted, { adding, complaint, typed });
}

type Kept = { adding: Adding; complaint: SeenComplaint; typed: string };

/** Why it was not added; what was typed stays in the form, which is now of the newest version. */
async function notAdded(
  ask: FormAsk,
  acted: Exclude<Acted, { done: unknown }>,
  { adding, complaint, typed }: Kept,
): Promise<Effects> {
  const { language } = ask.asker;
  const { states } = complaintsText[language];
  const text = filingText[language];
  switch (acted.is) {
    case "faults": {
      const [[path, fault] = ["", "missing" as const]] = Object.entries(acted.faults);
      const block = path.startsWith("files") ? addedFilesBlock : addedTextBlock;
      return errors({ [block]: complaintsText[language].faults[fault] });
    }
    case "stale": {
      const asked = await questionOf(ask, complaint, adding);
      const notice = text.changed(states[acted.state]);
      return update(addingForm({ ...adding, version: acted.version }, { asked, notice, typed, language }));
    }
    case "notNow":
      throw new Refusal(text.notNow(states[acted.state]));
    case "notTheirs":
      throw new Refusal(text.notYours);
    case "unknown":
      throw new Refusal(recordText[language].gone);
  }
}
