/** A whole complaint among people who read one language: nothing that they see is in the other. */
import { afterAll, expect, test } from "vitest";
import { type ComplaintHouse, complaintPeople, openComplaintHouse } from "../../support/complaint-house.ts";
import { eventually } from "../../support/eventually.ts";
import { readBlocks } from "../../support/person.ts";
import { filing, names, way } from "../../support/whole-way.ts";

const houses: ComplaintHouse[] = [];
afterAll(async () => {
  for (const house of houses) await house.close();
});

/** What is no word of either language: numbers of complaints and clients, severities, times, commands, the bot's name, files. */
const neutral = /C-\d{4}-\d{6,}|\bK\d\b|\bS[1-4]\b|\/complaint\b|\bRounds\b|\bslip\.txt\b|CNY/g;

test.each([
  ["zh", /[A-Za-z]{2,}[^\n]*/g],
  ["en", /[\u4e00-\u9fff，。：；（）「」]+[^\n]*/g],
] as const)("from filing to its end, in %s", async (language, foreign) => {
  const isZh = language === "zh";
  const at = isZh ? 1 : 0;
  const house = await openComplaintHouse(complaintPeople.map((one) => ({ ...one, zh: isZh })));
  houses.push(house);
  const { prisma } = house.db;
  for (const [name, zh] of Object.entries(names)) {
    if (isZh) await prisma.person.updateMany({ where: { name }, data: { name: zh } });
  }
  await prisma.team.updateMany({ data: { name: isZh ? "一部" : "Team 1" } });
  const seen: string[] = [];
  const keep = (said: string) => void seen.push(said);
  const label = (pair: readonly [string, string]) => pair[at] ?? "";
  /** All that stands in the open forms: labels, hints, placeholders, options and titles. */
  const formWords = (name: string) =>
    house.sandbox
      .as(`U${name.toUpperCase()}`)
      .state()
      .views.flatMap((view) => [view.title?.text, view.submit?.text, view.close?.text, ...textsIn(view.blocks)])
      .join("\n");

  const wu = house.person("Wu");
  await wu.types("/complaint");
  await eventually(() => formWords("Wu") || undefined, "the form");
  for (const [en, [zh, ...values]] of Object.entries(filing)) {
    const field = isZh ? zh : en;
    await eventually(() => formWords("Wu").includes(field) || undefined, field);
    keep(formWords("Wu"));
    await wu.enters({ [field]: values[at] ?? "" });
  }
  await wu.fills({
    [isZh ? "图片、录音、文件" : "Pictures, recordings, documents"]: [{ name: "slip.txt", bytes: "x" }],
  });
  await eventually(() => formWords("Wu").includes("C-2035-000001") || undefined, "the receipt");
  keep(formWords("Wu"));
  await wu.closes();

  for (const { by, button, values, zhFields } of way) {
    const person = house.person(by);
    await person.types("/complaint C-2035-000001");
    keep(await person.waitsFor("C-2035-000001"));
    await person.presses(label(button));
    const fields = Object.entries(values).map(([en, pair], i) => [isZh ? (zhFields[i] ?? "") : en, pair[at]] as const);
    await eventually(() => formWords(by).includes(fields[0]?.[0] ?? "") || undefined, "its fields");
    keep(formWords(by));
    const sent = await person.fills(
      Object.fromEntries(fields.map(([field, value]) => [field, value === "一部" && !isZh ? "Team 1" : (value ?? "")])),
    );
    expect([button, sent]).toEqual([button, { ok: true }]);
    await eventually(
      () => /Saved|已保存|C-2035-000001 的|Added|已补充/.test(formWords(by)) || undefined,
      `${button} is done`,
    );
    keep(formWords(by));
    await person.closes();
    await house.posted();
  }
  await house.goTo("2035-03-07T12:00:00+08:00");
  for (const typed of ["mine", "list", "C-2035-000009"]) {
    for (const name of ["Wu", "Dora", "Lin"]) {
      await house.person(name).types(`/complaint ${typed}`);
      keep(await house.person(name).sees());
    }
  }
  for (const name of Object.keys(names))
    for (const { blocks, text } of house.person(name).inbox()) keep(`${readBlocks(blocks)}\n${text}`);
  const wrong = seen.flatMap((said) => said.replaceAll(neutral, "").match(foreign) ?? []);
  expect([...new Set(wrong)]).toEqual([]);
  expect(house.log.filter((line) => line.includes("a request failed"))).toEqual([]);
  expect(seen.length).toBeGreaterThan(60);
});

/** Every text in blocks, options and placeholders too. */
function textsIn(held: unknown): string[] {
  if (Array.isArray(held)) return held.flatMap(textsIn);
  if (typeof held !== "object" || held === null) return [];
  const own =
    "type" in held && /^(plain_text|mrkdwn)$/.test(String(held.type)) && "text" in held ? [String(held.text)] : [];
  return [...own, ...Object.entries(held).flatMap(([key, value]) => (key === "state" ? [] : textsIn(value)))];
}
