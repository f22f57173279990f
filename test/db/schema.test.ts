import { expect, test } from "vitest";
import { findDrift, writeMigration } from "../../scripts/schema-engine.ts";

test("the migrations make exactly the tables of prisma/models.prisma", async () => {
  expect(await findDrift()).toBeNull();
});

test("there is nothing to write as long as they agree", async () => {
  expect(await writeMigration("nothing")).toBeNull();
});
