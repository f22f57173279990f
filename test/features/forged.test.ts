/** What comes back from Slack is a claim: every button, form and search of the bot, with what nobody has offered. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { openFollowUp } from "../../src/features/follow-ups/acts.ts";
import { filledWith, foreign, metadata, type Others, plausible, senseless } from "../support/claims.ts";
import { type Entrances, entrancesOf } from "../support/entrances.ts";
import { clientRow, type House, logRow, openHouse } from "../support/house.ts";

let house: House;
let bot: Entrances;
/** of Ann and her client, whom nobody else here may know of */
const secret = /Zyxwvu|QQQ/;
const ids: Others = {
  client: 0,
  owner: 0,
  followUp: 0,
  contact: 0,
  leave: 0,
  team: 0,
  self: 0,
  today: "2035-03-05",
  now: 0,
};

beforeAll(async () => {
  house = await openHouse([
    { name: "Tom", reportsTo: "Lin" },
    { name: "Lin", roles: ["lead"] },
    { name: "Ann", reportsTo: "Max", team: "Team QQQ" },
    { name: "Max", roles: ["lead", "manager"], team: "Team QQQ" },
    { name: "Sue", roles: ["staff"] },
    { name: "Eve", isUnknown: true },
  ]);
  const tier = { assets: "600万", currency: "CNY", opened_on: "2034-01-10" };
  await house.load("clients", [clientRow("T1", "Tom", { name: "Tomato", ...tier })]);
  // her ids are nobody else's, so that none is met by chance
  await house.db.prisma.$executeRaw`UPDATE "sqlite_sequence" SET "seq" = "seq" + 1000`;
  await house.load("clients", [clientRow("A1", "Ann", { name: "Zyxwvu Ltd", phone: "13877770000", ...tier })]);
  await house.load("contacts", [{ client_no: "A1", name: "QQQ Person" }]);
  await house.load("log", [logRow("A1", "Ann", "call", "2035-02-20 10:00", { notes: "QQQ note" })]);
  const { prisma } = house.db;
  ids.client = (await prisma.client.findUniqueOrThrow({ where: { clientNo: "A1" } })).id;
  ids.owner = (await prisma.person.findFirstOrThrow({ where: { name: "Ann" } })).id;
  ids.self = (await prisma.person.findFirstOrThrow({ where: { name: "Tom" } })).id;
  ids.contact = (await prisma.contactLog.findFirstOrThrow()).id;
  ids.team = (await prisma.team.findFirstOrThrow({ where: { name: "Team QQQ" } })).id;
  const max = (await prisma.person.findFirstOrThrow({ where: { name: "Max" } })).id;
  const days = { fromDate: "2035-03-20", toDate: "2035-03-21", setById: max, setAt: new Date() };
  ids.leave = (await prisma.leave.create({ data: { personId: ids.owner, coverId: max, ...days } })).id;
  await prisma.client.update({ where: { id: ids.client }, data: { keyAccountOn: "2035-03-01" } });
  ids.followUp = await prisma.$transaction((tx) =>
    openFollowUp(tx, {
      clientId: ids.client,
      ownerId: ids.owner,
      dueOn: "2035-02-20",
      text: "QQQ to do",
      source: "hand",
      isPromised: true,
      byId: ids.owner,
      at: house.sandbox.clock.now(),
    }),
  );
  await house.goTo("2035-03-05T08:31:00+08:00");
  ids.now = house.sandbox.clock.now().getTime();
  bot = entrancesOf(house);
});
afterAll(() => house.close());

/** What is Ann's, or says what happened: none of it may change. */
async function all(): Promise<string> {
  const { prisma } = house.db;
  const { client, owner } = ids;
  const rows = await Promise.all([
    prisma.client.findMany({ where: { id: client } }),
    prisma.followUp.findMany({ where: { clientId: client } }),
    prisma.contactLog.findMany({ where: { clientId: client } }),
    prisma.planItem.findMany({ where: { clientId: client } }),
    prisma.plan.findMany({ where: { personId: owner } }),
    prisma.team.findMany({ where: { id: ids.team } }),
    prisma.leave.findMany(),
    prisma.policy.findMany(),
    prisma.appointment.findMany(),
    prisma.hold.findMany(),
    prisma.profileFact.findMany(),
    prisma.contact.findMany(),
    prisma.notice.findMany({ where: { personId: owner } }),
    prisma.accessLog.findMany({ where: { clientId: client } }),
    prisma.cadenceChange.findMany(),
  ]);
  return JSON.stringify(rows, (_, value: unknown) => (typeof value === "bigint" ? String(value) : value));
}

const faults = () => house.log.filter((line) => line.includes("a request failed"));
/** What a press may do in silence. */
const silent = /^(plan_map|follow_up_link|log|field:log|log_client|log_drop|policy_group)$/;

const everyone = ["UEVE", "USUE", "UTOM", "ULIN"];
/** A stranger and staff are turned away by who they are: for them a few will do. */
const few = (who: string, values: readonly string[]) => (/EVE|SUE/.test(who) ? values.slice(-5) : values);

test("who may, is shown and does by the same claims: so it is the claim's checking that keeps the others out", async () => {
  const shown: string[] = [];
  for (const action of bot.actions) {
    const told = await bot.press("UANN", action, String(ids.client), { metadata: "", values: {} });
    if (secret.test(told)) shown.push(action);
  }
  expect(shown).toEqual(
    expect.arrayContaining(["client_open", "brief_open", "brief_fill", "log_contacts", "log_open"]),
  );
  expect(await bot.search("UANN", "log_client", "Zyxwvu")).toMatch(secret);
  const [edit] = metadata(ids).filter((carried) => carried.includes(`"id":${ids.followUp}`));
  expect(await bot.submit("UANN", "follow_up_edit_form", edit ?? "", plausible(ids))).toMatch(secret);
  expect(await house.db.prisma.followUpChange.count({ where: { act: "edited" } })).toBe(1);
  await house.db.prisma.followUp.updateMany({ data: { version: 0 } });
});

test("whatever a button carries, nobody is told of another's client, nothing changes, and all get an answer", async () => {
  const before = await all();
  const wrong: string[] = [];
  for (const who of everyone) {
    for (const action of bot.actions) {
      for (const value of few(who, [...senseless, ...foreign(ids)])) {
        const told = await bot.press(who, action, value, { metadata: "", values: {} });
        if (secret.test(told)) wrong.push(`${who} ${action} ${value.slice(0, 40)} tells ${told.slice(0, 300)}`);
        if (told === "" && !silent.test(action)) wrong.push(`${who} ${action} ${value.slice(0, 40)} is not answered`);
      }
    }
  }
  expect(wrong).toEqual([]);
  expect(faults()).toEqual([]);
  expect(await all()).toBe(before);
}, 60_000);

test("whatever menus carry, the same holds", async () => {
  const before = await all();
  const wrong: string[] = [];
  for (const who of everyone) {
    for (const action of [
      "plan_move",
      "plan_skip",
      "plan_reopen",
      "plan_off",
      "plan_add",
      "follow_up_act",
      "log_open",
    ]) {
      for (const value of few(who, [...senseless, ...foreign(ids)])) {
        const told = await bot.press(who, "menu", `${action} ${value}`);
        if (secret.test(told) || told === "")
          wrong.push(`${who} ${action} ${value.slice(0, 40)}: ${told.slice(0, 300)}`);
      }
    }
  }
  expect(wrong).toEqual([]);
  expect(faults()).toEqual([]);
  expect(await all()).toBe(before);
}, 60_000);

test("whatever forms carry and hold, nobody is told of another's client, nothing changes, and nothing fails", async () => {
  const before = await all();
  const wrong: string[] = [];
  for (const who of everyone) {
    for (const form of bot.forms) {
      for (const carried of few(who, [...senseless, ...foreign(ids).slice(0, 6), ...metadata(ids)])) {
        const held = [{}, filledWith(""), filledWith("x".repeat(10_000)), filledWith("2035-02-30"), plausible(ids)];
        for (const values of held) {
          const told = await bot.submit(who, form, carried, values);
          if (secret.test(told)) wrong.push(`${who} ${form} ${carried.slice(0, 80)} tells ${told.slice(0, 300)}`);
        }
      }
    }
  }
  expect(wrong).toEqual([]);
  expect(faults()).toEqual([]);
  expect(await all()).toBe(before);
}, 120_000);

test("whatever is typed into a search, nobody is offered another's client, and nothing fails", async () => {
  const wrong: string[] = [];
  for (const who of everyone) {
    for (const search of bot.searches) {
      // biome-ignore format: a row of odd things to type
      for (const typed of ["Zyxwvu", "A1", "13877770000", "zyx", "%", "_", "'", "a ".repeat(5000), "🎋".repeat(5000), ""]) {
        const told = await bot.search(who, search, typed);
        // colleagues and, for who leads, departments are no client's
        const isOfHouse = /leave/.test(search) || (/^complaint_(filter_)?department$/.test(search) && who === "ULIN");
        if (secret.test(told) && !isOfHouse) wrong.push(`${who} ${search} ${typed.slice(0, 20)}: ${told}`);
      }
    }
  }
  expect(wrong).toEqual([]);
  expect(faults()).toEqual([]);
}, 60_000);
