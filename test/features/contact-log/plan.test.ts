import { afterEach, expect, test } from "vitest";
import { clientRow, type House, openHouse } from "../../support/house.ts";
import { clientOf, loggedOf, opensLog } from "../../support/logging.ts";
import { readBlocks } from "../../support/person.ts";

let house: House;
afterEach(() => house.close());

/** Tom's plan of Monday, 5 March is posted: one client, whose visit is due. */
async function morning() {
  house = await openHouse([
    { name: "Tom", reportsTo: "Lin" },
    { name: "Lin", roles: ["lead"] },
  ]);
  await house.load("clients", [clientRow("P1", "Tom", { assets: "600万", currency: "CNY", opened_on: "2034-01-10" })]);
  await house.goTo("2035-03-05T08:01:00+08:00");
  return house.person("Tom");
}

const posted = () =>
  readBlocks(
    house
      .person("Tom")
      .inbox()
      .find(({ blocks }) => readBlocks(blocks).includes("Plan for"))?.blocks,
  );

test("a visit is logged from the plan: the item is done at once, linked to the contact; a correction opens it again", async () => {
  const tom = await morning();
  await tom.picks("Log it");
  // the plan wants a visit, and the form begins with one
  await tom.waitsFor("What was it?");
  await tom.fills({ Notes: "at the office" });
  expect(await tom.waitsFor("Done on the plan.")).toContain("Visit · 5 Mar 08:01");
  await expect.poll(posted, { timeout: 3000 }).toContain("✓ Done");
  const [contact] = await loggedOf(house.db, "P1");
  const [item] = await house.db.prisma.planItem.findMany();
  expect(item).toMatchObject({ state: "done", contactLogId: contact?.id });
  expect((await clientOf(house.db, "P1")).lastVisitAt).toEqual(contact?.at);

  await tom.presses("Correct");
  await tom.waitsFor("What was it?");
  await tom.fills({ "How did it go?": "Not reached" });
  await tom.waitsFor("Corrected · Client P1");
  const [open] = await house.db.prisma.planItem.findMany();
  expect(open).toMatchObject({ state: "open", contactLogId: null });
  await expect.poll(posted, { timeout: 3000 }).not.toContain("✓ Done");
  expect((await clientOf(house.db, "P1")).lastVisitAt).toBeNull();
  const acts = await house.db.prisma.planChange.findMany({ orderBy: { id: "asc" }, select: { act: true } });
  expect(acts.map(({ act }) => act)).toEqual(["done", "reopened"]);
});

test("a contact that reached nobody leaves the client on the plan, and says so", async () => {
  const tom = await morning();
  await tom.picks("Log it");
  await tom.waitsFor("What was it?");
  await tom.fills({ "What was it?": "Call", "How did it go?": "Not reached" });
  await tom.waitsFor("The client stays on the plan");
  expect(await house.db.prisma.planItem.findMany()).toMatchObject([{ state: "open" }]);
});

test("from yesterday's plan the form asks when it was, and begins with that day", async () => {
  const tom = await morning();
  const { id } = await clientOf(house.db, "P1");
  await house.goTo("2035-03-06T08:01:00+08:00");
  const old = tom.inbox().find(({ blocks }) => readBlocks(blocks).includes("Plan for Mon, 5 March"));
  expect(old).toBeDefined();
  const overflow = old?.blocks
    .flatMap((block) => [(block as { accessory?: Record<string, unknown> }).accessory])
    .find((accessory) => accessory?.type === "overflow");
  const option = { value: `log_open ${id}|2035-03-05`, text: { type: "plain_text", text: "Log a contact" } };
  await house.sandbox.as("UTOM").act({
    type: "press",
    where: { channel: old?.channel ?? "", ts: old?.ts ?? "" },
    blockId: old?.blocks.find((block) => "accessory" in block)?.block_id ?? "",
    action: { action_id: overflow?.action_id, selected_option: option } as never,
  });
  await tom.waitsFor("A contact of the last 30 days");
  await tom.presses("More");
  await tom.waitsFor("What you learned");
  await tom.fills({ Notes: "yesterday at noon", About: "Preferences", "What you learned": "tea" });
  expect(await tom.waitsFor("logged 1 day late")).toContain("Visit · 5 Mar 12:00");
  expect(await house.db.prisma.planItem.findMany({ orderBy: { id: "asc" } })).toMatchObject([
    { state: "done" },
    { state: "open" },
  ]);
  // learned on the day of the contact
  expect(await house.db.prisma.profileFact.findMany()).toMatchObject([{ value: "tea", on: "2035-03-05" }]);
});

test("whoever logs it, the item is done on the plan of who covers; a correction opens it there again", async () => {
  house = await openHouse([
    { name: "Tom", reportsTo: "Lin" },
    { name: "Ann", reportsTo: "Lin" },
    { name: "Lin", roles: ["lead"] },
  ]);
  await house.load("clients", [clientRow("P1", "Tom", { assets: "600万", currency: "CNY", opened_on: "2034-01-10" })]);
  const [tom, ann] = await Promise.all(
    ["Tom", "Ann"].map((name) => house.db.prisma.person.findFirstOrThrow({ where: { name } })),
  );
  const days = { fromDate: "2035-03-05", toDate: "2035-03-06" };
  await house.db.prisma.leave.create({
    data: { personId: tom?.id ?? 0, coverId: ann?.id ?? 0, ...days, setById: tom?.id ?? 0, setAt: new Date(0) },
  });
  await house.goTo("2035-03-05T08:01:00+08:00");
  const postedToAnn = () => readBlocks(house.person("Ann").inbox().at(-1)?.blocks);
  expect(postedToAnn()).toContain("Client P1");

  const lin = await opensLog(house.person("Lin"), "P1");
  await lin.fills({ "What was it?": "Visit" });
  await lin.waitsFor("Done on the plan.");
  await expect.poll(postedToAnn, { timeout: 3000 }).toContain("✓ Done");
  await lin.presses("Correct");
  await lin.waitsFor("What was it?");
  await lin.fills({ "How did it go?": "Not reached" });
  await lin.waitsFor("Corrected · Client P1");
  await expect.poll(postedToAnn, { timeout: 3000 }).not.toContain("✓ Done");
});
