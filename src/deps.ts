import type { Logger } from "pino";
import type { Config } from "./config.ts";
import type { Db } from "./db/sql.ts";
import type { Language } from "./lib/language.ts";
import type { SlackPort } from "./slack/web.ts";

export type Role = "manager" | "lead" | "staff" | "desk" | "admin";

/** The person who asks, with the rights that the database gives at this moment. */
export type Asker = {
  kind: "member";
  personId: number;
  name: string;
  roles: ReadonlySet<Role>;
  timeZone: string;
  language: Language;
  slackUserId: string;
  /** whose clients they serve as well, today in that person's own zone, because those are away */
  covers: readonly number[];
  /** the leads among those: whose people they lead meanwhile */
  leadsFor: readonly number[];
};

/** Someone in Slack whom the house does not know, or no longer: `ask` are the administrators' names. */
export type Stranger = { kind: "stranger"; language: Language; ask: string[] };

/** Who a Slack user is; from the database at every call, never remembered. */
export type People = { who(slackUserId: string): Promise<Asker | Stranger> };

/** All that the features need of the world, made once in main or in a test. */
export type Deps = {
  db: Db;
  slack: SlackPort;
  people: People;
  /** the business time; leases, timeouts and triggers use the machine's clock */
  now(): Date;
  log: Logger;
  config: Config;
};
