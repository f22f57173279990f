import { startBotBeside } from "../support/bot-beside.ts";
import type { Child } from "../support/child.ts";
import { type House, quick } from "../support/house.ts";

/** A bot in a process of its own, that may be killed at any moment and comes again. */
export type BotLife = {
  /** sets the clock ahead and waits until all that was passed over is run and posted; killed so long after the beginning */
  goTo(moment: Date, killAfterMs?: number): Promise<void>;
  /** does the work beside a kill so long after its beginning; false: it was killed in the midst of it, and is there again */
  during(work: () => Promise<void>, killAfterMs?: number): Promise<boolean>;
  isAlive(): boolean;
  kills(): number;
  /** what it logged as an error, in all its lives */
  faults(): string[];
  end(): Promise<void>;
};

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
/** Short leases: a post whose fate is unknown is looked for soon after the kill. */
const pace = { ...quick, leaseMs: 1300, callTimeoutMs: 400, idleMs: 15 };
const passing = "jobs.servedLeadMs";

export async function bringToLife(house: House): Promise<BotLife> {
  const lives: Child[] = [];
  let isAlive = false;
  const now = () => lives.at(-1);
  const says = async (words: string) => now()?.says(words);
  const reached = () => says(`reached ${house.sandbox.clock.aheadMs()}\n`);
  async function start(): Promise<void> {
    lives.push(startBotBeside(house, pace, { LOG_LEVEL: "warn" }));
    await reached();
    isAlive = true;
    await house.posted();
  }
  async function kill(): Promise<void> {
    isAlive = false;
    await now()?.kill();
  }
  /** What is passed over while no process has heard of it is time in which none ran: so far it is let live. */
  async function hasHeard(): Promise<void> {
    const until = now()?.stdout().length ?? 0;
    while ((now()?.stdout().length ?? 0) === until) {
      if (await house.db.prisma.setting.findUnique({ where: { name: passing } })) return;
      await pause(2);
    }
  }
  await start();
  return {
    async goTo(moment, killAfterMs) {
      // what was started before belongs to that moment
      await house.posted();
      const heard = killAfterMs === undefined ? undefined : hasHeard();
      house.sandbox.clock.setAhead(moment);
      if (heard) {
        await heard;
        await pause(killAfterMs ?? 0);
        await kill();
        await start();
        return;
      }
      await reached();
      await house.posted();
    },
    async during(work, killAfterMs) {
      if (killAfterMs === undefined) {
        await work();
        return true;
      }
      const working = work().catch(() => {});
      await pause(killAfterMs);
      await kill();
      await working;
      await start();
      return false;
    },
    isAlive: () => isAlive,
    kills: () => lives.length - 1,
    faults: () => lives.flatMap((life) => life.stdout().split("\n")).filter((line) => line.includes('"level":50')),
    end: kill,
  };
}
