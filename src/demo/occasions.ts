/** What makes a client worth a word, so many days from the demo's day; for a new client: how many days it has been one. */
export type Occasion = { is: "birthday" | "lunarBirthday" | "anniversary" | "maturity" | "new"; inDays: number };

const on = (is: Occasion["is"], ...days: number[]): Occasion[] => days.map((inDays) => ({ is, inDays }));

/** Every manager has all of these: some of every kind on the demo's day, others in the days after it. */
export const occasions: readonly Occasion[] = [
  ...on("birthday", 0, 2, 4, 7),
  ...on("lunarBirthday", 1, 3, 6, 9),
  ...on("anniversary", 1, 3, 8),
  ...on("maturity", 1, 3, 6, 10, 13),
  ...on("new", 1, 4, 9),
];
