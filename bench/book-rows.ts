import { addDays } from "../src/lib/dates.ts";
import { searchText } from "../src/lib/search-text.ts";
import { monday } from "./days.ts";

/** Made-up people and clients, spread as in a real book; the same numbers give the same rows. */

export const slackUserId = (manager: number): string => `U${String(manager).padStart(7, "0")}`;
export const clientNo = (client: number): string => `C${String(client).padStart(8, "0")}`;

/** A manager's clients do not lie side by side in a real file: they came with the imports of many years. */
export const ownerOf = (client: number, managers: number): number => 1 + ((client - 1) % managers);
export const clientOf = (manager: number, nth: number, managers: number): number => manager + nth * managers;

/** Whole numbers below `below`, as if by chance: a hash of the row's number and the column's. */
export function chance(row: number, column: number, below: number): number {
  let hash = Math.imul(row ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(column + 1, 0xc2b2ae35);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  hash = Math.imul(hash ^ (hash >>> 12), 0x297a2d39);
  return ((hash ^ (hash >>> 15)) >>> 0) % below;
}

const surnames = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗".split("");
const given = ["伟", "芳", "秀英", "敏", "静", "丽", "强", "磊", "军", "洋", "勇", "艳", "杰", "娟", "涛", "明"];
const firms = ["Harbour Trading", "Lotus Foods", "Northern Steel", "Pine Logistics", "Jade Textiles"];
const names = [...surnames.flatMap((surname) => given.map((name) => surname + name)), ...firms];
const districts = ["浦东", "徐汇", "静安", "黄浦", "长宁", "虹口", "杨浦", "闵行"];
const products = ["Fixed deposit", "Wealth plan A", "Policy 20", "Bond fund"];

const maturingNote = "Spoke about the deposit that matures.";

/** The lines that names are found by; pinyin is worked out once a name, as it takes longer than a row. */
const nameLines = names.map((name) => searchText({ clientNo: "", name, phone: null, contacts: [] }));

/** Of a hundred clients: tier, up to which of them, assets, and how often each is called. */
const tiers = [
  { tier: "blackGold", upTo: 2, assets: 12_000_000, callEveryDays: 7 },
  { tier: "diamond", upTo: 6, assets: 6_000_000, callEveryDays: 14 },
  { tier: "premierPlatinum", upTo: 12, assets: 3_500_000, callEveryDays: 14 },
  { tier: "platinum", upTo: 30, assets: 1_500_000, callEveryDays: 30 },
  { tier: "premierGold", upTo: 50, assets: 600_000, callEveryDays: 30 },
  { tier: "gold", upTo: 75, assets: 250_000, callEveryDays: 91 },
  { tier: "standard", upTo: 98, assets: 20_000, callEveryDays: 180 },
];
const unrated = { tier: null, assets: 0, callEveryDays: 180 };

const twoDigits = (n: number) => String(n).padStart(2, "0");
const yearlyDay = (row: number, column: number) =>
  `${1950 + chance(row, column, 50)}-${twoDigits(1 + chance(row, column + 1, 12))}-${twoDigits(1 + chance(row, column + 2, 28))}`;
const phoneOf = (row: number) => `138${String(chance(row, 3, 100_000_000)).padStart(8, "0")}`;

/** A client as staff name one whom they may not see: by the full name and the phone's last digits. */
export const namedByPhone = (client: number): string =>
  `${names[chance(client, 2, names.length)]} ${phoneOf(client).slice(-4)}`;

/** The instant, as Prisma writes it, of a contact so many days before the bench's day. */
const contactAt = (row: number, daysAgo: number) =>
  `${addDays(monday, -daysAgo)}T${twoDigits(1 + chance(row, 9, 9))}:${twoDigits(chance(row, 10, 60))}:00.000+00:00`;

const tierOf = (id: number) => tiers.find(({ upTo }) => chance(id, 1, 100) < upTo) ?? unrated;

/** How many days before the bench's day the client was last reached and last visited; undefined: never. */
function lastDaysAgo(id: number): { reached: number; visited: number } | undefined {
  if (chance(id, 5, 100) < 5) return undefined;
  const reached = 1 + chance(id, 6, Math.ceil(tierOf(id).callEveryDays * 1.4));
  return { reached, visited: reached + 7 * chance(id, 7, 30) };
}

/** A client's contact as a row of the log, the last one first: how it was reached, how it was visited, and what was before. */
export function logRow(id: number, ownerId: number, nth: number) {
  const last = lastDaysAgo(id);
  if (!last) return [id, ownerId, "call", "ours", contactAt(id, 20 * (nth + 1)), "not reached", null];
  if (nth === 0) return [id, ownerId, "call", "ours", contactAt(id, last.reached), "reached", maturingNote];
  const at = contactAt(id, last.visited + (nth - 1) * tierOf(id).callEveryDays);
  return [id, ownerId, nth === 1 ? "visit" : "call", "ours", at, "reached", maturingNote];
}

/** A follow-up that is open: due within four weeks before or after the bench's day. */
export function followUpRow(n: number, clientId: number, ownerId: number) {
  const dueOn = addDays(monday, chance(n, 40, 57) - 28);
  const isPromised = chance(n, 41, 4) === 0 ? 1 : 0;
  return [clientId, ownerId, dueOn, `Send the papers of account ${n}`, "hand", isPromised, ownerId, contactAt(n, 35)];
}

/** One client with its contacts and holdings, as rows of their tables. */
export function clientRows(id: number, ownerId: number) {
  const { tier, assets } = tierOf(id);
  const name = chance(id, 2, names.length);
  const phone = phoneOf(id);
  const isNew = chance(id, 4, 100) < 2;
  const last = lastDaysAgo(id);
  const contacts = Array.from({ length: 1 + chance(id, 8, 2) }, (_, n) => contactRow(id, n));
  const holdings = Array.from({ length: chance(id, 11, 3) }, (_, n) => holdingRow(id, n));
  const found = [clientNo(id).toLowerCase(), nameLines[name], ...contacts.map((row) => nameLines[row.name]), phone];
  const opened = addDays(monday, isNew ? -chance(id, 12, 25) : -400 - chance(id, 12, 3000));
  return {
    client: [
      id,
      clientNo(id),
      names[name],
      chance(id, 13, 5) === 0 ? "organisation" : "person",
      "private",
      ownerId,
      districts[chance(id, 14, 8)],
      `No. ${1 + chance(id, 15, 900)}, Road ${1 + chance(id, 16, 90)}`,
      phone,
      31.1 + chance(id, 17, 3000) / 10_000,
      121.3 + chance(id, 18, 4000) / 10_000,
      opened,
      "balanced",
      addDays(monday, -300),
      isNew ? opened : null,
      String(assets * 100 + chance(id, 19, 1_000_000)),
      "CNY",
      addDays(monday, -3),
      tier,
      addDays(monday, -200),
      last ? contactAt(id, last.reached) : null,
      last ? contactAt(id, last.visited) : null,
      found.join("\n"),
    ],
    contacts: contacts.map((row) => [id, names[row.name] + (row.n > 0 ? ` ${row.n}` : ""), ...row.rest]),
    holdings,
    balance: [id, addDays(monday, -3), String(assets * 100), "CNY"],
  };
}

function contactRow(client: number, n: number) {
  const row = client * 4 + n;
  const isLunar = chance(row, 24, 4) === 0;
  const birthday = chance(row, 20, 10) < 7 ? yearlyDay(row, 21) : null;
  const anniversary = chance(row, 25, 10) === 0 ? yearlyDay(row, 26) : null;
  const rest = [
    n === 0 ? "decision maker" : "family",
    phoneOf(row),
    birthday,
    isLunar ? "lunar" : "solar",
    anniversary,
  ];
  return { n, name: chance(row, 29, names.length), rest };
}

function holdingRow(client: number, n: number) {
  const row = client * 4 + n;
  const matures = chance(row, 30, 10) < 7 ? addDays(monday, -180 + chance(row, 31, 545)) : null;
  const amount = String(1_000_000 * (1 + chance(row, 32, 400)));
  return [client, `H${row}`, products[chance(row, 33, 4)], amount, "CNY", addDays(monday, -400), matures];
}
