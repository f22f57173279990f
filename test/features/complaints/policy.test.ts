import { afterEach, beforeEach, expect, test } from "vitest";
import { newestPolicy } from "../../../src/features/policy/queries.ts";
import { type ComplaintHouse, complaintPeople, openComplaintHouse } from "../../support/complaint-house.ts";
import { modalWith } from "../../support/modal.ts";

let house: ComplaintHouse;
beforeEach(async () => {
  house = await openComplaintHouse([...complaintPeople, { name: "Ada", roles: ["admin"] }]);
});
afterEach(() => house.close());

const policy = async () => (await newestPolicy(house.db)).policy.complaints;

/** Opens a subject of the house's settings by its place in the list. */
async function opens(group: string, words: string) {
  const ada = house.person("Ada");
  await ada.types("/rounds settings");
  await modalWith(ada, "House settings");
  await ada.presses("House settings");
  await modalWith(ada, "Complaints: clocks");
  const at = house.sandbox.as("UADA");
  const view = at.state().views.at(-1);
  const block = view?.blocks.find(({ accessory }) => (accessory as { value?: string } | undefined)?.value === group);
  const action = { action_id: `policy_group:${group}`, value: group };
  await at.act({ type: "press", where: { viewId: view?.id ?? "" }, blockId: block?.block_id ?? "", action });
  await modalWith(ada, words);
  return ada;
}

test("clocks: wrong limits are told at their fields; the effect is shown; it holds for complaints filed from then on", async () => {
  await house.file("Wu", { severity: "S3" });
  const ada = await opens("complaintClocks", "S3 normal: client told within");
  const wrong = await ada.fills({
    "complaints.severities.S1.acknowledge": "at once",
    "complaints.severities.S3.resolve": "2 wd",
  });
  expect(wrong.errors).toEqual({
    "complaints.severities.S1.acknowledge": "A limit such as 4 h, 2 wd or 15 d.",
    "complaints.severities.S3.resolve": "This may not be shorter than the step before it.",
  });
  await ada.fills({ "complaints.severities.S1.acknowledge": "1 h", "complaints.severities.S3.resolve": "5 wd" });
  const seen = await modalWith(ada, "S3 normal: client told within: 10 working days → 5 working days");
  expect(seen).toContain("It holds for complaints filed from then on.");
  expect(seen).toContain("1 complaint that is open keeps the limits and names of the day of filing.");
  expect(seen).toContain("Valid from Tue, 6 March 2035");
  await ada.fills({});
  await modalWith(ada, "Saved. It is valid from Tue, 6 March 2035.");
  await house.file("Wu", { severity: "S3" });
  await house.goTo("2035-03-06T09:00:00+08:00");
  await house.file("Wu", { severity: "S3" });
  const dora = house.person("Dora");
  const untils = [];
  for (const n of [1, 2, 3]) {
    await dora.types(`/complaint C-2035-00000${n}`);
    untils.push(/House clock: until (\d+ Mar)/.exec(await dora.waitsFor(`C-2035-00000${n} ·`))?.[1]);
  }
  expect(untils).toEqual(["19 Mar", "19 Mar", "13 Mar"]);
});

test("categories: added, renamed and taken away; what is taken away stays readable on older complaints", async () => {
  await house.file("Wu", { category: "service", subCategory: "waiting" });
  const ada = await opens("complaintCategories", "Categories");
  const { categories } = await policy();
  const typed = categories.map(({ id, en, zh, sub }) =>
    [`${id}: ${en} / ${zh}`, ...sub.map((part) => `- ${part.id}: ${part.en} / ${part.zh}`)].join("\n"),
  );
  const changed = typed
    .join("\n")
    .replace("- waiting: Waiting time / 排队等候\n", "")
    .replace("fees: Fees and interest / 收费与利息", "fees: Fees / 收费\n- Card fees / 卡费");
  const wrong = await ada.fills({ "complaints.categories": `- ${changed}` });
  expect(wrong.errors?.["complaints.categories"]).toContain("at least one category");
  await ada.fills({ "complaints.categories": changed });
  const seen = await modalWith(ada, "new: Card fees");
  expect(seen).toContain("renamed: Fees and interest / 收费与利息 → Fees / 收费");
  expect(seen).toContain("offered no more: Waiting time");
  await ada.fills({});
  await modalWith(ada, "Saved.");
  await house.goTo("2035-03-06T09:00:00+08:00");
  const dora = house.person("Dora");
  await dora.types("/complaint C-2035-000001");
  await dora.waitsFor("S3 normal · Service · Waiting time");
  const wu = house.person("Wu");
  await wu.types("/complaint");
  await modalWith(wu, "Who complains?");
  await wu.enters({ "What is it about?": "Fees" });
  await modalWith(wu, "More exactly");
  await wu.enters({ "More exactly": "Card fees", "What is it about?": "Service" });
  await expect(wu.enters({ "More exactly": "Waiting time" })).rejects.toThrow("is not offered");
});
