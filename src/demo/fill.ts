import type { Db } from "../db/sql.ts";
import { importRows } from "../features/imports/import-rows.ts";
import { rememberMember } from "../features/people/acts.ts";
import { calendarOf } from "../features/policy/queries.ts";
import type { PlainDate } from "../lib/dates.ts";
import { seededRandom } from "../lib/random.ts";
import { fillAway } from "./away.ts";
import { fillBalances } from "./balances.ts";
import { clientRow, demoClients } from "./clients.ts";
import { fillComplaints } from "./complaints.ts";
import { fillContacts } from "./contacts.ts";
import { fillFollowUps } from "./follow-ups.ts";
import { holdingRows } from "./holdings.ts";
import { demoHouse, demoZone, emailOf, managersOf, staffOf } from "./house.ts";
import { contactRows } from "./key-people.ts";
import { fillLearned } from "./learned.ts";
import { logRows } from "./log.ts";
import type { Naming } from "./naming.ts";
import type { StandingPosts } from "./standing.ts";

/** Any other number makes another branch; the same makes the same branch on every day, only its dates move. */
const seed = 20_260_301;

type Cells = Record<string, string>;

type Book = { clients: Cells[]; contacts: Cells[]; holdings: Cells[]; log: Cells[] };

/** The book of the demo branch on a day, as rows of the import. */
export function demoBook(today: PlainDate, naming: Naming = "mixed"): Book {
  const random = seededRandom(seed);
  const clients = demoClients(managersOf(naming), random, today);
  const rows = clients.map((client) => clientRow(client, random, today));
  const assetsOf = ({ currency, assets }: Cells) => (currency === "CNY" ? Number(assets) : undefined);
  return {
    clients: rows,
    contacts: clients.flatMap((client) => contactRows(client, random, today)),
    holdings: clients.flatMap((client, i) => holdingRows(client, assetsOf(rows[i] ?? {}), random, today)),
    log: clients.flatMap((client) => logRows(client, random, today)),
  };
}

/**
 * Fills an empty database with the demo branch: `today` is its day in the branch, `now` the business time. Everything goes
 * through the import, or through what a tap does, so the demo holds nothing that these could not bring. `posts` takes
 * what stands in its channels by then. Throws when a row is refused.
 */
export async function fillDemo(
  db: Db,
  today: PlainDate,
  now: Date,
  naming: Naming = "mixed",
  posts?: StandingPosts,
): Promise<void> {
  const { branches, teams, people } = demoHouse(naming);
  const { clients, contacts, holdings, log } = demoBook(today, naming);
  const files = { branches, teams, people, clients, contacts, holdings, log };
  for (const [kind, rows] of Object.entries(files) as [keyof typeof files, Cells[]][]) {
    await importRows(
      db,
      kind,
      rows.map((cells, i) => ({ line: i + 1, cells })),
      {
        now,
        onRejected: async ([first]) => {
          throw new Error(`the demo's ${kind} were refused: ${JSON.stringify(first)}`);
        },
      },
    );
  }
  const random = seededRandom(seed);
  const known = demoClients(managersOf(naming), random, today);
  const calendar = await calendarOf(db, "CN");
  await fillFollowUps(db, known, { today, calendar });
  await fillContacts(db, known, today);
  await fillLearned(db, { clients: known, random, today, now });
  await fillAway(db, today, now, naming);
  await fillBalances(db);
  await fillComplaints(db, known, { today, calendar, naming, posts });
  // last: what was done above is old news, of which nobody is told any more
  await matchPeople(db, naming);
}

/** Whoever waits for the bot to read the members may be told something before it: in the branch's language, not in theirs. */
async function matchPeople(db: Db, naming: Naming) {
  for (const { slackId, handle, language } of staffOf(naming)) {
    const locale = language === "zh" ? "zh-CN" : "en-US";
    const known = { slackUserId: slackId, email: emailOf(handle), isFullMember: true };
    await rememberMember(db, { ...known, locale, timeZone: demoZone });
  }
}
