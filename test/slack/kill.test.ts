import { afterEach, expect, test } from "vitest";
import { seededRandom } from "../../src/lib/random.ts";
import { enqueue } from "../../src/slack/delivery.ts";
import { slackPort } from "../../src/slack/port.ts";
import { newWebClient } from "../../src/slack/web.ts";
import { startBotBeside } from "../support/bot-beside.ts";
import { clientRow, type House, openHouse, tokens } from "../support/house.ts";

let house: House;
afterEach(() => house.close());

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const kills = 6;
/** Else too few of the kills met a post whose fate was open. */
const postsCutOff = 6;

/** Every kind of trouble that leaves a post's fate open, at the calls of a delivery. */
const trouble = {
  dropAnswer: 0.15,
  serverError: 0.05,
  rateLimited: 0.01,
  slow: 0.5,
  slowMs: 200,
  methods: ["chat.postMessage", "conversations.open", "conversations.history"],
};

/** A house of that many managers whose bot runs in a process of its own. */
async function houseOf(managers: number): Promise<string[]> {
  const names = Array.from({ length: managers }, (_, i) => `Manager${i}`);
  house = await openHouse(names.map((name) => ({ name })));
  await house.bot.jobs.settled();
  await house.bot.stop();
  return names;
}

const startBot = () => startBotBeside(house);

const sent = () => house.db.prisma.delivery.count({ where: { state: "sent" } });
const held = { state: "sending", dirtySince: { not: null } };
/** Whose posts were under way when they were killed: their leases run on for a while. */
const tokensOfTheDead = async () =>
  (await house.db.prisma.delivery.findMany({ where: held })).flatMap(({ leaseToken }) => leaseToken ?? []);
const inFlight = (dead: string[]) =>
  house.db.prisma.delivery.count({ where: { ...held, leaseToken: { notIn: dead } } });

/**
 * Starts the bot and kills it in the midst of a post, again and again, until so many posts were in flight, then lets it finish.
 * After how much work it is killed is chance; how long that takes is the machine's to say.
 */
async function killAgainAndAgain(seed: number, messages: number): Promise<void> {
  const random = seededRandom(seed);
  const share = Math.floor(messages / (2 * kills));
  house.sandbox.trouble({ ...trouble, seed });
  for (let [killed, cutOff] = [0, 0]; killed < kills || cutOff < postsCutOff; killed++) {
    const dead = await tokensOfTheDead();
    const [sentBefore, wanted] = [await sent(), random.whole(0, share)];
    const bot = startBot();
    await bot.says("joined");
    while ((await sent()) < sentBefore + wanted || (await inFlight(dead)) === 0) {
      if ((await sent()) === messages) throw new Error(`all was posted after ${killed} kills, ${cutOff} posts cut off`);
      await pause(5);
    }
    await bot.kill();
    cutOff += await inFlight(dead);
  }
  house.sandbox.trouble({ dropAnswer: trouble.dropAnswer, seed });
  const last = startBot();
  await last.says("joined");
  while ((await sent()) < messages) await pause(20);
  await last.kill();
}

/** The delivery keys that stand in a person's conversation with the bot, asked of Slack itself. */
async function keysOf(name: string): Promise<(string | null)[]> {
  house.sandbox.trouble({});
  const slack = slackPort(newWebClient(tokens.botToken, house.sandbox.apiUrl));
  const channel = await slack.openDirectMessage(`U${name.toUpperCase()}`);
  return (await slack.postedSince(channel, new Date(0))).map(({ deliveryKey }) => deliveryKey).sort();
}

test("the morning plan of 64 managers is posted exactly once, through kill -9 at random moments", async () => {
  const names = await houseOf(64);
  await house.load(
    "clients",
    names.map((name, i) => clientRow(`P${i}`, name, { assets: "600万", currency: "CNY", opened_on: "2034-01-10" })),
  );
  house.sandbox.clock.setAhead(new Date("2035-03-05T08:00:00+08:00"));
  await killAgainAndAgain(7, 64);
  const people = await house.db.prisma.person.findMany();
  expect(people).toHaveLength(64);
  for (const { id, name } of people) expect([name, await keysOf(name)]).toEqual([name, [`plan:2035-03-05:P${id}`]]);
  for (const name of names) expect(house.person(name).inbox()).toHaveLength(1);
}, 180_000);

test("several messages in each conversation: each stands there once", async () => {
  const names = await houseOf(8);
  const keys = Array.from({ length: 10 }, (_, i) => `notice:${i}`);
  for (const name of names) {
    for (const key of keys) {
      const message = { text: `${key} for ${name}`, blocks: [] };
      await enqueue(house.db.prisma, { key: `${key}:${name}`, target: `U${name.toUpperCase()}`, message });
    }
  }
  await killAgainAndAgain(11, 80);
  for (const name of names) expect(await keysOf(name)).toEqual(keys.map((key) => `${key}:${name}`));
}, 180_000);
