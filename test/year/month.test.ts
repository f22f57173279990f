import { expect, test } from "vitest";
import { goesAway } from "./acts.ts";
import { bringToLife } from "./bot-life.ts";
import { openBranch } from "./branch.ts";
import { type Course, live } from "./live.ts";
import { readAll } from "./reading.ts";
import { tablesOf, wordsOf } from "./snapshot.ts";

const days = { from: "2035-03-01", to: "2035-03-31" };

async function month(kills: Course["kills"]) {
  const house = await openBranch(7, days, 40);
  const life = await bringToLife(house);
  const fixed = { "2035-03-07": goesAway("Tom", "2035-03-12", "2035-03-16", "Raj") };
  const lived = await live(house, life, { days, seed: 8, deedsADay: 1.5, kills, fixed });
  await life.end();
  await readAll({ house, days, quiet: [] });
  const stands = { ...lived, tables: await tablesOf(house), slack: await wordsOf(house) };
  await house.close();
  return { stands, kills: life.kills(), faults: life.faults() };
}

test("a month with kills at many points leaves the same in the tables and in Slack as one without", async () => {
  const calm = await month({ inJump: 0, inDeed: 0 });
  const rough = await month({ inJump: 0.3, inDeed: 0.3 });
  expect(calm.kills).toBe(0);
  expect(rough.kills).toBeGreaterThan(10);
  expect(rough.faults).toEqual([]);
  expect(rough.stands.done).toEqual(calm.stands.done);
  expect(rough.stands.done.length).toBeGreaterThan(20);
  for (const [table, rows] of Object.entries(calm.stands.tables))
    expect([table, rough.stands.tables[table]]).toEqual([table, rows]);
  expect(rough.stands.slack).toEqual(calm.stands.slack);
}, 600_000);
