import { expect, test } from "vitest";
import { endLeave, takeLeave } from "../../src/features/people/leave-acts.ts";
import { tempDb } from "../support/temp.ts";

test("of leaves for the same people that are entered at the same moment one stands; ended at once, it ends once", async () => {
  const { db } = await tempDb();
  const [a, b] = await Promise.all(
    ["A", "B"].map((name) => db.prisma.person.create({ data: { email: name, name }, select: { id: true } })),
  );
  const days = { fromDate: "2035-03-05", toDate: "2035-03-09", setById: 1, setAt: new Date() };
  const [one = 0, two = 0] = [a?.id, b?.id];
  const entered = await Promise.all(
    [0, 1, 2, 3].map((n) => {
      const [personId, coverId] = n % 2 === 0 ? [one, two] : [two, one];
      return takeLeave(db, { ...days, personId, coverId }, []);
    }),
  );
  expect(entered.filter((faults) => faults.length === 0)).toHaveLength(1);
  expect(await db.prisma.leave.count()).toBe(1);
  const { id } = await db.prisma.leave.findFirstOrThrow();
  const person = { id: one, slackUserId: "UA" };
  const news = [{ person, day: "2035-03-07", line: "ended", message: { text: "ended", blocks: [] } }];
  const ended = await Promise.all([0, 1, 2].map(() => endLeave(db, id, "2035-03-07", new Date(), news)));
  expect(ended.filter(Boolean)).toHaveLength(1);
  expect(await db.prisma.leave.findFirst()).toMatchObject({ toDate: "2035-03-06", cancelledAt: null });
  expect(await db.prisma.delivery.count()).toBe(1);
});
