import type { ComplaintPolicy, Limit } from "../../policy/complaint-rules.ts";
import type { Fault, Severity } from "../given-rules.ts";

/** What stands in the form, by the names of its fields. */
export type Filled = { typed: Record<string, string>; files: FormFile[] };
export type FormFile = { id: string; name: string };

/** Where the fault of a given field is shown in the form. */
const fieldNames: Record<string, string> = {
  clientId: "client",
  aboutId: "about",
  whereAbout: "where",
  happenedOn: "when",
};

/** The form's field of a fault's path such as `files.0.name`; `category` stands for the sub-categories of it. */
export function fieldOf(path: string, category: string): string {
  const first = path.replace(/\..*/s, "");
  return first === "subCategory" ? `sub:${category}` : (fieldNames[first] ?? first);
}

/** Faults at the fields that the form shows; what has none stands at the first that is always there. */
export const atShownFields = (faults: Record<string, Fault>, typed: Record<string, string>): Record<string, Fault> =>
  Object.fromEntries(
    Object.entries(faults).map(([path, fault]) => {
      const name = fieldOf(path, typed.category ?? "");
      return [name in typed || name === "files" ? name : "what", fault];
    }),
  );

const kept = (text: string | undefined) => (text?.trim() ? text : undefined);

/** What the form gives to be filed. A sub-category of another category is none. */
export function givenOf(
  { typed, files }: Filled,
  { clientId, aboutId }: { clientId: number | undefined; aboutId: number | undefined },
): Record<string, unknown> {
  const { what = "", category = "", severity = "", channel = "" } = typed;
  const given = {
    ...{ what, category, severity, channel, clientId, aboutId },
    subCategory: kept(typed[`sub:${category}`]),
    wish: kept(typed.wish),
    whereAbout: kept(typed.where),
    happenedOn: kept(typed.when),
    ...(clientId === undefined && { otherName: kept(typed.otherName), otherPhone: kept(typed.otherPhone) }),
    files: files.length > 0 ? files.map(({ id, name }) => ({ slackFileId: id, name: name.slice(0, 255) })) : undefined,
  };
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}

/** What a form begins with by itself makes no draft. */
const begunBySelf = ["party", "channel", "client"];

export const isTouched = ({ typed, files }: Filled): boolean =>
  files.length > 0 || Object.entries(typed).some(([name, text]) => text.trim() !== "" && !begunBySelf.includes(name));

/** The limits of a severity, in the order in which they end. */
export const limitsOf = (
  policy: ComplaintPolicy,
  severity: Severity,
): { clock: "acknowledge" | "propose" | "resolve"; limit: Limit }[] => {
  const { acknowledge, propose, resolve } = policy.severities[severity];
  return [
    { clock: "acknowledge", limit: acknowledge },
    ...(propose ? [{ clock: "propose" as const, limit: propose }] : []),
    { clock: "resolve", limit: resolve },
  ];
};
