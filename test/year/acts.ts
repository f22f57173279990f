import type { Random } from "../../src/lib/random.ts";
import type { House } from "../support/house.ts";
import type { Person } from "../support/person.ts";
import type { BotLife } from "./bot-life.ts";
import { workedAfter } from "./calendar.ts";

/** What somebody does at the practice workspace. */
export type Deed = { who: string; what: string; run(person: Person, sees: Sees): Promise<void> };
type Sees = (words: string) => Promise<void>;

type Doing = { house: House; life: BotLife };
const patienceMs = 2000;

/** What people's deeds leave behind: it grows by each one that counted. */
async function traces({ db }: House): Promise<number> {
  const [row] = await db.rows<{ n: number }>(
    `SELECT (SELECT count(*) FROM "FollowUpChange") + (SELECT count(*) FROM "ContactLog") + (SELECT count(*) FROM "PlanChange")
       + (SELECT count(*) FROM "Leave") + (SELECT COALESCE(sum(length("value")), 0) FROM "PersonSetting") * 1000 AS n`,
  );
  return row?.n ?? 0;
}

/**
 * Does it, and when the bot is killed meanwhile looks what has become of it and does it again if nothing has. False: it was not
 * to be done, because nothing is there to do it with or the bot refuses it with a reason.
 */
export async function doDeed({ house, life }: Doing, deed: Deed, killAfterMs?: number): Promise<boolean> {
  const before = await traces(house);
  const person = house.person(deed.who);
  const sees: Sees = async (words) => {
    for (const until = Date.now() + patienceMs; life.isAlive() && Date.now() < until; ) {
      if (person.modal().includes(words)) return;
      await new Promise((resolve) => setTimeout(resolve, 15));
    }
    throw new Error(`${deed.who} waited in vain for “${words}”`);
  };
  const counts = async () => (await traces(house)) !== before;
  const tries = async () => {
    await deed.run(person, sees);
    // a button is acknowledged before what it does is done
    for (const until = Date.now() + patienceMs; life.isAlive() && !(await counts()) && Date.now() < until; )
      await new Promise((resolve) => setTimeout(resolve, 15));
  };
  const tidied = async (trying: Promise<unknown>) => {
    await trying.catch(() => {});
    if (person.modal()) await person.closes();
  };
  const isWhole = await life.during(() => tidied(tries()), killAfterMs);
  if (isWhole || (await counts())) return counts();
  await tidied(tries());
  // what stood on the message from before the kill may have been shown anew by that tap: now the tap counts
  if (!(await counts())) await tidied(tries());
  return counts();
}

const logs = (who: string, kind: string): Deed => ({
  who,
  what: `logs a ${kind}`,
  async run(person, sees) {
    await person.picks("Log it");
    await sees("What was it?");
    await person.fills({ "What was it?": kind, Notes: "as planned" });
  },
});

const settles = (who: string, list: string, choice: string): Deed => ({
  who,
  what: `${list}: ${choice}`,
  async run(person) {
    await person.types(`/followups ${list}`.trim());
    await person.picks(choice);
  },
});

const adds = (who: string, clientNo: string, text: string, day: string): Deed => ({
  who,
  what: `adds ${text}`,
  async run(person, sees) {
    await person.types(`/followups add ${clientNo}`);
    await sees("What is to be done");
    await person.fills({ "What is to be done": text, "Or pick the day": day });
  },
});

const handsOver = (who: string, to: string): Deed => ({
  who,
  what: `hands over to ${to}`,
  async run(person, sees) {
    await person.types("/followups");
    await person.picks("More …");
    await sees("History");
    await person.presses("Hand over");
    await sees("To whom");
    await person.fills({ "To whom": to });
  },
});

const accepts = (who: string): Deed => ({
  who,
  what: "accepts",
  run: async (person) => void (await person.presses("Accept")),
});

const changesPlan = (who: string, choice: string, asks: string, values: Record<string, string>): Deed => ({
  who,
  what: choice,
  async run(person, sees) {
    await person.picks(choice);
    await sees(asks);
    await person.fills(values);
  },
});

export const goesAway = (who: string, from: string, to: string, cover: string): Deed => ({
  who,
  what: `leave ${from} – ${to}, ${cover} covers`,
  async run(person, sees) {
    await person.types("/rounds leave");
    await person.presses("Enter leave");
    await sees("First day away");
    await person.fills({ from, to, cover });
  },
});

export const switchesEvening = (who: string, to: "on" | "off"): Deed => ({
  who,
  what: `evening ${to}`,
  async run(person, sees) {
    await person.types("/rounds settings");
    await sees("end of the day");
    await person.fills({ end_of_day: to });
  },
});

const busy = ["Tom", "Ann", "Raj"] as const;

/** What is done on that day; Mei leaves all as it is. */
export function deedOf(random: Random, today: string, n: number): Deed {
  const who = random.pick(busy);
  const clientNo = `${who[0]}${String(random.whole(1, 20)).padStart(2, "0")}`;
  const soon = workedAfter(today, random.whole(1, 8));
  const rolled = random.next();
  if (rolled < 0.25) return logs(who, random.pick(["Visit", "Call"]));
  if (rolled < 0.4) return settles(who, "", "Done");
  if (rolled < 0.5) return settles(who, "", random.pick(["Put off to tomorrow", "Put off 3 days"]));
  if (rolled < 0.68) return adds(who, clientNo, `Task ${n} of ${today}`, soon);
  if (rolled < 0.76) return changesPlan(who, "Move", "To which day?", { to: soon });
  if (rolled < 0.84) return changesPlan(who, "Skip", "Why?", { reason: "away" });
  if (rolled < 0.88) return handsOver(who, "Lin");
  if (rolled < 0.92) return accepts("Lin");
  if (rolled < 0.95) return settles("Lin", "", "Done");
  return settles("Lin", "overdue", "Put off 3 days");
}
