import { afterEach, expect, test } from "vitest";
import { clientRow, type House, logRow, openHouse } from "../support/house.ts";
import { modalWith } from "../support/modal.ts";
import { readBlocks } from "../support/person.ts";

let house: House;
afterEach(() => house.close());

async function open() {
  house = await openHouse([
    { name: "Tom", reportsTo: "Lin" },
    { name: "Lin", roles: ["lead"] },
  ]);
  await house.load("clients", [clientRow("P100", "Tom", { name: "Sunrise" })]);
  await house.load("log", [logRow("P100", "Tom", "call", "2035-03-04 10:00", { notes: "asked about rates" })]);
  const { id: ownerId } = await house.db.prisma.person.findFirstOrThrow({ where: { name: "Tom" } });
  const { id: clientId } = await house.db.prisma.client.findFirstOrThrow();
  const owed = { clientId, ownerId, text: "Send the offer", dueOn: "2035-02-26", source: "hand", createdById: ownerId };
  await house.db.prisma.followUp.create({ data: { ...owed, createdAt: new Date("2035-02-01T02:00:00Z") } });
}

/** The view beneath the topmost of those that lie over each other. */
const beneath = (name: string) => {
  const { views } = house.sandbox.as(`U${name.toUpperCase()}`).state();
  return readBlocks(views.at(-2)?.blocks ?? []);
};
/** The list that was answered to a command, whatever lies over it. */
const answer = async (name: string) => readBlocks((await house.person(name).newest()).blocks);

test("the list of follow-ups shows what was done on a card and in a form that were opened from it", async () => {
  await open();
  const tom = house.person("Tom");
  await tom.types("/followups");
  expect(await tom.sees()).toContain("due 26 Feb");
  await tom.picks("More …");
  await modalWith(tom, "History");
  await tom.presses("Another date");
  await modalWith(tom, "Or pick the day");
  await tom.fills({ "Or pick the day": "2035-03-08" });
  await modalWith(tom, "History");
  await expect.poll(() => answer("Tom")).toContain("due 8 Mar");
  await tom.presses("Done");
  await modalWith(tom, "done by Tom");
  await expect.poll(() => answer("Tom")).not.toContain("Send the offer");
  await tom.closes();

  await tom.presses("New follow-up");
  await modalWith(tom, "What is to be done");
  await tom.enters({ Client: "Sunrise" });
  await tom.fills({ "What is to be done": "Call back", "Or pick the day": "2035-03-06" });
  await modalWith(tom, "Saved.");
  await expect.poll(() => answer("Tom")).toContain("Call back");
});

test("the lead's list of what is late shows what became of it beneath the card", async () => {
  await open();
  const lin = house.person("Lin");
  await lin.types("/team");
  await lin.sees();
  await lin.presses("Open");
  await modalWith(lin, "Send the offer");
  await lin.picks("Open");
  await modalWith(lin, "History");
  expect(beneath("Lin")).toContain("Send the offer");
  await lin.presses("Put off to tomorrow");
  await modalWith(lin, "extended to");
  await expect.poll(() => beneath("Lin")).not.toContain("Send the offer");
});

test("a client's contacts and its card show what was logged and corrected over them", async () => {
  await open();
  const tom = house.person("Tom");
  await tom.types("/clients find Sunrise");
  await tom.sees();
  await tom.presses("Open");
  await modalWith(tom, "asked about rates");
  await tom.presses("Log a contact");
  await modalWith(tom, "What was it?");
  await tom.fills({ "What was it?": "Visit", Notes: "met him" });
  const top = () => tom.modal();
  await expect.poll(top).toContain("met him");
  await tom.presses("Contacts in full");
  await expect.poll(top).toContain("[Correct]");
  await tom.presses("Correct");
  await modalWith(tom, "What was it?");
  await tom.fills({ Notes: "met her" });
  await expect.poll(top).toContain("met her");
  await tom.closes();
});

test("the card shows a new cadence beneath, and the leaves one that was entered", async () => {
  await open();
  const tom = house.person("Tom");
  await tom.types("/clients find Sunrise");
  await tom.sees();
  await tom.presses("Open");
  await modalWith(tom, "Sunrise");
  await tom.presses("Own cadence");
  await modalWith(tom, "Reason");
  await tom.fills({ visit_every: "40", reason: "wants it" });
  await expect.poll(() => beneath("Tom")).toContain("40");
  await tom.closes();

  await tom.types("/rounds leave");
  await tom.sees();
  await tom.presses("Enter leave");
  await modalWith(tom, "First day away");
  await tom.fills({ from: "2035-03-06", to: "2035-03-07", cover: "Lin" });
  await expect.poll(() => answer("Tom")).toContain("covered by Lin");
});
