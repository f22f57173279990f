import { expect, test } from "vitest";
import { type Kind, kindOf } from "./support/feature-files.ts";
import { type Import, importsOf, type Source, sources, withoutComments } from "./support/source.ts";

const all = sources("src/**/*.{ts,tsx}");
const features = all.filter(({ file }) => file.startsWith("src/features/"));
const folders = [...new Set(features.map(({ file }) => file.split("/")[2] ?? ""))];

/** Folders that a person never reaches directly: other features and the command line use them. */
const withoutFeature = ["imports", "notices"];

/** "visits/plan.ts" of "src/features/visits/plan.ts". */
const short = (file: string) => file.replace("src/features/", "");
const isUnder =
  (...starts: string[]) =>
  (target: string) =>
    starts.some((start) => target.startsWith(start));

/** What of the sources breaks a law, as "file imports target". */
const broken = (files: Source[], isAllowed: (one: Import, file: string) => boolean): string[] =>
  files.flatMap(({ file, imports }) =>
    imports.filter((one) => !isAllowed(one, file)).map(({ target }) => `${file} imports ${target}`),
  );

test("the reading of imports sees types, values, and what is imported later", () => {
  const text = `import type { A } from "./a.ts";\nimport { type B, type C } from "../b.ts";
    import {\n  type D,\n  e,\n} from "pkg";\nimport "./f.ts";\nconst g = await import("../g.ts");\nexport { h } from "./h.ts";`;
  const seen = importsOf("src/x/y.ts", text).map(({ target, isTypeOnly }) => [target, isTypeOnly]);
  expect(seen).toEqual([
    ["src/x/a.ts", true],
    ["src/b.ts", true],
    ["pkg", false],
    ["src/x/f.ts", false],
    ["src/g.ts", false],
    ["src/x/h.ts", false],
  ]);
});

test("every feature is registered in bot.ts, and what needs none is named", () => {
  const registered = all.find(({ file }) => file === "src/bot.ts")?.imports.map(({ target }) => target) ?? [];
  const missing = folders.filter((folder) => !registered.includes(`src/features/${folder}/feature.ts`));
  expect(missing).toEqual(withoutFeature);
  expect(
    withoutFeature.filter((folder) => features.some(({ file }) => short(file) === `${folder}/feature.ts`)),
  ).toEqual([]);
});

test("every job.ts is on the list of jobs", () => {
  const listed = all.find(({ file }) => file === "src/jobs.ts")?.imports.map(({ target }) => target) ?? [];
  const jobs = features.map(({ file }) => file).filter((file) => kindOf(short(file)) === "job");
  expect(jobs.filter((file) => !listed.includes(file))).toEqual([]);
});

test("a feature folder holds only kinds of files that design.md names", () => {
  expect(features.map(({ file }) => short(file)).filter((file) => kindOf(file) === undefined)).toEqual([]);
  // src/features/FEATURE/FILE, or with one room between where a feature is large
  expect(features.filter(({ file }) => ![4, 5].includes(file.split("/").length))).toEqual([]);
});

test.each(["visits/helpers.ts", "visits/utils.ts", "visits/plan-service.ts", "visits/types.ts", "visits/index.ts"])(
  "%s would be no such kind",
  (file) => expect(kindOf(file)).toBeUndefined(),
);

/** What makes blocks of words; the help's lines are made where the commands are registered. */
const viewTools = isUnder(
  ...["blocks", "commands", "escape", "fields", "limits", "paging", "text"].map((tool) => `src/slack/${tool}.ts`),
);
const anywhere = () => true;

/** What each kind may import besides packages and lib; types may come from more places where a law says so. */
const mayImport: Record<Kind, (target: string, kind: Kind | undefined, isTypeOnly: boolean) => boolean> = {
  feature: anywhere,
  handler: anywhere,
  job: anywhere,
  ids: () => false,
  text: (target, kind, isTypeOnly) =>
    isTypeOnly && (kind === "rules" || kind === "queries" || target === "src/deps.ts"),
  rules: (_, kind) => kind === "rules",
  queries: (target, kind, isTypeOnly) =>
    kind === "queries" ||
    kind === "rules" ||
    isUnder("src/db/", "src/generated/", "src/slack/effects.ts")(target) ||
    (isTypeOnly && target === "src/deps.ts"),
  acts: (target, kind, isTypeOnly) =>
    (kind !== undefined && ["acts", "queries", "rules", "ids"].includes(kind)) ||
    isUnder("src/db/", "src/generated/", "src/slack/delivery.ts", "src/slack/effects.ts")(target) ||
    (isTypeOnly && isUnder("src/slack/", "src/deps.ts")(target)),
  view: (target, kind, isTypeOnly) =>
    (kind !== undefined && ["view", "text", "ids", "rules"].includes(kind)) ||
    viewTools(target) ||
    (isTypeOnly && (kind === "queries" || isUnder("src/deps.ts", "src/slack/")(target))),
};

const isOutside = (target: string) => !target.startsWith("src/");
const isLib = isUnder("src/lib/");

test("each kind of file imports only what is its business", () => {
  const allowed = ({ target, isTypeOnly }: Import, file: string) => {
    const kind = kindOf(short(file)) ?? "handler";
    const targetKind = target.startsWith("src/features/") ? kindOf(short(target)) : undefined;
    return isOutside(target) || isLib(target) || mayImport[kind](target, targetKind, isTypeOnly);
  };
  expect(broken(features, allowed)).toEqual([]);
});

test("features meet only at queries, rules, acts and ids; views and handlers also at each other's words", () => {
  const allowed = ({ target }: Import, file: string) => {
    if (!target.startsWith("src/features/") || target.split("/")[2] === file.split("/")[2]) return true;
    const [kind, from] = [kindOf(short(target)), kindOf(short(file))];
    if (kind === "text") return from === "view" || from === "handler";
    // whoever ends an item of a plan shows the plan anew, and whoever shows a client refuses those who see none
    if (["src/features/visits/refresh.ts", "src/features/clients/refuse.ts"].includes(target))
      return from === "handler" || from === "feature";
    return kind !== undefined && ["queries", "rules", "acts", "ids"].includes(kind);
  };
  expect(broken(features, allowed)).toEqual([]);
});

test("imports point one way: main and cli → bot, jobs, sandbox → features → slack, db → lib", () => {
  const down: Record<string, (target: string) => boolean> = {
    "src/lib/": isUnder("src/lib/"),
    "src/db/": isUnder("src/lib/", "src/db/", "src/generated/"),
    "src/slack/": isUnder("src/lib/", "src/db/", "src/slack/", "src/deps.ts"),
    "src/features/": isUnder("src/lib/", "src/db/", "src/slack/", "src/features/", "src/generated/", "src/deps.ts"),
    "src/sandbox/": isUnder("src/lib/", "src/sandbox/"),
    "src/demo/": isUnder("src/lib/", "src/db/", "src/features/", "src/demo/", "src/generated/"),
  };
  for (const [folder, isDown] of Object.entries(down)) {
    const files = all.filter(({ file }) => file.startsWith(folder));
    expect(files.length).toBeGreaterThan(2);
    expect(broken(files, ({ target }) => isOutside(target) || isDown(target))).toEqual([]);
  }
});

test("only main, cli and what opens the practice workspace join the sandbox and the bot", () => {
  const joiners = ["src/main.ts", "src/cli.ts", "src/practice.ts"];
  const others = all.filter(({ file }) => !joiners.includes(file) && !file.startsWith("src/sandbox/"));
  expect(broken(others, ({ target }) => !target.startsWith("src/sandbox/"))).toEqual([]);
});

test("deps.ts holds types only", () => {
  const deps = all.filter(({ file }) => file === "src/deps.ts");
  expect(deps).toHaveLength(1);
  expect(broken(deps, ({ isTypeOnly }) => isTypeOnly)).toEqual([]);
  expect(deps[0]?.text).not.toMatch(/^export (const|function|class|let)/m);
});

const pure = [
  ...all.filter(({ file }) => isLib(file) && file !== "src/lib/clock.ts"),
  ...features.filter(({ file }) => kindOf(short(file)) === "rules"),
];

test.each([
  ["the clock", /Date\.now\(|new Date\(\)|performance\.now|setTimeout|setInterval/],
  ["chance", /Math\.random|randomUUID|randomBytes/],
  ["the environment", /process\.|import\.meta\.(env|dirname)/],
])("rules and lib do not know %s", (_, words) => {
  expect(pure.filter(({ text }) => words.test(withoutComments(text))).map(({ file }) => file)).toEqual([]);
});

test("rules and lib know neither Slack nor Prisma, and rules wait for nothing", () => {
  expect(broken(pure, ({ target }) => !/^@slack|^@prisma|better-sqlite3|^node-cron|^pino/.test(target))).toEqual([]);
  const rules = pure.filter(({ file }) => !isLib(file));
  expect(rules.length).toBeGreaterThan(5);
  expect(rules.filter(({ text }) => /\b(await|async)\b/.test(withoutComments(text))).map(({ file }) => file)).toEqual(
    [],
  );
});
