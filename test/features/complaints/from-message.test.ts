import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { defaultPolicy } from "../../../src/features/policy/rules.ts";
import type { Message } from "../../../src/sandbox/protocol.ts";
import { type ComplaintHouse, openComplaintHouse } from "../../support/complaint-house.ts";
import { modalWith } from "../../support/modal.ts";
import type { Person } from "../../support/person.ts";
import { type Upload, upload } from "../../support/upload.ts";

let house: ComplaintHouse;
let wu: Person;
beforeAll(async () => {
  house = await openComplaintHouse();
  wu = house.person("Wu");
  const complaints = { ...defaultPolicy.complaints, fileBytes: 2000 };
  await house.db.prisma.policy.create({
    data: { name: "visits", value: JSON.stringify({ ...defaultPolicy, complaints }), validFrom: "2035-01-01" },
  });
});
afterEach(() => wu.closes());
afterAll(() => house.close());

const png = Buffer.from("89504e470d0a1a0a0000000d", "hex");
const form = () => JSON.stringify(house.sandbox.as("UWU").state().views.at(-1));
const newest = () =>
  house.db.prisma.complaint.findFirstOrThrow({
    orderBy: { id: "desc" },
    include: { files: { orderBy: { id: "asc" } } },
  });

/** Mei writes in #general, where the bot is not. */
async function writes(text: string, files: Upload[] = [], threadTs?: string): Promise<Message> {
  const ids: string[] = [];
  for (const file of files) ids.push((await upload(house.sandbox, "UMEI", file)).id);
  const mei = house.sandbox.as("UMEI");
  await mei.act({ type: "message", channel: "C1", text, files: ids, ...(threadTs && { threadTs }) });
  const written = mei.messages("C1", threadTs).at(-1);
  if (!written) throw new Error("nothing was written");
  return written;
}

async function filesFrom(message: Message): Promise<void> {
  await wu.usesShortcut("file_complaint_message", message);
  await modalWith(wu, "Who complains?");
}

async function sends(): Promise<string> {
  await wu.enters({ "Who complains?": "Not a client" });
  await modalWith(wu, "Their name");
  await wu.enters({ "What is it about?": "Service" });
  await modalWith(wu, "More exactly");
  await wu.enters({ "How severe is it?": "S4 low" });
  await wu.fills({ "Their name": "Ann Lee", "Their phone": "555 1234", "How did it reach us?": "Phone" });
  return modalWith(wu, "is filed");
}

/** The time in which a file is fetched again has passed. */
async function fetchesAgain(instant: string): Promise<void> {
  await house.db.prisma.complaintFile.updateMany({ data: { runAt: 0 } });
  await house.goTo(instant);
}

test("a reply in a thread where the bot is not: its words and files come along; of what cannot be read that is said soon", async () => {
  const asked = await writes("Who was at the counter?");
  const reply = await writes(
    "The card was *swallowed*, see https://bank.example/atm?a=1&b=2 &c",
    [{ name: "slip.png", bytes: png }],
    asked.ts,
  );
  await filesFrom(reply);
  expect(form()).toContain("The card was *swallowed*, see https://bank.example/atm?a=1&b=2 &c");
  expect(wu.modal()).toContain("Files that come along");
  expect(form()).toContain("slip.png");
  expect(await sends()).toContain("1 file attached");
  const { number, files, what } = await newest();
  expect(what).toContain("swallowed");
  expect(files.map(({ name }) => name)).toEqual(["slip.png"]);
  await wu.closes();
  for (const minute of ["05", "06", "07"]) await fetchesAgain(`2035-03-05T09:${minute}:00+08:00`);
  expect((await newest()).files[0]).toMatchObject({ state: "refused", reason: "notGiven" });
  await house.goTo("2035-03-06T09:00:30+08:00");
  expect(await wu.waitsFor(`slip.png was not kept with ${number}`)).toContain("stands where Rounds may not read");
  await wu.types(`/complaint ${number}`);
  expect(await wu.waitsFor("slip.png")).toContain("slip.png · not kept");
  await wu.presses("Add files");
  await modalWith(wu, "What they show");
  await wu.fills({ "Pictures, recordings, documents": [{ name: "slip.png", bytes: png }] });
  await modalWith(wu, "being fetched");
  await fetchesAgain("2035-03-06T09:10:00+08:00");
  expect((await newest()).files[1]).toMatchObject({ state: "stored", mediaType: "image/png" });
});

test("from a conversation where the bot is the file is fetched, and what is unticked stays behind", async () => {
  await wu.drops(
    [
      { name: "one.png", bytes: png },
      { name: "two.png", bytes: png },
    ],
    "Two pictures",
  );
  const said = wu.inbox().find(({ text }) => text === "Two pictures");
  if (!said) throw new Error("nothing was said");
  await filesFrom(said);
  await wu.enters({ "Files that come along": ["two.png"] });
  await sends();
  expect((await newest()).files.map(({ name }) => name)).toEqual(["two.png"]);
  await fetchesAgain("2035-03-06T10:00:00+08:00");
  expect((await newest()).files[0]).toMatchObject({ state: "stored" });
});

test("of a message that is longer than a field holds the first three thousand stand there, and that is said", async () => {
  const long = `${"长".repeat(2999)}🎋${"x".repeat(1000)}`;
  await filesFrom(await writes(long));
  expect(wu.modal()).toContain("The message has 4,001 characters, of which the first 3,000 stand here.");
  await sends();
  // not through the middle of a sign
  expect((await newest()).what).toBe("长".repeat(2999));
});

test("of an app's message, which may say nothing but in blocks, those words are what happened", async () => {
  const block = (text: string) => ({ type: "section" as const, text: { type: "mrkdwn" as const, text } });
  const blocks = [block("Hotline ticket 4711"), block("The caller waited &lt;two&gt; hours")];
  await house.bot.deps.slack.post("UWU", { text: "", blocks });
  await filesFrom(await wu.newest());
  expect(form()).toContain("Hotline ticket 4711\\nThe caller waited <two> hours");
});

test.each([
  [
    "a program that calls itself a picture",
    "queue.png",
    Buffer.from("MZ\x90\0\x03\0\0\0program"),
    "its content is not what its name says",
  ],
  ["a picture that calls itself a letter", "letter.pdf", png, "its content is not what its name says"],
  [
    "a page that calls itself a picture",
    "page.png",
    Buffer.from("<script>alert(1)</script>"),
    "its content is not what its name says",
  ],
  ["a file larger than is taken", "large.txt", Buffer.alloc(3000, "x"), "it is too large"],
  ["a file without an ending", "slip", png, "its content is not what its name says"],
])("%s is not kept, which is told who added it", async (_, name, bytes, why) => {
  const { prisma } = house.db;
  const id = await house.file("Wu", { files: [] });
  const { number } = await prisma.complaint.findUniqueOrThrow({ where: { id } });
  await wu.types(`/complaint ${number}`);
  await wu.waitsFor(number);
  await wu.presses("Add files");
  await modalWith(wu, "What they show");
  await wu.fills({ "Pictures, recordings, documents": [{ name, bytes }] });
  await modalWith(wu, name);
  await fetchesAgain(new Date(Number(house.sandbox.clock.now()) + 120_000).toISOString());
  expect((await newest()).files[0]).toMatchObject({ state: "refused" });
  const told = await prisma.notice.findMany({ where: { line: { contains: `${name} was not kept with ${number}` } } });
  expect(told.map(({ line }) => line).join()).toContain(why);
  expect(wu.modal()).not.toContain("[Open]");
});
