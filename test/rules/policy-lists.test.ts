import { expect, test } from "vitest";
import { listChanges, listText, readList } from "../../src/features/policy/list-rules.ts";

const some = (id: string, en: string, zh: string) => ({ id, en, zh });
const lists = [
  { ...some("service", "Service", "服务"), sub: [some("queue", "Queue", "排队"), some("manner", "Manner", "态度")] },
  { ...some("fees", "Fees", "收费"), sub: [] },
];

test("a list is read as it is typed: names change, codes stay, what is taken away is kept as offered no more", () => {
  expect(readList(listText(lists), lists, true)).toEqual(lists);
  const read = readList(
    "service：Manners / 服务态度\n- queue: Queue / 排队\n- Wrong / doubled ／ 差错\nParking",
    lists,
    true,
  );
  expect(read).toEqual([
    {
      ...some("service", "Manners", "服务态度"),
      sub: [
        some("queue", "Queue", "排队"),
        some("wrongDoubled", "Wrong / doubled", "差错"),
        { ...some("manner", "Manner", "态度"), retired: true },
      ],
    },
    { ...some("parking", "Parking", "Parking"), sub: [] },
    { ...some("fees", "Fees", "收费"), sub: [], retired: true },
  ]);
  const changes = listChanges(lists, read ?? []);
  expect(
    [changes.added, changes.renamed.map(({ to }) => to), changes.retired].map((all) => all.map(({ id }) => id)),
  ).toEqual([["wrongDoubled", "parking"], ["service"], ["manner", "fees"]]);
  // what was taken away does not stand in the field, and comes back by its code
  expect(listText(read ?? [])).not.toContain("fees");
  const back = readList(`${listText(read ?? [])}\nfees: Fees / 收费`, read ?? [], true);
  expect(back?.find(({ id }) => id === "fees")).toEqual({ ...some("fees", "Fees", "收费"), sub: [] });
});
