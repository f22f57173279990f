import { afterEach, expect, test } from "vitest";
import { elementsOf } from "../../src/sandbox/inputs.ts";
import { clientRow, type House, type Member, openHouse } from "../support/house.ts";
import { modalWith } from "../support/modal.ts";
import { readBlocks } from "../support/person.ts";

let house: House;
afterEach(() => house.close());

const people: Member[] = [
  { name: "Boss", roles: ["lead"] },
  { name: "Lin", roles: ["lead"], reportsTo: "Boss" },
  { name: "Tom", reportsTo: "Lin", team: "Team 1" },
  { name: "Mei", reportsTo: "Lin", team: "Team 2" },
];

/** Tom owes two things that are very late. Monday, 5 March 2035. */
async function open() {
  house = await openHouse(people);
  await house.load("clients", [clientRow("P100", "Tom", { name: "Sunrise" })]);
  const { id: ownerId } = await house.db.prisma.person.findFirstOrThrow({ where: { name: "Tom" } });
  const { id: clientId } = await house.db.prisma.client.findFirstOrThrow();
  for (const text of ["Send the offer", "Send the terms"]) {
    const owed = { clientId, ownerId, text, dueOn: "2035-02-12", source: "hand", createdById: ownerId };
    await house.db.prisma.followUp.create({ data: { ...owed, createdAt: new Date("2035-02-01T02:00:00Z") } });
  }
}

/** The view beneath the topmost of those that lie over each other. */
const beneath = (name: string) => {
  const { views } = house.sandbox.as(`U${name.toUpperCase()}`).state();
  return readBlocks(views.at(-2)?.blocks ?? []);
};

/** Presses one of the buttons of that word in the newest message, counted from its top. */
async function pressesOpen(name: string, which: number): Promise<void> {
  const { channel, ts, blocks } = await house.person(name).newest();
  const opens = elementsOf(blocks).filter(({ element }) => readBlocks(element) === "[Open]");
  const { blockId = "", actionId = "", element } = opens[which] ?? {};
  const action = { ...element, action_id: actionId };
  await house.sandbox.as(`U${name.toUpperCase()}`).act({ type: "press", where: { channel, ts }, blockId, action });
}

test("the brief shows a contact that was logged over it", async () => {
  await open();
  const tom = house.person("Tom");
  await tom.types("/visit P100");
  expect(await modalWith(tom, "Who is who")).not.toContain("they moved house");
  await tom.presses("Log a contact");
  await modalWith(tom, "What was it?");
  await tom.fills({ "What was it?": "Visit", Notes: "they moved house" });
  await expect.poll(() => tom.modal()).toContain("they moved house");
  expect(tom.modal()).toContain("Who is who");
});

test("the list of teams shows the channel that was set in the form over it", async () => {
  await open();
  const lin = house.person("Lin");
  await lin.types("/rounds team");
  expect(await lin.sees()).toBe("Your teams\nTeam 1\nno channel\n[Set]\nTeam 2\nno channel\n[Set]");
  await lin.presses("Set");
  await modalWith(lin, "08:30");
  await lin.fills({ team_channel: "general", team_names: "Counts only" });
  await modalWith(lin, "Saved.");
  const list = async () => readBlocks((await lin.newest()).blocks);
  await expect.poll(list).not.toMatch(/Team 1\nno channel/);
  expect(await list()).toContain("Team 2\nno channel");
});

test.each([
  ["what has come up to a lead's lead", "Boss", 0],
  ["one manager's late ones", "Lin", 1],
])("the list of %s shows what became of one beneath its card", async (_, name, which) => {
  await open();
  await house.goTo("2035-03-05T08:31:00+08:00");
  const lead = house.person(name);
  await pressesOpen(name, which);
  await modalWith(lead, "Send the offer");
  await lead.picks("Open");
  await modalWith(lead, "History");
  expect(beneath(name)).toContain("Send the offer");
  await lead.presses("Done");
  await modalWith(lead, "done by");
  await expect.poll(() => beneath(name)).not.toContain("Send the offer");
  expect(beneath(name)).toContain("Send the terms");
});
