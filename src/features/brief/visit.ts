import type { ActionAsk } from "../../slack/answer.ts";
import type { Ask } from "../../slack/ask.ts";
import type { Message } from "../../slack/blocks.ts";
import type { CommandAsk } from "../../slack/commands.ts";
import { type Effects, errors, open, Refusal, replace, say, update } from "../../slack/effects.ts";
import type { Choice } from "../../slack/fields.ts";
import type { FormAsk } from "../../slack/forms.ts";
import { readClientId, readFindValue } from "../clients/ids.ts";
import { find } from "../clients/queries.ts";
import { refuseOthers } from "../clients/refuse.ts";
import { findWordsMost } from "../clients/rules.ts";
import { leads } from "../people/queries.ts";
import { tierName } from "../policy/text.ts";
import { visitForm } from "./form.ts";
import { visitClientBlock } from "./ids.ts";
import { keyAccounts } from "./key-queries.ts";
import { chooseMessage, keyMessage, visitsPerPage } from "./list.ts";
import { openingBrief, readerOf } from "./open.ts";
import { briefText } from "./text.ts";

/** The brief of the client that was named: one that is found opens, of several one is chosen. */
export async function visitNamed(ask: CommandAsk): Promise<Effects> {
  refuseOthers(ask);
  const found = await foundFor(ask, ask.rest, 1);
  const [only] = found.clients;
  if (found.total === 1 && only) return open(await openingBrief(ask, only.id, false));
  return say(chooseMessage(found, ask.rest, ask.asker.language));
}

export async function turnChoosePage(ask: ActionAsk): Promise<Effects> {
  refuseOthers(ask);
  const { page, typed } = readFindValue(ask.value);
  return replace(chooseMessage(await foundFor(ask, typed, page), typed, ask.asker.language));
}

function foundFor({ deps, asker }: Ask, typed: string, page: number) {
  if (typed.length > findWordsMost) throw new Refusal(briefText[asker.language].typedTooLong(findWordsMost));
  return find(deps.db, asker, typed, { asked: page, perPage: visitsPerPage });
}

/** Asks for the client, who is looked for while one types. */
export async function openVisitForm(ask: Ask): Promise<Effects> {
  refuseOthers(ask);
  return open(visitForm(ask.asker.language));
}

export async function suggestClients({ deps, asker, typed }: Ask & { typed: string }): Promise<Choice[]> {
  const { clients } = await find(deps.db, asker, typed, { asked: 1, perPage: visitsPerPage });
  return clients.map(({ id, name, clientNo, tier, district }) => ({
    value: String(id),
    text: name,
    note: [clientNo, tierName(tier, asker.language), district ?? ""].filter(Boolean).join(" · "),
  }));
}

export async function submitVisitForm(ask: FormAsk): Promise<Effects> {
  const chosen = ask.typed[visitClientBlock] ?? "";
  if (chosen === "") return errors({ [visitClientBlock]: briefText[ask.asker.language].chooseClient });
  return update(await openingBrief(ask, readClientId(chosen), false));
}

async function keyPage(ask: Ask, page: number): Promise<Message> {
  refuseOthers(ask);
  const accounts = await keyAccounts(ask.deps.db, ask.asker, ask.today);
  return keyMessage(accounts, page, { ...(await readerOf(ask)), isLead: leads(ask.asker) });
}

/** Key accounts, the coldest first. With more words behind it may be a client's name, such as Key West Trading. */
export const showKeyAccounts = async (ask: CommandAsk): Promise<Effects> =>
  ask.rest === "" ? say(await keyPage(ask, 1)) : visitNamed(ask);

export const turnKeyPage = async (ask: ActionAsk): Promise<Effects> => replace(await keyPage(ask, Number(ask.value)));
