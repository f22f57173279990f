import { expect, test } from "vitest";
import { openDeskHouse } from "../../support/desk-house.ts";
import { eventually } from "../../support/eventually.ts";
import { type Person, readBlocks } from "../../support/person.ts";

/** Opens the newest complaint told of, and waits for what stands in it. */
async function opens(person: Person, words: string): Promise<void> {
  await person.closes();
  await person.presses("Details");
  await eventually(() => person.modal().includes(words) || undefined, words);
}

test("a complaint goes from filing to closed, each step by its person, told to whom the table says", async () => {
  const house = await openDeskHouse(["Dora", "Dan"]);
  const { number } = await house.files("Wu");
  const person = house.person;
  const card = () => readBlocks(house.cards("Dora")[0]?.blocks);
  const inboxOf = (name: string) =>
    person(name)
      .inbox()
      .map(({ blocks }) => readBlocks(blocks))
      .join("\n---\n");
  expect(card()).toContain(`${number} · S3 normal`);
  expect(card()).toContain("To be judged");
  // who is in the channel is not the house's to say
  expect(card()).not.toContain("The queue was long");
  expect(card()).not.toContain("Client K1");

  const dora = person("Dora");
  await dora.presses("Valid");
  await dora.fills({ Remarks: "Cameras show it" });
  await dora.waitsFor("Saved: Dora judged it valid");
  await house.posted();
  expect(card()).toContain("Valid, to be assigned");
  expect(inboxOf("Wu")).toContain("Dora judged it valid");

  await dora.presses("Assign");
  await dora.fills({ "Responsible department": "Managers", "Responsible person": "Mei" });
  await dora.waitsFor("Dora assigned it to Mei, Managers");
  await dora.closes();
  await house.posted();
  expect(card()).toContain("Responsible: Mei (Managers)");
  expect(inboxOf("Mei")).toContain("Dora assigned it to Mei, Managers");
  expect(inboxOf("Mei")).toContain(
    "Please find the cause and propose a remedy by 8 Mar 10:00.\nThe client is to be told by 19 Mar 10:00.\nBy law: up to and including 20 Mar.",
  );
  expect(inboxOf("Lin")).not.toContain("Please find the cause");

  const mei = person("Mei");
  await opens(mei, "The queue was long");
  await mei.presses("Analyse");
  await mei.fills({ Cause: "Felt ignored or slighted", "In words": "Two counters were closed" });
  await mei.waitsFor("Mei analysed the cause");
  await mei.presses("Propose a remedy");
  const dayless = await mei.fills({ Remedy: "Apologise in person", "Promise to the client": "A call" });
  expect(dayless.errors).toEqual({
    "complaint_promise.dueOn": "By when is it promised? Please pick the day on which it is to be done.",
  });
  const wordless = await mei.fills({ "Promise to the client": "", "Promised for": "2035-03-09" });
  expect(wordless.errors).toEqual({
    "complaint_promise.text": "What was promised for that day? For example: call with the result.",
  });
  await mei.fills({
    "Promised for": "",
    Remedy: "Apologise in person",
    Compensation: "1,200.50",
    "How it will not happen again": "A float",
  });
  await mei.waitsFor("Mei proposed a remedy");
  await house.posted();
  expect(inboxOf("Lin")).toContain("Mei proposed a remedy");

  const lin = person("Lin");
  await opens(lin, "Apologise in person");
  await lin.presses("Return");
  await lin.fills({ Remarks: "Too little" });
  await lin.waitsFor("Lin returned the proposal");
  await lin.closes();
  await mei.closes();
  await house.posted();
  expect(inboxOf("Mei")).toContain("“Too little”");
  await opens(mei, "Too little");
  await mei.presses("Propose a remedy");
  await mei.fills({ Remedy: "Apologise, and a gift" });
  await mei.waitsFor("Mei proposed a remedy. Now");
  await opens(lin, "Apologise, and a gift");
  await lin.presses("Approve");
  // what is decided on stands in the form itself
  expect(readBlocks(house.sandbox.as("ULIN").state().views.at(-1)?.blocks ?? [])).toContain(
    "Remedy: Apologise, and a gift",
  );
  await lin.fills({ Remarks: "Well done" });
  await lin.waitsFor("Lin approved the remedy");
  await mei.closes();
  await opens(mei, "Approved, to be carried out");
  await mei.presses("Carried out");
  const toldAt = house.sandbox.clock.now();
  await mei.fills({
    "What was done": "Called on them",
    "The client was told at": toldAt,
    "How the client was told": "In person",
  });
  await mei.waitsFor("Mei carried it out and told the client");
  await lin.closes();
  await opens(lin, "Carried out, to be evaluated");
  await lin.presses("Evaluate and close");
  await lin.fills({ "How satisfied is the client?": "4 · satisfied", Lesson: "Open a third counter" });
  await lin.waitsFor("Lin evaluated and closed it");
  await house.posted();

  expect(card()).toContain("Closed and archived");
  const lines = house.thread("Dan", house.cards("Dan")[0]);
  expect(lines).toHaveLength(10);
  expect(lines[0]).toContain("filed by Wu → to be judged");
  expect(lines.at(-1)).toContain("Lin evaluated and closed it → closed and archived");
  // three messages a day at most: what was beyond comes the next working morning, if not before, in one
  await house.goTo("2035-03-06T09:00:30+08:00");
  for (const step of ["judged it valid", "approved the remedy", "Lin evaluated and closed it"]) {
    expect(inboxOf("Wu")).toContain(step);
  }
  expect(person("Wu").inbox().length).toBeLessThanOrEqual(5);
  const { state, compensationMinor, satisfaction } = await house.db.prisma.complaint.findFirstOrThrow();
  expect({ state, compensationMinor, satisfaction }).toEqual({
    state: "closed",
    compensationMinor: null,
    satisfaction: 4,
  });
});
