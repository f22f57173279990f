import type { Doc } from "../doc.ts";
import type { Workspace } from "../workspace.ts";
import type { Arguments } from "./arguments.ts";

/** One call of a Web API method. */
export type Call = { ws: Workspace; args: Arguments };

export type Method = {
  run: (call: Call) => Doc;
  /** the call needs one of these; none when empty */
  scopes: readonly string[];
  /** Slack's rate tier: calls a minute 1+, 20+, 50+, 100+; 5 stands for a limit of its own */
  tier: 1 | 2 | 3 | 4 | 5;
  token?: "app" | "none";
  /** changes the workspace, and so meets trouble unless other methods are named */
  writes?: true;
};
