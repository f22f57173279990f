import type { Act, ActResult, Block, Message, Place, View } from "../../src/sandbox/protocol.ts";
import type { Sandbox } from "../../src/sandbox/start.ts";
import { buttonOf, type Entry } from "./fields.ts";
import { handsOf } from "./filling.ts";
import { type Upload, upload } from "./upload.ts";

/** A member who types and presses, and reads what stands on their screen. */
export type Person = {
  /** a slash command in #general, or words to the bot */
  types(text: string): Promise<ActResult>;
  writesToBot(text: string): Promise<ActResult>;
  presses(label: string): Promise<ActResult>;
  /** puts values into the open form's fields, by block id or label, and submits it with all that was entered before */
  fills(values: Record<string, Entry>): Promise<ActResult>;
  /** puts values into fields of the open form, else of Home or the newest message that has them; a field that tells the app at once does so */
  enters(values: Record<string, Entry>): Promise<ActResult>;
  /** types into an external select and gives what it offers, as it stands in the list */
  searches(field: string, typed: string): Promise<string[]>;
  /** chooses an option that acts at once, by its words: of an overflow menu, say */
  picks(option: string): Promise<ActResult>;
  /** sends files to the bot, with words or without */
  drops(files: Upload[], text?: string): Promise<ActResult>;
  /** closes all that lies over the conversation */
  closes(): Promise<ActResult>;
  /** a global shortcut, or with a message one of that message's */
  usesShortcut(callbackId: string, message?: Message): Promise<ActResult>;
  opensHome(): Promise<string>;
  /** the newest message that this person sees, in #general or with the bot, as text */
  sees(): Promise<string>;
  /** all messages of the direct conversation with the bot */
  inbox(): Message[];
  /** the newest message itself */
  newest(): Promise<Message>;
  /** the topmost modal as text; "" when none is open */
  modal(): string;
  /** waits until what this person sees holds the words */
  waitsFor(words: string): Promise<string>;
};

/** Every text in blocks, in the order of reading. */
export function readBlocks(blocks: unknown): string {
  if (Array.isArray(blocks)) return blocks.map(readBlocks).filter(Boolean).join("\n");
  if (typeof blocks !== "object" || blocks === null) return "";
  const { type, text, elements, accessory, label, fields, hint } = blocks as Record<string, unknown>;
  const said = typeof text === "string" ? text : readBlocks(text);
  const own = type === "mrkdwn" ? said.replaceAll("*", "") : said;
  const shown = type === "button" ? `[${own}]` : own;
  return [readBlocks(label), shown, readBlocks(fields), readBlocks(accessory), readBlocks(elements), readBlocks(hint)]
    .filter(Boolean)
    .join("\n");
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** The person of that id at work in the workspace. */
export function personAt(sandbox: Sandbox, userId: string): Person {
  const at = sandbox.as(userId);
  const bot = () => at.state().conversations.find(({ kind, name }) => kind === "im" && name === "UBOT")?.id ?? "";
  const privates = () =>
    at
      .state()
      .conversations.filter(({ kind }) => kind === "private")
      .map(({ id }) => id);
  const all = () =>
    ["C1", ...privates(), ...(bot() ? [bot()] : [])]
      .flatMap((id) => at.messages(id))
      .sort((a, b) => (a.ts < b.ts ? -1 : 1));
  const top = (): View | undefined => at.state().views.at(-1);
  const act = (what: Act) => at.act(what);

  /** Where something is found: the topmost form or else Home, and else the newest message that has it. */
  function findPlace<T>(look: (blocks: Block[]) => T | undefined): { where: Place; found: T } | undefined {
    const view = top() ?? at.state().home;
    const inView = view && look(view.blocks);
    if (view && inView) return { where: { viewId: view.id }, found: inView };
    for (const { channel, ts, blocks } of all().reverse()) {
      const found = look(blocks);
      if (found) return { where: { channel, ts }, found };
    }
    return undefined;
  }
  const { enters, searches, picks, tells, entered } = handsOf(sandbox, userId, findPlace);
  const newest = async (): Promise<Message> => {
    for (let waited = 0; waited < 300 && all().length === 0; waited++) await pause(10);
    const found = all().at(-1);
    if (!found) throw new Error("nothing is to be seen");
    return found;
  };
  async function waitsFor(words: string): Promise<string> {
    let seen = "";
    for (let waited = 0; waited < 300; waited++) {
      const last = all().at(-1);
      seen = [last ? readBlocks(last.blocks) || last.text : "", top() ? readBlocks(top()?.blocks) : ""].join("\n");
      if (seen.includes(words)) return seen;
      await pause(10);
    }
    throw new Error(`waited in vain for “${words}”; seen:\n${seen}`);
  }
  async function press(label: string): Promise<ActResult> {
    const place = findPlace((blocks) => buttonOf(blocks, label));
    if (!place) throw new Error(`there is no button “${label}”`);
    return tells(place.where, place.found, place.found.element);
  }
  return {
    types: (text) => {
      const [command = "", ...rest] = text.split(" ");
      return act({ type: "command", channel: "C1", command, text: rest.join(" ") });
    },
    writesToBot: (text) => act({ type: "message", channel: bot(), text }),
    presses: press,
    async fills(values) {
      const result = await enters(values);
      const viewId = top()?.id;
      if (!viewId) throw new Error("no form is open");
      return result.ok ? act({ type: "submit", viewId, state: entered({ viewId }) }) : result;
    },
    enters,
    searches,
    picks,
    async drops(files, text = "") {
      const sent: string[] = [];
      for (const file of files) sent.push((await upload(sandbox, userId, file)).id);
      return act({ type: "message", channel: bot(), text, files: sent });
    },
    closes: () => act({ type: "close", viewId: top()?.id ?? "", all: true }),
    usesShortcut: (callbackId, message) =>
      act({ type: "shortcut", callbackId, ...(message && { channel: message.channel, messageTs: message.ts }) }),
    async opensHome() {
      await act({ type: "openHome" });
      for (let waited = 0; waited < 300 && !at.state().home; waited++) await pause(10);
      await pause(60);
      return readBlocks(at.state().home?.blocks ?? []);
    },
    async sees() {
      await pause(60);
      const last = await newest();
      return readBlocks(last.blocks) || last.text;
    },
    inbox: () => (bot() ? at.messages(bot()) : []),
    newest,
    modal: () => readBlocks(top()?.blocks ?? []),
    waitsFor,
  };
}
