/** For every connection to a Rounds database. WAL and NORMAL: a committed row survives the process, whatever kills it. */
export const pragmas =
  "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = ON; " +
  "PRAGMA cache_size = -16384; PRAGMA temp_store = MEMORY;";

/** The same for a connection that was opened to read alone: those two are the writer's to set. */
export const readingPragmas = pragmas.replace(/PRAGMA (journal_mode|synchronous)[^;]*;/g, "");
