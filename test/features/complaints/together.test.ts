import { expect, test } from "vitest";
import type { Db } from "../../../src/db/sql.ts";
import { actOn } from "../../../src/features/complaints/acts.ts";
import { chainFault } from "../../../src/features/complaints/chain/chain-rules.ts";
import { fileComplaint } from "../../../src/features/complaints/filing/file-acts.ts";
import { seededRandom } from "../../../src/lib/random.ts";
import { startScript } from "../../support/child.ts";
import { complaintDesk, filedId } from "../../support/complaint-desk.ts";
import { tempDb } from "../../support/temp.ts";

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const acknowledged = (output: string) => output.split("\n").filter((line) => line.startsWith("act:"));

/** Every act with its message and its place in the chain, every number in its turn; gives the acts as they are acknowledged. */
async function wholeActs({ prisma }: Db): Promise<string[]> {
  const found = await prisma.complaint.findMany({
    include: { acts: { orderBy: { seq: "asc" } } },
    orderBy: { number: "asc" },
  });
  for (const { number, acts, version, headHash, state } of found) {
    expect(chainFault(number, acts, { count: version, head: headHash })).toBeUndefined();
    expect([number, acts.at(-1)?.toState]).toEqual([number, state]);
  }
  const year = found[0]?.number.slice(2, 6) ?? "";
  expect(found.map(({ number }) => number)).toEqual(found.map((_, i) => `C-${year}-${String(i + 1).padStart(6, "0")}`));
  const acts = found.flatMap((one) => one.acts.map(({ seq }) => `act:${one.id}.${seq}`)).sort();
  const told = await prisma.delivery.findMany({ select: { key: true } });
  expect(told.map(({ key }) => key).sort()).toEqual(acts);
  return acts;
}

test("kill -9 at any moment: of each act state, act and messages to come are there, or nothing", async () => {
  const { db, file } = await tempDb();
  await complaintDesk(db);
  const random = seededRandom(3);
  const said: string[] = [];
  for (let killed = 0; killed < 8; killed++) {
    const child = startScript("act-on-complaints.ts", [file, `run ${killed}`, "100000"]);
    const wanted = random.whole(5, 15);
    while (acknowledged(child.stdout()).length < wanted) await pause(5);
    await pause(random.whole(0, 20));
    await child.kill();
    said.push(...acknowledged(child.stdout()));
    const acts = await wholeActs(db);
    expect(said.filter((act) => !acts.includes(act))).toEqual([]);
  }
  expect(said.length).toBeGreaterThan(40);
}, 120_000);

test("two processes at once: numbers without gaps, no act lost, none done twice", async () => {
  const { db, file } = await tempDb();
  await complaintDesk(db);
  const both = ["one", "another"].map((name) => startScript("act-on-complaints.ts", [file, name, "240"]));
  for (const child of both) expect(await child.ended()).toBe(0);
  const said = both.flatMap((child) => acknowledged(child.stdout()));
  expect((await wholeActs(db)).sort()).toEqual(said.sort());
  expect(said.length).toBeGreaterThan(200);
}, 120_000);

test("twenty at once in one process: twenty numbers in a row; one token twenty times: one complaint", async () => {
  const desk = await complaintDesk((await tempDb()).db);
  const at = "2026-11-23T10:00+08:00";
  const filed = await Promise.all(Array.from({ length: 20 }, () => desk.file("Wu", at)));
  expect(new Set(filed.map((one) => (one.is === "filed" ? one.number : one.is))).size).toBe(20);
  const again = await Promise.all(Array.from({ length: 20 }, () => desk.file("Wu", at, {}, "the same")));
  expect(again.filter(({ is }) => is === "filed")).toHaveLength(1);
  expect(new Set(again.map(filedId)).size).toBe(1);
  // the token of one person is nothing of another's
  expect(await desk.file("Mei", at, {}, "the same")).toMatchObject({ is: "filed", number: "C-2026-000022" });
  expect(await desk.db.prisma.complaint.count()).toBe(22);
});

test("what is to be told fails: nothing of the act stays, and the next takes the number", async () => {
  const desk = await complaintDesk((await tempDb()).db);
  const id = filedId(await desk.file("Wu", "2026-11-23T10:00+08:00"));
  const tell = () => Promise.reject(new Error("no message"));
  const common = { byId: desk.id("Dora"), at: new Date("2026-11-23T11:00+08:00"), origin: "chat", tell } as const;
  await expect(
    actOn(desk.db, { ...common, complaintId: id, version: 1, act: "judgeValid", given: {} }),
  ).rejects.toThrow("no message");
  const given = { what: "x", category: "service", severity: "S3", channel: "phone", clientId: desk.id("K1") };
  await expect(fileComplaint(desk.db, { ...common, token: "t", given })).rejects.toThrow("no message");
  const record = await desk.db.prisma.complaint.findUniqueOrThrow({ where: { id }, include: { acts: true } });
  expect([record.state, record.version, record.acts.length]).toEqual(["recorded", 1, 1]);
  expect(await desk.file("Wu", "2026-11-23T12:00+08:00")).toMatchObject({ number: "C-2026-000002" });
});
