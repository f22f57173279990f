import { z } from "zod";
import { isDate } from "../../lib/dates.ts";

export const planPageAction = "plan_page";
export const planMoreAction = "plan_more";
export const planMoreTurnAction = "plan_more_turn";
export const teamPageAction = "team_page";
export const planOfAction = "plan_of";
/** opens the day's round on a map; Slack tells of the press all the same */
export const planMapAction = "plan_map";

const claim = z.tuple([
  z.string().refine(isDate),
  z.coerce.number().int().positive(),
  z.coerce.number().int().positive(),
]);

/** What the plan's buttons carry: a claim to be checked, never a right. */
export type PlanClaim = { date: string; personId: number; page: number };

export const planValue = ({ date, personId, page }: PlanClaim): string => `${date}|${personId}|${page}`;

/** Reads a button's value; undefined when it is not of our making. */
export function readPlanValue(value: string): PlanClaim | undefined {
  const read = claim.safeParse(value.split("|"));
  if (!read.success) return undefined;
  const [date, personId, page] = read.data;
  return { date, personId, page };
}

export const moveItemAction = "plan_move";
export const moveFormId = "plan_move_form";
export const moveToBlock = "to";
export const skipItemAction = "plan_skip";
export const skipFormId = "plan_skip_form";
export const skipReasonBlock = "reason";
export const skipWordsBlock = "words";
export const skipWordsMost = 300;
export const reopenItemAction = "plan_reopen";
export const takeOffAction = "plan_off";
export const addItemAction = "plan_add";
export const addFormAction = "plan_add_form";
export const addFormId = "plan_add_clients";
export const addClientBlock = "client";
export const addClientSearch = "plan_add_search";
export const addOnBlock = "on";
export const moveRestAction = "plan_move_rest";

/** The lists whose entries have a menu: a day's plan, who is due beyond it, and what is open in the evening. */
const listNames = ["plan", "more", "evening"] as const;
export type ListClaim = PlanClaim & { list: (typeof listNames)[number] };

export const listValue = ({ list, ...claim }: ListClaim): string => `${list}|${planValue(claim)}`;

/** Which list a menu says that it belongs to: a claim. */
export function readList(value: string): ListClaim | undefined {
  const [name, ...rest] = value.split("|");
  const list = listNames.find((known) => known === name);
  const claim = readPlanValue(rest.join("|"));
  return list && claim && { list, ...claim };
}

const itemShape = z.tuple([z.coerce.number().int().positive(), z.enum(["visit", "call"])]);
export type ItemClaim = { clientId: number; kind: "visit" | "call" };

/** What an entry's menu carries; whose plan and which day its list says. */
export const itemValue = ({ clientId, kind }: ItemClaim): string => `${clientId}|${kind}`;

export function readItem(value: string): ItemClaim | undefined {
  const read = itemShape.safeParse(value.split("|"));
  return read.success ? { clientId: read.data[0], kind: read.data[1] } : undefined;
}

const formShape = z.object({ item: z.string(), list: z.string(), place: z.string() });
/** What the form about an item carries: what its menu carried, and where that was. */
export type FormClaim = z.infer<typeof formShape>;

export const formValue = (claim: FormClaim): string => JSON.stringify(claim);

export function readForm(metadata: string): FormClaim | undefined {
  try {
    return formShape.safeParse(JSON.parse(metadata)).data;
  } catch {
    return undefined;
  }
}
