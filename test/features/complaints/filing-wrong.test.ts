import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { type ComplaintHouse, openComplaintHouse } from "../../support/complaint-house.ts";
import { entrancesOf } from "../../support/entrances.ts";
import { eventually } from "../../support/eventually.ts";
import type { Entry } from "../../support/fields.ts";
import { modalWith } from "../../support/modal.ts";
import type { Person } from "../../support/person.ts";

let house: ComplaintHouse;
beforeAll(async () => {
  house = await openComplaintHouse();
});
afterEach(async () => {
  for (const name of ["Wu", "Mei", "Tom"]) await house.person(name).closes();
});
afterAll(() => house.close());

const usual: Record<string, Entry> = { "What happened?": "The queue took two hours", "How did it reach us?": "Phone" };
const newest = () => house.db.prisma.complaint.findFirstOrThrow({ orderBy: { id: "desc" } });
/** All that stands in the person's form, what its fields begin with too. */
const formOf = (name: string) => JSON.stringify(house.sandbox.as(`U${name.toUpperCase()}`).state().views.at(-1));

async function opensFor(name: string, party: "client" | "other"): Promise<Person> {
  const person = house.person(name);
  await person.types("/complaint");
  await modalWith(person, "Who complains?");
  if (party === "other") {
    await person.enters({ "Who complains?": "Not a client" });
    await modalWith(person, "Their name");
  }
  await person.enters({ "What is it about?": "Service" });
  await modalWith(person, "More exactly");
  await person.enters({ "How severe is it?": "S4 low" });
  return person;
}

const handOver = async (clientNo: string, to: string) =>
  house.db.prisma.client.update({ where: { clientNo }, data: { ownerId: await house.idOf(to) } });

test("the client was handed over while the form was open: it is said at the field, and all that was typed stays", async () => {
  const mei = await opensFor("Mei", "client");
  await mei.enters({ Client: { typed: "K2", chosen: "Client K2 · K2" } });
  await handOver("K2", "Tom");
  const sent = await mei.fills(usual);
  expect(Object.values(sent.errors ?? {}).join()).toContain("That client is no longer in your book.");
  // by the number she may still name it, as anybody may
  await mei.enters({ Client: { typed: "K2", chosen: "K2" } });
  expect(await mei.fills({})).toEqual({ ok: true });
  await modalWith(mei, "is filed");
  expect(await newest()).toMatchObject({ what: "The queue took two hours", clientId: await house.clientId("K2") });
  expect(await mei.sees()).not.toContain("Client K2");
  await handOver("K2", "Mei");
});

test("of the form that was opened from the client's card nothing is lost either: it asks who the client is", async () => {
  const mei = house.person("Mei");
  await mei.types("/clients K1");
  await mei.presses("File a complaint");
  await modalWith(mei, "Client K1");
  await mei.enters({ "What is it about?": "Service" });
  await modalWith(mei, "More exactly");
  await mei.enters({ "How severe is it?": "S4 low", "More exactly": "Waiting time" });
  await handOver("K1", "Tom");
  const files = [{ name: "slip.txt", bytes: "two hours" }];
  await mei.fills({ ...usual, "Pictures, recordings, documents": files });
  expect(await modalWith(mei, "That client is no longer in your book.")).not.toContain("Client K1");
  expect(formOf("Mei")).toContain("The queue took two hours");
  expect(formOf("Mei")).toContain("slip.txt");
  // closed, it comes back by /complaint
  await mei.closes();
  await mei.types("/complaint");
  await modalWith(mei, "Kept from");
  expect(formOf("Mei")).toContain("The queue took two hours");
  await mei.enters({ Client: { typed: "K1", chosen: "K1" } });
  expect(await mei.fills({})).toEqual({ ok: true });
  await modalWith(mei, "1 file attached");
  expect(await newest()).toMatchObject({
    clientId: await house.clientId("K1"),
    subCategory: "waiting",
    channel: "phone",
  });
  await handOver("K1", "Mei");
});

test("emoji, writing from right to left and signs that could format stand in all fields as they were typed", async () => {
  const wu = await opensFor("Wu", "other");
  const odd = {
    "Their name": "شركة <!channel> 👩‍👩‍👧 *Ltd*",
    "Their phone": "‏+972 (0)3 🏦",
    "What happened?": "مرحبا <@UBOT> `x` *bold* 🎋\n> quoted & </script>",
    "What does the client want?": "‮reversed‬ 你好 _all_ :smile:",
    "Where did it happen?": "קופה 3 ~~ <https://x.example|here>",
  };
  expect(await wu.fills({ ...usual, ...odd, "How did it reach us?": "Letter or e-mail" })).toEqual({ ok: true });
  await modalWith(wu, "is filed");
  const filed = await newest();
  expect(Object.values(filed)).toEqual(expect.arrayContaining(Object.values(odd)));
  await house.posted();
  for (const name of ["Wu", "Dora"]) {
    const person = house.person(name);
    await person.closes();
    await person.types(`/complaint ${filed.number}`);
    const shown = JSON.stringify(await eventually(() => person.newest(), "the record"));
    for (const typed of Object.values(odd)) expect(shown).toContain(JSON.stringify(typed).slice(1, -1));
    // nothing of it is mrkdwn, which could ping
    for (const typed of ["<!channel>", "<@UBOT>"]) {
      expect(shown).not.toMatch(new RegExp(`"mrkdwn","text":"[^"]*${typed}`));
    }
  }
});

test("fifty thousand characters, which no form of Slack's lets through, are refused at each field, and nothing is written", async () => {
  const before = await house.db.prisma.complaint.count();
  const bot = entrancesOf(house);
  const form = { token: "a token of mine", draft: "complaint", clientId: null, turn: 0 };
  const long = "长".repeat(50_000);
  const held = (name: string) => (name === "party" ? "other" : name === "channel" ? "phone" : long);
  const chosen: Record<string, string> = { category: "service", severity: "S4" };
  const blocks = ["what", "wish", "where", "otherName", "otherPhone", "channel"].map((name) => [
    `cf:0:${name}`,
    held(name),
  ]);
  const choices = ["party", "category", "severity"].map((name) => [`cfc:0:${name}`, chosen[name] ?? held(name)]);
  const values = Object.fromEntries([...blocks, ...choices].map(([block, value]) => [block, { it: { value } }]));
  const told = await bot.submit("UWU", "complaint_form", JSON.stringify(form), values);
  const said = JSON.parse(told) as [{ errors: Record<string, string> }];
  const tooLong = ["what", "wish", "where", "otherName", "otherPhone"].map((name) => [
    `cf:0:${name}`,
    expect.stringMatching(/too long/),
  ]);
  expect(said[0].errors).toEqual(Object.fromEntries(tooLong));
  expect(await house.db.prisma.complaint.count()).toBe(before);
  expect(house.log.filter((line) => line.includes("a request failed"))).toEqual([]);
});

test("who files about themselves is told that others see it through, and finds it no more", async () => {
  const tom = await opensFor("Tom", "other");
  await tom.enters({ "Person complained about": { typed: "Tom", chosen: "Tom" } });
  await tom.fills({ ...usual, "Their name": "Ann Lee", "Their phone": "555 1234" });
  const receipt = await modalWith(tom, "As it is about you, others see it through");
  expect(receipt).not.toContain("You are told of each further step");
  expect(receipt).not.toContain("[See it]");
  const { number, id } = await newest();
  await tom.closes();
  await tom.types(`/complaint ${number}`);
  await tom.waitsFor(`There is no complaint ${number} that you may see`);
  await house.act(id, "Dora", "judgeValid");
  await house.posted();
  expect(JSON.stringify(tom.inbox())).not.toContain("judged it valid");
});
