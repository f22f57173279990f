import { expect, test } from "vitest";
import { advanceLastContacts, refreshLastContacts } from "../../src/features/clients/last-contact-acts.ts";
import { tempDb } from "../support/temp.ts";

const first = "2035-03-04T02:00:00.000Z";
const earlier = "2035-02-20T23:59:59.999Z";
const later = "2035-03-05T00:00:00.000Z";

/** The contacts that reached the client, in the order in which they are written down. */
test.each([
  ["one call", [["call", first]]],
  ["one visit", [["visit", first]]],
  [
    "a later one",
    [
      ["visit", first],
      ["visit", later],
    ],
  ],
  [
    "one written down late moves nothing back",
    [
      ["visit", first],
      ["visit", earlier],
    ],
  ],
  [
    "a late visit behind a call is the last visit",
    [
      ["call", first],
      ["visit", earlier],
    ],
  ],
  [
    "a call after a visit restarts one clock",
    [
      ["visit", first],
      ["message", later],
    ],
  ],
  [
    "the same moment, of two kinds",
    [
      ["visit", first],
      ["call", first],
    ],
  ],
] as [string, [string, string][]][])(
  "added one by one, the moments are those that the log tells: %s",
  async (_, contacts) => {
    const { prisma } = (await tempDb()).db;
    const { id: personId } = await prisma.person.create({ data: { email: "tom", name: "Tom" } });
    const data = { clientNo: "P1", name: "P1", ownerId: personId, firstSeenOn: "2034-01-01" };
    const { id: clientId } = await prisma.client.create({ data });
    const moments = () =>
      prisma.client.findUniqueOrThrow({ where: { id: clientId }, select: { lastReachedAt: true, lastVisitAt: true } });
    for (const [kind, moment] of contacts) {
      const at = new Date(moment);
      await prisma.$transaction(async (tx) => {
        await tx.contactLog.create({ data: { clientId, personId, kind, at, direction: "ours", outcome: "reached" } });
        await advanceLastContacts(tx, { clientId, at, isVisit: kind === "visit" });
      });
    }
    const advanced = await moments();
    expect(advanced.lastReachedAt).not.toBeNull();
    await prisma.$transaction((tx) => refreshLastContacts(tx, [clientId]));
    expect(advanced).toEqual(await moments());
  },
);
