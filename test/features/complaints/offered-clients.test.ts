import { expect, test } from "vitest";
import type { Asker } from "../../../src/deps.ts";
import { offeredClients } from "../../../src/features/clients/offer-queries.ts";
import { clientRow, openHouse } from "../../support/house.ts";

const managers = Array.from({ length: 120 }, (_, n) => `M${String(n).padStart(3, "0")}`);

test("a lead of very many is offered whom the words find, wherever in the book, and never more than asked for", async () => {
  const house = await openHouse([
    { name: "Lin", roles: ["lead"] },
    ...managers.map((name) => ({ name, reportsTo: "Lin" })),
  ]);
  const named = (n: number) => (n === managers.length - 1 ? "Rarely Ltd" : `Often ${n}`);
  await house.load(
    "clients",
    managers.map((manager, n) => clientRow(`K${n}`, manager, { name: named(n) })),
  );
  const { id } = await house.db.prisma.person.findFirstOrThrow({ where: { name: "Lin" } });
  const asker: Asker = {
    ...{ kind: "member", personId: id, name: "Lin", slackUserId: "ULIN", covers: [], leadsFor: [] },
    ...{ roles: new Set(["lead"]), timeZone: "Asia/Shanghai", language: "en" },
  };
  const offer = async (typed: string, most: number) =>
    (await offeredClients(house.db, asker, typed, most)).map(({ name }) => name);
  expect(await offer("rarely", 20)).toEqual(["Rarely Ltd"]);
  expect(await offer("often", 20)).toHaveLength(20);
  expect(new Set(await offer("often", 150)).size).toBe(119);
  expect(await offer("k7", 1)).toEqual(["Often 7"]);
  expect(await offer("nobody", 20)).toEqual([]);
});
