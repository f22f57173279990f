import { afterAll, beforeAll, expect, test } from "vitest";
import { clientRow, type House, logRow, openHouse } from "../support/house.ts";

let house: House;

beforeAll(async () => {
  house = await openHouse([
    { name: "Mei", zh: true, reportsTo: "Lin" },
    { name: "Tom", reportsTo: "Lin" },
    { name: "Lin", roles: ["lead"] },
    { name: "Sue", roles: ["staff"] },
    { name: "Ada", roles: ["admin"] },
    { name: "Eve", isUnknown: true },
  ]);
  await house.load("clients", [
    clientRow("P100", "Tom", {
      name: "王小明",
      assets: "600万",
      currency: "CNY",
      phone: "138 0013 8000",
      district: "Jing'an",
    }),
    clientRow("P101", "Tom", { name: "<!channel> *bold* & Sons", assets: "30万", currency: "CNY" }),
    clientRow("P200", "Mei", { name: "李华贸易有限公司", assets: "120万", currency: "CNY" }),
  ]);
  await house.load("contacts", [{ client_no: "P200", name: "赵敏", phone: "13912345678", birthday: "1980-03-07" }]);
  await house.load("log", [logRow("P100", "Tom", "call", "2035-02-14 10:00")]);
});
afterAll(() => house.close());

test("a manager asks for the plan before it is posted, and reads why each client is on it", async () => {
  await house.person("Tom").types("/clients");
  const seen = await house.person("Tom").sees();
  expect(seen).toContain("Plan for Mon, 5 March 2035");
  expect(seen).toContain("Not posted yet");
  expect(seen).toContain("1. 王小明 · Diamond");
  expect(seen).toContain("No contact for 19 days (standard: every 14)");
  expect(seen).toContain("138 0013 8000");
});
