import { fork } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import type { BookShape } from "./book-shape.ts";
import type { What } from "./commands.ts";

/** From a form's opening to its saving: a contact logged, a complaint filed, the same until its card stands with the desk. */
export type Trip = "log" | "file" | "fileUntilCard";

/** A question, or a trip of several. */
export type Asking = What | Trip;

/** Where it goes, whose book it is of, and where the stand-in of Slack tells of the modals that were opened and of what was posted. */
type Asked = { url: string; book: BookShape; secret: string; openedUrl: string; postedUrl: string; seconds: number };

/** Of managers by chance: as fast as `connections` allow, or `perSecond`, whatever the answers take. */
export type Load = Asked & { what: Asking } & ({ connections: number } | { perSecond: number });

/** Answers in all and a second, how long they took in ms, and how many were no right answers. */
export type Measured = { answers: number; perSecond: number; p50: number; p99: number; max: number; faults: number };

/** A load generator: a process of its own, so that it takes nothing of the event loops that are measured. */
export type LoadGenerator = { run(load: Load): Promise<Measured>; stop(): void };

export async function loadGenerator(): Promise<LoadGenerator> {
  const child = fork(path.join(import.meta.dirname, "load-process.ts"), { stdio: "inherit" });
  await once(child, "message");
  const ended = once(child, "exit").then(() => Promise.reject(new Error("the load generator ended")));
  // its end at a stop is no fault
  ended.catch(() => {});
  return {
    async run(load) {
      child.send(load);
      const [measured] = (await Promise.race([once(child, "message"), ended])) as [Measured];
      if (measured.faults > 0) throw new Error(`${measured.faults} wrong or missing answers to ${load.what}`);
      return measured;
    },
    stop: () => void child.kill(),
  };
}
