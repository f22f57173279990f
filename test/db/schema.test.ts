import { expect, test } from "vitest";
import { findDrift } from "../../scripts/schema-engine.ts";

test("the migrations make exactly the tables of prisma/models.prisma", async () => {
  expect(await findDrift()).toBeNull();
});
