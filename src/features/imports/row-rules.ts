import { z } from "zod";
import { parseMoment, readYearlyDay } from "../../lib/date-text.ts";
import { searchText } from "../../lib/search-text.ts";
import {
  amount,
  currency,
  date,
  degrees,
  email,
  type Fault,
  key,
  line,
  lines,
  optional,
  phone,
  type Reason,
  required,
  timeZone,
} from "./cell-rules.ts";
import type { Kind } from "./rules.ts";
import {
  calendars,
  clientKinds,
  contactKinds,
  directions,
  grades,
  jurisdiction,
  languages,
  outcomes,
  roles,
  teamKinds,
} from "./word-rules.ts";

const name = required(line(200), "tooLong");
const clientNo = required(key, "tooLong");
const latitude = optional(degrees(90), "notNumber");
const longitude = optional(degrees(180), "notNumber");

export const rowShapes = {
  branches: z.object({
    branch: name,
    time_zone: optional(timeZone, "notTimeZone"),
    jurisdiction: optional(jurisdiction, "unknownWord"),
    latitude,
    longitude,
    language: optional(languages, "unknownWord"),
    desk_channel: optional(line(100), "tooLong"),
  }),
  teams: z.object({
    team: name,
    branch: optional(line(200), "tooLong"),
    kind: optional(teamKinds, "unknownWord"),
    channel: optional(line(100), "tooLong"),
  }),
  people: z.object({
    email: required(email, "notEmail"),
    name,
    roles: optional(roles, "unknownWord"),
    team: optional(line(200), "tooLong"),
    reports_to: optional(email, "notEmail"),
    grade: optional(grades, "unknownWord"),
  }),
  clients: z
    .object({
      client_no: clientNo,
      name,
      kind: optional(clientKinds, "unknownWord"),
      segment: optional(line(100), "tooLong"),
      owner_email: required(email, "notEmail"),
      assets: optional(amount, "notAmount"),
      currency: optional(currency, "notCurrency"),
      assets_as_of: optional(date, "notDate"),
      district: optional(line(100), "tooLong"),
      address: optional(line(300), "tooLong"),
      phone: optional(phone, "tooLong"),
      latitude,
      longitude,
      opened_on: optional(date, "notDate"),
      risk_preference: optional(line(100), "tooLong"),
    })
    // made here, beside the reading, because it costs as much as all other checks of the row
    .transform((row) => ({
      ...row,
      search_text: searchText({ clientNo: row.client_no, name: row.name, phone: row.phone ?? null, contacts: [] }),
    })),
  contacts: z
    .object({
      client_no: clientNo,
      name,
      role: optional(line(100), "tooLong"),
      phone: optional(phone, "tooLong"),
      birthday: optional(line(40), "tooLong"),
      birthday_calendar: optional(calendars, "unknownWord"),
      anniversary: optional((text) => readYearlyDay(text, "solar"), "notYearlyDay"),
      note: optional(lines(2000), "tooLong"),
    })
    .transform((row, context) => {
      if (!row.birthday) return row;
      // without a calendar beside it a day marked as of a leap month can only be lunar
      const calendar = row.birthday_calendar ?? (/L|闰|农历/i.test(row.birthday) ? "lunar" : "solar");
      const birthday = readYearlyDay(row.birthday, calendar);
      // an absent column keeps the calendar that is there
      const kept = row.birthday_calendar === undefined && calendar === "solar" ? undefined : calendar;
      if (birthday) return { ...row, birthday, birthday_calendar: kept };
      context.addIssue({ code: "custom", path: ["birthday"], params: { fault: "notYearlyDay" satisfies Fault } });
      return z.NEVER;
    }),
  holdings: z.object({
    client_no: clientNo,
    holding_no: required(key, "tooLong"),
    product: optional(line(200), "tooLong"),
    amount: optional(amount, "notAmount"),
    currency: optional(currency, "notCurrency"),
    opened_on: optional(date, "notDate"),
    matures_on: optional(date, "notDate"),
  }),
  balances: z.object({
    client_no: clientNo,
    as_of: required(date, "notDate"),
    assets: required(amount, "notAmount"),
    currency: optional(currency, "notCurrency"),
  }),
  log: z.object({
    client_no: clientNo,
    manager_email: required(email, "notEmail"),
    kind: required(contactKinds, "unknownWord"),
    direction: optional(directions, "unknownWord"),
    at: required(parseMoment, "notMoment"),
    outcome: optional(outcomes, "unknownWord"),
    notes: optional(lines(5000), "tooLong"),
  }),
} satisfies Record<Kind, z.ZodType>;

export type Row<K extends Kind> = z.infer<(typeof rowShapes)[K]>;

/** What became of a row; `waiting`: it needs a row that may come later in the file. */
export type Verdict = "added" | "changed" | "unchanged" | "waiting" | Reason;
/** The verdicts on some rows, in their order, and what carries them out: not called in a dry run. */
export type Decision = { verdicts: Verdict[]; write(): Promise<void> };

/** Checks one row of a kind: its values, or why it is refused. */
export function readRow<K extends Kind>(kind: K, cells: Record<string, string>): { row: Row<K> } | { reason: Reason } {
  const read = rowShapes[kind].safeParse(cells);
  if (read.success) return { row: read.data as Row<K> };
  const [issue] = read.error.issues;
  const column = String(issue?.path[0] ?? "");
  const fault = issue?.code === "custom" ? (issue.params?.fault as Fault) : "empty";
  return { reason: { fault, column, value: cells[column] ?? "" } };
}

/** What makes two rows of a file speak of the same thing. */
export const rowKey: { [K in Kind]: (row: Row<K>) => string } = {
  branches: (row) => row.branch,
  teams: (row) => row.team,
  people: (row) => row.email,
  clients: (row) => row.client_no,
  contacts: (row) => JSON.stringify([row.client_no, row.name]),
  holdings: (row) => JSON.stringify([row.client_no, row.holding_no]),
  balances: (row) => JSON.stringify([row.client_no, row.as_of]),
  log: (row) => JSON.stringify([row.client_no, row.manager_email, row.kind, row.direction ?? "ours", row.at]),
};
