import { existsSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { filesComplaint } from "../../support/file-complaint.ts";
import { type House, openHouse } from "../../support/house.ts";

let house: House;

beforeAll(async () => {
  house = await openHouse([
    { name: "Lin", roles: ["lead"] },
    { name: "Wu", roles: ["staff"], reportsTo: "Lin" },
    { name: "Tom", reportsTo: "Lin" },
  ]);
});
afterAll(() => house.close());

const png = Buffer.from("89504e470d0a1a0a0000000d", "hex");

test("evidence is fetched, kept under its hash, and sent to who may see it; a disguise is refused and told", async () => {
  const wu = house.person("Wu");
  const files = [
    { name: "slip.png", bytes: png },
    { name: "letter.pdf", bytes: png },
  ];
  const shown = await filesComplaint(wu, { "What happened?": "The queue", "Pictures, recordings, documents": files });
  expect(shown).toContain("2 files attached");
  await house.goTo("2035-03-05T08:30:00+08:00");
  const kept = await house.db.prisma.complaintFile.findMany({ orderBy: { id: "asc" } });
  expect(kept).toMatchObject([
    { name: "slip.png", state: "stored", mediaType: "image/png", bytes: png.length },
    { name: "letter.pdf", state: "refused", reason: "otherContent" },
  ]);
  const sha = kept[0]?.sha256 ?? "";
  expect(existsSync(path.join(house.config.dataDir, "complaint-files", sha.slice(0, 2), sha))).toBe(true);
  const notices = await house.db.prisma.notice.findMany({ select: { line: true } });
  expect(JSON.stringify(notices)).toContain("letter.pdf was not kept with C-2035-000001");
  await wu.types("/complaint C-2035-000001");
  await wu.waitsFor("slip.png · kept");
  await wu.presses("Open");
  await wu.waitsFor("slip.png is in your direct messages");
  expect(
    wu
      .inbox()
      .flatMap((one) => one.files ?? [])
      .map(({ name }) => name),
  ).toContain("slip.png");
  expect(await house.db.prisma.accessLog.findMany({ select: { what: true } })).toEqual([
    { what: `C-2035-000001 file ${kept[0]?.id}` },
  ]);
});
