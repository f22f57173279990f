import { pageOf } from "../../lib/pages.ts";
import type { ActionAsk } from "../../slack/answer.ts";
import { type Ask, readerOf } from "../../slack/ask.ts";
import type { Modal } from "../../slack/blocks.ts";
import { type Effects, open, Refusal, update } from "../../slack/effects.ts";
import { refuseOthers } from "../clients/refuse.ts";
import { noteReading } from "./acts.ts";
import { contactsOf } from "./correct-queries.ts";
import { readId } from "./ids.ts";
import { contactsModal, contactsPerPage } from "./list.ts";
import { clientToLog, countContacts } from "./queries.ts";
import { logText } from "./text.ts";

/** The page that is claimed, as it is now. */
export async function contactsPage(ask: Ask, value: string, isOverAnyway = false): Promise<Modal> {
  refuseOthers(ask);
  const { deps, asker, today, now } = ask;
  const [id = "", asked = "1", over] = value.split("|");
  const isOver = isOverAnyway || over === "over";
  const clientId = readId(id);
  const client = clientId === undefined ? undefined : await clientToLog(deps.db, asker, clientId, today);
  if (!client) throw new Refusal(logText[asker.language].notYours);
  const page = pageOf(Number(asked), await countContacts(deps.db, client.id), contactsPerPage);
  const contacts = await contactsOf(deps.db, client.id, (page.number - 1) * contactsPerPage, contactsPerPage);
  await noteReading(deps.db, asker.personId, client.id, now);
  return contactsModal({ client, contacts, page, isOver }, readerOf(ask));
}

/** A client's contacts in full; reading them is written down like opening the record. */
export const openContacts = async (ask: ActionAsk): Promise<Effects> =>
  open(await contactsPage(ask, ask.value, ask.isInModal));
export const turnContactsPage = async (ask: ActionAsk): Promise<Effects> => update(await contactsPage(ask, ask.value));
