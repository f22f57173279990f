export type SeedUser = {
  id: string;
  name: string;
  realName: string;
  title?: string;
  email: string;
  /** as Slack has it, such as zh-CN */
  locale: string;
  /** IANA time zone */
  tz: string;
  isAdmin?: boolean;
  isBot?: boolean;
  /** a guest of several channels */
  isRestricted?: boolean;
  /** a guest of one channel */
  isUltraRestricted?: boolean;
  /** someone of another workspace, met in a shared channel */
  isStranger?: boolean;
  teamId?: string;
  deleted?: boolean;
};

type SeedChannel = { id: string; name: string; isPrivate?: boolean; members: string[] };

export type SeedApp = {
  id: string;
  name: string;
  botUserId: string;
  botId: string;
  botToken: string;
  appToken: string;
  signingSecret: string;
  /** the parsed manifest.yml */
  manifest: unknown;
  /** HTTP mode: signed requests go there, instead of Socket Mode */
  requestUrl?: string;
};

/** What a new workspace holds. */
export type WorkspaceSeed = {
  team: { id: string; name: string; domain: string };
  users: SeedUser[];
  channels: SeedChannel[];
  app: SeedApp;
  /** where the workspace's clock starts; never before the machine's clock */
  startsAt?: Date;
};

/**
 * The same workspace and app with nobody in it but its administrator (else its first member), and one channel: for someone
 * who brings their own people and data.
 */
export function emptySeed(seed: WorkspaceSeed): WorkspaceSeed {
  const people = seed.users.filter(({ isBot, deleted }) => !isBot && !deleted);
  const owner = people.find(({ isAdmin }) => isAdmin) ?? people[0];
  if (!owner) throw new RangeError("A workspace needs somebody in it.");
  const users = [{ ...owner, isAdmin: true }];
  const channels = [{ id: "C0GENERAL", name: "general", members: [owner.id, seed.app.botUserId] }];
  return { ...seed, users, channels };
}
