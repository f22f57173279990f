import { afterEach, beforeEach, expect, test } from "vitest";
import { rememberMember } from "../../src/features/people/acts.ts";
import { peoplePort } from "../../src/features/people/who.ts";
import { type Profile, profileOf, type SlackUser } from "../../src/slack/web.ts";
import { type Book, now, staffedBook } from "../support/book.ts";
import { openHouse } from "../support/house.ts";

let book: Book;
beforeEach(async () => {
  book = await staffedBook();
});
afterEach(() => book.close());

const mei: Profile = {
  slackUserId: "U1",
  email: "mei@x.com",
  locale: "zh-CN",
  timeZone: "Asia/Tokyo",
  isFullMember: true,
};
/** Slack knows these members. */
const slackOf = (...profiles: Profile[]) => ({
  profile: async (id: string) =>
    profiles.find(({ slackUserId }) => slackUserId === id) ?? { ...mei, slackUserId: id, email: null },
});
const isMember = async (id: string, ...profiles: Profile[]) =>
  (await peoplePort(book.db, slackOf(...profiles), () => now).who(id)).kind === "member";

test.each<[string, SlackUser, boolean]>([
  ["a full member", {}, true],
  ["one whom Slack shows without a workspace", { team_id: "" }, true],
  ["a bot", { is_bot: true }, false],
  ["Slackbot", { id: "USLACKBOT" }, false],
  ["a guest of several channels", { is_restricted: true }, false],
  ["a guest of one channel", { is_restricted: true, is_ultra_restricted: true }, false],
  ["a stranger of a shared channel", { is_stranger: true }, false],
  ["someone of another organisation", { team_id: "T2" }, false],
  ["who was deactivated", { deleted: true }, false],
])("%s may be matched by e-mail: %o %s", (_, user, isFullMember) => {
  expect(profileOf({ id: "U1", team_id: "T1", ...user }, "T1").isFullMember).toBe(isFullMember);
});

test("two first words of one person at the same moment are both answered as theirs", async () => {
  let answer = (_: Profile) => {};
  const answered = new Promise<Profile>((resolve) => {
    answer = resolve;
  });
  const { who } = peoplePort(book.db, { profile: () => answered }, () => now);
  const asked = [who("U1"), who("U1"), who("U1")];
  await new Promise((resolve) => setTimeout(resolve, 20));
  answer(mei);
  expect((await Promise.all(asked)).map(({ kind }) => kind)).toEqual(["member", "member", "member"]);
});

test("an e-mail that moves to another account does not take the rights along while the first account lives", async () => {
  await rememberMember(book.db, mei);
  await rememberMember(book.db, { ...mei, email: "other@x.com" });
  const second = { ...mei, slackUserId: "U2" };
  await rememberMember(book.db, second);
  expect([await isMember("U1"), await isMember("U2", second)]).toEqual([true, false]);
});

test("when the first account is gone, a new one with the e-mail takes its place, and the old one stays out", async () => {
  await rememberMember(book.db, mei);
  const gone = { ...mei, isFullMember: false };
  await rememberMember(book.db, gone);
  expect(await isMember("U1", gone)).toBe(false);
  const second = { ...mei, slackUserId: "U2" };
  expect(await isMember("U2", second)).toBe(true);
  await rememberMember(book.db, gone);
  expect([await isMember("U1", gone), await isMember("U2", second)]).toEqual([false, true]);
});

test("who was deactivated and is a full member again has the rights again", async () => {
  await rememberMember(book.db, mei);
  await rememberMember(book.db, { ...mei, isFullMember: false });
  expect(await isMember("U1", { ...mei, isFullMember: false })).toBe(false);
  await rememberMember(book.db, mei);
  expect(await isMember("U1")).toBe(true);
});

test("what changed in Slack while nobody listened is caught up on the next day", async () => {
  const house = await openHouse([{ name: "Tom" }, { name: "Ann" }]);
  await house.bot.jobs.settled();
  await house.bot.stop();
  house.sandbox.setUser("UTOM", { locale: "zh-CN", tz: "Europe/London" });
  house.sandbox.setUser("UANN", { isRestricted: true });
  house.sandbox.clock.setAhead(new Date("2035-03-06T09:00:00+08:00"));
  await house.restartBot();
  await house.bot.jobs.settled();
  const people = await house.db.prisma.person.findMany({ orderBy: { id: "asc" } });
  expect(people.map(({ language, timeZone, active }) => [language, timeZone, active])).toEqual([
    ["zh", "Europe/London", true],
    ["en", "Asia/Shanghai", false],
  ]);
  await house.close();
});
