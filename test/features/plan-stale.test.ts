import { afterEach, expect, test } from "vitest";
import { showUnshown } from "../../src/features/visits/stale-job.ts";
import { clientRow, type House, openHouse } from "../support/house.ts";
import { readBlocks } from "../support/person.ts";

let house: House;
afterEach(() => house.close());

/** Tom with two clients whose visits are due; the plan of Monday, 5 March is posted. */
async function morning() {
  house = await openHouse([{ name: "Tom" }]);
  const due = (clientNo: string) =>
    clientRow(clientNo, "Tom", { assets: "600万", currency: "CNY", opened_on: "2034-01-10" });
  await house.load("clients", [due("P1"), due("P2")]);
  await house.goTo("2035-03-05T08:01:00+08:00");
  return house.person("Tom");
}

const planOf = (day: string) =>
  house
    .person("Tom")
    .inbox()
    .map(({ blocks }) => readBlocks(blocks))
    .find((text) => text.startsWith(`Plan for ${day}`)) ?? "";
const stale = () => house.db.prisma.staleMessage.findMany({ select: { key: true } });
const noneIsStale = () => expect.poll(stale, { timeout: 3000 }).toEqual([]);

/** Skips the first client while Slack takes no edits. */
async function skipsUnseen() {
  const tom = await morning();
  house.sandbox.trouble({ serverError: 1, methods: ["chat.update"] });
  await tom.picks("Skip");
  await tom.waitsFor("Why?");
  await tom.fills({ reason: "away" });
  await expect.poll(() => house.log.join("")).toContain("a list could not be shown anew");
  expect(planOf("Mon, 5 March 2035")).not.toContain("Skipped");
  house.sandbox.trouble({});
}

test("what is shown at once leaves nothing to be shown", async () => {
  const tom = await morning();
  await tom.picks("Skip");
  await tom.waitsFor("Why?");
  await tom.fills({ reason: "away" });
  await expect.poll(() => planOf("Mon, 5 March 2035")).toContain("– Skipped");
  await noneIsStale();
});

test("a change that Slack was not shown is shown within a minute, and no sooner than whoever made it had time to", async () => {
  await skipsUnseen();
  await showUnshown(house.bot.deps, Date.now() - 30_000);
  expect(planOf("Mon, 5 March 2035")).not.toContain("Skipped");
  await house.db.prisma.staleMessage.updateMany({ data: { since: BigInt(Date.now() - 31_000) } });
  await showUnshown(house.bot.deps, Date.now() - 30_000);
  expect(planOf("Mon, 5 March 2035")).toContain("Client P1 · – Skipped");
  await noneIsStale();
});

test("one that a process has left is shown at the next start, also on a later day, as the message of its own day", async () => {
  await skipsUnseen();
  await house.bot.stop();
  house.sandbox.clock.setAhead(new Date("2035-03-07T07:00:00+08:00"));
  await house.restartBot();
  await house.bot.shown;
  const plan = planOf("Mon, 5 March 2035");
  expect(plan).toContain("Client P1 · – Skipped");
  expect(plan).toContain("[Add a client]");
  await noneIsStale();
});

test("a message that is gone is not asked for again and again", async () => {
  await skipsUnseen();
  const { channel, ts } = await house.db.prisma.delivery.findFirstOrThrow();
  if (!channel || !ts) throw new Error("not posted");
  await house.db.prisma.delivery.updateMany({ data: { ts: "1.000001" } });
  await showUnshown(house.bot.deps);
  await noneIsStale();
});
