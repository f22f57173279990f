import { afterAll, beforeAll, expect, test } from "vitest";
import { type ActForm, actForms, readyFor } from "../../support/act-forms.ts";
import { type ComplaintHouse, openComplaintHouse } from "../../support/complaint-house.ts";
import { eventually } from "../../support/eventually.ts";
import type { Person } from "../../support/person.ts";

let house: ComplaintHouse;
beforeAll(async () => {
  house = await openComplaintHouse();
});
afterAll(() => house.close());

/** All that stands in the person's open forms: their titles, and what their fields begin with, too. */
const formsOf = (name: string) => JSON.stringify(house.sandbox.as(`U${name.toUpperCase()}`).state().views);
const formSays = (name: string, ...any: string[]) =>
  eventually(() => any.some((words) => formsOf(name).includes(words)) || undefined, `${any} in what ${name} sees`);

async function opens(form: ActForm, number: string): Promise<Person> {
  const person = house.person(form.by);
  await person.types(`/complaint ${number}`);
  await person.waitsFor(number);
  await person.presses(form.button);
  await formSays(form.by, `"${Object.keys(form.values)[0]}"`);
  return person;
}

const countOf = async (complaintId: number, act: string, by: string) =>
  house.db.prisma.complaintAct.count({ where: { complaintId, act, byId: await house.idOf(by) } });

test.each(Object.entries(actForms))(
  "%s: who was slower sees that and keeps what they typed; sent twice at once it is done once",
  async (act, form) => {
    const { id, number } = await readyFor(house, form);
    const person = await opens(form, number);
    await house.act(id, "Boss", "note", { text: "Quicker" });
    await person.fills(form.values);
    await formSays(form.by, "Meanwhile: Boss added a note", "Somebody acted on this complaint meanwhile");
    const kept = formsOf(form.by);
    for (const typed of form.typed) expect(kept).toContain(`"initial_value":"${typed}"`);
    expect(await countOf(id, act, form.by)).toBe(0);
    await Promise.all([person.fills({}), person.fills({})]);
    await formSays(form.by, "Saved: ", "Added to ");
    expect(formsOf(form.by)).not.toContain("Nothing of yours was saved");
    expect(await countOf(id, act, form.by)).toBe(1);
    await person.closes();
  },
);

test("an answer that was lost on its way: pressed again, what was done is told, and nothing is done twice", async () => {
  const form = actForms.note;
  const { id, number } = await readyFor(house, form);
  const person = await opens(form, number);
  house.sandbox.trouble({ lostAck: 1 });
  expect(await person.fills(form.values)).not.toEqual({ ok: true });
  house.sandbox.trouble({});
  expect(await countOf(id, "note", form.by)).toBe(1);
  expect(await person.fills({})).toEqual({ ok: true });
  await formSays(form.by, "Saved: Wu added a note");
  expect(await countOf(id, "note", form.by)).toBe(1);
  // another note is another act, though it says the same
  await person.presses("Note");
  await formSays(form.by, "complaint_text");
  await person.fills(form.values);
  await formSays(form.by, "Saved: Wu added a note");
  expect(await countOf(id, "note", form.by)).toBe(2);
  await person.closes();
});
