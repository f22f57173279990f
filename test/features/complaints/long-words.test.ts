/** Whatever was written can be read to its last sign by who may read it, however long it is. */
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { type ComplaintHouse, complaintPeople, openComplaintHouse } from "../../support/complaint-house.ts";
import { entrancesOf } from "../../support/entrances.ts";
import { modalWith } from "../../support/modal.ts";
import { readBlocks } from "../../support/person.ts";

let house: ComplaintHouse;
beforeAll(async () => {
  house = await openComplaintHouse();
});
afterEach(async () => {
  for (const { name } of complaintPeople) await house.person(name).closes();
});
afterAll(() => house.close());

/** As long as a field may be, of words that stand nowhere else, with signs of two units in it. */
const long = (name: string) => `${`${name} 🎋 begins ${"and goes on ".repeat(300)}`.slice(0, 2980)} ${name}-ends.`;
/** Pieces follow each other in blocks of their own. */
const whole = (said: string) => said.replaceAll("\n", "");

const numberOf = async (id: number) => (await house.db.prisma.complaint.findUniqueOrThrow({ where: { id } })).number;

test("a proposal of the greatest length is read in full before it is approved, from the message and from the window", async () => {
  const id = await house.file("Wu");
  const [remedy, prevention, promised] = [long("Remedy"), long("Prevention"), long("Promise")];
  const proposed = { remedy, prevention, promise: { text: promised, dueOn: "2035-03-09" } };
  await house.bringTo(id, "propose", { propose: proposed });
  const lin = house.person("Lin");
  const readsAll = async () => {
    await lin.presses("Read it all");
    const said = whole(await modalWith(lin, "Promise-ends."));
    for (const words of [remedy, prevention, promised, "Promised for: 9 Mar"]) expect(said).toContain(words);
    await lin.closes();
  };
  await lin.types(`/complaint ${await numberOf(id)}`);
  expect(await lin.waitsFor("Read it all")).not.toContain("Remedy-ends.");
  await readsAll();
  await lin.types("/complaint list");
  await lin.presses("See it");
  await modalWith(lin, "Read it all");
  await readsAll();
});

test("what happened and the wish, beside ten long steps: the message goes out, and all is read by its buttons", async () => {
  const id = await house.file("Tom", { what: long("What"), wish: long("Wish"), whereAbout: "Counter 3" });
  for (let n = 1; n <= 10; n++) await house.act(id, "Dora", "note", { text: long(`Note ${n}`) });
  const dora = house.person("Dora");
  await dora.types(`/complaint ${await numberOf(id)}`);
  expect(whole(await dora.waitsFor("What-ends."))).toContain(long("What"));
  await dora.presses("Read it all");
  expect(whole(await modalWith(dora, "Wish-ends."))).toContain(`Wish: ${long("Wish")}`);
  expect(house.log.filter((line) => line.includes('"level":50'))).toEqual([]);
});

test("who may not read what was given with a step does not read it by its number either", async () => {
  const id = await house.file("Tom");
  await house.bringTo(id, "propose", { propose: { remedy: long("Remedy") } });
  const number = await numberOf(id);
  const bot = entrancesOf(house);
  expect(await bot.press("ULIN", "complaint_step:step5", `${number}|5`)).toContain("Remedy-ends.");
  const told = await bot.press("UTOM", "complaint_step:step5", `${number}|5`);
  expect([told.includes("Wu proposed a remedy"), told.includes("Remedy 🎋")]).toEqual([true, false]);
  expect(await bot.press("ULIN", "complaint_step:step5", `${number}|6`)).toContain("There is no such complaint");
});

test("the news quote all that was said, to the last sign; a plan's line says where the rest is", async () => {
  const id = await house.file("Wu");
  const number = await numberOf(id);
  const dora = house.person("Dora");
  await dora.types(`/complaint ${number}`);
  await dora.waitsFor(number);
  await dora.presses("Not valid");
  await modalWith(dora, "Reason");
  const reason = long("Reason");
  await dora.fills({ Reason: reason });
  await modalWith(dora, "Saved: ");
  await house.posted();
  const told = house.person("Wu").inbox().at(-1);
  expect(whole(readBlocks(told?.blocks))).toContain(`“${reason}”`);
  const line = await house.db.prisma.notice.findFirstOrThrow({
    where: { personId: await house.idOf("Mei"), key: { startsWith: `complaint:${number}:` } },
  });
  expect(line.line).toMatch(new RegExp(`Dora judged it not valid.*“Reason .*…” · all of it: /complaint ${number}$`));
  expect(line.line.length).toBeLessThanOrEqual(200);
});
