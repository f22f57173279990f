/** What stands in blocks for a person to fill in or choose from, found by the words beside it. */
import { type Doc, docsIn, isDoc, kindOf, textOf } from "../../src/sandbox/doc.ts";
import { elementsOf, type Placed, valueField } from "../../src/sandbox/inputs.ts";
import type { Block, State } from "../../src/sandbox/protocol.ts";
import type { Upload } from "./upload.ts";

/**
 * What a person puts into a field: words; the words of an option (in an external select what is typed, or what is typed and
 * which of the answers is chosen); a day YYYY-MM-DD; a time HH:MM; an instant; a member's or channel's name; several of them;
 * files; "" empties the field.
 */
export type Entry = string | string[] | Search | Search[] | Date | Upload | Upload[];
type Search = { typed: string; chosen: string };

/** How one asks the app, and where files go to. */
export type Hands = {
  state: State;
  suggest(field: Placed, typed: string): Promise<Doc[]>;
  upload(file: Upload): Promise<string>;
};

const said = (text: unknown) => (isDoc(text) ? (textOf(text.text) ?? "") : "");

/** The field of that label, placeholder, block id or action id. */
export function fieldOf(blocks: Block[], name: string): Placed | undefined {
  return elementsOf(blocks).find(({ block, element, blockId, actionId }) =>
    [blockId, actionId, said(block.label), said(element.placeholder)].includes(name),
  );
}

/** The button of those words. */
export const buttonOf = (blocks: Block[], words: string): Placed | undefined =>
  elementsOf(blocks).find(({ element }) => element.type === "button" && said(element.text) === words);

/** All options that an element offers itself. */
const optionsOf = (element: Doc): Doc[] => [
  ...docsIn(element.options),
  ...docsIn(element.option_groups).flatMap(({ options }) => docsIn(options)),
];

/** The element that offers an option of those words; an overflow menu, say. */
export function elementOffering(blocks: Block[], words: string): { placed: Placed; option: Doc } | undefined {
  for (const placed of elementsOf(blocks)) {
    const option = optionsOf(placed.element).find(({ text }) => said(text) === words);
    if (option) return { placed, option };
  }
  return undefined;
}

/** The words of options, as they stand in a list. */
export const wordsOf = (options: Doc[]): string[] => options.map(({ text }) => said(text));

/** A field's value in the shape of `state.values`. Throws when the entry cannot be made there. */
export async function entryAsValue(field: Placed, entry: Entry, hands: Hands): Promise<Doc> {
  const name = valueField(field.element);
  if (!name) throw new Error(`a ${kindOf(field.element)} holds no value`);
  const entries = (Array.isArray(entry) ? entry : [entry]).filter((one) => one !== "");
  const values = [];
  for (const one of entries) values.push(await oneValue(field, one, hands));
  const holdsSeveral = name === "files" || /^selected_.*s$/.test(name);
  return { type: field.element.type, [name]: holdsSeveral ? values : (values[0] ?? null) } as Doc;
}

async function oneValue(field: Placed, entry: string | Search | Date | Upload, hands: Hands): Promise<Doc[string]> {
  const type = textOf(field.element.type) ?? "";
  if (entry instanceof Date) return type === "datetimepicker" ? Math.floor(entry.getTime() / 1000) : dayOf(entry);
  if (typeof entry === "object" && "bytes" in entry) return { id: await hands.upload(entry) };
  if (type.endsWith("external_select")) return searched(field, entry, hands);
  if (typeof entry === "object") throw new Error(`one does not search in a ${type}`);
  if (type === "rich_text_input") return richText(entry);
  if (optionsOf(field.element).length > 0) return offered(optionsOf(field.element), entry);
  if (type.endsWith("users_select")) return idOf(hands.state.members, entry);
  if (/(channels|conversations)_select$/.test(type)) return idOf(hands.state.conversations, entry);
  return entry;
}

const dayOf = (date: Date) => date.toISOString().slice(0, 10);

async function searched(field: Placed, entry: string | Search, hands: Hands): Promise<Doc> {
  const { typed, chosen } = typeof entry === "string" ? { typed: entry, chosen: entry } : entry;
  const answers = await hands.suggest(field, typed);
  const found =
    answers.find(({ text }) => said(text) === chosen) ?? answers.find(({ text }) => said(text).includes(chosen));
  if (!found) throw new Error(`“${typed}” offered no “${chosen}” but ${JSON.stringify(wordsOf(answers))}`);
  return found;
}

function offered(options: Doc[], words: string): Doc {
  const found = options.find(({ text, value }) => said(text) === words || value === words);
  if (!found) throw new Error(`“${words}” is not offered but ${JSON.stringify(wordsOf(options))}`);
  return found;
}

function idOf(named: { id: string; name: string; realName?: string }[], words: string): string {
  const found = named.find(({ id, name, realName }) => [id, name, realName].includes(words));
  if (!found) throw new Error(`“${words}” is not here`);
  return found.id;
}

const richText = (text: string): Doc => ({
  type: "rich_text",
  elements: [{ type: "rich_text_section", elements: [{ type: "text", text }] }],
});
