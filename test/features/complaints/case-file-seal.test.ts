import { afterEach, beforeEach, expect, test } from "vitest";
import { sealOf } from "../../../src/features/complaints/chain/chain-rules.ts";
import { verify } from "../../../src/features/complaints/chain/check-chains.ts";
import { type ComplaintHouse, openComplaintHouse } from "../../support/complaint-house.ts";
import { exportedCase, sealIn } from "../../support/received.ts";

let house: ComplaintHouse;
beforeEach(async () => {
  house = await openComplaintHouse();
});
afterEach(() => house.close());

const number = "C-2035-000001";
const exported = (who: string) => exportedCase(house, who, number);

/** `rounds verify` with these words. */
async function verified(...args: string[]) {
  const said: string[] = [];
  const keep = (line: string) => void said.push(line);
  const code = await verify(house.db, args, { stdout: keep, stderr: keep, language: "en" });
  return [code, said.join("\n")] as const;
}
test("a case file printed earlier stays checkable, and shows what the chain alone cannot: an end cut off with its count, all sealed anew", async () => {
  const id = await house.file("Wu");
  for (const text of ["one", "two", "three"]) await house.act(id, "Wu", "note", { text });
  const printed = sealIn((await exported("Dora")).read);
  expect(await verified(...printed)).toEqual([0, expect.stringContaining("none was added since")]);
  await house.act(id, "Wu", "note", { text: "four" });
  expect(await verified(...printed)).toEqual([
    0,
    `${number}: the 4 acts of the case file stand here unchanged, 1 was added since.`,
  ]);
  expect(await verified(number, "4", "0".repeat(64))).toEqual([1, expect.stringContaining("another head")]);
  expect(await verified("C-2035-000009", "4", printed[2] ?? "")).toEqual([
    1,
    expect.stringContaining("no such complaint"),
  ]);
  for (const wrong of [
    [number],
    [number, "0", printed[2] ?? ""],
    [number, "4", "abc"],
    ["x", "4", printed[2] ?? ""],
    [...printed, "more"],
  ]) {
    expect(await verified(...wrong)).toEqual([2, expect.stringContaining("Usage")]);
  }
  // the last two acts, and what the record says of them
  const { prisma } = house.db;
  await prisma.complaintAct.deleteMany({ where: { complaintId: id, seq: { gt: 3 } } });
  const third = await prisma.complaintAct.findFirstOrThrow({ where: { complaintId: id, seq: 3 } });
  await prisma.complaint.update({ where: { id }, data: { version: 3, headHash: third.hash } });
  expect(await verified()).toEqual([0, "1 complaint, 3 acts: every chain is whole."]);
  expect(await verified(...printed)).toEqual([
    1,
    `${number}: the case file has 4 acts, here 3 stand: the end is cut off`,
  ]);
});

test("an act changed and all sealed anew is noticed by the printed head; a chain at fault says so in its case file", async () => {
  const id = await house.file("Wu");
  await house.act(id, "Wu", "note", { text: "one" });
  const printed = sealIn((await exported("Dora")).read);
  const { prisma } = house.db;
  const { version } = await prisma.complaint.findUniqueOrThrow({ where: { id } });
  const acts = await prisma.complaintAct.findMany({ where: { complaintId: id }, orderBy: { seq: "asc" } });
  const [first, second] = acts;
  if (!first || !second) throw new Error("two acts");
  const given = '{"text":"another"}';
  const hash = sealOf(number, { ...second, given }, first.hash);
  await prisma.complaintAct.update({ where: { id: second.id }, data: { given } });
  expect((await exported("Dora")).read).toContain("NOT WHOLE: act 2 is not what was written down");
  await prisma.complaintAct.update({ where: { id: second.id }, data: { hash } });
  await prisma.complaint.update({ where: { id }, data: { headHash: hash, version } });
  expect(await verified()).toEqual([0, "1 complaint, 2 acts: every chain is whole."]);
  expect(await verified(...printed)).toEqual([1, expect.stringContaining("act 2 has another head than the case file")]);
});
