/** Text that takes this many columns: Chinese signs take two. */
const width = (text: string) => text.length + (text.match(/\p{Script=Han}/gu)?.length ?? 0);

/** A Markdown table whose columns also line up in a terminal. */
export function table(header: string[], rows: string[][]): string {
  const widths = header.map((_, column) => Math.max(...[header, ...rows].map((row) => width(row[column] ?? ""))));
  const line = (row: string[]) =>
    `| ${row.map((cell, column) => cell + " ".repeat((widths[column] ?? 0) - width(cell))).join(" | ")} |`;
  const rule = `|${widths.map((columns) => "-".repeat(columns + 2)).join("|")}|`;
  return [line(header), rule, ...rows.map(line)].join("\n");
}

/** One measured claim. */
export type Claim = {
  what: string;
  measured: string;
  /** what bounds it, measured in the same run */
  limit: string;
  ratio: string;
  /** what the ratio, or the figure, is meant to reach; empty when nothing is promised */
  target: string;
};

export const claimsTable = (claims: Claim[]): string =>
  table(
    ["what", "measured", "limit of the same run", "ratio", "target"],
    claims.map(({ what, measured, limit, ratio, target }) => [what, measured, limit, ratio, target]),
  );
