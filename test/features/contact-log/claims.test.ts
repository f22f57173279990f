import { afterAll, beforeAll, expect, test } from "vitest";
import type { House } from "../../support/house.ts";
import { clientOf, loggedOf, loggingHouse, opensLog } from "../../support/logging.ts";

let house: House;

beforeAll(async () => {
  house = await loggingHouse();
});
afterAll(() => house.close());

test("of whom a form claims to have met, another client's key people are not kept", async () => {
  const { id: clientId } = await clientOf(house.db, "P200");
  const secret = await house.db.prisma.contact.create({ data: { clientId, name: "Secret Li" } });
  const amy = await house.db.prisma.contact.findFirstOrThrow({ where: { name: "Amy Wong" } });
  const tom = await opensLog(house.person("Tom"), "P102");
  await tom.presses("More");
  await tom.waitsFor("Whom did you meet?");
  const chosen = [amy, secret].map(({ id, name }) => ({
    value: String(id),
    text: { type: "plain_text" as const, text: name },
  }));
  const state = {
    "log:met": { "field:log:met": { type: "multi_static_select", selected_options: chosen } },
  };
  const view = house.sandbox.as("UTOM").state().views.at(-1);
  await house.sandbox.as("UTOM").act({ type: "submit", viewId: view?.id ?? "", state });
  await tom.waitsFor("Logged · Sunrise Ltd");
  expect(await loggedOf(house.db, "P102")).toMatchObject([{ met: `[${amy.id}]` }]);
  await tom.presses("Client record");
  expect(await tom.waitsFor("Key people")).not.toContain("Secret");
});
