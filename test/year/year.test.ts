import { expect, test } from "vitest";
import { bringToLife } from "./bot-life.ts";
import { openBranch } from "./branch.ts";
import { fixedOfYear, live } from "./live.ts";
import { readAll } from "./reading.ts";

const days = { from: "2035-01-01", to: "2035-12-31" };
const quiet = [{ name: "Raj", from: "2035-03-20", until: "2035-05-23" }];

test("a year of a branch, its bot killed again and again: nothing is doubled, missing or on a day off, and what is late climbs", async () => {
  const house = await openBranch(35, days, 120);
  const life = await bringToLife(house);
  const course = { days, seed: 35, deedsADay: 0.5, kills: { inJump: 0.03, inDeed: 0.06 }, fixed: fixedOfYear };
  const { done, not } = await live(house, life, course);
  await life.end();
  await readAll({ house, days, quiet });
  expect(life.kills()).toBeGreaterThan(8);
  expect(life.faults()).toEqual([]);
  // each of them is certain to be possible
  for (const [day, { who, what }] of Object.entries(fixedOfYear)) expect(done).toContain(`${day} ${who} ${what}`);
  expect(done.length).toBeGreaterThan(not.length * 3);
  const steps = async (step: number) =>
    house.db.prisma.notice.count({ where: { key: { startsWith: `ladder:${step}:` } } });
  expect(await steps(3)).toBeGreaterThan(30);
  expect(await steps(7)).toBeGreaterThan(10);
  await house.close();
}, 600_000);
