import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { type ComplaintHouse, openComplaintHouse } from "../../support/complaint-house.ts";
import { eventually } from "../../support/eventually.ts";
import { modalWith } from "../../support/modal.ts";
import type { Person } from "../../support/person.ts";

let house: ComplaintHouse;
let mei: Person;
beforeAll(async () => {
  house = await openComplaintHouse();
  mei = house.person("Mei");
});
afterEach(async () => {
  await mei.closes();
});
afterAll(() => house.close());

const inForm = () => JSON.stringify(house.sandbox.as("UMEI").state().views.at(-1));
const filed = () => house.db.prisma.complaint.findMany({ orderBy: { id: "asc" } });

async function opensBy(open: () => Promise<unknown>, words = "What happened?"): Promise<void> {
  await mei.closes();
  await eventually(() => mei.modal() === "" || undefined, "no form");
  await open();
  await modalWith(mei, words);
}
const byCommand = () => mei.types("/complaint");
async function byCard(): Promise<void> {
  await mei.types("/clients K1");
  await mei.waitsFor("File a complaint");
  await mei.presses("File a complaint");
}
/** Closes the window, and waits until that was told and what stood in it is kept. */
async function closesWindow(words: string): Promise<void> {
  await mei.closes();
  await new Promise((resolve) => setTimeout(resolve, 200));
  await eventually(
    async () => JSON.stringify(await house.db.prisma.draft.findMany()).includes(words) || undefined,
    words,
  );
}

test("what was typed is there a day after the window was closed, and not longer", async () => {
  await opensBy(byCommand);
  await mei.enters({
    "What happened?": "half a sentence",
    "When did it happen?": "2035-03-02",
    "How severe is it?": "S2 high",
  });
  await closesWindow("half a sentence");
  await house.goTo("2035-03-06T08:55:00+08:00");
  await opensBy(byCommand, "Kept from");
  expect(inForm()).toContain("half a sentence");
  expect(inForm()).toContain('"initial_date":"2035-03-02"');
  await closesWindow("half a sentence");
  await house.goTo("2035-03-07T09:30:00+08:00");
  await opensBy(byCommand);
  expect(mei.modal()).not.toContain("Kept from");
  expect(inForm()).not.toContain("half a sentence");
});

test("the forms of the command, of a client's card and of a message keep each its own, and one is given up alone", async () => {
  await mei.writesToBot("The card was swallowed");
  const message = await eventually(() => mei.inbox().find(({ text }) => text.includes("swallowed")), "the message");
  const byMessage = () => mei.usesShortcut("file_complaint_message", message);
  const each: [() => Promise<unknown>, string][] = [
    [byCommand, "typed after the command"],
    [byCard, "typed from the card"],
    [byMessage, "typed of the message"],
  ];
  for (const [open, words] of each) {
    await opensBy(open);
    await mei.enters({ "What happened?": words });
    await closesWindow(words);
  }
  for (const [open, words] of each) {
    await opensBy(open, "Kept from");
    expect(inForm()).toContain(words);
    for (const [, others] of each) if (others !== words) expect(inForm()).not.toContain(others);
  }
  await opensBy(byCard, "Kept from");
  await mei.presses("Start afresh");
  await eventually(() => !mei.modal().includes("Kept from") || undefined, "the form as new");
  expect(inForm()).not.toContain("typed from the card");
  await opensBy(byCommand, "Kept from");
  expect(inForm()).toContain("typed after the command");
});

test("the answer to a filing was lost, and the bot begun anew: pressed again there is one complaint, and its number is told", async () => {
  await opensBy(byCard);
  await mei.enters({ "What is it about?": "Service", "How severe is it?": "S4 low" });
  await mei.enters({ "What happened?": "Two hours", "How did it reach us?": "Phone" });
  house.sandbox.trouble({ lostAck: 1 });
  expect(await mei.fills({})).not.toEqual({ ok: true });
  house.sandbox.trouble({});
  expect(await filed()).toHaveLength(1);
  await house.restartBot();
  expect(await mei.fills({})).toEqual({ ok: true });
  await modalWith(mei, "Complaint C-2035-000001 is filed");
  expect(await filed()).toHaveLength(1);
  await house.posted();
  const receipts = mei.inbox().filter(({ blocks }) => JSON.stringify(blocks).includes("is filed"));
  expect(receipts).toHaveLength(1);
});
