import type { Ask } from "../../slack/ask.ts";
import { type Effects, errors, open, Refusal, update } from "../../slack/effects.ts";
import type { FormAsk } from "../../slack/forms.ts";
import { policyOn } from "../policy/queries.ts";
import { settingBlocks } from "./ids.ts";
import { seesClients } from "./queries.ts";
import { keepSettings } from "./setting-acts.ts";
import { settingsForm, settingsSaved } from "./setting-form.ts";
import { settingsOf } from "./setting-queries.ts";
import { capsMost, readOwnSettings } from "./setting-rules.ts";
import { peopleText } from "./text.ts";

/** What the asker may set: for themselves if they look after clients, for the house if they are an administrator. */
export async function openSettings(ask: Ask): Promise<Effects> {
  const { deps, asker, today } = ask;
  const isAdmin = asker.roles.has("admin");
  if (!isAdmin && !seesClients(asker)) throw new Refusal(peopleText[asker.language].nothingToSet);
  const own = seesClients(asker)
    ? {
        settings: await settingsOf(deps.db, asker.personId),
        bounds: (await policyOn(deps.db, today)).plan,
      }
    : undefined;
  return open(settingsForm({ own, isAdmin }, asker.language));
}

export async function submitSettings({ deps, asker, today, typed }: FormAsk): Promise<Effects> {
  const text = peopleText[asker.language];
  if (!seesClients(asker)) throw new Refusal(text.nothingToSet);
  const { plan } = await policyOn(deps.db, today);
  const { visits, calls, endOfDay } = settingBlocks;
  const read = readOwnSettings(
    { visits: typed[visits] ?? "", calls: typed[calls] ?? "", endOfDay: typed[endOfDay] ?? "" },
    plan,
  );
  if ("faults" in read) {
    const { visitsADay, callsADay } = capsMost(plan);
    const most = { visits: visitsADay, calls: callsADay };
    return errors(Object.fromEntries(read.faults.map((cap) => [settingBlocks[cap], text.capFault(most[cap])])));
  }
  await keepSettings(deps.db, asker.personId, read.settings);
  return update(settingsSaved(asker.language));
}
