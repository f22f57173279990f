import { afterEach, beforeEach, expect, test } from "vitest";
import { type ComplaintHouse, openComplaintHouse } from "../../support/complaint-house.ts";

let house: ComplaintHouse;
beforeEach(async () => {
  house = await openComplaintHouse();
});
afterEach(() => house.close());

test("a lead's digest and team view tell of complaints near and past their deadlines; none about the lead", async () => {
  await house.file("Wu", { severity: "S1" });
  await house.file("Wu", { severity: "S1", clientId: await house.clientId("K3"), aboutId: await house.idOf("Lin") });
  const lin = house.person("Lin");
  await house.goTo("2035-03-07T08:30:30+08:00");
  const near = await lin.waitsFor("Complaints due by the end of the next working day: 1");
  expect(near).toContain("Near its deadline: C-2035-000001 · Client K1");
  expect(near).not.toContain("C-2035-000002");
  await lin.presses("Open");
  expect(await lin.waitsFor("Due 8 Mar")).toContain("Complaints due by the end of the next working day: 1");
  await lin.closes();
  await house.goTo("2035-03-09T08:30:30+08:00");
  expect(await lin.waitsFor("Complaints past their deadline: 1")).toContain("Past its deadline: C-2035-000001");
  await lin.types("/team");
  expect(await lin.sees()).toContain("Complaints past their deadline: 1");
  await lin.presses("Open");
  const list = await lin.waitsFor("Overdue since ");
  expect(list).toContain("Complaints past their deadline: 1");
  expect(list).toMatch(/C-2035-000001 · Client K1\n\[Open\]\nOverdue since .* · S1 critical · To be judged/);
  expect(list).not.toContain("C-2035-000002");
  await lin.presses("Open");
  expect(await lin.waitsFor("History")).toContain("C-2035-000001 · To be judged");
  await lin.closes();
  const boss = house.person("Boss");
  await boss.types("/team");
  expect(await boss.sees()).toContain("Complaints past their deadline: 2");
});
