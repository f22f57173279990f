import { afterAll, beforeAll, expect, test } from "vitest";
import { actOn } from "../../../src/features/complaints/acts.ts";
import { filesComplaint } from "../../support/file-complaint.ts";
import { type House, openHouse } from "../../support/house.ts";
import { modalWith } from "../../support/modal.ts";

let house: House;

beforeAll(async () => {
  house = await openHouse([
    { name: "Lin", roles: ["lead"] },
    { name: "Wu", roles: ["staff"], reportsTo: "Lin" },
    { name: "Dora", roles: ["desk"], reportsTo: "Lin" },
  ]);
});
afterAll(() => house.close());

test("the reporter answers the desk; of an answer too late the state is told, and nothing is lost", async () => {
  const wu = house.person("Wu");
  await filesComplaint(wu, { "What happened?": "The queue took two hours" });
  const { id: byId } = await house.db.prisma.person.findFirstOrThrow({ where: { name: "Dora" } });
  const own = await house.db.prisma.complaint.findFirstOrThrow();
  const order = { complaintId: own.id, byId, at: house.sandbox.clock.now(), origin: "chat" as const };
  const given = { question: "Which counter was it?" };
  expect((await actOn(house.db, { ...order, version: own.version, act: "askReporter", given })).is).toBe("done");
  await wu.types(`/complaint ${own.number}`);
  expect(await wu.waitsFor("Which counter was it?")).toContain("Answer the desk");
  await wu.presses("Answer the desk");
  await modalWith(wu, "The desk asks: Which counter was it?");
  expect((await actOn(house.db, { ...order, version: own.version + 1, act: "note", given: { text: "hm" } })).is).toBe(
    "done",
  );
  await wu.fills({ "Your answer": "Counter 3" });
  await modalWith(wu, "Somebody acted on this complaint meanwhile");
  await wu.fills({ "Your answer": "Counter 3" });
  const shown = await modalWith(wu, "Information: Counter 3");
  expect(shown).toContain("To be judged");
  expect(shown).not.toContain("hm");
  await wu.closes();
  await wu.presses("Answer the desk");
  await wu.waitsFor("This cannot be done now");
});
