import type { House } from "../support/house.ts";
import { leads, managers } from "./branch.ts";
import { standing } from "./slack-history.ts";

/** Left out: who looked how often (a tap is made again after a kill), what events and forms came in, and which version is set up. */
const notOfTheDays = ["AccessLog", "SeenEvent", "Draft", "_prisma_migrations", "Setting"];
/** The post's own machinery, and where it stands: times of the machine. */
const machinery = ["runAt", "leaseUntil", "leaseToken", "dirtySince", "attempts", "lastError", "ts"];

type Column = { name: string; type: string };

/** All that stands in the tables, less ids of rows and instants, in an order of its own. */
export async function tablesOf({ db }: House): Promise<Record<string, string[]>> {
  const tables = await db.rows<{ name: string }>(
    `SELECT "name" FROM sqlite_master WHERE "type" = 'table' AND "name" NOT LIKE 'sqlite_%'`,
  );
  const all: Record<string, string[]> = {};
  for (const { name } of tables.filter((table) => !notOfTheDays.includes(table.name))) {
    const columns = await db.rows<Column>(`SELECT "name", "type" FROM pragma_table_info('${name}')`);
    const kept = columns.filter(
      (column) => column.name !== "id" && column.type !== "DATETIME" && !machinery.includes(column.name),
    );
    const rows = await db.rows<Record<string, unknown>>(
      `SELECT ${kept.map((column) => `"${column.name}"`).join(", ")} FROM "${name}"`,
    );
    all[name] = rows
      .map((row) => JSON.stringify(row, (_, value: unknown) => (typeof value === "bigint" ? `${value}` : value)))
      .sort();
  }
  return all;
}

/** All that the bot started, as it stands in Slack: where, under which key, in which words. */
export async function wordsOf(house: House): Promise<string[]> {
  const all = await standing(house, [...managers, ...leads]);
  return all.map(({ key, to, text }) => `${key} → ${to}\n${text}`).sort();
}
