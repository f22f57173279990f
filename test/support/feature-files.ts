/** The kinds of files that a feature folder may hold (design.md, "Role files inside a feature"). */
export type Kind = "feature" | "job" | "ids" | "text" | "rules" | "queries" | "acts" | "view" | "handler";

const exact: Record<string, Kind> = { feature: "feature", job: "job", ids: "ids", text: "text", workflow: "rules" };
/** A role of which there is much is split by what its parts are about: `plan-queries.ts`. */
const split: Kind[] = ["rules", "queries", "acts", "job"];
/** Nouns: data and words to what a person sees. */
const views = ["form", "card", "list", "plan", "digest", "words", "page"];
/** Verbs: the handlers of one act, named after it. */
const verbs = [
  "find",
  "open",
  "file",
  "judge",
  "log",
  "run",
  "import",
  "read",
  "reject",
  "write",
  "print",
  "load",
  "export",
  "pack",
  "set",
  "move",
  "skip",
  "reopen",
  "add",
  "show",
  "check",
  "correct",
  "tell",
  "unfold",
  "fill",
  "visit",
  "mark",
  "arrange",
  "add",
  "settle",
  "hand",
  "nudge",
  "order",
  "draw",
  "extend",
  "set",
];
/** Neither: named here one by one. */
const named: Record<string, Kind> = {
  // the handlers of `/clients today`
  "visits/today.ts": "handler",
  // makes a plan's messages anew, for whatever changes its items
  "visits/refresh.ts": "handler",
  // turns away those who see no clients, for whatever shows one
  "clients/refuse.ts": "handler",
  // the port that tells who a Slack user is
  "people/who.ts": "handler",
  // the handlers of `/rounds leave`
  "people/leave.ts": "handler",
  // the handlers of `/rounds settings`, of what one sets for oneself
  "people/settings.ts": "handler",
};

/** The kind of a file such as `visits/plan-queries.ts`; undefined when design.md knows none of that name. */
export function kindOf(file: string): Kind | undefined {
  const name = file.split("/").at(-1)?.replace(/\.ts$/, "") ?? "";
  const [first = "", last = ""] = [name.split("-")[0], name.split("-").at(-1)];
  const role = split.find((kind) => kind === last);
  if (exact[name] ?? role) return exact[name] ?? role;
  if (views.includes(last)) return "view";
  return named[file] ?? (verbs.includes(first) ? "handler" : undefined);
}
