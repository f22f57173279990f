import { pinyin } from "pinyin-pro";
import { halfWidth } from "./full-width.ts";

const hanSign = /\p{Script=Han}/u;
const syllables = { toneType: "none", type: "array", v: true, nonZh: "consecutive" } as const;
const surnameReadings = new Map<string, boolean>();

export type Findable = {
  clientNo: string;
  name: string;
  phone: string | null;
  contacts: readonly { name: string; phone: string | null }[];
};

/**
 * What a client is found by, one line each, lower case: number, name, the name's pinyin without tones and spaces, its
 * initials, the same for every contact, and the digits of all phones. A surname that is read in its own way (单 shàn, 仇 qiú)
 * gives both readings, because people type either.
 */
export function searchText(client: Findable): string {
  const lines = [client.clientNo.toLowerCase(), ...namesLines(client.name)];
  for (const contact of client.contacts) lines.push(...namesLines(contact.name));
  for (const { phone } of [client, ...client.contacts]) if (phone) lines.push(phone.replace(/\D/g, ""));
  return [...new Set(lines)].filter((line) => line !== "").join("\n");
}

function namesLines(name: string): string[] {
  const lower = withoutTones(halfWidth(name).toLowerCase());
  if (!hanSign.test(lower)) return [lower];
  const readings = [pinyin(lower, syllables)];
  if (startsWithOwnReading(lower)) readings.push(pinyin(lower, { ...syllables, surname: "head" }));
  return [lower, ...readings.flatMap((reading) => [reading.join(""), initials(reading, lower)])];
}

/** Latin words inside a Chinese name are kept whole: `ABC银行` has the initials `abcyh`. */
const initials = (reading: string[], name: string) =>
  reading.map((syllable) => (name.includes(syllable) ? syllable : syllable.slice(0, 1))).join("");

/** Whether the first one or two signs, taken as a surname, are read otherwise than in plain text. */
function startsWithOwnReading(name: string): boolean {
  const head = name.slice(0, 2);
  const known = surnameReadings.get(head);
  if (known !== undefined) return known;
  const own = pinyin(head, { ...syllables, surname: "head" }).join("") !== pinyin(head, syllables).join("");
  if (surnameReadings.size > 50_000) surnameReadings.clear();
  surnameReadings.set(head, own);
  return own;
}

/**
 * The words that somebody typed to find a client, folded as `searchText` is: lower case, half-width, tones off (`wáng`, `lǜ`
 * is `lv`), phones and their like down to the digits. A client is found when every word is part of its search text.
 */
export function searchWords(input: string): string[] {
  const folded = halfWidth(input).toLowerCase();
  if (/^[\d\s()+-]{5,}$/.test(folded)) return [folded.replace(/\D/g, "")].filter((digits) => digits !== "");
  return folded
    .split(/[\s,，、]+/u)
    .map(withoutTones)
    .filter((word) => word !== "");
}

const withoutTones = (word: string) =>
  word
    .normalize("NFD")
    .replaceAll("u\u0308", "v")
    .replace(/[\u0300\u0301\u0304\u030C]/g, "")
    .normalize("NFC");
