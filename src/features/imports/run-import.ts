import type { Writable } from "node:stream";
import { parseArgs } from "node:util";
import type { Db } from "../../db/sql.ts";
import { intlLocale, type Language } from "../../lib/language.ts";
import { FileRefused, importFile, rejectFileOf } from "./import-file.ts";
import type { Counts } from "./import-rows.ts";
import type { Notice } from "./queries.ts";
import { isKind, kinds } from "./rules.ts";
import { progressLine, type Watched } from "./show-progress.ts";
import { text, type Words } from "./text.ts";

/** The terminal that a command runs in, and the database it is to open. */
export type CommandIo = Watched & {
  openDb(): Promise<Db>;
  stdout: Writable;
  now(): Promise<Date>;
};

/**
 * `import KIND FILE [--dry-run]`. Gives the exit code: 0 all rows are in, 1 some were refused, 2 nothing was changed (or the
 * database could not be written).
 */
export async function runImport(args: string[], io: CommandIo): Promise<0 | 1 | 2> {
  const words = text[io.language];
  const say = (line: string) => io.stdout.write(`${line}\n`);
  const complain = (...lines: string[]) => {
    io.stderr.write(`${lines.join("\n")}\n`);
    return 2 as const;
  };
  const asked = readArguments(args);
  if (!asked) return complain(words.usage(kinds.join("|")));
  const { kind, file, dryRun } = asked;
  if (!isKind(kind)) return complain(words.unknownKind(kind, kinds.join(", ")), words.nothingChanged);
  const db = await io.openDb();
  const progress = progressLine(io);
  try {
    const request = { db, kind, file, now: await io.now(), dryRun, language: io.language, onProgress: progress.show };
    const counts = await importFile(request);
    progress.clear();
    for (const notice of counts.notices) say(noticeWords(notice, words));
    say(countWords(counts, words, io.language));
    if (dryRun) say(words.dryRun);
    if (counts.rejected > 0) say(words.rejectedIn(rejectFileOf(file)));
    return counts.rejected > 0 ? 1 : 0;
  } catch (error) {
    progress.clear();
    if (error instanceof FileRefused) return complain(`${file}: ${refusalWords(error, words)}`, words.nothingChanged);
    if (isDatabaseFault(error)) return complain(`${words.problems.database} (${error.message})`);
    throw error;
  } finally {
    await db.close();
  }
}

function readArguments(args: string[]) {
  try {
    const options = { "dry-run": { type: "boolean" } } as const;
    const { positionals, values } = parseArgs({ args, allowPositionals: true, options });
    const [kind, file, ...more] = positionals;
    if (kind === undefined || file === undefined || more.length > 0) return undefined;
    return { kind, file, dryRun: values["dry-run"] ?? false };
  } catch {
    return undefined;
  }
}

/** Such as a full disk, or another process that held the database all the while. */
const isDatabaseFault = (error: unknown): error is Error =>
  error instanceof Error && "code" in error && String(error.code).startsWith("SQLITE_");

function countWords({ added, changed, unchanged, rejected }: Counts, words: Words, language: Language): string {
  const figure = (count: number) => count.toLocaleString(intlLocale(language));
  return words.counts(figure(added), figure(changed), figure(unchanged), figure(rejected));
}

function noticeWords(notice: Notice, { notices }: Words): string {
  if (notice.is === "unknownColumns") return notices.unknownColumns(notice.columns);
  if (notice.is === "teamMade") return notices.teamMade(notice.team, notice.branch);
  return notices.zoneGuessed(notice.branch, notice.timeZone);
}

function refusalWords({ problem, header }: FileRefused, words: Words): string {
  if (problem !== "header") return words.problems[problem];
  const { missing = [], twice = [] } = header?.match ?? {};
  const faults = missing.length > 0 ? words.missing(missing) : words.twice(twice);
  const cells = header?.cells.slice(0, 20).map((cell) => cell.slice(0, 40)) ?? [];
  return `${faults} ${words.headerFound(cells)}`;
}
