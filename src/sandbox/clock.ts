import type { Clock } from "../lib/clock.ts";
import type { ClockState } from "./protocol.ts";
import type { ClockRecord } from "./store/records.ts";

/** The workspace's own clock: the machine's time and a lead that only grows. */
export type PracticeClock = Clock & {
  /** Sets the clock ahead to the instant; a RangeError when that is not ahead. */
  setAhead(to: Date): void;
  /** Begins anew at the instant, or at the machine's time when that is later: for a fresh workspace only. */
  restart(at: Date | undefined): void;
  state(): ClockState;
};

type Keep = { load(): ClockRecord | undefined; save(record: ClockRecord): void };

/** Opens the clock as it was kept, else starting at `startsAt` (never before the machine's clock). */
export function openClock(keep: Keep, startsAt: Date | undefined): PracticeClock {
  const listeners = new Set<() => void>();
  const leadTo = (at: Date | undefined) => Math.max(0, (at?.getTime() ?? 0) - Date.now());
  let record = keep.load() ?? { aheadMs: leadTo(startsAt), version: 1 };
  const now = () => new Date(Date.now() + record.aheadMs);
  const jump = (aheadMs: number) => {
    record = { aheadMs, version: record.version + 1 };
    keep.save(record);
    for (const listener of Array.from(listeners)) listener();
  };
  keep.save(record);
  return {
    now,
    setAhead(to) {
      if (!(to.getTime() > now().getTime())) throw new RangeError("The clock only moves forward.");
      jump(to.getTime() - Date.now());
    },
    aheadMs: () => record.aheadMs,
    restart: (at) => jump(leadTo(at)),
    state: () => ({ now: now().toISOString(), aheadMs: record.aheadMs, version: record.version }),
    onJump(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** Makes message timestamps ("seconds.microseconds") in the clock's time, each later than all before. */
export function timestamps(clock: Clock, latest: string): () => string {
  const [seconds = "0", micros = "0"] = latest.split(".");
  let last = Number(seconds) * 1_000_000 + Number(micros);
  return () => {
    last = Math.max(last + 1, clock.now().getTime() * 1000);
    return `${Math.floor(last / 1_000_000)}.${String(last % 1_000_000).padStart(6, "0")}`;
  };
}
