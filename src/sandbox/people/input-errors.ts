import { type Doc, docsIn, isDoc, textOf } from "../doc.ts";
import { endOf } from "../files/kinds.ts";
import { elementsOf, valueField } from "../inputs.ts";
import type { Block, StateValues } from "../protocol.ts";

/** The most bytes of each file in a `file_input` (platform.md, section 2). */
const MOST_INPUT_BYTES = 10 * 1024 * 1024;

/** What Slack's own client says beside a field, in the languages of the demo. */
const WORDS = {
  en: {
    required: "Please complete this required field.",
    short: (least: number) => `Please enter at least ${least} characters.`,
    long: (most: number) => `Please enter no more than ${most} characters.`,
    number: "Please enter a number.",
    whole: "Please enter a whole number.",
    low: (least: string) => `Please enter a number no less than ${least}.`,
    high: (most: string) => `Please enter a number no greater than ${most}.`,
    email: "Please enter a valid email address.",
    url: "Please enter a valid URL.",
    many: (most: number) => `Please choose no more than ${most}.`,
    types: (types: string) => `Please choose files of these types: ${types}.`,
    heavy: "Please choose files of no more than 10 MB each.",
  },
  zh: {
    required: "请填写此必填字段。",
    short: (least: number) => `请至少输入${least}个字符。`,
    long: (most: number) => `请输入不超过${most}个字符。`,
    number: "请输入数字。",
    whole: "请输入整数。",
    low: (least: string) => `请输入不小于${least}的数字。`,
    high: (most: string) => `请输入不大于${most}的数字。`,
    email: "请输入有效的邮箱地址。",
    url: "请输入有效的网址。",
    many: (most: number) => `最多可选${most}项。`,
    types: (types: string) => `请选择以下类型的文件：${types}。`,
    heavy: "每个文件不得超过10MB。",
  },
};

type Words = (typeof WORDS)["en"];

/** What keeps the inputs from being submitted, by block id: the checks that Slack's client makes before the app hears of it. */
export function inputErrors(blocks: Block[], values: StateValues, locale: string): Record<string, string> {
  const words = locale.startsWith("zh") ? WORDS.zh : WORDS.en;
  const errors: Record<string, string> = {};
  for (const { block, element, blockId, actionId } of elementsOf(blocks)) {
    if (block.type !== "input") continue;
    const value = values[blockId]?.[actionId];
    const held = isDoc(value) ? value[valueField(element) ?? ""] : undefined;
    const error = isEmpty(held)
      ? block.optional === true
        ? undefined
        : words.required
      : faultOf(element, held, words);
    if (error) errors[blockId] = error;
  }
  return errors;
}

function isEmpty(held: unknown): boolean {
  if (typeof held === "string") return held.trim() === "";
  return held === undefined || held === null || (Array.isArray(held) && held.length === 0);
}

function faultOf(element: Doc, held: unknown, words: Words): string | undefined {
  if (Array.isArray(held)) {
    const most = element.max_selected_items ?? element.max_files;
    if (typeof most === "number" && held.length > most) return words.many(most);
    return element.type === "file_input" ? fileFault(element, docsIn(held), words) : undefined;
  }
  if (typeof held !== "string") return undefined;
  switch (element.type) {
    case "plain_text_input":
      return lengthFault(element, held, words);
    case "number_input":
      return numberFault(element, held, words);
    case "email_text_input":
      return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(held) ? undefined : words.email;
    case "url_text_input":
      return URL.canParse(held) ? undefined : words.url;
    default:
      return undefined;
  }
}

function fileFault({ filetypes }: Doc, files: Doc[], words: Words): string | undefined {
  const types = Array.isArray(filetypes) ? filetypes.flatMap((type) => textOf(type)?.toLowerCase() ?? []) : [];
  const isTaken = ({ name, filetype }: Doc) =>
    types.includes(endOf(textOf(name) ?? "")) || types.includes(textOf(filetype) ?? "");
  if (types.length > 0 && !files.every(isTaken)) return words.types(types.join(", "));
  return files.some(({ size }) => Number(size) > MOST_INPUT_BYTES) ? words.heavy : undefined;
}

function lengthFault({ min_length: least, max_length: most }: Doc, held: string, words: Words): string | undefined {
  if (typeof least === "number" && held.length < least) return words.short(least);
  return typeof most === "number" && held.length > most ? words.long(most) : undefined;
}

function numberFault(element: Doc, held: string, words: Words): string | undefined {
  const number = Number(held);
  if (held.trim() === "" || !Number.isFinite(number)) return words.number;
  if (element.is_decimal_allowed !== true && !Number.isInteger(number)) return words.whole;
  const { min_value: least, max_value: most } = element;
  if (typeof least === "string" && number < Number(least)) return words.low(least);
  return typeof most === "string" && number > Number(most) ? words.high(most) : undefined;
}
