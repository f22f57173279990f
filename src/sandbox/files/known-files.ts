import type { Json } from "../../lib/json.ts";
import type { Fault } from "../blocks/check.ts";
import { refusal } from "../blocks/require.ts";
import { isDoc, textOf } from "../doc.ts";
import type { Workspace } from "../workspace.ts";
import { fileIdIn } from "./file-answer.ts";
import { fileOfApp } from "./keep-file.ts";
import { isDrawnImage } from "./kinds.ts";

/** Refuses blocks that show a `slack_file` which is no image that the app can see. The words are observed, not documented. */
export function requireKnownFiles(ws: Workspace, value: Json | undefined, pointer: string, code: string) {
  const faults = faultsIn(ws, value, pointer);
  if (faults.length > 0) throw refusal(code, faults);
}

function faultsIn(ws: Workspace, value: Json | undefined, pointer: string): Fault[] {
  if (typeof value !== "object" || value === null) return [];
  const inside = Object.entries(value).flatMap(([key, item]) => faultsIn(ws, item, `${pointer}/${key}`));
  const named = isDoc(value) ? value.slack_file : undefined;
  if (!isDoc(named)) return inside;
  const file = fileOfApp(ws, textOf(named.id) ?? fileIdIn(textOf(named.url) ?? "") ?? "");
  if (file && isDrawnImage(file.name)) return inside;
  const constraint = { type: "slack_file" };
  const message = "invalid slack file";
  return [...inside, { code: "failed_constraint", message, pointer: `${pointer}/slack_file`, constraint }];
}
