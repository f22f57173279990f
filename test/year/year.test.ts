import { expect, test } from "vitest";
import { bringToLife } from "./bot-life.ts";
import { openBranch } from "./branch.ts";
import { fixedOfYear, live } from "./live.ts";
import { readAll } from "./reading.ts";

const days = { from: "2035-01-01", to: "2035-12-31" };

test("a year of a branch, its bot killed again and again", async () => {
  let at = Date.now();
  const lap = (what: string) => {
    console.log(what, Date.now() - at);
    at = Date.now();
  };
  const house = await openBranch(35, days, 120);
  lap("open");
  const life = await bringToLife(house);
  lap("life");
  const lived = await live(house, life, {
    days,
    seed: 35,
    deedsADay: 0.5,
    kills: { inJump: 0.03, inDeed: 0.06 },
    fixed: fixedOfYear,
  });
  lap("lived");
  console.log(lived, life.kills(), life.faults());
  await life.end();
  await readAll({ house, days, quiet: [{ name: "Raj", from: "2035-03-20", until: "2035-05-23" }] });
  lap("read");
  expect(1).toBe(1);
}, 300_000);
