import { openFollowUp } from "../../src/features/follow-ups/acts.ts";
import { loadCalendarYear } from "../../src/features/policy/acts.ts";
import { type Random, seededRandom } from "../../src/lib/random.ts";
import { clientRow, type House, logRow, openHouse } from "../support/house.ts";
import { daysFrom, holidays, makeUpDays, momentOf } from "./calendar.ts";

/** Boss – Lin – four managers, one of whom reads Chinese. */
export const managers = ["Tom", "Mei", "Ann", "Raj"] as const;
export const leads = ["Lin", "Boss"] as const;
const clientsEach = 20;
const assets = ["1200万", "600万", "350万", "120万", "60万", "25万", "5万"] as const;

/** T07 is the seventh client of Tom. */
const clientNo = (manager: string, n: number) => `${manager[0]}${String(n).padStart(2, "0")}`;

/** A branch with eighty clients, its calendar loaded and its channel set, on the morning of that day; its bot does not run. */
export async function openBranch(seed: number, days: { from: string; to: string }, followUps: number): Promise<House> {
  const random = seededRandom(seed);
  const house = await openHouse(
    [
      { name: "Boss", roles: ["lead"] },
      { name: "Lin", roles: ["lead"], reportsTo: "Boss" },
      ...managers.map((name) => ({ name, reportsTo: "Lin", zh: name === "Mei" })),
    ],
    { startsAt: momentOf(days.from, "05:00").toISOString(), botIsInGeneral: true },
  );
  await house.bot.jobs.settled();
  await house.bot.stop();
  await loadCalendarYear(house.db, "CN", 2035, { holidays, makeUpDays }, "2034-12-01");
  await house.db.prisma.team.updateMany({ data: { channel: "C1" } });
  await fillBook(house, random);
  await oweFollowUps(house, random, days, followUps);
  return house;
}

const dayIn = (random: Random, year: number) =>
  `${year}-${String(random.whole(1, 12)).padStart(2, "0")}-${String(random.whole(1, 28)).padStart(2, "0")}`;

async function fillBook(house: House, random: Random): Promise<void> {
  const all = managers.flatMap((manager) =>
    Array.from({ length: clientsEach }, (_, n) => ({ manager, no: clientNo(manager, n + 1) })),
  );
  await house.load(
    "clients",
    all.map(({ manager, no }) =>
      clientRow(no, manager, { assets: random.pick(assets), currency: "CNY", opened_on: dayIn(random, 2033) }),
    ),
  );
  await house.load(
    "contacts",
    all
      .filter(() => random.chance(0.5))
      .map(({ no }, n) => ({
        client_no: no,
        name: `Contact ${n}`,
        birthday: dayIn(random, 1980),
        birthday_calendar: random.chance(0.3) ? "lunar" : "solar",
      })),
  );
  await house.load(
    "holdings",
    all
      .filter(() => random.chance(0.5))
      .map(({ no }) => ({ client_no: no, holding_no: `H-${no}`, product: "Deposit", matures_on: dayIn(random, 2035) })),
  );
  await house.load(
    "log",
    all
      .filter(() => random.chance(0.8))
      .map(({ no, manager }) =>
        logRow(no, manager, random.pick(["visit", "call"]), `2034-12-${random.whole(10, 28)} 10:00`),
      ),
  );
}

/** What was promised before, due throughout the days; each of its own words. */
async function oweFollowUps(
  house: House,
  random: Random,
  { from, to }: { from: string; to: string },
  count: number,
): Promise<void> {
  const days = daysFrom(from, to);
  const at = house.sandbox.clock.now();
  for (let n = 0; n < count; n++) {
    const no = clientNo(random.pick(managers), random.whole(1, clientsEach));
    const { id: clientId, ownerId } = await house.db.prisma.client.findUniqueOrThrow({ where: { clientNo: no } });
    await openFollowUp(house.db.prisma, {
      clientId,
      ownerId,
      dueOn: days[random.whole(0, days.length - 1)] ?? from,
      text: `Task ${n} of old`,
      source: "hand",
      isPromised: random.chance(0.3),
      byId: ownerId,
      at,
    });
  }
}
