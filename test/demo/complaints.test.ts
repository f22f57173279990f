import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { openDb } from "../../src/db/open.ts";
import type { Db } from "../../src/db/sql.ts";
import { fillDemo } from "../../src/demo/fill.ts";
import { channels, emailOf } from "../../src/demo/house.ts";
import { type StandingPosts, standingPosts } from "../../src/demo/standing.ts";
import { checkChains } from "../../src/features/complaints/chain/check-chains.ts";
import { openComplaintsOfBook } from "../../src/features/complaints/client-queries.ts";
import { openStates, states } from "../../src/features/complaints/workflow.ts";
import { computePlan, planDayOf, plannerOf, serviceOf } from "../../src/features/visits/queries.ts";

/** Before the morning's plan, in the branch's time. */
const morning = (today: string) => new Date(`${today}T07:55:00+08:00`);

async function inDemo(today: string, look: (db: Db, posts: StandingPosts) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), "rounds-demo-complaints-"));
  const db = await openDb(path.join(folder, "demo.db"));
  const posts = standingPosts();
  try {
    await fillDemo(db, today, morning(today), "mixed", posts);
    await look(db, posts);
  } finally {
    await db.close();
    rmSync(folder, { recursive: true });
  }
}

const idOf = async (db: Db, handle: string) =>
  (await db.prisma.person.findUniqueOrThrow({ where: { email: emailOf(handle) } })).id;

test("has complaints in every state that waits for somebody, past, near and far from their deadlines", () =>
  inDemo("2026-11-23", async (db) => {
    const all = await db.prisma.complaint.findMany({ orderBy: { id: "asc" } });
    const there = new Set(all.map(({ state }) => state));
    // what is carried out waits only for the lead's evaluation, and what was sent back is proposed anew
    expect(states.filter((state) => !there.has(state))).toEqual(["returned", "carriedOut"]);
    expect(new Set(all.map(({ severity }) => severity)).size).toBe(4);
    const numbers = all.map((_, n) => `C-2026-${String(n + 1).padStart(6, "0")}`);
    expect(all.map(({ number }) => number)).toEqual(numbers);
    expect(all.filter(({ aboutId }) => aboutId !== null)).toHaveLength(1);
    expect(all.filter(({ repeatOfId }) => repeatOfId === all[0]?.id)).toHaveLength(1);
    const now = morning("2026-11-23");
    const due = all.flatMap(({ dueAt, state }) => (dueAt && openStates.some((one) => one === state) ? [dueAt] : []));
    const days = due.map((at) => (Number(at) - Number(now)) / 86_400_000);
    expect(days.some((left) => left < 0)).toBe(true);
    expect(days.some((left) => left > 0 && left < 2)).toBe(true);
    expect(days.some((left) => left > 5)).toBe(true);
  }));

test("its acts are whole, and lie one after the other before the demo's morning", () =>
  inDemo("2026-11-23", async (db) => {
    const lines: string[] = [];
    const say = (line: string) => void lines.push(line);
    expect(await checkChains(db, { stdout: say, stderr: say, language: "en" })).toBe(0);
    expect(lines).toEqual([expect.stringMatching(/^14 complaints, 61 acts: every chain is whole/)]);
    const acts = await db.prisma.complaintAct.findMany({ orderBy: [{ complaintId: "asc" }, { seq: "asc" }] });
    for (const [n, { at, complaintId }] of acts.entries()) {
      const before = acts[n - 1];
      if (before?.complaintId === complaintId) expect(Number(at)).toBeGreaterThanOrEqual(Number(before.at));
      expect(Number(at)).toBeLessThan(Number(morning("2026-11-23")));
    }
  }));

test("each has its card in the desk's channel, at its time, with its history under it", () =>
  inDemo("2026-11-23", async (db, posts) => {
    const stands = posts.all();
    const cards = stands.filter(({ threadTs }) => threadTs === undefined);
    const complaints = await db.prisma.complaint.findMany({ orderBy: { id: "asc" } });
    expect(new Set(stands.map(({ channel }) => channel))).toEqual(new Set([channels.desk]));
    for (const [n, { number, version, filedAt }] of complaints.entries()) {
      const card = cards[n];
      expect(card?.text).toContain(number);
      expect(Math.floor(Number(card?.ts))).toBe(Math.floor(Number(filedAt) / 1000));
      expect(stands.filter(({ threadTs }) => threadTs === card?.ts)).toHaveLength(version);
    }
    expect(await db.prisma.delivery.count({ where: { state: { not: "sent" } } })).toBe(0);
  }));

test.each(["2026-11-23", "2027-02-15", "2028-10-09"])(
  "on %s a courtesy call is due, a manager's client has an open complaint, and the concerned manager sees none",
  (today) =>
    inDemo(today, async (db) => {
      const reasonsOf = async (handle: string) => {
        const id = await idOf(db, handle);
        const plan = await computePlan(
          db,
          await plannerOf(db, id),
          await planDayOf(db, today, "CN"),
          await serviceOf(db, id, today),
        );
        return [...plan.visits, ...plan.calls, ...plan.beyond].flatMap(({ reasons }) =>
          reasons.map(({ kind }) => kind),
        );
      };
      expect(await reasonsOf("li.wenbo")).toContain("complaint");
      expect(await db.prisma.appointment.count({ where: { cause: "aftercare", on: today } })).toBe(1);
      const sophie = await idOf(db, "sophie.laurent");
      const shown = await openComplaintsOfBook(db, sophie, sophie);
      const hidden = await db.prisma.complaint.findFirstOrThrow({ where: { aboutId: sophie } });
      expect(shown.length).toBeGreaterThan(0);
      expect(shown.map(({ number }) => number)).not.toContain(hidden.number);
      expect(await db.prisma.followUp.count({ where: { source: "complaint", state: "open", isPromised: true } })).toBe(
        1,
      );
    }),
);
