/** Who was slower, and whose act is none any more, is given back all that stood in their form, in words. */
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Act } from "../../../src/features/complaints/given-rules.ts";
import { actForms, readyFor } from "../../support/act-forms.ts";
import { type ComplaintHouse, openComplaintHouse } from "../../support/complaint-house.ts";
import type { Entry } from "../../support/fields.ts";
import { modalWith } from "../../support/modal.ts";

let house: ComplaintHouse;
beforeAll(async () => {
  house = await openComplaintHouse();
});
afterAll(() => house.close());

const ends: [Act, Record<string, unknown>] = ["withdraw", { reason: "A misunderstanding" }];
const closes: [Act, Record<string, unknown>] = ["evaluate", { satisfaction: 3 }];
type Case = [keyof typeof actForms, typeof ends, Record<string, Entry>, string[]];
const promised = { "Promise to the client": "A call", "Promised for": "2035-03-09" };

test.each<Case>([
  ["assign", ends, {}, ["Responsible department\nTeam 1", "Responsible person\nMei", "Remarks\nYou know them"]],
  ["reassign", ends, {}, ["Responsible department\nTeam 1", "Responsible person\nMei", "Reason\nShe knows them"]],
  ["analyse", ends, { "Five whys": "Few\nIll" }, ["Cause\nFelt ignored or slighted", "Five whys\nFew\nIll"]],
  [
    "propose",
    ends,
    promised,
    ["Compensation\n1,200.50", "Promise to the client\nA call", "Promised for\n9 March 2035"],
  ],
  ["carryOut", ends, {}, ["What was done\nCalled on them", "told at\n5 Mar 09:", "How the client was told\nIn person"]],
  ["evaluate", closes, {}, ["How satisfied is the client?\n5 · very satisfied", "Lesson\nGreet them"]],
  ["reclassify", ends, {}, ["Category\nService", "Severity\nS1 critical", "Reason\nFunds are missing"]],
])(
  "%s: somebody was quicker, and all that stood in the form is told in words",
  async (act, [quicker, given], more, words) => {
    const form = actForms[act];
    const { id, number } = await readyFor(house, form);
    const person = house.person(form.by);
    await person.types(`/complaint ${number}`);
    await person.waitsFor(number);
    await person.presses(form.button);
    await modalWith(person, Object.keys(form.values)[0] ?? "");
    await house.act(id, "Boss", quicker, given);
    await person.fills({ ...form.values, ...more });
    const said = await modalWith(person, "What you typed, so that nothing of it is lost");
    for (const one of words) expect(said).toContain(one);
    expect(
      await house.db.prisma.complaintAct.count({ where: { complaintId: id, act, byId: await house.idOf(form.by) } }),
    ).toBe(0);
    await person.closes();
  },
);

test("a text of the greatest length is given back to its last sign", async () => {
  const { id, number } = await readyFor(house, actForms.judgeNotValid);
  const dora = house.person("Dora");
  await dora.types(`/complaint ${number}`);
  await dora.waitsFor(number);
  await dora.presses("Not valid");
  await modalWith(dora, "Reason");
  await house.act(id, "Boss", "judgeValid");
  const reason = `${"投诉人从未到过网点。".repeat(299)}🎋🎋🎋完毕。`;
  await dora.fills({ Reason: reason });
  expect((await modalWith(dora, "What you typed")).replaceAll("\n", "")).toContain(`Reason${reason}`);
});
