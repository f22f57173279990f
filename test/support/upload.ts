import type { FileSeen } from "../../src/sandbox/protocol.ts";
import type { Sandbox } from "../../src/sandbox/start.ts";

/** A file as a person has it on their disk. */
export type Upload = { name: string; bytes: Buffer | string };

/** Uploads as the page does, raw. Throws with Slack's code when the workspace refuses. */
export async function upload(sandbox: Pick<Sandbox, "url">, as: string, { name, bytes }: Upload): Promise<FileSeen> {
  const query = new URLSearchParams({ as, name });
  const answer = await fetch(`${sandbox.url}/practice/upload?${query}`, {
    method: "POST",
    body: typeof bytes === "string" ? bytes : new Uint8Array(bytes),
  });
  if (!answer.ok) throw new Error(`the upload of ${name} was refused: ${await answer.text()}`);
  return ((await answer.json()) as { file: FileSeen }).file;
}
