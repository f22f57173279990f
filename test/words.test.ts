import { expect, test } from "vitest";
import { kindOf } from "./support/feature-files.ts";
import { sources, withoutComments } from "./support/source.ts";

const chinese = /\p{Script=Han}/u;
const textFiles = sources("src/{features,slack}/**/text.ts");

/** English words that show a Chinese one as an example, by the end of their path. */
const showsChinese = ["faults.notAmount"];

/** Every word by its path: texts as they stand, functions by their source. */
function wordsOf(value: unknown, at: string): [path: string, words: string][] {
  if (typeof value === "string") return [[at, value]];
  if (typeof value === "function") return [[at, withoutComments(String(value))]];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => wordsOf(inner, `${at}.${key}`));
}

type Both = { file: string; en: [string, string][]; zh: [string, string][] };

/** What a text.ts exports in both languages. */
async function inBoth(file: string): Promise<Both[]> {
  const exported = (await import(/* @vite-ignore */ new URL(`../${file}`, import.meta.url).href)) as Record<
    string,
    unknown
  >;
  return Object.values(exported).flatMap((value) => {
    if (typeof value !== "object" || value === null || !("en" in value) || !("zh" in value)) return [];
    return [{ file, en: wordsOf(value.en, ""), zh: wordsOf(value.zh, "") }];
  });
}

const texts = (await Promise.all(textFiles.map(({ file }) => inBoth(file)))).flat();

test("every text.ts has words in both languages", () => {
  expect(textFiles.length).toBeGreaterThan(5);
  expect(textFiles.filter(({ file }) => !texts.some((one) => one.file === file)).map(({ file }) => file)).toEqual([]);
});

test.each(texts)("$file has the same words in both languages, none empty", ({ en, zh }) => {
  expect(zh.map(([path]) => path).sort()).toEqual(en.map(([path]) => path).sort());
  expect([...en, ...zh].filter(([, words]) => words.trim() === "")).toEqual([]);
});

test.each(texts)("$file is English in English and Chinese in Chinese", ({ en, zh }) => {
  const [mixed, latin] = [
    en.filter(([, words]) => chinese.test(words)),
    zh.filter(([, words]) => !chinese.test(words) && !isCommand(words) && /[a-z]{2}/i.test(spoken(words))),
  ];
  expect(mixed.filter(([path]) => !showsChinese.some((end) => path.endsWith(end)))).toEqual([]);
  expect(latin).toEqual([]);
});

/** A command as it is typed is the same in both languages. */
const isCommand = (words: string) => /^\/\w+( \w+)*$/.test(words);

/** What a function says itself: its quoted texts, without what it puts in. */
const spoken = (words: string) =>
  words.includes("=>")
    ? [...words.matchAll(/["`]([^"`]*)["`]/g)].map(([, said = ""]) => said.replace(/\$\{[^}]*\}/g, "")).join()
    : words;

const features = sources("src/features/**/*.ts").filter(({ file }) => !file.endsWith("/text.ts"));

/** Where Chinese is read, not said: words of import files, limits as they are typed, and the lists that a house has in both languages as data. */
const readsChinese = /\/(imports\/(\w+-)?rules|policy\/(complaint|limit)-rules)\.ts$/;
const subCommandWords = /\b(words: |commandNames: |(?:helpWords|greetings) = )\[[^\]]*\]/g;

test("no feature says a Chinese word outside its text.ts", () => {
  const others = features.filter(({ file }) => !readsChinese.test(file));
  const saying = others.filter(({ text }) => chinese.test(withoutComments(text).replace(subCommandWords, "")));
  expect(saying.map(({ file }) => file)).toEqual([]);
});

test("no feature says an English word outside its text.ts", () => {
  const says =
    /\b(section|words|label|header|context|button|message|modal|Refusal|say)\(\s*["`](?!\$)[^"`]*[A-Za-z]{2}/;
  const saying = features.filter(({ text }) => says.test(withoutComments(text)));
  expect(saying.map(({ file }) => file)).toEqual([]);
});

test("words are chosen by text.ts alone; only commas and colons by the language itself", () => {
  const choosing = features.filter(({ file }) => kindOf(file.replace("src/features/", "")) !== "rules");
  const found = choosing.filter(({ text }) => /=== "(zh|en)" \?\s*["`][^"`]*\p{L}/u.test(withoutComments(text)));
  expect(found.map(({ file }) => file)).toEqual([]);
});
