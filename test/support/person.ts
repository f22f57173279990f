import type { Act, ActResult, Block, Message, View } from "../../src/sandbox/protocol.ts";
import type { Sandbox } from "../../src/sandbox/start.ts";

/** A member who types and presses, and reads what stands on their screen. */
export type Person = {
  /** a slash command in #general, or words to the bot */
  types(text: string): Promise<ActResult>;
  writesToBot(text: string): Promise<ActResult>;
  presses(label: string): Promise<ActResult>;
  fills(values: Record<string, string>): Promise<ActResult>;
  /** closes all that lies over the conversation */
  closes(): Promise<ActResult>;
  usesShortcut(callbackId: string): Promise<ActResult>;
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

type Found = { blockId: string; element: Record<string, unknown> };

function findButton(blocks: Block[], label: string): Found | undefined {
  for (const block of blocks) {
    const { accessory, elements } = block as { accessory?: unknown; elements?: unknown };
    for (const element of [accessory, ...(Array.isArray(elements) ? elements : [])]) {
      const found = element as { type?: string; text?: { text?: string } } | undefined;
      if (found?.type === "button" && found.text?.text === label) {
        return { blockId: block.block_id ?? "", element: found as Record<string, unknown> };
      }
    }
  }
  return undefined;
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** The person of that id at work in the workspace. */
export function personAt(sandbox: Sandbox, userId: string): Person {
  const at = sandbox.as(userId);
  const bot = () => at.state().conversations.find(({ kind, name }) => kind === "im" && name === "UBOT")?.id ?? "";
  const all = () => [...at.messages("C1"), ...(bot() ? at.messages(bot()) : [])].sort((a, b) => (a.ts < b.ts ? -1 : 1));
  const top = (): View | undefined => at.state().views.at(-1);
  const act = (what: Act) => at.act(what);

  const homeWith = (label: string): View | undefined => {
    const { home } = at.state();
    return home && findButton(home.blocks, label) ? home : undefined;
  };
  const newest = async (): Promise<Message> => {
    const found = all().at(-1);
    if (!found) throw new Error("nothing is to be seen");
    return found;
  };
  async function waitsFor(words: string): Promise<string> {
    let seen = "";
    for (let waited = 0; waited < 100; waited++) {
      const last = all().at(-1);
      seen = [last ? readBlocks(last.blocks) || last.text : "", top() ? readBlocks(top()?.blocks) : ""].join("\n");
      if (seen.includes(words)) return seen;
      await pause(30);
    }
    throw new Error(`waited in vain for “${words}”; seen:\n${seen}`);
  }
  async function press(label: string): Promise<ActResult> {
    const view = top() ?? homeWith(label);
    const inView = view && findButton(view.blocks, label);
    const messages = all().reverse();
    const message = messages.find(({ blocks }) => findButton(blocks, label));
    const found = inView ?? (message && findButton(message.blocks, label));
    if (!found) throw new Error(`there is no button “${label}”`);
    const where = inView && view ? { viewId: view.id } : { channel: message?.channel ?? "", ts: message?.ts ?? "" };
    return act({
      type: "press",
      where,
      blockId: found.blockId,
      action: found.element as never,
    });
  }
  return {
    types: (text) => {
      const [command = "", ...rest] = text.split(" ");
      return act({ type: "command", channel: "C1", command, text: rest.join(" ") });
    },
    writesToBot: (text) => act({ type: "message", channel: bot(), text }),
    presses: press,
    async fills(values) {
      const view = top();
      if (!view) throw new Error("no form is open");
      const state = Object.fromEntries(
        Object.entries(values).map(([block, value]) => {
          const input = view.blocks.find(({ block_id }) => block_id === block) as { element?: { action_id?: string } };
          return [block, { [input?.element?.action_id ?? ""]: { type: "plain_text_input", value } }];
        }),
      );
      return act({ type: "submit", viewId: view.id, state });
    },
    closes: () => act({ type: "close", viewId: top()?.id ?? "", all: true }),
    usesShortcut: (callbackId) => act({ type: "shortcut", callbackId }),
    async opensHome() {
      await act({ type: "openHome" });
      for (let waited = 0; waited < 100 && !at.state().home; waited++) await pause(30);
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
