import { type ChildProcess, spawn } from "node:child_process";
import { onTestFinished } from "vitest";

export type Child = {
  process: ChildProcess;
  /** everything it has written so far */
  stdout(): string;
  stderr(): string;
  /** waits until it has written the words; throws with its output when it ends before */
  says(words: string): Promise<void>;
  /** waits for its end; gives the exit code, or the signal that ended it */
  ended(): Promise<number | NodeJS.Signals | null>;
  /** kill -9, and waits for its end */
  kill(): Promise<void>;
};

/** Where processes keep the app compiled for the next ones: it halves the work of a start. */
export const compiled = new URL("../../node_modules/.cache/compiled", import.meta.url).pathname;

/** Starts a TypeScript file of this project as a process of its own; ended with the test at the latest. */
export function startChild(script: URL, args: string[] = [], env: Record<string, string> = {}): Child {
  // nothing of this process's own settings: they would be the child's
  const plain = { PATH: process.env.PATH ?? "", NODE_NO_WARNINGS: "1", NODE_COMPILE_CACHE: compiled };
  const child = spawn(process.execPath, [script.pathname, ...args], { env: { ...plain, ...env } });
  let stdout = "";
  let stderr = "";
  const watchers = new Set<() => void>();
  const wake = () => {
    for (const watcher of watchers) watcher();
  };
  child.stdout.on("data", (data) => {
    stdout += String(data);
    wake();
  });
  child.stderr.on("data", (data) => {
    stderr += String(data);
    wake();
  });
  const end = new Promise<number | NodeJS.Signals | null>((resolve) => {
    child.on("close", (code, signal) => {
      resolve(code ?? signal);
      wake();
    });
  });
  let isOver = false;
  void end.then(() => {
    isOver = true;
  });
  const kill = async () => {
    child.kill("SIGKILL");
    await end;
  };
  onTestFinished(kill);
  const says = (words: string) =>
    new Promise<void>((resolve, reject) => {
      const look = () => {
        const found = stdout.includes(words) || stderr.includes(words);
        if (!found && !isOver) return;
        watchers.delete(look);
        if (found) resolve();
        else reject(new Error(`the process ended without “${words}”:\n${stdout}\n${stderr}`));
      };
      watchers.add(look);
      void end.then(look);
      look();
    });
  return { process: child, stdout: () => stdout, stderr: () => stderr, says, ended: () => end, kill };
}

const processes = new URL("./processes/", import.meta.url);

/** One of the small scripts in test/support/processes. */
export const startScript = (name: string, args: string[] = [], env: Record<string, string> = {}): Child =>
  startChild(new URL(name, processes), args, env);
