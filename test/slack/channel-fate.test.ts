import { afterEach, expect, test } from "vitest";
import { enqueue } from "../../src/slack/delivery.ts";
import { type House, openHouse } from "../support/house.ts";

let house: House;
afterEach(() => house.close());

test("a post in a channel whose answer was lost is looked for there, with the scopes of the manifest, and stands once", async () => {
  house = await openHouse([{ name: "Tom" }], { botIsInGeneral: true });
  house.sandbox.trouble({ dropAnswer: 1, methods: ["chat.postMessage"], seed: 1 });
  await enqueue(house.db.prisma, { key: "digest:T1", target: "C1", message: { text: "the digest", blocks: [] } });
  const row = () => house.db.prisma.delivery.findUniqueOrThrow({ where: { key: "digest:T1" } });
  await expect.poll(async () => (await row()).dirtySince, { timeout: 5000 }).not.toBeNull();
  await house.posted();
  expect(await row()).toMatchObject({ state: "sent", channel: "C1" });
  const said = house.sandbox.as("UTOM").messages("C1");
  expect(said.map(({ text }) => text)).toEqual(["the digest"]);
});
