import { afterEach, beforeEach, expect, test } from "vitest";
import { type ComplaintHouse, openComplaintHouse } from "../../support/complaint-house.ts";

let house: ComplaintHouse;
beforeEach(async () => {
  house = await openComplaintHouse();
});
afterEach(() => house.close());

test("the desk lists its branch's complaints, narrowed by words in any order, in pages", async () => {
  await house.file("Wu", { severity: "S1" });
  await house.file("Wu", { severity: "S2", category: "fees", clientId: await house.clientId("K3") });
  for (let n = 0; n < 15; n++) await house.file("Wu", { severity: "S4" });
  const dora = house.person("Dora");
  const lists = async (typed: string) => {
    await dora.types(`/complaint list ${typed}`);
    return dora.sees();
  };
  expect(await lists("")).toContain("Complaints: 17");
  await dora.presses("Next page");
  expect(await dora.waitsFor("C-2035-000001")).toContain("C-2035-000002");
  expect(await lists("s2 open")).toContain("Complaints: 1\n");
  expect(await dora.sees()).toContain("C-2035-000002");
  expect(await lists("fees-and-interest 2035-03-05")).toContain("C-2035-000002");
  expect(await lists("2035-03-06")).toContain("No such complaints.");
  expect(await lists("closed")).toContain("No such complaints.");
  expect(await lists("soon")).toContain("“soon” is none of the filters");
  await dora.types("/complaint 列表 重复");
  expect(await dora.sees()).toContain("Complaints: 15");
});

test("nobody lists what is about them, whatever they type", async () => {
  await house.file("Wu", { aboutId: await house.idOf("Dora") });
  await house.person("Dora").types("/complaint list");
  expect(await house.person("Dora").sees()).toContain("No such complaints.");
  await house.person("Boss").types("/complaint list");
  expect(await house.person("Boss").sees()).toContain("C-2035-000001");
});
