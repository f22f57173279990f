import { type Doc, docsIn } from "../../src/sandbox/doc.ts";
import type { Placed } from "../../src/sandbox/inputs.ts";
import type { ActResult, Block, Place, StateValues } from "../../src/sandbox/protocol.ts";
import type { Sandbox } from "../../src/sandbox/start.ts";
import { type Entry, elementOffering, entryAsValue, fieldOf, type Hands, wordsOf } from "./fields.ts";
import { upload } from "./upload.ts";

type Find = <T>(look: (blocks: Block[]) => T | undefined) => { where: Place; found: T } | undefined;

const PATIENCE_MS = 2000;

const keyOf = (where: Place) => ("viewId" in where ? where.viewId : `${where.channel} ${where.ts}`);

/** What people have entered into forms and messages, by where: the page keeps it, so a test must. */
const drafts = new WeakMap<Sandbox, Map<string, StateValues>>();

function draftsOf(sandbox: Sandbox): Map<string, StateValues> {
  const kept = drafts.get(sandbox) ?? new Map<string, StateValues>();
  drafts.set(sandbox, kept);
  return kept;
}

/** How a person fills in what `find` comes upon. */
export function handsOf(sandbox: Sandbox, userId: string, find: Find) {
  const at = sandbox.as(userId);
  const kept = draftsOf(sandbox);
  const entered = (where: Place): StateValues => kept.get(keyOf(where)) ?? {};
  const tells = (where: Place, { blockId, actionId }: Placed, value: Doc): Promise<ActResult> =>
    at.act({ type: "press", where, blockId, action: { ...value, action_id: actionId }, state: entered(where) });

  /** What is looked for, as soon as it is there: a form opens a moment after the command. */
  async function need<T>(what: string, look: (blocks: Block[]) => T | undefined) {
    for (let waited = 0; waited < PATIENCE_MS; waited += 10) {
      const place = find(look);
      if (place) return place;
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    throw new Error(what);
  }
  const needField = (name: string) => need(`there is no field “${name}”`, (blocks) => fieldOf(blocks, name));
  async function suggest(where: Place, { blockId, actionId }: Placed, value: string): Promise<Doc[]> {
    const told = await at.act({ type: "suggest", where, blockId, actionId, value });
    if (!told.ok) throw new Error(`nothing was offered: ${told.notice ?? ""} ${told.detail ?? ""}`);
    return [...docsIn(told.options), ...docsIn(told.optionGroups).flatMap(({ options }) => docsIn(options))];
  }
  async function enter(name: string, entry: Entry): Promise<ActResult> {
    const { where, found: field } = await needField(name);
    const hands: Hands = {
      state: at.state(),
      suggest: (one, typed) => suggest(where, one, typed),
      upload: async (file) => (await upload(sandbox, userId, file)).id,
    };
    const value = await entryAsValue(field, entry, hands);
    const { blockId, actionId, block } = field;
    const before = entered(where);
    kept.set(keyOf(where), { ...before, [blockId]: { ...before[blockId], [actionId]: value } });
    const tellsAtOnce = block.type !== "input" || block.dispatch_action === true;
    return tellsAtOnce ? tells(where, field, value) : { ok: true };
  }
  return {
    entered,
    tells,
    async enters(values: Record<string, Entry>): Promise<ActResult> {
      for (const [name, entry] of Object.entries(values)) {
        const result = await enter(name, entry);
        if (!result.ok) return result;
      }
      return { ok: true };
    },
    async searches(name: string, typed: string): Promise<string[]> {
      const { where, found } = await needField(name);
      return wordsOf(await suggest(where, found, typed));
    },
    async picks(words: string): Promise<ActResult> {
      const { where, found } = await need(`nothing offers “${words}”`, (blocks) => elementOffering(blocks, words));
      const { placed, option } = found;
      if (placed.element.type === "overflow") return tells(where, placed, { selected_option: option });
      return enter(placed.actionId, words);
    },
  };
}
