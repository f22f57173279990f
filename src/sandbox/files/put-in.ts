import { type Doc, docsIn, isDoc, textOf } from "../doc.ts";
import { elementsOf } from "../inputs.ts";
import type { Block, StateValues } from "../protocol.ts";
import { Refused } from "../refused.ts";
import type { FileRecord, UserRecord } from "../store/records.ts";
import type { Workspace } from "../workspace.ts";
import { fileAnswer } from "./file-answer.ts";
import { knownFile } from "./keep-file.ts";

/** A file that the person uploaded. Refuses any other. */
export function ownFile(ws: Workspace, person: UserRecord, id: string): FileRecord {
  const file = knownFile(ws, id);
  if (file?.user !== person.id) throw new Refused("file_not_found");
  return file;
}

/** The values with the files of `file_input`s in full, as the app is sent them; from then on it may see those files. */
export function filesPutIn(ws: Workspace, person: UserRecord, blocks: Block[], values: StateValues): StateValues {
  const filled: StateValues = { ...values };
  for (const { element, blockId, actionId } of elementsOf(blocks)) {
    const value = values[blockId]?.[actionId];
    if (element.type !== "file_input" || !isDoc(value)) continue;
    const files = docsIn(value.files).map((named) => given(ws, person, named));
    filled[blockId] = { ...filled[blockId], [actionId]: { ...value, files } };
  }
  return filled;
}

function given(ws: Workspace, person: UserRecord, named: Doc): Doc {
  const file = ownFile(ws, person, textOf(named.id) ?? "");
  return fileAnswer(ws, ws.store.files.put({ ...file, givenToApp: true }));
}
