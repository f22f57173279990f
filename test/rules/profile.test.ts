import { describe, expect, test } from "vitest";
import { fieldsFor, readFacts, readPerson, readRecord } from "../../src/features/brief/profile-rules.ts";
import { completeness, type Profile } from "../../src/features/clients/rules.ts";
import { defaultPolicy, policyShape } from "../../src/features/policy/rules.ts";
import { readKeyDay } from "../../src/lib/date-text.ts";

const today = "2026-11-21";
const bare: Profile = {
  kind: null,
  segment: null,
  phone: null,
  district: null,
  address: null,
  openedOn: null,
  riskPreference: null,
  assetsMinor: null,
  holdings: [],
  contacts: [],
  facts: [],
};
const full: Profile = {
  ...bare,
  kind: "person",
  segment: "retail",
  phone: "1",
  district: "Pudong",
  address: "1 Main St",
  openedOn: "2020-01-01",
  riskPreference: "cautious",
  assetsMinor: 0n,
  holdings: [{}],
  contacts: [{ role: "self", phone: "1", birthday: "--05-20" }],
  facts: ["hobbies", "preferences", "family", "experience", "needs", "festivals", "channel", "quietHours"].map(
    (kind) => ({ kind }),
  ),
};

describe("a profile is complete", () => {
  test.each<[string, Profile, number]>([
    ["not at all with nothing", bare, 0],
    ["with all that a person can have", full, 100],
    ["less for an organisation, of whom other things are to be known", { ...full, kind: "organisation" }, 86],
    ["a step less without a fact", { ...full, facts: full.facts.slice(1) }, 95],
    ["no more by talking points", { ...bare, facts: [{ kind: "talkingPoints" }] }, 0],
  ])("%s", (_, profile, percent) => expect(completeness(profile).percent).toBe(percent));

  test("assets and holdings, from the core system, have no field to fill them", () => {
    const { missing } = completeness({ ...full, assetsMinor: null, holdings: [], phone: null });
    expect(missing).toEqual(["phone", "assets", "holdings"]);
    expect(fieldsFor(missing)).toEqual({ record: ["phone"], person: [], facts: [] });
  });
});

describe("a key day as it is typed", () => {
  test.each([
    ["1985-05-20", "1985-05-20", "solar"],
    ["5月20日", "--05-20", "solar"],
    ["05-20", "--05-20", "solar"],
    ["农历05-20", "--05-20", "lunar"],
    ["Lunar 1985-05-30", "1985-05-30", "lunar"],
    ["闰4月8日", "--L04-08", "lunar"],
    ["１９８５－０５－２０", "1985-05-20", "solar"],
  ])("%s", (typed, day, calendar) => expect(readKeyDay(typed)).toEqual({ day, calendar }));

  test.each(["", "02-30", "lunar", "13-01", "tomorrow", "农历05-31"])("“%s” is none", (typed) => {
    expect(readKeyDay(typed)).toBeUndefined();
  });
});

describe("the record's fields", () => {
  test.each([
    ["phone", " １３８ 0013 ", { phone: "138 0013" }],
    ["district", "  ", {}],
    ["kind", "organisation", { kind: "organisation" }],
    ["openedOn", today, { openedOn: today }],
  ])("%s typed as “%s”", (field, value, values) => {
    expect(readRecord({ [field]: value }, today)).toEqual({ values, faults: [] });
  });

  test.each([
    ["phone", "1".repeat(61), "tooLong"],
    ["address", "x".repeat(301), "tooLong"],
    ["kind", "boss", "notOffered"],
    ["openedOn", "2026-02-30", "notOffered"],
    ["openedOn", "2026-11-22", "notAhead"],
  ])("%s may not be “%s”", (field, value, fault) => {
    expect(readRecord({ [field]: value }, today).faults).toMatchObject([{ field, fault }]);
  });
});

describe("a key person's fields", () => {
  test.each([
    ["nothing typed", {}, false, {}, []],
    ["a name", { name: " Kim\tOta " }, false, { name: "Kim Ota" }, []],
    ["a role of somebody known", { role: "handler" }, true, { role: "handler" }, []],
    ["a role of nobody", { role: "handler" }, false, { role: "handler" }, ["name"]],
    ["a birthday of nobody, and none", { birthday: "02-30" }, false, {}, ["birthday", "name"]],
    ["a lunar birthday", { birthday: "lunar 05-20" }, true, { birthday: "--05-20", birthdayCalendar: "lunar" }, []],
  ])("%s", (_, typed, isKnown, values, faults) => {
    const read = readPerson(typed, isKnown);
    expect([read.values, read.faults.map(({ field }) => field)]).toEqual([values, faults]);
  });
});

test("a fact may have five hundred signs", () => {
  expect(readFacts({ hobbies: "x".repeat(500) }).faults).toEqual([]);
  expect(readFacts({ hobbies: "x".repeat(501) }).faults).toMatchObject([
    { field: "hobbies", fault: "tooLong", most: 500 },
  ]);
});

test("a policy of before key accounts were known has the defaults", () => {
  const { keyAccount, ...older } = defaultPolicy;
  expect(policyShape.parse(older).keyAccount).toEqual(keyAccount);
});
