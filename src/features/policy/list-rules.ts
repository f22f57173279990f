import type { Language } from "../../lib/language.ts";

/** What a house calls something, in both languages, under a code that stays. */
export type Named = {
  id: string;
  en: string;
  zh: string;
  /** offered no more; what is older still names it */
  retired?: true | undefined;
};

/** What may still be chosen of a list. */
export const inUse = <N extends Named>(names: readonly N[]): N[] => names.filter(({ retired }) => !retired);

/** What a code is called; the code itself when the list no longer has it. */
export const nameIn = (names: readonly Named[], id: string, language: Language): string =>
  names.find((one) => one.id === id)?.[language] ?? id;

/** A name of a list, and the names within it; those of the lists that have none are empty. */
export type Listed = Named & { sub?: Listed[] };

const lineOf = ({ id, en, zh }: Named) => `${id}: ${en} / ${zh}`;

/** A list as it is typed: a line for each name in use, `code: English / 中文`, those within it under it after a hyphen. */
export const listText = (names: readonly Listed[]): string =>
  inUse(names)
    .flatMap((name) => [lineOf(name), ...inUse(name.sub ?? []).map((part) => `- ${lineOf(part)}`)])
    .join("\n");

type Line = { isPart: boolean; id: string | undefined; en: string; zh: string };

const codeShape = /^([A-Za-z][A-Za-z0-9_-]{0,59})\s*[:：]\s*(.+)$/u;

function readLine(line: string): Line | undefined {
  const isPart = /^[-–—·•]/u.test(line);
  const plain = line.replace(/^[-–—·•]\s*/u, "").trim();
  const [, id, rest] = codeShape.exec(plain) ?? [];
  const names = (rest ?? plain).split(/\s*[/／]\s*/u);
  const zh = names.length > 1 ? (names.pop() ?? "") : (names[0] ?? "");
  const en = names.join(" / ");
  return en === "" || zh === "" || en.length > 70 || zh.length > 70 ? undefined : { isPart, id, en, zh };
}

/** A code for a new name: of its English letters, unlike those that there are. */
function newCode(en: string, taken: ReadonlySet<string>): string {
  const [first = "", ...others] = en.toLowerCase().match(/[a-z0-9]+/g) ?? [];
  const plain = [first, ...others.map((word) => word.charAt(0).toUpperCase() + word.slice(1))].join("").slice(0, 40);
  const base = /^[a-z]/.test(plain) ? plain : `name${plain}`;
  for (let n = 1; ; n++) {
    const code = n === 1 ? base : `${base}${n}`;
    if (!taken.has(code)) return code;
  }
}

/**
 * The names that the lines say, with the codes that they have in `base`, and behind them, retired, those that are not said any
 * more: complaints of earlier days still name them. Undefined when a code is said twice.
 */
function namesOf(lines: readonly Line[], base: readonly Listed[]): Listed[] | undefined {
  const taken = new Set(base.map(({ id }) => id));
  const said: Listed[] = [];
  for (const { id, en, zh } of lines) {
    const known = base.find((one) => (id === undefined ? one.en === en && !one.retired : one.id === id));
    const code = known?.id ?? id ?? newCode(en, taken);
    taken.add(code);
    if (said.some((one) => one.id === code)) return undefined;
    const { retired: _, ...rest } = known ?? { id: code };
    said.push({ ...rest, id: code, en, zh });
  }
  const gone = base.filter(({ id }) => !said.some((one) => one.id === id));
  return [...said, ...gone.map((one) => ({ ...one, retired: true as const }))];
}

/** Reads a list as it is typed over what stands now. Undefined when a line is none, a code stands twice, or nothing is left. */
export function readList(typed: string, base: readonly Listed[], hasParts: boolean): Listed[] | undefined {
  const lines = typed
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean)
    .map(readLine);
  if (!lines.every((line) => line !== undefined)) return undefined;
  if (lines.length === 0 || lines[0]?.isPart || (!hasParts && lines.some(({ isPart }) => isPart))) return undefined;
  const names = namesOf(
    lines.filter(({ isPart }) => !isPart),
    base,
  );
  if (!names || !hasParts) return names;
  const partsUnder: Line[][] = [];
  for (const line of lines) {
    if (line.isPart) partsUnder.at(-1)?.push(line);
    else partsUnder.push([]);
  }
  const whole = names.map((name, i) => {
    const sub = name.retired ? (name.sub ?? []) : namesOf(partsUnder[i] ?? [], name.sub ?? []);
    return sub && { ...name, sub };
  });
  return whole.every((name) => name !== undefined) ? whole : undefined;
}

export type ListChanges = { added: Listed[]; renamed: { from: Listed; to: Listed }[]; retired: Listed[] };

/** What differs between two lists, with what is within; an order alone changes nothing that could be told. */
export function listChanges(from: readonly Listed[], to: readonly Listed[]): ListChanges {
  const changes: ListChanges = { added: [], renamed: [], retired: [] };
  for (const name of to) {
    const before = from.find(({ id }) => id === name.id);
    const wasUsed = before && !before.retired;
    if (!name.retired && !wasUsed) changes.added.push(name);
    else if (name.retired && wasUsed) changes.retired.push(name);
    else if (before && (before.en !== name.en || before.zh !== name.zh))
      changes.renamed.push({ from: before, to: name });
    if (!name.sub || name.retired) continue;
    const within = listChanges(before?.sub ?? [], name.sub);
    changes.added.push(...within.added);
    changes.renamed.push(...within.renamed);
    changes.retired.push(...within.retired);
  }
  return changes;
}
