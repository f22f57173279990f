import { afterAll, beforeAll, expect, test } from "vitest";
import { actForms, readyFor } from "../../support/act-forms.ts";
import { actHandsOf } from "../../support/act-hands.ts";
import { type ComplaintHouse, openComplaintHouse } from "../../support/complaint-house.ts";
import { eventually } from "../../support/eventually.ts";
import { modalWith } from "../../support/modal.ts";
import { readBlocks } from "../../support/person.ts";

let house: ComplaintHouse;
const { offers, does, toldTo } = actHandsOf(() => house);
beforeAll(async () => {
  house = await openComplaintHouse();
});
afterAll(() => house.close());

/** Made a guest in Slack, which ends every right as leaving does, and lets one see what they could still do. */
async function setGuest(name: string, isRestricted: boolean): Promise<void> {
  house.sandbox.setUser(`U${name.toUpperCase()}`, { isRestricted });
  const where = { name, active: !isRestricted };
  await eventually(async () => (await house.db.prisma.person.count({ where })) > 0 || undefined, name);
}
const leaves = (name: string) => setGuest(name, true);
const stays = (name: string) => setGuest(name, false);
const inboxOf = (name: string) =>
  house
    .person(name)
    .inbox()
    .map(({ blocks }) => readBlocks(blocks))
    .join("\n---\n");

test("the responsible person left: it is said, the desk is warned in their place and assigns another", async () => {
  const { id, number } = await readyFor(house, actForms.analyse, { severity: "S2" });
  await leaves("Wu");
  const wu = house.person("Wu");
  await wu.types(`/complaint ${number}`);
  expect(await wu.sees()).not.toContain("The queue was long");
  // half of the time to propose is used
  await house.goTo("2035-03-05T18:00:30+08:00");
  await house.goTo("2035-03-06T09:00:30+08:00");
  expect(inboxOf("Dora")).toContain("50% of the time to propose a remedy is used");
  expect(await offers("Dora", number, "Reassign")).toBe(true);
  const seen = await does(actForms.note, number, { by: "Dora" });
  expect(seen).toContain("Wu has left: the desk or a lead is to reassign it.");
  expect(seen).toContain("Filed by: Wu, who has left");
  expect(await does(actForms.reassign, number)).toContain("Responsible: Mei");
  await house.act(id, "Mei", "analyse", { cause: "slighted", words: "Nobody greeted them" });
  // nothing is written to who has left
  const waiting = { personId: await house.idOf("Wu"), line: { contains: "reassigned" } };
  expect(await house.db.prisma.notice.count({ where: waiting })).toBe(0);
  await stays("Wu");
});

test("the desk left: the next up by reports-to judges; the lead left: their own lead approves", async () => {
  await leaves("Dora");
  const { number } = await readyFor(house, actForms.judgeValid);
  await does(actForms.judgeValid, number, { by: "Lin" });
  await stays("Dora");
  const proposed = await readyFor(house, actForms.propose);
  await leaves("Lin");
  await does(actForms.propose, proposed.number);
  expect(await toldTo("Boss")).toMatch(new RegExp(`Complaint ${proposed.number} .*\nWu proposed a remedy`));
  await does(actForms.approve, proposed.number, { by: "Boss" });
  await stays("Lin");
});

test("who filed it left: the desk gives the information that it wanted from them, and sees it through", async () => {
  const { number } = await readyFor(house, { ...actForms.giveInformation, before: [] });
  await leaves("Wu");
  await does(actForms.askReporter, number);
  const dora = house.person("Dora");
  await dora.types(`/complaint ${number}`);
  await dora.waitsFor(number);
  await dora.presses("Answer the desk");
  await modalWith(dora, "The desk asks: Which counter?");
  await dora.fills({ "Your answer": "Counter three, says the client" });
  await modalWith(dora, "Counter three, says the client");
  await dora.closes();
  await does(actForms.judgeValid, number);
  await stays("Wu");
});

test("between the opening of a form and its sending they left: nothing of theirs is done", async () => {
  const { id, number } = await readyFor(house, actForms.analyse);
  const wu = house.person("Wu");
  await wu.types(`/complaint ${number}`);
  await wu.waitsFor(number);
  await wu.presses("Analyse");
  await modalWith(wu, "In words");
  await leaves("Wu");
  await wu.fills(actForms.analyse.values);
  expect(await house.db.prisma.complaint.findUnique({ where: { id } })).toMatchObject({ state: "assigned" });
  await stays("Wu");
});
