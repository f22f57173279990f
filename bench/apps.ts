import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import path from "node:path";
import { flagsOf } from "./flags.ts";
import type { Probed } from "./probe.ts";

export const signingSecret = "bench-signing-secret";

/** An app under measure: a process of its own, which answers signed requests of Slack at `url`. */
export type App = {
  url: string;
  /** from the start of the process to its first line, in ms */
  startMs: number;
  /** its memory at the highest and its processor time since it began, and its longest pause since it was last asked */
  probe(): Promise<Probed>;
  stop(): Promise<void>;
};

const here = import.meta.dirname;

/** The bot as it is shipped, on this database, with Slack and the time of the stand-in. */
export const startBotApp = (database: string, slack: { apiUrl: string; clockUrl: string }): Promise<App> =>
  start(
    path.join(here, "..", "src", "main.ts"),
    {
      SLACK_BOT_TOKEN: "xoxb-practice-bench",
      SLACK_SIGNING_SECRET: signingSecret,
      SLACK_API_URL: slack.apiUrl,
      PRACTICE_CLOCK_URL: slack.clockUrl,
      DATABASE_URL: `file:${database}`,
      LOG_LEVEL: "warn",
    },
    flagsOf("start"),
  );

/** The least that Bolt can be: one command, acked with a word. */
export const startBareApp = (slack: { apiUrl: string }): Promise<App> =>
  start(path.join(here, "bare-app.ts"), { SLACK_API_URL: slack.apiUrl, SLACK_SIGNING_SECRET: signingSecret });

async function start(entry: string, env: Record<string, string>, flags: string[] = []): Promise<App> {
  const port = await freePort();
  const began = performance.now();
  const child = spawn(process.execPath, [...flags, "--import", path.join(here, "probe.ts"), entry], {
    env: { PATH: process.env.PATH, NODE_ENV: "production", PORT: String(port), ...env },
    stdio: ["ignore", "pipe", "inherit", "ipc"],
  });
  const end = () => child.kill();
  process.once("exit", end);
  child.once("exit", () => process.off("exit", end));
  await firstLine(child, entry);
  const startMs = performance.now() - began;
  return {
    url: `http://127.0.0.1:${port}/slack/events`,
    startMs,
    async probe() {
      child.send("probe");
      const [probed] = await once(child, "message");
      return probed as Probed;
    },
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, "exit");
      child.kill("SIGTERM");
      await ended;
    },
  };
}

function firstLine(child: ChildProcess, entry: string): Promise<void> {
  return new Promise((resolve, reject) => {
    child.stdout?.once("data", () => resolve());
    child.once("exit", (code) => reject(new Error(`${entry} ended with ${code} before it was ready`)));
  });
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === "object" && address ? address.port : 0;
}
