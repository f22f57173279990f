import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { METHODS } from "../../src/sandbox/api/methods.ts";
import { NOT_OFFERED } from "../../src/sandbox/api/not-offered.ts";
import { referenceFolder } from "./reference.ts";
import * as w from "./workspace.ts";

const folder = referenceFolder("methods");

type Reference = { scope?: { bot?: string[] }; rate_limits?: string };

/** Offered, but not in the part of the reference that lies here. */
const NOT_IN_REFERENCE = ["pins.list", "pins.remove", "reactions.remove"];

test.runIf(folder).each(Object.entries(METHODS).filter(([name]) => !NOT_IN_REFERENCE.includes(name)))(
  "%s has the scopes and the tier of Slack's reference",
  (name, method) => {
    const reference = JSON.parse(readFileSync(path.join(folder ?? "", `${name}.json`), "utf8")) as Reference;
    expect([...method.scopes].sort()).toEqual((reference.scope?.bot ?? []).sort());
    expect(`t${method.tier}`).toBe(reference.rate_limits ?? "t5");
  },
);

test.runIf(folder)("every method of Slack's reference is offered, or listed with the reason why not", () => {
  const known = readdirSync(folder ?? "").filter((file) => file.endsWith(".json"));
  const named = known.map((file) => file.slice(0, -".json".length));
  expect(named.filter((name) => !(name in METHODS) && !(name in NOT_OFFERED))).toEqual([]);
});

test("nothing is both offered and listed as missing, and what is missing is unknown here, with the reason in the log", async () => {
  expect(Object.keys(NOT_OFFERED).filter((name) => name in METHODS)).toEqual([]);
  const log: string[] = [];
  const sandbox = await w.openWorkspace({ log: (line) => log.push(line) });
  for (const [name, reason] of Object.entries(NOT_OFFERED)) {
    expect(await w.refusalIn(w.clientOf(sandbox).apiCall(name))).toMatchObject({ error: "unknown_method" });
    expect(log.at(-1)).toBe(`${name}: not offered: ${reason}`);
  }
  await sandbox.close();
});
