import { parseAmount } from "../../../lib/amounts.ts";
import type { Ask } from "../../../slack/ask.ts";
import type { Entered } from "../../../slack/entered.ts";
import { policyOn } from "../../policy/queries.ts";
import type { Act, Faults } from "../given-rules.ts";
import { readId } from "../ids.ts";
import { partyOf } from "../party-queries.ts";
import { type ActField, actFields, blockOf } from "./act-fields-rules.ts";

export type ReadForm = { given: Record<string, unknown>; faults: Faults };

/** What stands in the form of an act, as the act takes it; faults where that cannot be made of it. Empty fields are left out. */
export async function readForm(ask: Ask & Entered, act: Act): Promise<ReadForm> {
  const read: ReadForm = { given: {}, faults: {} };
  if (act === "correctParties") Object.assign(read.given, { aboutId: null, clientId: null });
  for (const field of actFields[act] ?? []) {
    const typed = ask.typed[blockOf(field.name)]?.trim() ?? "";
    if (typed !== "") await readField(ask, field, typed, read);
  }
  return read;
}

async function readField(ask: Ask, { name, kind }: ActField, typed: string, { given, faults }: ReadForm) {
  switch (kind) {
    case "department":
    case "satisfaction":
      given[name] = Number(typed);
      return;
    case "whys":
      given[name] = typed
        .split("\n")
        .map((why) => why.trim())
        .filter(Boolean);
      return;
    case "category": {
      const [category, subCategory] = typed.split("|");
      Object.assign(given, { category, ...(subCategory && { subCategory }) });
      return;
    }
    case "about":
      given[name] = readId(typed) ?? null;
      return;
    case "client": {
      const party = await partyOf(ask.deps.db, ask.asker, { clientNo: typed });
      if (party) given.clientId = party.id;
      else faults[name] = "unknown";
      return;
    }
    case "person": {
      const id = readId(typed);
      if (id === undefined) faults[name] = "notActive";
      else given[name] = id;
      return;
    }
    case "money": {
      const { currency } = await policyOn(ask.deps.db, ask.today);
      const minor = parseAmount(typed, currency);
      if (minor === undefined || minor <= 0n || minor > BigInt(Number.MAX_SAFE_INTEGER)) faults[name] = "notAnAmount";
      else given[name] = { minor: Number(minor), currency };
      return;
    }
    default:
      put(given, name, typed);
  }
}

/** A path such as `promise.dueOn` is a field of what `promise` holds. */
function put(given: Record<string, unknown>, name: string, value: string): void {
  const [first = "", part] = name.split(".");
  given[first] = part ? { ...(given[first] as object | undefined), [part]: value } : value;
}
