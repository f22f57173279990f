import { afterEach, beforeEach, expect, test } from "vitest";
import { type ComplaintHouse, openComplaintHouse } from "../../support/complaint-house.ts";
import { modalWith } from "../../support/modal.ts";

let house: ComplaintHouse;
beforeEach(async () => {
  house = await openComplaintHouse();
});
afterEach(() => house.close());

const number = "C-2035-000001";

test("by its number, from one's own list and in a window a complaint is told in the same words", async () => {
  const id = await house.file("Wu", { wish: "An apology", whereAbout: "Counter 3", happenedOn: "2035-03-02" });
  await house.bringTo(id, "propose", {
    judgeValid: { remarks: "Cameras show it" },
    propose: {
      remedy: "Apologise",
      compensation: { minor: 120_050, currency: "CNY" },
      promise: { text: "A call", dueOn: "2035-03-09" },
    },
  });
  const lin = house.person("Lin");
  await lin.types(`/complaint ${number}`);
  const said = await lin.waitsFor("Proposed, to be approved");
  // what leads on stands first
  expect(said).toMatch(/^\[Approve\]\n\[Return\]\n\[Add files\]$/m);
  for (const words of [
    ...["Complainant: Client K1 · K1", "Happened: 2 Mar · Counter 3", "Responsible: Wu", "Wish: An apology"],
    ...[
      "House clock: until 19 Mar 09:00, 9 working days 8 h left",
      "Legal clock: up to and including 20 Mar, 15 days left",
    ],
    ...[
      "Wu proposed a remedy · 5 Mar 09:00",
      "Compensation: CN¥1,200.50",
      "Promised for: 9 Mar",
      "Remarks: Cameras show it",
    ],
    ...["[Approve]", "[Return]"],
  ]) {
    expect(said).toContain(words);
  }
  // the newest first
  expect(said.indexOf("Wu proposed a remedy")).toBeLessThan(said.indexOf("filed by Wu"));
  await lin.types("/complaint list");
  await lin.presses("See it");
  expect((await modalWith(lin, "Proposed, to be approved")).trim()).toBe(said.trim());
  // who filed it reads what was said to them, not how the house deliberates: here he is responsible as well, so all
  await house.person("Wu").types(`/complaint ${number}`);
  expect(await house.person("Wu").waitsFor("An apology")).toContain("Remedy: Apologise");
});

test("a repeat leads to the earlier complaint, for who may see that one", async () => {
  await house.file("Wu", { aboutId: await house.idOf("Mei") });
  await house.file("Tom", { what: "Again the queue" });
  const dora = house.person("Dora");
  await dora.types("/complaint C-2035-000002");
  await dora.waitsFor(`Linked to ${number} as a repeat.`);
  await dora.presses("Details");
  expect(await modalWith(dora, "The queue was long")).toContain("Complained about: Mei");
  // the client's manager, about whom the earlier one is, reads of none
  await house.person("Mei").types("/complaint C-2035-000002");
  const said = await house.person("Mei").waitsFor("Again the queue");
  expect([said.includes(number), said.includes("repeat")]).toEqual([false, false]);
  // who filed this one may not see that one
  await house.person("Tom").types("/complaint C-2035-000002");
  expect(await house.person("Tom").waitsFor("Linked to an earlier complaint as a repeat.")).not.toContain(number);
});

test("a long history is read page by page, in the message and in the window", async () => {
  const id = await house.file("Wu");
  for (let n = 1; n <= 12; n++) await house.act(id, "Dora", "note", { text: `note ${n};` });
  const dora = house.person("Dora");
  await dora.types(`/complaint ${number}`);
  expect(await dora.waitsFor("History · 13 steps")).not.toContain("note 2;");
  await dora.presses("Next page");
  expect(await dora.waitsFor("note 2;")).toContain("filed by Wu");
  await dora.types("/complaint list");
  await dora.presses("See it");
  expect(await modalWith(dora, "note 12;")).not.toContain("note 2;");
  await dora.presses("Next page");
  expect(await modalWith(dora, "note 2;")).not.toContain("note 12;");
});
