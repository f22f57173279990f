import { afterEach, expect, test } from "vitest";
import { slackPort } from "../../src/slack/port.ts";
import { newWebClient } from "../../src/slack/web.ts";
import { clientRow, type House, openHouse, tokens } from "../support/house.ts";

let house: House;
afterEach(() => house.close());

const due = (clientNo: string, owner: string) =>
  clientRow(clientNo, owner, { assets: "600万", currency: "CNY", opened_on: "2034-01-10" });

/** Puts a menu that was never made into Tom's newest message, and chooses from it. */
async function forge(list: string, value: string): Promise<void> {
  const quiet = { debug() {}, info() {}, warn() {}, error() {}, setLevel() {}, getLevel: () => "error", setName() {} };
  const slack = slackPort(newWebClient(tokens.botToken, house.sandbox.apiUrl, quiet as never));
  const chosen = { text: { type: "plain_text", text: "Do" }, value };
  const accessory = { type: "overflow", action_id: `menu:${list}:1`, options: [chosen] };
  const block = { type: "section", block_id: "forged", text: { type: "plain_text", text: "x" }, accessory };
  const { ts, channel } = house.person("Tom").inbox()[0] ?? { ts: "", channel: "" };
  await slack.update({ channel, ts }, { text: "x", blocks: [block] } as never);
  const action = { type: "overflow", action_id: accessory.action_id, selected_option: chosen };
  await house.sandbox
    .as("UTOM")
    .act({ type: "press", where: { channel, ts }, blockId: "forged", action: action as never });
}

test("what a menu claims is checked: somebody else's plan, a client of another, and what is no claim at all", async () => {
  house = await openHouse([{ name: "Tom" }, { name: "Ann" }]);
  await house.load("clients", [due("P1", "Tom"), due("A1", "Ann")]);
  await house.goTo("2035-03-05T08:01:00+08:00");
  const people = await house.db.prisma.person.findMany({ select: { id: true, name: true } });
  const idOf = (name: string) => people.find((person) => person.name === name)?.id;
  const foreign = await house.db.prisma.client.findUniqueOrThrow({ where: { clientNo: "A1" } });
  const tom = house.person("Tom");
  const actions = ["plan_move", "plan_skip", "plan_reopen", "plan_off", "plan_add"];
  for (const action of actions) {
    await forge(`plan|2035-03-05|${idOf("Ann")}|1`, `${action} ${foreign.id}|visit`);
    await tom.waitsFor("That plan is not yours to see");
    await forge(`plan|2035-03-05|${idOf("Tom")}|1`, `${action} ${foreign.id}|visit`);
    expect(await tom.waitsFor("That client is not on this plan")).not.toContain("Client A1");
  }
  await forge("plan|2035-02-30|x|1", "plan_move x");
  await tom.waitsFor("That plan is not yours to see");
  await forge("plan|2035-03-05|1|1", "no_such_action 1");
  await tom.waitsFor("That choice is from an older list");
  expect(await house.db.prisma.planChange.count()).toBe(0);
  expect(await house.db.prisma.hold.count()).toBe(0);
});
