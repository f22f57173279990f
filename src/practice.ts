import { readFileSync } from "node:fs";
import path from "node:path";
import type { Logger } from "pino";
import { parse } from "yaml";
import type { Config } from "./config.ts";
import { emptyPractice } from "./db/purpose.ts";
import type { Db } from "./db/sql.ts";
import { fillDemo } from "./demo/fill.ts";
import { demoZone } from "./demo/house.ts";
import type { Naming } from "./demo/naming.ts";
import { type StandingPosts, standingPosts } from "./demo/standing.ts";
import { demoBotUserId, demoWorkspace } from "./demo/workspace.ts";
import { instantOf, localDate, localTime } from "./lib/dates.ts";
import { nextWorkingDay, workingCalendar } from "./lib/working-days.ts";
import type { SeedChoice } from "./sandbox/protocol.ts";
import { type Sandbox, startSandbox, type WorkspaceSeed } from "./sandbox/start.ts";
import { deliveryEvent } from "./slack/web.ts";
import { type RunningBot, startBot } from "./start-bot.ts";

/** The practice app's own tokens: of use in a practice workspace on this machine alone. */
export const practiceTokens = {
  botToken: "xoxb-practice-bot",
  appToken: "xapp-practice-app",
  signingSecret: "practice-signing-secret",
};

const opensAt = "07:55";

/** When a new demo begins: at 07:55 of a working day in the demo's branch, so that the first plan arrives while one watches. */
export async function demoStart(now: Date): Promise<Date> {
  const calendar = await workingCalendar("CN");
  const today = localDate(now, demoZone);
  const isAhead = calendar.isWorkingDay(today) && localTime(now, demoZone) < opensAt;
  return instantOf(isAhead ? today : nextWorkingDay(today, calendar), opensAt, demoZone);
}

/** The demo's workspace as a new one begins. */
async function demoSeed(beginning: string): Promise<WorkspaceSeed> {
  const startsAt = await demoStart(new Date());
  const manifest: unknown = parse(readFileSync(path.join(import.meta.dirname, "..", "manifest.yml"), "utf8"));
  const app = {
    id: "A0ROUNDS",
    name: "Rounds",
    botUserId: demoBotUserId,
    botId: "B0ROUNDS",
    ...practiceTokens,
    manifest,
  };
  return { ...demoWorkspace(namingOf(beginning)), app, startsAt };
}

/** What a reset can begin with: the demo branch, or the same members in a house that knows nobody, for one's own import. */
const seeds: SeedChoice[] = [
  { name: "demo", title: { en: "The demo branch, names in Chinese and English", zh: "演示网点（中英文姓名）" } },
  { name: "demo-zh", title: { en: "The demo branch, all names in Chinese", zh: "演示网点（全部中文姓名）" } },
  { name: "demo-en", title: { en: "The demo branch, all names in English", zh: "演示网点（全部英文姓名）" } },
  { name: "empty", title: { en: "An empty house, for your own import", zh: "空白机构（用于自行导入）" } },
];
const namings: Record<string, Naming> = { "demo-zh": "zh", "demo-en": "en" };
const namingOf = (beginning: string): Naming => namings[beginning] ?? "mixed";

const beginning = "practiceBeginning";

/** What the practice database began with, as a reset named it. */
async function beginningOf(db: Db): Promise<string> {
  return (await db.prisma.setting.findUnique({ where: { name: beginning } }))?.value ?? "demo";
}

/** Begins a practice database anew; what it began with is kept, as an empty house must not fill itself at the next start. */
async function beginAnew(db: Db, seed: string, now: Date, posts: StandingPosts): Promise<void> {
  await emptyPractice(db);
  const value = { value: seed };
  await db.prisma.setting.upsert({ where: { name: beginning }, create: { name: beginning, ...value }, update: value });
  await fillEmptyPractice(db, now, posts);
}

/**
 * Fills a practice database in which there is nobody yet with the demo branch of that moment, unless it began empty; `posts` takes
 * what stands in its channels, which else is posted at Slack's pace.
 */
export async function fillEmptyPractice(db: Db, now: Date, posts?: StandingPosts): Promise<void> {
  const began = await beginningOf(db);
  if (began === "empty" || (await db.prisma.person.count()) > 0) return;
  await fillDemo(db, localDate(now, demoZone), now, namingOf(began), posts);
}

/** What stands in the channels of a new demo, as messages of the bot's that it finds again. */
const standing = (posts: StandingPosts) =>
  posts
    .all()
    .map(({ key, ...message }) => ({ ...message, metadata: { event_type: deliveryEvent, event_payload: { key } } }));

/** Opens the workspace alone; `onReset` begins anew what the bot keeps beside it. */
export async function openWorkspace(
  config: Config,
  options: {
    onReset?: (seed: string, startsAt: Date) => Promise<void>;
    health?: Parameters<typeof startSandbox>[0]["routes"];
    /** what the practice database began with */
    began?: string;
  },
): Promise<Sandbox> {
  const seed = await demoSeed(options.began ?? "demo");
  return startSandbox({
    port: config.port,
    stateFile: path.join(config.dataDir, "practice-workspace.db"),
    seed,
    ...(options.onReset && { seeds }),
    reset: (name = "demo") => demoSeed(name),
    // not before the workspace is the new one: the bot would match the new people with the old members
    afterReset: async ({ startsAt }, name = "demo") => options.onReset?.(name, startsAt ?? new Date()),
    routes: options.health ?? {},
  });
}

/** The practice workspace with the bot joined over Socket Mode; gives how both are ended. */
export async function openPractice(config: Config, log: Logger, db: Db): Promise<() => Promise<void>> {
  let health: RunningBot["health"] | undefined;
  let jobs: RunningBot["jobs"] | undefined;
  const sandbox = await openWorkspace(config, {
    began: await beginningOf(db),
    async onReset(seed, startsAt) {
      const posts = standingPosts();
      await beginAnew(db, seed, startsAt, posts);
      sandbox.lay(standing(posts));
      // a job that was at work meanwhile read the house of before, and would pass for done
      await jobs?.settled();
      await db.prisma.jobRun.deleteMany();
    },
    health: {
      "GET /health": (request, response) => void (health ? health(request, response) : response.writeHead(503).end()),
    },
  });
  const posts = standingPosts();
  await fillEmptyPractice(db, sandbox.clock.now(), posts);
  sandbox.lay(standing(posts));
  const connection = { kind: "socket", botToken: practiceTokens.botToken, appToken: practiceTokens.appToken } as const;
  const joined = { ...config, slackApiUrl: sandbox.apiUrl };
  const bot = await startBot({ config: joined, connection, db, log, clock: sandbox.clock, isHealthServed: true });
  ({ health, jobs } = bot);
  process.stdout.write(`Rounds: the practice workspace is open at ${sandbox.url}\n`);
  return async () => {
    await bot.stop();
    await sandbox.close();
  };
}
