import { describe, expect, test } from "vitest";
import { LIMITS, type Limit } from "../../../src/sandbox/blocks/limits.ts";
import { requireOptions } from "../../../src/sandbox/blocks/require.ts";
import type { Refused } from "../../../src/sandbox/refused.ts";
import { BLOCK_LIMITS } from "./block-limits.ts";
import { ELEMENT_LIMITS, options } from "./element-limits.ts";
import { refusalOf } from "./judged.ts";

const CASES = [...ELEMENT_LIMITS, ...BLOCK_LIMITS];

/** Which numbers the refusal names as the limit. */
const named = (refusal: Refused | undefined) => JSON.stringify(refusal?.details.errors ?? refusal?.code);

describe.each(CASES)("$limit", ({ limit, least, most, step = 1, of }) => {
  const known: Limit = LIMITS[limit];
  test("is the number that Slack's sources give", () => {
    expect({ least: known.least, most: known.most }).toEqual({ least, most });
    expect(known.source).not.toBe("");
  });

  if (most !== undefined) {
    test(`takes ${most} and refuses more`, () => {
      expect(of(most)).toBeUndefined();
      expect(named(of(most + step))).toMatch(limit === "viewBytes" ? "view_too_large" : `"expected":${most}}`);
    });
  }
  if (least !== undefined) {
    test(`takes ${least} and refuses less`, () => {
      expect(of(least)).toBeUndefined();
      expect(named(of(least - 1))).toContain(`"expected":${least}}`);
    });
  }
});

test("every limit has its pair of cases", () => {
  expect(CASES.map(({ limit }) => limit).sort()).toEqual(Object.keys(LIMITS).sort());
});

test("an external select may answer nothing, and no more than 100 options", () => {
  const answer = (count: number) => refusalOf(() => requireOptions({ options: options(count) }));
  expect(answer(0)).toBeUndefined();
  expect(answer(100)).toBeUndefined();
  expect(answer(101)?.code).toBe("invalid_options");
});
