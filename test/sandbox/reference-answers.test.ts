import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { type Doc, isDoc, textOf } from "../../src/sandbox/doc.ts";
import { runScript } from "./answer-script.ts";
import { listen } from "./file-workspace.ts";
import { lacks } from "./recordings.ts";
import { referenceFolder } from "./reference.ts";
import * as w from "./workspace.ts";

const folder = referenceFolder("methods");
const SCOPES = ["channels:join", "files:read", "files:write", "reactions:read", "reactions:write"];
const manifest = w.grantedToo(SCOPES);

/** What Slack's examples have and our answers do not, and why. */
const REASONS: { pattern: RegExp; reason: string }[] = [
  { pattern: /\/has_2fa: missing$/, reason: "told to administrators alone" },
  {
    pattern: /^users\.list .*\/profile\/email: missing$/,
    reason: "the first in our list is the bot, which has no address",
  },
  { pattern: /^users\.info .*\/image_original: missing$/, reason: "nobody has uploaded a picture of their own" },
  {
    pattern: /^conversations\.\w+ success_im/,
    reason: "the script asks about a channel, the example about direct messages",
  },
  { pattern: /^conversations\.list success_with_mixed/, reason: "the example begins with direct messages" },
  { pattern: /^conversations\.open success_with_return_im /, reason: "the script does not ask for return_im" },
  { pattern: /\/channel\/(is_frozen|properties): missing$/, reason: "channels have no tabs or freezing here" },
  {
    pattern: /^chat\.postMessage .*\/(username|attachments|subtype): missing$/,
    reason: "the example is of an old bot's message",
  },
  { pattern: /\/next_cursor: missing$/, reason: "the example has a next page" },
  {
    pattern: /^conversations\.history success_with_timestamp_inclusive \/latest/,
    reason: "the example asks for a latest one",
  },
  { pattern: /^conversations\.replies .*\/(last_read|unread_count): missing$/, reason: "told to people, not to bots" },
  { pattern: /^conversations\.join .*warning/, reason: "the example is of someone who is there already" },
  {
    pattern: /^files\.\w+ .*\/(thumb_\w+|image_exif_rotation|original_[wh]|deanimate_gif|pjpeg|alt_txt): missing$/,
    reason: "the example is an image",
  },
  { pattern: /^files\.info .*\/shares\/public\/C\w+: missing$/, reason: "the channel's id is a key" },
  {
    pattern: /^views\.\w+ .*\/view\/(blocks\/0\/\w+: missing|submit: no object|close: no object)$/,
    reason: "the example's view holds something else",
  },
];

test.runIf(folder)(
  "answers have the keys and types of the examples in Slack's reference, but for what is listed",
  async () => {
    const sandbox = await w.openWorkspace({ seed: w.smallSeed({ manifest }) });
    const payloads = await listen(sandbox);
    const trigger = async () => {
      payloads.length = 0;
      await sandbox.as(w.MEI).act({ type: "shortcut", callbackId: "new_note" });
      return textOf((await w.eventually(() => payloads[0])).trigger_id) ?? "";
    };
    const places = { channel: w.GENERAL, elsewhere: w.ELSEWHERE, person: w.MEI, email: "mei@example.com" };
    const steps = await runScript({ client: w.clientOf(sandbox), ...places, trigger });
    await sandbox.close();
    const found = steps.flatMap(({ name, answer }) =>
      examplesOf(name).flatMap(([which, example]) => lacks(example, answer).map((lack) => `${name} ${which} ${lack}`)),
    );
    expect(found.filter((lack) => !REASONS.some(({ pattern }) => pattern.test(lack)))).toEqual([]);
    expect(REASONS.filter(({ pattern }) => !found.some((lack) => pattern.test(lack)))).toEqual([]);
  },
);

/** The examples of successful answers in the reference of a method. */
function examplesOf(method: string): [string, Doc][] {
  const file = path.join(folder ?? "", `${method}.json`);
  if (!existsSync(file)) return [];
  const { examples = {} } = JSON.parse(readFileSync(file, "utf8")) as { examples?: Record<string, { example?: Doc }> };
  return Object.entries(examples).flatMap(([name, { example }]): [string, Doc][] =>
    isDoc(example) && example.ok === true ? [[name, example]] : [],
  );
}
