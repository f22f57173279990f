import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { parse } from "yaml";
import { type Config, readConfig } from "../../src/config.ts";
import type { Db } from "../../src/db/sql.ts";
import type { Role } from "../../src/deps.ts";
import { importRows } from "../../src/features/imports/import-rows.ts";
import type { Kind } from "../../src/features/imports/rules.ts";
import { newLog } from "../../src/log.ts";
import type { SeedUser } from "../../src/sandbox/seed.ts";
import { type Sandbox, startSandbox } from "../../src/sandbox/start.ts";
import { type RunningBot, startBot } from "../../src/start-bot.ts";
import { newDb } from "./new-db.ts";
import { type Person, personAt } from "./person.ts";
import { allPosted } from "./posted.ts";

export const tokens = {
  botToken: "xoxb-practice-test",
  appToken: "xapp-practice-test",
  signingSecret: "practice-secret",
};

export type Member = {
  name: string;
  roles?: Role[];
  zh?: boolean;
  timeZone?: string;
  reportsTo?: string;
  team?: string;
  /** in Slack alone: the house does not know them */
  isUnknown?: boolean;
  slack?: Partial<SeedUser>;
};

export type House = {
  db: Db;
  sandbox: Sandbox;
  bot: RunningBot;
  config: Config;
  log: string[];
  /** the person of that name, to type and to see */
  person(name: string): Person;
  /** rows as an import file has them */
  load(kind: Kind, rows: Record<string, string>[]): Promise<void>;
  /** sets the workspace's clock ahead and waits until all that falls due is posted */
  goTo(instant: string): Promise<void>;
  /** waits until every delivery is posted */
  posted(): Promise<void>;
  restartBot(): Promise<void>;
  close(): Promise<void>;
};

const mailOf = (name: string) => `${name.toLowerCase()}@bank.example`;
const idOf = (name: string) => `U${name.toUpperCase()}`;
export const quick = {
  leaseMs: 3000,
  callTimeoutMs: 1000,
  perMinute: 60_000,
  channelGapMs: 0,
  idleMs: 10,
  backoffMs: 100,
};

/** A house with one branch in Shanghai, its people in Slack and in the database, and the bot joined; Monday, 5 March 2035, 07:50 there. */
export async function openHouse(
  members: Member[],
  options: {
    startsAt?: string;
    branches?: Record<string, string>[];
    botIsInGeneral?: boolean;
    /** private channels with the bot in them, by id, with the names of who is in each */
    channels?: Record<string, string[]>;
  } = {},
): Promise<House> {
  const folder = mkdtempSync(path.join(os.tmpdir(), "rounds-test-"));
  const startsAt = new Date(options.startsAt ?? "2035-03-05T07:50:00+08:00");
  const manifest: unknown = parse(readFileSync(new URL("../../manifest.yml", import.meta.url), "utf8"));
  const bots = options.botIsInGeneral ? ["UBOT"] : [];
  const sandbox = await startSandbox({
    port: 0,
    stateFile: ":memory:",
    seed: {
      team: { id: "T1", name: "Bank", domain: "bank" },
      users: members.map(userOf),
      channels: [
        { id: "C1", name: "general", members: [...members.map(({ name }) => idOf(name)), ...bots] },
        ...Object.entries(options.channels ?? {}).map(([id, names]) => ({
          ...{ id, name: id.toLowerCase(), isPrivate: true },
          members: [...names.map(idOf), "UBOT"],
        })),
      ],
      app: { id: "A1", name: "Rounds", botUserId: "UBOT", botId: "B1", ...tokens, manifest },
      startsAt,
    },
  });
  const config = readConfig({
    SLACK_BOT_TOKEN: tokens.botToken,
    SLACK_APP_TOKEN: tokens.appToken,
    SLACK_API_URL: sandbox.apiUrl,
    DATA_DIR: folder,
    PORT: "0",
  });
  const db = await newDb(config.databaseFile);
  const load = async (kind: Kind, rows: Record<string, string>[]) => {
    const written = rows.map((cells, index) => ({ line: index + 2, cells }));
    const refused: string[] = [];
    await importRows(db, kind, written, {
      now: sandbox.clock.now(),
      onRejected: async (rejections) => void refused.push(...rejections.map((one) => JSON.stringify(one))),
    });
    if (refused.length > 0) throw new Error(`rows were refused: ${refused.join("\n")}`);
  };
  await load(
    "branches",
    options.branches ?? [{ branch: "Pudong", time_zone: "Asia/Shanghai", jurisdiction: "CN", language: "zh" }],
  );
  const known = members.filter(({ isUnknown }) => !isUnknown);
  await load("people", known.map(rowOf));

  const lines: string[] = [];
  const log = newLog("info", { write: (line) => void lines.push(line) });
  const connection = { kind: "socket" as const, botToken: tokens.botToken, appToken: tokens.appToken };
  const start = () => startBot({ config, connection, db, log, clock: sandbox.clock, pace: quick });
  const house: House = {
    db,
    sandbox,
    config,
    log: lines,
    bot: await start(),
    person: (name) => personAt(sandbox, idOf(name)),
    load,
    async goTo(instant) {
      sandbox.clock.setAhead(new Date(instant));
      await house.bot.jobs.settled();
      await house.posted();
    },
    async posted() {
      await allPosted(db);
    },
    async restartBot() {
      await house.bot.stop();
      house.bot = await start();
    },
    async close() {
      await house.bot.stop();
      await sandbox.close();
      await db.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  return house;
}

const userOf = ({ name, zh, timeZone, slack }: Member): SeedUser => ({
  id: idOf(name),
  name: name.toLowerCase(),
  realName: name,
  email: mailOf(name),
  locale: zh ? "zh-CN" : "en-US",
  tz: timeZone ?? "Asia/Shanghai",
  ...slack,
});

const rowOf = ({ name, roles = ["manager"], reportsTo, team = "Team 1" }: Member) => ({
  email: mailOf(name),
  name,
  roles: roles.join("+"),
  team,
  reports_to: reportsTo ? mailOf(reportsTo) : "",
});

/** The import row of a client, with what a test leaves out. */
export const clientRow = (clientNo: string, owner: string, more: Record<string, string> = {}) => ({
  client_no: clientNo,
  name: `Client ${clientNo}`,
  owner_email: mailOf(owner),
  ...more,
});

export const logRow = (
  clientNo: string,
  manager: string,
  kind: string,
  at: string,
  more: Record<string, string> = {},
) => ({
  client_no: clientNo,
  manager_email: mailOf(manager),
  kind,
  at,
  ...more,
});
