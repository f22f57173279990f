import type { Ask } from "../../slack/ask.ts";
import { Refusal } from "../../slack/effects.ts";
import { seesClients } from "../people/queries.ts";
import { clientsText } from "./text.ts";

/** Staff, desk and administrators see no client records: told kindly, whatever they ask for. */
export function refuseOthers({ asker }: Ask): void {
  if (!seesClients(asker)) throw new Refusal(clientsText[asker.language].noClients);
}
