import { afterEach, expect, test } from "vitest";
import { arrangeVisit, callOffVisit } from "../../src/features/brief/key-acts.ts";
import { appoint, unappoint } from "../../src/features/visits/appointment-acts.ts";
import { clientRow, type House, openHouse } from "../support/house.ts";
import { modalWith } from "../support/modal.ts";
import { readBlocks } from "../support/person.ts";

let house: House;
afterEach(() => house.close());

const at = new Date("2035-03-01T02:00:00Z");
const on = "2035-03-06";
const personId = async (name: string) => (await house.db.prisma.person.findFirstOrThrow({ where: { name } })).id;

async function keyAccountOfTom() {
  house = await openHouse([
    { name: "Tom", reportsTo: "Lin" },
    { name: "Ann", reportsTo: "Lin" },
    { name: "Lin", roles: ["lead"] },
  ]);
  await house.load("clients", [clientRow("K1", "Tom", { name: "Harbour", opened_on: "2034-01-10" })]);
  const { id: clientId } = await house.db.prisma.client.update({
    where: { clientNo: "K1" },
    data: { keyAccountOn: "2035-03-01" },
  });
  const tom = await personId("Tom");
  const lin = await personId("Lin");
  const own = { clientId, on, kind: "call", cause: "agreed", byId: tom, at } as const;
  const visit = { clientId, ledOwners: [tom], on, goesId: lin, byId: lin, at, told: [] };
  return {
    agree: () => house.db.prisma.$transaction((tx) => appoint(tx, own)),
    takeBack: () => house.db.prisma.$transaction((tx) => unappoint(tx, { clientId, on, cause: "agreed" })),
    arrange: () => arrangeVisit(house.db, visit),
    callOff: () => callOffVisit(house.db, { clientId, on, at, told: [] }),
    stands: async () =>
      (await house.db.prisma.appointment.findMany()).map(({ kind, cause, goesId }) => [kind, cause, goesId !== null]),
  };
}

test("a visit that is arranged on a day agreed with the client stands beside it; called off, what was agreed stays", async () => {
  const { agree, arrange, callOff, stands } = await keyAccountOfTom();
  await agree();
  expect(await arrange()).toBe("arranged");
  expect(await stands()).toEqual([["visit", "agreed", true]]);
  expect(await arrange()).toBe("known");
  expect(await callOff()).toBe(true);
  expect(await callOff()).toBe(false);
  expect(await stands()).toEqual([["visit", "agreed", false]]);
});

test("a day agreed on beside an arranged visit can be taken back without it, and the plan names the visit", async () => {
  const { agree, takeBack, arrange, stands } = await keyAccountOfTom();
  await arrange();
  await agree();
  expect(await stands()).toEqual([["visit", "agreed", true]]);
  expect(await takeBack()).toBe(true);
  expect(await takeBack()).toBe(false);
  expect(await stands()).toEqual([["visit", "arranged", true]]);
  await agree();
  await house.goTo(`${on}T08:01:00+08:00`);
  const plan = house.person("Tom").inbox().at(-1);
  expect(readBlocks(plan?.blocks)).toMatch(/Leadership visit/i);
});

test("two who arrange at once: one counts; what is agreed at the same moment is lost to neither", async () => {
  const { agree, arrange, stands } = await keyAccountOfTom();
  const [first, , second] = await Promise.all([arrange(), agree(), arrange()]);
  expect([first, second].sort()).toEqual(["arranged", "known"]);
  expect(await stands()).toEqual([["visit", "agreed", true]]);
});

test("who covers the client's manager on the day is told of the visit, and of its end", async () => {
  await keyAccountOfTom();
  const [tom, ann] = [await personId("Tom"), await personId("Ann")];
  await house.db.prisma.leave.create({
    data: { personId: tom, coverId: ann, fromDate: on, toDate: on, setById: tom, setAt: at },
  });
  const lin = house.person("Lin");
  await lin.types("/visit Harbour");
  await modalWith(lin, "Key account");
  await lin.presses("Arrange a leadership visit");
  await modalWith(lin, "Who goes");
  await lin.fills({ day: on, who: "Lin" });
  await modalWith(lin, "Leadership visit arranged for 6 Mar");
  await house.posted();
  for (const name of ["Tom", "Ann"])
    await house.person(name).waitsFor("arranged a leadership visit to Harbour on Tue, 6");
  await lin.presses("Call off the visit of 6 Mar");
  await house.person("Ann").waitsFor("called off the leadership visit to Harbour");
});
