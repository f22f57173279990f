import type { PrismaClient } from "../generated/client/client.ts";
import { sqlInstant } from "./sql.ts";

type Value = string | number | bigint | boolean | Date | Uint8Array | null | undefined;

/** The write transaction that is open on the one writing connection, as safe-sqlite.ts keeps it. */
export type OpenWrite = {
  /** runs a changing statement in it and gives how many rows it changed; throws once the transaction has ended */
  run?: ((sql: string, values: unknown[]) => Promise<number>) | undefined;
};

/** A value as Prisma's adapter writes it into SQLite. */
function written(value: Value): string | number | bigint | Uint8Array | null {
  if (value instanceof Date) return sqlInstant(value);
  if (typeof value === "boolean") return Number(value);
  return value ?? null;
}

const isTemplate = (text: unknown): text is TemplateStringsArray => Array.isArray(text);

/**
 * Prisma's client whose transactions send `$executeRaw` and `$executeRawUnsafe` straight to the connection: through Prisma a
 * statement costs a tenth of a millisecond besides its own time, and an act has several (docs/decisions/prepared-reads.md).
 */
export function withDirectWrites(prisma: PrismaClient, open: OpenWrite): PrismaClient {
  const begin = prisma.$transaction.bind(prisma) as (work: unknown, options?: object) => Promise<unknown>;
  const transaction = (work: unknown, options?: object) =>
    typeof work === "function" ? begin((tx: object) => work(direct(tx, open.run)), options) : begin(work, options);
  return withMembers(prisma, { $transaction: transaction });
}

function direct(tx: object, run: OpenWrite["run"]): object {
  if (!run) throw new Error("a transaction began without its connection");
  const { $executeRaw } = tx as { $executeRaw: (...given: unknown[]) => Promise<number> };
  const execute = (sql: string, ...values: Value[]) => run(sql, values.map(written));
  return withMembers(tx, {
    $executeRawUnsafe: execute,
    $executeRaw: (text: unknown, ...values: Value[]) =>
      isTemplate(text) ? execute(text.join("?"), ...values) : $executeRaw(text, ...values),
  });
}

/** The object with some members in place of its own. */
const withMembers = <T extends object>(of: T, members: Record<string, unknown>): T =>
  new Proxy(of, {
    get: (target, name) => (typeof name === "string" && members[name]) || Reflect.get(target, name),
  });
