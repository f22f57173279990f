import type { Doc } from "../doc.ts";
import type { Workspace } from "../workspace.ts";
import type { Arguments } from "./arguments.ts";
import type { Tier } from "./rate-limits.ts";

/** One call of a Web API method. */
export type Call = { ws: Workspace; args: Arguments };

export type Method = {
  run: (call: Call) => Doc;
  /** the call needs one of these; none when empty */
  scopes: readonly string[];
  tier: Tier;
  token?: "app" | "none";
  /** changes the workspace, and so meets trouble unless other methods are named */
  writes?: true;
};
