import { afterAll, beforeAll, expect, test } from "vitest";
import { type ComplaintHouse, openComplaintHouse } from "../support/complaint-house.ts";
import { openDeskHouse } from "../support/desk-house.ts";
import { eventually } from "../support/eventually.ts";
import { modalWith } from "../support/modal.ts";

let house: ComplaintHouse;
beforeAll(async () => {
  house = await openComplaintHouse();
  await house.file("Wu");
});
afterAll(() => house.close());

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const faultsIn = (log: string[]) => log.filter((line) => line.includes('"reference"'));

/** Opens a complaint in a window and presses there what changes the window. */
async function pressInWindow(): Promise<void> {
  const dora = house.person("Dora");
  await dora.types("/complaint list");
  await dora.presses("See it");
  await modalWith(dora, "The queue was long");
  await dora.presses("Reclassify");
}

test("who closes a window right after pressing in it is told nothing, and no fault is logged", async () => {
  house.sandbox.trouble({ slow: 1, slowMs: 400, methods: ["views.update"] });
  await pressInWindow();
  const dora = house.person("Dora");
  await dora.closes();
  await pause(800);
  house.sandbox.trouble({});
  expect(faultsIn(house.log)).toEqual([]);
  expect(await dora.sees()).not.toContain("could not be shown");
});

test("a fault of Slack's in an open window is still told, with the reference that the log has", async () => {
  house.sandbox.trouble({ serverError: 1, methods: ["views.update"] });
  await pressInWindow();
  const seen = await house.person("Dora").waitsFor("could not be shown");
  house.sandbox.trouble({});
  const reference = /reference ([0-9a-f]{8})/.exec(seen)?.[1] ?? "none";
  expect(faultsIn(house.log).some((line) => line.includes(reference))).toBe(true);
  await house.person("Dora").closes();
});

test("a form that said “one moment” and was closed: what became of it comes by message", async () => {
  const desk = await openDeskHouse(["Dora"]);
  const { number } = await desk.files("Wu");
  const dora = desk.person("Dora");
  await dora.types(`/complaint ${number}`);
  await dora.waitsFor(number);
  await dora.presses("Valid");
  await modalWith(dora, "Remarks");
  desk.sandbox.trouble({ slow: 1, slowMs: 3200, methods: ["conversations.members"] });
  await dora.fills({ Remarks: "Cameras show it" });
  await dora.closes();
  const said = await eventually(
    () => dora.inbox().find(({ blocks }) => JSON.stringify(blocks).includes("Saved: Dora judged it valid")),
    "the outcome by message",
  );
  desk.sandbox.trouble({});
  expect(JSON.stringify(said.blocks)).toContain("Cameras show it");
}, 20_000);
