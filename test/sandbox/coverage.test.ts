import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { METHODS } from "../../src/sandbox/api/methods.ts";
import { referenceFolder } from "./reference.ts";

const folder = referenceFolder("methods");

type Reference = { scope?: { bot?: string[] }; rate_limits?: string };

test.runIf(folder).each(Object.entries(METHODS))(
  "%s has the scopes and the tier of Slack's reference",
  (name, method) => {
    const reference = JSON.parse(readFileSync(path.join(folder ?? "", `${name}.json`), "utf8")) as Reference;
    expect([...method.scopes].sort()).toEqual((reference.scope?.bot ?? []).sort());
    expect(`t${method.tier}`).toBe(reference.rate_limits ?? "t5");
  },
);
