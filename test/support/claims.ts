/** What somebody might send back in place of what they were shown. */
import { briefPlace } from "../../src/features/brief/ids.ts";
import { acts, actValue, heldValue } from "../../src/features/follow-ups/ids.ts";
import { extendValue } from "../../src/features/team/ids.ts";
import { formValue } from "../../src/features/visits/ids.ts";

/** Somebody else's, by their ids; and the one who claims them. */
export type Others = {
  client: number;
  owner: number;
  followUp: number;
  contact: number;
  leave: number;
  team: number;
  self: number;
  /** the day, and the moment, in milliseconds */
  today: string;
  now: number;
};

/** What is no claim of anybody's making. */
export const senseless: readonly string[] = [
  "",
  "0",
  "-1",
  "1.5",
  "1e400",
  "9".repeat(300),
  "null",
  "{}",
  "[]",
  "|||||",
  "🎋 مرحبا <!channel>",
  "x".repeat(2000),
  "2035-03-05|1|NaN",
  "2035-02-30|1|1",
];
/** What points at Ann's: each is what one of her own buttons might carry. */
export const foreign = ({ client, owner, followUp, contact, leave, team, today }: Others): string[] => {
  return [
    ...[client, owner, followUp, contact, leave, team].map(String),
    `${client}|1`,
    `${client}|visit`,
    `${client}|on`,
    `${client}|off`,
    `${client}|${today}`,
    `${client}|contacts|1`,
    `${followUp}|0`,
    `${followUp}|0|client:${client}|1`,
    ...acts.map((act) => actValue(act, { id: followUp, version: 0 }, { list: `client:${client}`, page: 1 })),
    `client:${client}|1`,
    `late|${owner}|1`,
    `${today}|${owner}|1`,
    `plan|${today}|${owner}|1`,
  ];
};

const draft = ({ client, now }: Others, more: object) =>
  JSON.stringify({
    clientId: client,
    opened: now,
    token: 1,
    draft: `log:C${client}`,
    place: "",
    isUnfolded: true,
    asksWhen: false,
    promises: 1,
    facts: 1,
    turn: 0,
    correcting: null,
    askedTwice: true,
    shownDays: [],
    ...more,
  });

/** What her own forms would carry. */
export const metadata = (others: Others): string[] => [
  briefPlace({ clientId: others.client, isOver: false, contactId: 1 }),
  formValue({ item: `${others.client}|visit`, list: `plan|${others.today}|${others.owner}|1`, place: "" }),
  formValue({ item: `${others.client}|visit`, list: `plan|${others.today}|${others.self}|1`, place: "" }),
  heldValue({ claim: { id: others.followUp, version: 0 } }),
  extendValue({ id: others.followUp, version: 0, list: "late|all|1" }),
  draft(others, {}),
  draft(others, { draft: "log" }),
  draft(others, { draft: `correct:${others.contact}`, correcting: { id: others.contact, version: 0 } }),
  JSON.stringify({ group: "standards", base: 0, values: { "standards.platinum.visitDays": 1 } }),
  `late|${others.owner}|1`,
];

const blocks =
  "client who cover from to on day reason words note talk visit_every call_every follow_client follow_text follow_when \
follow_date follow_reason follow_to team_channel team_names team_extend_date log:kind log:outcome log:note log:client log:next \
fact:needs record:address person:phone visits_a_day calls_a_day end_of_day".split(" ");
export const filledWith = (value: string) => Object.fromEntries(blocks.map((block) => [block, { it: { value } }]));
/** Fields that would do, so that the form is judged by what it claims; their days are to come. */
export const plausible = (others: Others) => ({
  ...filledWith("2035-03-20"),
  ...Object.fromEntries(
    ["client", "who", "follow_client", "log:client"].map((b) => [b, { it: { value: String(others.client) } }]),
  ),
  cover: { it: { value: String(others.owner) } },
  follow_to: { it: { selected_user: "UANN" } },
  "log:kind": { it: { value: "visit" } },
  "log:outcome": { it: { value: "reached" } },
  reason: { it: { value: "away" } },
});
