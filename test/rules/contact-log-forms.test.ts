import { describe, expect, test } from "vitest";
import { changedColumns } from "../../src/features/contact-log/correct-rules.ts";
import { type Contact, readEntry } from "../../src/features/contact-log/entry-rules.ts";
import { filledOf, isMoreThanFirst, isTouched } from "../../src/features/contact-log/filled-rules.ts";
import { blockOf, filledIn, readFormState, readLogValue } from "../../src/features/contact-log/ids.ts";
import { daysInWords, readPromises } from "../../src/features/contact-log/promise-rules.ts";
import { at, base, reading } from "../support/contact-form.ts";

const _shanghai = "Asia/Shanghai";
const _newYork = "America/New_York";

describe("promises", () => {
  test.each([
    ["tomorrow", "2026-11-24"],
    ["明天", "2026-11-24"],
    ["in 2 weeks", "2026-12-07"],
    ["2026-11-23", "2026-11-23"],
  ])("due %s", (due1, dueOn) => {
    expect(readPromises({ typed: { promise1: " call ", due1 }, chosen: {} }, "2026-11-23").promises).toEqual([
      { text: "call", dueOn },
    ]);
  });

  test("a day in words is shown as a date; one that was written as a date need not be", () => {
    const typed = { due1: "fri", due2: "2026-12-01", due3: "nonsense", due4: "", note: "fri" };
    expect(daysInWords({ typed, chosen: {} }, "2026-11-23")).toEqual({ due1: "2026-11-27" });
  });
});

describe("a form that is filled with a contact", () => {
  const full: Contact = {
    ...base,
    kind: "visit",
    direction: "theirs",
    outcome: "other",
    notes: "a",
    level: "business",
    purposes: ["care", "advice"],
    arranged: "chance",
    met: [3, 4],
    needs: "b",
    documents: "c",
    suggestion: "d",
    nextOn: "2026-12-01",
    sale: "won",
    saleWhat: "Fund",
    saleMinor: 1_234_550n,
    saleCurrency: "CNY",
    helpers: ["U1"],
  };
  test.each([
    ["all of it", full],
    ["the least of it", base],
    ["yen, which have no decimals", { ...full, saleMinor: 5000n, saleCurrency: "JPY" }],
  ])("says the same when it is sent as it stands: %s", (_, contact) => {
    const { contact: again, faults } = readEntry(filledOf(contact), { ...reading, base: contact, mayStay: true });
    expect(faults).toEqual({});
    expect(again).toEqual(contact);
  });
  test("unfolds when it says more than the first screen asks", () => {
    expect([
      isMoreThanFirst(base),
      isMoreThanFirst({ ...base, notes: "a", kind: "visit" }),
      isMoreThanFirst(full),
    ]).toEqual([false, false, true]);
  });
});

describe("a form in which somebody put something", () => {
  const record = filledOf({ ...base, notes: "a", purposes: ["care"] });
  const opened = {
    typed: { kind: "visit", outcome: "reached", when: at.toISOString(), note: "", nextKind: "call" },
    chosen: { met: [] },
  };
  test.each<[string, boolean, Parameters<typeof isTouched>]>([
    ["opened and left", false, [opened]],
    ["of which Slack tells nothing", false, [{ typed: {}, chosen: {} }]],
    ["with a note", true, [{ ...opened, typed: { ...opened.typed, note: "x" } }]],
    ["with a choice among several", true, [{ ...opened, chosen: { met: ["3"] } }]],
    ["a correction that was left", false, [record, record]],
    [
      "a correction, shown by a picker of minutes",
      false,
      [{ ...record, typed: { ...record.typed, when: "2026-11-23T01:00:00Z" } }, record],
    ],
    [
      "a correction of the minute",
      true,
      [{ ...record, typed: { ...record.typed, when: "2026-11-23T01:01:00Z" } }, record],
    ],
    ["a correction of the outcome", true, [{ ...record, typed: { ...record.typed, outcome: "refused" } }, record]],
    [
      "a correction that takes purposes back",
      true,
      [{ ...record, chosen: { ...record.chosen, purposes: [] } }, record],
    ],
  ])("%s: %s", (_, isSo, given) => expect(isTouched(...given)).toBe(isSo));
});

test("what changes is kept as it was, and nothing else", () => {
  const before = { kind: "visit", at, notes: "a", saleMinor: 5n, version: 3 };
  expect(changedColumns(before, { kind: "visit", at: new Date(at), notes: "a", saleMinor: 5n })).toBeUndefined();
  expect(changedColumns(before, { kind: "call", at: new Date(0), notes: null, saleMinor: 6n })).toEqual({
    kind: "visit",
    at: at.toISOString(),
    notes: "a",
    saleMinor: "5",
  });
});

describe("what comes back from Slack is a claim", () => {
  test.each([
    ["12", { clientId: 12, on: undefined }],
    ["12|2026-11-23", { clientId: 12, on: "2026-11-23" }],
    ["12|2026-02-30", { clientId: 12, on: undefined }],
    ["0", { clientId: undefined, on: undefined }],
    ["12; DROP TABLE", { clientId: undefined, on: undefined }],
    ["", { clientId: undefined, on: undefined }],
  ])("a button with “%s”", (value, claim) => expect(readLogValue(value)).toEqual(claim));

  test.each(["", "{", "null", "[]", '{"clientId":1}'])("private_metadata “%s” is of no form of ours", (metadata) => {
    expect(readFormState(metadata)).toBeUndefined();
  });

  test.each([0, 1, 12])("fields keep their names at turn %i, and others are left out", (turn) => {
    const typed = {
      [blockOf("note", turn)]: "a",
      [blockOf("due1", turn)]: "fri",
      other: "b",
      [blockOf("note", turn + 1)]: "c",
    };
    expect(filledIn({ typed, chosen: { [blockOf("met", turn)]: ["1"] } }, turn)).toEqual({
      typed: { note: "a", due1: "fri" },
      chosen: { met: ["1"] },
    });
  });
});
