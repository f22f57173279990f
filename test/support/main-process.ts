import { readFileSync } from "node:fs";
import { onTestFinished } from "vitest";
import { parse } from "yaml";
import { demoBotUserId, demoWorkspace } from "../../src/demo/workspace.ts";
import { type Sandbox, startSandbox } from "../../src/sandbox/start.ts";
import { type Child, startChild } from "./child.ts";
import { tokens } from "./house.ts";

/** The bot as `npm start` runs it, with nothing but these settings. */
export const startMain = (settings: Record<string, string>): Child =>
  startChild(new URL("../../src/main.ts", import.meta.url), [], settings);

/** The demo's workspace without its bot; with `requestUrl` it delivers over HTTP. */
export async function demoSandbox(requestUrl?: string): Promise<Sandbox> {
  const manifest: unknown = parse(readFileSync(new URL("../../manifest.yml", import.meta.url), "utf8"));
  const app = { id: "A1", name: "Rounds", botUserId: demoBotUserId, botId: "B1", ...tokens, manifest };
  const sandbox = await startSandbox({
    port: 0,
    stateFile: ":memory:",
    seed: { ...demoWorkspace(), app: { ...app, ...(requestUrl && { requestUrl }) } },
  });
  onTestFinished(() => sandbox.close());
  return sandbox;
}

/** The settings of a bot in that workspace. */
export const settingsFor = (sandbox: Sandbox, mode: "socket" | "http", dataDir: string, port: number) => ({
  SLACK_BOT_TOKEN: tokens.botToken,
  ...(mode === "socket" ? { SLACK_APP_TOKEN: tokens.appToken } : { SLACK_SIGNING_SECRET: tokens.signingSecret }),
  SLACK_API_URL: sandbox.apiUrl,
  PRACTICE_CLOCK_URL: `${sandbox.url}/practice/clock`,
  DATA_DIR: dataDir,
  PORT: `${port}`,
});
