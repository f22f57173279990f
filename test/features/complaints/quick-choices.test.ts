import { afterEach, beforeEach, expect, test } from "vitest";
import { type ComplaintHouse, openComplaintHouse } from "../../support/complaint-house.ts";
import { eventually } from "../../support/eventually.ts";
import { fieldOf } from "../../support/fields.ts";
import { modalWith } from "../../support/modal.ts";

let house: ComplaintHouse;
beforeEach(async () => {
  house = await openComplaintHouse();
});
afterEach(() => house.close());

const choice = (value: string) => ({ selected_option: { value } });

/** Chooses in a field without waiting for what becomes of it, as quick fingers do. */
function choose(label: string, value: string) {
  const at = house.sandbox.as("UTOM");
  const view = at.state().views.at(-1);
  const field = view && fieldOf(view.blocks, label);
  if (!view || !field) throw new Error(`there is no field “${label}”`);
  const { blockId, actionId } = field;
  const where = { viewId: view.id };
  return at.act({ type: "press", where, blockId, action: { ...choice(value), action_id: actionId } });
}

/** Slack takes the updates of the form in another order than that of the choices: the first waits for so many others. */
function firstUpdateComesLast(others: number) {
  const { slack } = house.bot.deps;
  const update = slack.updateView.bind(slack);
  let [begun, done] = [0, 0];
  Object.assign(slack, {
    async updateView(...args: Parameters<typeof update>) {
      const isFirst = begun++ === 0;
      if (isFirst) await eventually(() => done >= others || undefined, "the other updates");
      try {
        await update(...args);
      } finally {
        done++;
      }
    },
  });
}

async function openForm() {
  const tom = house.person("Tom");
  await tom.types("/complaint");
  await modalWith(tom, "Who complains?");
  return tom;
}

test("three choices within milliseconds: the form shows all of them, though the first one's update comes last", async () => {
  const tom = await openForm();
  firstUpdateComesLast(2);
  await Promise.all([
    choose("What is it about?", "service"),
    choose("How severe is it?", "S2"),
    choose("How severe is it?", "S4"),
  ]);
  // the sub-categories of the one, the clocks of the last of the others
  await modalWith(tom, "More exactly");
  const shown = await modalWith(tom, "resolved within 15 days");
  expect(shown).toContain("More exactly");
});

test("a category changed at once: the parts of the last one are shown, and it is what is filed", async () => {
  const tom = await openForm();
  firstUpdateComesLast(2);
  await Promise.all([
    choose("What is it about?", "service"),
    choose("What is it about?", "money"),
    choose("What is it about?", "fees"),
  ]);
  const parts = await eventually(() => {
    const { views } = house.sandbox.as("UTOM").state();
    const said = JSON.stringify(views.at(-1)?.blocks);
    return said.includes("A fee that was not announced") ? said : undefined;
  }, "the parts of fees");
  expect(parts).not.toContain("Waiting time");
  await tom.enters({ "Who complains?": "Not a client" });
  await modalWith(tom, "Their name");
  await tom.enters({ "Their name": "Ann", "Their phone": "555", "More exactly": "Interest" });
  await tom.enters({ "How severe is it?": "S3 normal", "How did it reach us?": "Phone" });
  await tom.fills({ "What happened?": "Too much" });
  await modalWith(tom, "is filed");
  const filed = await house.db.prisma.complaint.findFirstOrThrow();
  expect([filed.category, filed.subCategory]).toEqual(["fees", "interest"]);
});
