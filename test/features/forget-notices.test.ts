import { expect, test } from "vitest";
import type { Deps } from "../../src/deps.ts";
import { warningKey } from "../../src/features/complaints/clocks/warning-queries.ts";
import { forgetNotices } from "../../src/features/notices/forget-job.ts";
import { guardOf } from "../../src/features/notices/rules.ts";
import { tempDb } from "../support/temp.ts";

const clocks = { id: 7, severity: "S2", clockFrom: new Date(0), legalDueOn: "2035-03-20" } as const;

const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000);

test.each([
  ["ladder:3:F12:2035-03-01", { kind: "followUp", id: 12, dueOn: "2035-03-01" }],
  ["ladder:7:F12:2035-03-01:P4", { kind: "followUp", id: 12, dueOn: "2035-03-01" }],
  [`${warningKey(clocks, { clock: "resolve", share: 80 })}:P3`, { kind: "complaint", id: 7 }],
  ["untold:win:L3:P1", { kind: "forEver" }],
  ["deaf:C1:T1:P2", { kind: "forEver" }],
  ["evening:2035-03-05:P1", undefined],
  ["follow-up:F3.1:P2", undefined],
  ["key:3", undefined],
])("%s is kept as long as %o stands", (key, guard) => {
  expect(guardOf(key)).toEqual(guard);
});

test("what was told three months ago is removed, however many there are; what still guards or waits is kept", async () => {
  const { db } = await tempDb();
  const { prisma } = db;
  const person = (name: string, active: boolean) =>
    prisma.person.create({ data: { email: name, name, active }, select: { id: true } });
  const [here, gone] = await Promise.all([person("here", true), person("gone", false)]);
  const client = await prisma.client.create({
    data: { clientNo: "P1", name: "P1", ownerId: here.id, firstSeenOn: "2034-01-01" },
  });
  const owed = { clientId: client.id, ownerId: here.id, text: "x", source: "hand", createdById: here.id };
  const followUp = (state: string) =>
    prisma.followUp.create({ data: { ...owed, state, dueOn: "2035-01-10", createdAt: new Date() } });
  const [open, done] = await Promise.all([followUp("open"), followUp("done")]);
  const told = { personId: here.id, line: "x", toldIn: "plan", createdAt: daysAgo(91) };
  await prisma.notice.createMany({
    data: [
      ...Array.from({ length: 1100 }, (_, n) => ({ ...told, key: `evening:${n}` })),
      { ...told, key: `ladder:3:F${open.id}:2035-01-10` },
      { ...told, key: `ladder:3:F${open.id}:2035-01-02` },
      { ...told, key: `ladder:3:F${done.id}:2035-01-10` },
      { ...told, key: "deaf:C1:T1:P1" },
      { ...told, key: "waits", toldIn: null },
      { ...told, key: "waits for nobody", toldIn: null, personId: gone.id },
      { ...told, key: "newer", createdAt: daysAgo(89) },
    ],
  });
  const keys = async () => (await prisma.notice.findMany({ orderBy: { id: "asc" } })).map(({ key }) => key);
  const run = () => forgetNotices.run({ db } as unknown as Deps, new Date("2000-01-01T00:00:00Z"));
  await run();
  expect(await keys()).toEqual([`ladder:3:F${open.id}:2035-01-10`, "deaf:C1:T1:P1", "waits", "newer"]);
  await prisma.followUp.update({ where: { id: open.id }, data: { state: "done" } });
  await run();
  expect(await keys()).toEqual(["deaf:C1:T1:P1", "waits", "newer"]);
});
