import { expect, test } from "vitest";
import { verifyComplaints } from "../../../src/features/complaints/check-chains.ts";
import { complaintDesk, filedId } from "../../support/complaint-desk.ts";
import { tempDb } from "../../support/temp.ts";

test("rounds verify finds whatever was changed, taken out or cut off behind the bot's back", async () => {
  const desk = await complaintDesk((await tempDb()).db);
  const { prisma } = desk.db;
  const id = filedId(await desk.file("Wu", "2026-11-23T10:00+08:00"));
  await desk.act(id, "Dora", "judgeValid", "2026-11-23T10:10+08:00");
  await desk.act(id, "Dora", "note", "2026-11-23T10:20+08:00", { text: "Called" });
  const said: string[] = [];
  const say = (line: string) => void said.push(line);
  const verify = () => verifyComplaints(desk.db, { stdout: say, stderr: say, language: "en" });
  expect(await verify()).toBe(0);
  expect(said).toEqual(["1 complaint with 3 acts: all as they were sealed."]);
  await prisma.complaintAct.deleteMany({ where: { seq: 3 } });
  expect(await verify()).toBe(1);
  expect(said.at(-1)).toBe("C-2026-000001: the acts from 3 on are cut off");
  await prisma.complaintAct.updateMany({ where: { seq: 2 }, data: { given: "{}  " } });
  expect(await verify()).toBe(1);
  expect(said.at(-1)).toBe("C-2026-000001: act 2 is not as it was sealed");
});
