/** What makes a client worth a word, so many days from the demo's day; for a new client: how many days it has been one. */
export type Occasion = { is: "birthday" | "lunarBirthday" | "anniversary" | "maturity" | "new"; inDays: number };

/**
 * Every manager has all of these: some of every kind on the demo's day, others in the days after it. The first fall to the
 * higher tiers and so stand high in the plan: one of every kind is among them.
 */
export const occasions: readonly Occasion[] = [
  { is: "new", inDays: 4 },
  { is: "birthday", inDays: 0 },
  { is: "maturity", inDays: 3 },
  { is: "lunarBirthday", inDays: 1 },
  { is: "anniversary", inDays: 1 },
  { is: "new", inDays: 1 },
  { is: "maturity", inDays: 6 },
  { is: "birthday", inDays: 2 },
  { is: "lunarBirthday", inDays: 3 },
  { is: "anniversary", inDays: 3 },
  { is: "maturity", inDays: 13 },
  { is: "birthday", inDays: 7 },
  { is: "new", inDays: 9 },
  { is: "birthday", inDays: 4 },
  { is: "lunarBirthday", inDays: 6 },
  { is: "maturity", inDays: 1 },
  { is: "anniversary", inDays: 8 },
  { is: "maturity", inDays: 10 },
  { is: "lunarBirthday", inDays: 9 },
];
