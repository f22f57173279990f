/** Every command with words that nobody meant: each is answered, in the person's language, and nothing fails. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { limits } from "../../src/slack/limits.ts";
import { type Entrances, entrancesOf } from "../support/entrances.ts";
import { clientRow, type House, openHouse } from "../support/house.ts";

let house: House;
let bot: Entrances;

beforeAll(async () => {
  house = await openHouse([
    { name: "Tom", reportsTo: "Lin" },
    { name: "Mei", zh: true },
    { name: "Lin", roles: ["lead", "admin"] },
    { name: "Sue", roles: ["staff"] },
    { name: "Eve", isUnknown: true },
  ]);
  await house.load("clients", [clientRow("T1", "Tom", { name: "<!channel> *Zyxwvu* \u202Eevil" })]);
  bot = entrancesOf(house);
});
afterAll(() => house.close());

const odd = [
  "",
  "2035-02-30",
  "31 feb",
  "2月30日",
  "x".repeat(10_000),
  "a ".repeat(5000),
  "客户".repeat(5000),
  "🎋".repeat(5000),
  "שלום \u202Eمرحبا",
  "<!channel> *bold* `code` <https://x.example|link>",
  "%_'\";--",
  "-1",
  "9".repeat(400),
];

/** All texts in what was told, longest first. */
function textsIn(told: string): string[] {
  const found: string[] = [];
  JSON.parse(told, (key, value: unknown) => {
    if (key === "text" && typeof value === "string") found.push(value);
    return value;
  });
  return found.sort((a, b) => b.length - a.length);
}

test.each(["UTOM", "UMEI", "ULIN", "USUE", "UEVE"])(
  "whatever %s types after a command is answered",
  async (who) => {
    const wrong: string[] = [];
    for (const { command, words } of bot.commands) {
      for (const word of new Set(["", ...words])) {
        for (const rest of odd) {
          const told = await bot.type(who, command, `${word} ${rest}`);
          const asked = `${command} ${word} ${rest.slice(0, 20)}`;
          if (told === "") wrong.push(`${asked} is not answered`);
          else if ((textsIn(told)[0]?.length ?? 0) > limits.messageText) wrong.push(`${asked} is answered at length`);
          if (who !== "UTOM" && who !== "ULIN" && /Zyxwvu/.test(told))
            wrong.push(`${asked} tells ${told.slice(0, 200)}`);
          if (/"type":"mrkdwn","text":"[^"]*<!channel>/.test(told)) wrong.push(`${asked} pings`);
        }
      }
    }
    expect(wrong).toEqual([]);
    expect(house.log.filter((line) => line.includes("a request failed"))).toEqual([]);
    expect(await house.db.prisma.planChange.count()).toBe(0);
  },
  60_000,
);
