import { longDate } from "../../lib/language.ts";
import type { ActionAsk } from "../../slack/answer.ts";
import type { Ask } from "../../slack/ask.ts";
import { label, modal, section } from "../../slack/blocks.ts";
import { type Effects, errors, open, Refusal, update } from "../../slack/effects.ts";
import type { Choice } from "../../slack/fields.ts";
import type { FormAsk } from "../../slack/forms.ts";
import { readClientId } from "../clients/ids.ts";
import { clientInReach } from "../clients/queries.ts";
import { alreadyWords, dayFaultWords, findOwn, putOn } from "./add-item.ts";
import { openPlan, sayToday } from "./check-item.ts";
import { addClientBlock, addOnBlock, readForm, readList, readPlanValue } from "./ids.ts";
import { addForm } from "./item-form.ts";
import { planAnew } from "./refresh.ts";
import { visitsText } from "./text.ts";
import { refuseWithoutPlan } from "./today.ts";

const offered = 20;

/** Opens the form that asks whom to put on the plan, and of which day. */
export async function openAddForm(ask: ActionAsk): Promise<Effects> {
  refuseWithoutPlan(ask);
  const { personId, language } = ask.asker;
  const claim = readPlanValue(ask.value);
  // a form for one's own plan alone: what a lead wants on a manager's, the manager is told
  if (claim?.personId !== personId) throw new Refusal(visitsText[language].notYours);
  const plan = await openPlan(ask, claim);
  if (plan?.today) return sayToday(ask, personId, plan.date, plan.today);
  return open(addForm(claim.date, { item: "", list: ask.list, place: ask.place }, language));
}

/** What the form's search offers. */
export async function suggestOwn(ask: Ask & { typed: string }): Promise<Choice[]> {
  const { clients } = await findOwn(ask, ask.typed, offered);
  return clients.map(({ id, name, clientNo }) => ({ text: `${name} · ${clientNo}`, value: String(id) }));
}

export async function submitAddForm(ask: FormAsk): Promise<Effects> {
  refuseWithoutPlan(ask);
  const { personId, language } = ask.asker;
  const text = visitsText[language];
  const clientId = readClientId(ask.typed[addClientBlock] ?? "");
  const client = clientId === undefined ? undefined : await clientInReach(ask.deps.db, ask.asker, clientId);
  if (!client) return errors({ [addClientBlock]: text.addClientFault });
  const date = ask.typed[addOnBlock] ?? "";
  const fault = await dayFaultWords(ask, personId, date);
  if (fault) return errors({ [addOnBlock]: fault });
  if (!(await putOn(ask, { clientId: client.id, personId, date }))) {
    return errors({ [addClientBlock]: alreadyWords(ask, client.name, date) });
  }
  const claim = readForm(ask.metadata);
  const anew = await planAnew(ask, claim?.place ?? "", { personId, date });
  // where the list is another day's, nothing in it shows that it is done
  if (readList(claim?.list ?? "")?.date === date) return anew;
  const done = [section(text.added(client.name, longDate(date, language)))];
  return [update(modal(text.addedTitle, done, { close: label(text.close) })), ...anew];
}
