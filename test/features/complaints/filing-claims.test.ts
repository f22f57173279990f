import { afterAll, beforeAll, expect, test } from "vitest";
import { readFilingState } from "../../../src/features/complaints/ids.ts";
import { partyOf, readNaming } from "../../../src/features/complaints/party-queries.ts";
import { findAsker } from "../../../src/features/people/queries.ts";
import { clientRow, type House, openHouse } from "../../support/house.ts";

let house: House;

beforeAll(async () => {
  house = await openHouse([{ name: "Mei" }, { name: "Tom" }, { name: "Wu", roles: ["staff"] }]);
  await house.load("clients", [clientRow("P200", "Mei", { phone: "13900005678" })]);
});
afterAll(() => house.close());

test("a client's id that a form carries counts only for those who may see the client", async () => {
  await house.bot.jobs.settled();
  const { id } = await house.db.prisma.client.findFirstOrThrow();
  const found: unknown[] = [];
  for (const name of ["UWU", "UTOM", "UMEI"]) {
    const asker = await findAsker(house.db, name, house.sandbox.clock.now());
    if (!asker) throw new Error("nobody asks");
    found.push((await partyOf(house.db, asker, { id }))?.clientNo);
    const byNumber = await partyOf(house.db, asker, { clientNo: "P200" });
    expect(byNumber).toEqual(
      name === "UMEI" ? { id, name: "Client P200", clientNo: "P200" } : { id, name: null, clientNo: null },
    );
  }
  expect(found).toEqual([undefined, undefined, "P200"]);
});

test.each(["", "{}", "id:0", "id:-1", "as:12:Ann", "7", '{"token":"12345678","draft":"c","clientId":-1,"turn":0}'])(
  "%s is no claim of ours",
  (carried) => {
    expect(readNaming(carried)).toBeUndefined();
    expect(readFilingState(carried)).toBeUndefined();
  },
);
