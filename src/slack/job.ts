import type { Deps } from "../deps.ts";

/** Work that comes back: at each wake-up it asks the database who is due and has not been served. */
export type Job = {
  name: string;
  /** when to wake; each minute for work that is due at people's own local times */
  cron: string;
  run(deps: Deps, now: Date): Promise<void>;
  /** the next moment after `after` at which something falls due, so that a clock that is set ahead misses none */
  nextDue?(deps: Deps, after: Date): Promise<Date | undefined>;
};
