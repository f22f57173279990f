import { expect, test } from "vitest";
// a file of its own: the engine is loaded once in a process
import { writeMigration } from "../../scripts/schema-engine.ts";

test("no migration is written as long as the tables and prisma/models.prisma agree", async () => {
  expect(await writeMigration("nothing")).toBeNull();
});
