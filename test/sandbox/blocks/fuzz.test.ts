import fc from "fast-check";
import { expect, test } from "vitest";
import type { Surface } from "../../../src/sandbox/blocks/fields.ts";
import { type Doc, isDoc } from "../../../src/sandbox/doc.ts";
import { BLOCKS } from "./block-samples.ts";
import { ELEMENTS } from "./element-samples.ts";
import { judged } from "./judged.ts";
import { anyJson, mutate } from "./mutate.ts";
import { holding } from "./parts.ts";

const samples: Doc[] = [...Object.values(BLOCKS).map(({ block }) => block), ...Object.values(ELEMENTS).map(holding)];

const surface = fc.constantFrom<Surface>("message", "modal", "home");

test("whatever is changed in a payload, it is taken, or refused with a place", () => {
  const steps = fc.array(fc.nat(20), { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(fc.constantFrom(...samples), steps, anyJson, surface, (sample, way, by, where) => {
      const changed = mutate(sample, way, by);
      const refusal = judged(where, isDoc(changed) ? [changed] : []);
      if (!refusal || refusal.code === "view_too_large") return;
      expect(refusal.details.errors?.length).toBeGreaterThan(0);
      expect(refusal.details.errors?.[0]).toMatchObject({ pointer: expect.stringMatching(/^\/(view|blocks)/) });
    }),
    { numRuns: 3000, seed: 20261121 },
  );
});
