import { afterEach, expect, test } from "vitest";
import { orderReport } from "../../../src/features/complaints/report/order-acts.ts";
import { seededRandom } from "../../../src/lib/random.ts";
import { startBotBeside } from "../../support/bot-beside.ts";
import { type House, openHouse } from "../../support/house.ts";

let house: House;
afterEach(() => house.close());

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const names = ["Ann", "Ben", "Cleo", "Dan", "Eva", "Finn"];
const kills = 5;

const startBot = () => startBotBeside(house);

const waiting = { state: { in: ["chart", "picture", "words"] } };
const left = () => house.db.prisma.complaintReport.count({ where: waiting });
const begun = () => house.db.prisma.complaintReport.count({ where: { ...waiting, runAt: { gt: 0n } } });

test("six reports, refused as charts, come as pictures exactly once, through kill -9 at random moments", async () => {
  house = await openHouse(names.map((name) => ({ name, roles: ["lead"] })));
  await house.bot.jobs.settled();
  await house.bot.stop();
  const branch = await house.db.prisma.branch.findFirstOrThrow();
  for (const { id } of await house.db.prisma.person.findMany()) {
    await house.db.prisma.$executeRawUnsafe(
      `INSERT INTO "Complaint" ("number", "token", "branchId", "category", "severity", "what", "channel", "reporterId",
         "filedAt", "filedOn", "state", "stateBefore", "clockFrom", "clockAt", "legalDueOn", "headHash")
       VALUES (?, 't', ?, 'fees', 'S3', 'A fee', 'phone', ?, '2035-03-05T00:00:00.000+00:00', '2035-03-05', 'recorded',
         'recorded', '2035-03-05T00:00:00.000+00:00', '2035-03-05T00:00:00.000+00:00', '2035-03-20', '')`,
      `C-2035-${String(id).padStart(6, "0")}`,
      branch.id,
      id,
    );
    await orderReport(house.db, { personId: id, period: "2035-03", askedOn: "2035-03-05" });
  }
  const random = seededRandom(5);
  let cutOff = 0;
  for (let killed = 0; killed < kills && (await left()) > 0; killed++) {
    house.sandbox.trouble({ noCharts: true, dropAnswer: 0.15, methods: ["chat.postMessage"], seed: killed });
    const bot = startBot();
    await bot.says("joined");
    while ((await begun()) === 0 && (await left()) > 0) await pause(5);
    await pause(random.whole(0, 900));
    await bot.kill();
    cutOff += await begun();
    // who was cut off is followed when its lease has run out
    await house.db.prisma.complaintReport.updateMany({ where: waiting, data: { runAt: 0n } });
  }
  // else no kill met a report in the making
  expect(cutOff).toBeGreaterThan(1);
  house.sandbox.trouble({ noCharts: true });
  const last = startBot();
  while ((await left()) > 0) await pause(50);
  await last.kill();
  for (const name of names) {
    const reports = house
      .person(name)
      .inbox()
      .filter(({ text }) => text.startsWith("Complaints: March 2035"));
    expect([name, reports.length]).toEqual([name, 1]);
    expect(reports[0]?.blocks.some(({ type }) => type === "image")).toBe(true);
  }
}, 120_000);
