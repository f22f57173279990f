import { afterEach, beforeEach, expect, test } from "vitest";
import { tellOfFiling } from "../../../src/features/complaints/desk/tell.ts";
import { fileComplaint } from "../../../src/features/complaints/filing/file-acts.ts";
import { type ComplaintHouse, openComplaintHouse } from "../../support/complaint-house.ts";
import { modalWith } from "../../support/modal.ts";
import { readBlocks } from "../../support/person.ts";

let house: ComplaintHouse;
afterEach(() => house.close());
const number = "C-2035-000001";

/** Ned is above the desk's only person, and neither lead nor desk himself; Zoe is beside. */
beforeEach(async () => {
  house = await openComplaintHouse([
    { name: "Boss", roles: ["lead"] },
    { name: "Lin", roles: ["lead"], reportsTo: "Boss" },
    { name: "Mei", reportsTo: "Lin" },
    { name: "Tom", reportsTo: "Lin" },
    { name: "Wu", roles: ["staff"], reportsTo: "Lin" },
    { name: "Ned", roles: ["staff"], reportsTo: "Boss" },
    { name: "Zoe", roles: ["staff"], reportsTo: "Boss" },
    { name: "Dora", roles: ["desk"], reportsTo: "Ned" },
  ]);
});

async function filedAbout(name: string) {
  const [byId, aboutId, clientId] = [await house.idOf("Wu"), await house.idOf(name), await house.clientId("K1")];
  const tell = await tellOfFiling(house.bot.deps, { byId, clientId, aboutId });
  const at = house.sandbox.clock.now();
  const given = {
    what: "The queue was long",
    category: "service",
    severity: "S3",
    channel: "phone",
    clientId,
    aboutId,
  };
  const filed = await fileComplaint(house.db, { token: `about ${name}`, given, byId, at, origin: "chat", tell });
  expect(filed.is).toBe("filed");
  await house.posted();
}

const inbox = (name: string) =>
  house
    .person(name)
    .inbox()
    .map(({ blocks }) => readBlocks(blocks))
    .join("\n");

test("who judges in the desk's place has the card by direct message, and the complaint in their lists", async () => {
  await filedAbout("Dora");
  const ned = house.person("Ned");
  expect(inbox("Ned")).toContain(`${number} · S3 normal`);
  expect(inbox("Zoe")).not.toContain(number);
  expect(inbox("Dora")).not.toContain(number);
  for (const typed of ["/complaint list", "/complaint mine"]) {
    await ned.types(typed);
    expect(await ned.waitsFor("To be judged")).toContain("Client K1");
    for (const other of ["Zoe", "Dora"]) {
      await house.person(other).types(typed);
      expect(await house.person(other).sees()).not.toContain(number);
    }
  }
  await ned.presses("Valid");
  await ned.fills({ Remarks: "Seen" });
  expect(await modalWith(ned, "Saved: Ned judged it valid")).toContain("valid, to be assigned");
});

test("where the desk may judge, nobody stands in", async () => {
  await filedAbout("Mei");
  await house.person("Ned").types("/complaint list");
  expect(await house.person("Ned").sees()).toContain("No such complaints.");
  await house.person("Lin").types("/complaint mine");
  expect(await house.person("Lin").sees()).not.toContain(number);
});

test("a complaint's number alone, written to the bot, opens it; a bare figure stays a client's", async () => {
  await filedAbout("Mei");
  const wu = house.person("Wu");
  for (const typed of [number, "c-2035-000001", "Ｃ２０３５－０００００１", `/complaint ${number}`]) {
    await wu.writesToBot(typed);
    expect(await wu.waitsFor("History · 1 step")).toContain(`${number} · To be judged`);
    await wu.writesToBot("help");
    await wu.sees();
  }
  await wu.writesToBot("C-2035-000009");
  await wu.waitsFor("There is no complaint C-2035-000009 that you may see.");
  // as before: about themselves there is none
  await house.person("Mei").writesToBot(number);
  await house.person("Mei").waitsFor(`There is no complaint ${number} that you may see.`);
});
