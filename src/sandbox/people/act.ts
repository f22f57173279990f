import type { Act, ActResult } from "../protocol.ts";
import { Refused } from "../refused.ts";
import { activeUser } from "../rooms.ts";
import type { UserRecord } from "../store/records.ts";
import type { Workspace } from "../workspace.ts";
import { closeView } from "./close.ts";
import { typeCommand } from "./command.ts";
import { openHome, runShortcut } from "./entrances.ts";
import { changeProfile, dismiss, react, readConversation, writeMessage } from "./everyday.ts";
import { deleteMessage, editMessage } from "./own-messages.ts";
import { pointerOf } from "./pointer.ts";
import { press } from "./press.ts";
import { submitView } from "./submit.ts";
import { askSuggestions } from "./suggest.ts";
import { inviteTo, openDirectWith, pin } from "./together.ts";

/** Does what the person does, and tells how it went. Throws Refused("user_not_found") for someone who is not there. */
export async function act(ws: Workspace, as: string, deed: Act): Promise<ActResult> {
  const person = activeUser(ws, as);
  if (!person) throw new Refused("user_not_found");
  try {
    return await carryOut(ws, person, deed);
  } catch (error) {
    if (error instanceof Refused) {
      return { ok: false, notice: "rejected", detail: error.message, pointer: pointerOf(error, deed) };
    }
    throw error;
  }
}

function carryOut(ws: Workspace, person: UserRecord, deed: Act): ActResult | Promise<ActResult> {
  switch (deed.type) {
    case "message":
      return writeMessage(ws, person, deed);
    case "command":
      return typeCommand(ws, person, deed);
    case "press":
      return press(ws, person, deed);
    case "suggest":
      return askSuggestions(ws, person, deed);
    case "submit":
      return submitView(ws, person, deed);
    case "close":
      return closeView(ws, person, deed);
    case "shortcut":
      return runShortcut(ws, person, deed);
    case "openHome":
      return openHome(ws, person);
    case "read":
      return readConversation(ws, person, deed.channel);
    case "dismiss":
      return dismiss(ws, person, deed);
    case "react":
      return react(ws, person, deed);
    case "edit":
      return editMessage(ws, person, deed);
    case "delete":
      return deleteMessage(ws, person, deed);
    case "pin":
      return pin(ws, person, deed);
    case "openDirect":
      return openDirectWith(ws, person, deed);
    case "invite":
      return inviteTo(ws, person, deed);
    case "profile":
      return changeProfile(ws, person, deed);
    default:
      throw new Refused("unknown_act");
  }
}
