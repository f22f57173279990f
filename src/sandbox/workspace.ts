import type { RateLimits } from "./api/rate-limits.ts";
import type { PracticeClock } from "./clock.ts";
import type { Wire } from "./connect/wire.ts";
import type { Grants } from "./manifest.ts";
import type { SeedChoice } from "./protocol.ts";
import type { WorkspaceSeed } from "./seed.ts";
import type { Store } from "./store/store.ts";
import type { Stream } from "./stream.ts";
import type { TrafficLog } from "./traffic/traffic-log.ts";
import type { Triggers } from "./triggers.ts";
import type { Troubles } from "./trouble.ts";

/** The whole of a running workspace, handed to everything that works in it. */
export type Workspace = {
  /** what it was made from; another one after a reset */
  seed: WorkspaceSeed;
  /** what a reset can choose from */
  readonly seeds: SeedChoice[];
  grants: Grants;
  /** where it is reached, such as http://localhost:3000 */
  url: string;
  readonly store: Store;
  readonly clock: PracticeClock;
  /** the next message timestamp, in the workspace's time */
  nextTs: () => string;
  readonly stream: Stream;
  readonly triggers: Triggers;
  readonly troubles: Troubles;
  readonly rateLimits: RateLimits;
  readonly traffic: TrafficLog;
  readonly wire: Wire;
  readonly log: (line: string) => void;
};

/** The workspace's time in whole seconds. */
export const nowSeconds = (ws: Workspace): number => Math.floor(ws.clock.now().getTime() / 1000);
