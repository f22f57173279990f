import { clientsClaims } from "./clients.ts";
import { complaintsClaims } from "./complaints.ts";
import { bookOf } from "./data.ts";
import { digestsClaims } from "./digests.ts";
import { seconds } from "./figures.ts";
import { importClaim } from "./imports.ts";
import { load, machineFacts } from "./machine.ts";
import { pageClaims } from "./page.ts";
import { plansClaims } from "./plans.ts";
import { reportClaims } from "./report.ts";
import { sizes } from "./sizes.ts";
import { slackStandIn } from "./slack-stand-in.ts";
import { startUpClaim } from "./start-up.ts";
import { type Claim, claimsTable } from "./table.ts";

/**
 * Measures what the README claims, each as a ratio to a limit that is measured in the same run on the same machine.
 * `--smoke` runs everything on a few rows in seconds: it shows that the bench works, and its figures say nothing.
 */
const size = process.argv.includes("--smoke") ? sizes.smoke : sizes.full;
const parts = process.argv.slice(2).filter((argument) => !argument.startsWith("--"));
const wants = (part: string) => parts.length === 0 || parts.includes(part);

const say = (line: string) => void process.stderr.write(`${line}\n`);
const began = performance.now();
const facts = machineFacts();
const claims: Claim[] = [];
const slack = await slackStandIn();

if (wants("clients") || wants("start")) {
  const book = await bookOf(size.asked, say);
  if (wants("clients")) {
    say("asking for clients …");
    claims.push(...(await clientsClaims(size, book, slack)));
  }
  if (wants("start")) {
    say("starting and stopping …");
    claims.push(await startUpClaim(size, book, slack));
  }
}
if (wants("plans")) {
  const book = await bookOf(size.planned, say);
  say("making plans …");
  claims.push(...(await plansClaims(size, book, slack)));
}
if (wants("digests")) {
  const book = await bookOf(size.digested, say);
  say("making digests …");
  claims.push(...(await digestsClaims(size, book, slack)));
}
if (wants("complaints")) {
  const book = await bookOf(size.complained, say);
  say("filing complaints …");
  claims.push(...(await reportClaims(size, book)), ...(await complaintsClaims(size, book, slack)));
}
slack.close();
if (wants("import")) {
  say("importing …");
  claims.push(await importClaim(size));
}
if (wants("page")) {
  say("using the practice page …");
  claims.push(...(await pageClaims(size)));
}

const run = `${size.name} run of ${seconds(performance.now() - began)}, load ${load()} after it`;
process.stdout.write(`\n${claimsTable(claims)}\n\n${[...facts, run].map((fact) => `- ${fact}`).join("\n")}\n`);
