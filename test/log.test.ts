import cron from "node-cron";
import { afterEach, expect, test, vi } from "vitest";
import { boltLogger, cronLogger, newLog } from "../src/log.ts";
import { newWebClient } from "../src/slack/web.ts";
import { clientRow, type House, logRow, openHouse, tokens } from "./support/house.ts";
import { tempDb } from "./support/temp.ts";
import { tinyServer } from "./support/tiny-server.ts";

const token = "xoxb-12-secret";

/** A log and all that it has written, as one text. */
function written() {
  const lines: string[] = [];
  return { log: newLog("debug", { write: (line) => void lines.push(line) }), text: () => lines.join("") };
}

const thrownBy = (work: Promise<unknown>) =>
  work.then(
    () => {
      throw new Error("it went well");
    },
    (error: unknown) => error,
  );

test("an error of Prisma is told without the values of its query", async () => {
  const { db } = await tempDb();
  const { log, text } = written();
  const client = { clientNo: "P1", name: "李华贸易", phone: "13800138000", ownerId: 1, firstSeenOn: "2035-03-05" };
  log.error({ err: await thrownBy(db.prisma.client.create({ data: client })) }, "failed");
  const wrongField = { ...client, nickname: "华仔" };
  log.error({ err: await thrownBy(db.prisma.client.create({ data: wrongField as never })) }, "failed");
  log.error({ err: await thrownBy(db.prisma.$executeRaw`INSERT INTO "Client" ("name") VALUES (${"李华贸易"})`) });
  expect(text()).not.toMatch(/李华贸易|13800138000|华仔/);
  // yet it says what went wrong
  expect(text()).toMatch(/Foreign key|P2003/);
  expect(text()).toContain("nickname");
});

test("an error of Slack's Web API is told by its answer, without token and message", async () => {
  const server = await tinyServer((request, response) => {
    request.resume();
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify({ ok: false, error: "invalid_blocks", response_metadata: { messages: ["李华贸易"] } }));
  });
  const { log, text } = written();
  const client = newWebClient(token, server.url, boltLogger(log));
  log.error(
    { err: await thrownBy(client.chat.postMessage({ channel: "C1", text: "李华贸易 13800138000" })) },
    "failed",
  );
  await server.close();
  log.error(
    { err: await thrownBy(client.chat.postMessage({ channel: "C1", text: "李华贸易 13800138000" })) },
    "failed",
  );
  expect(text()).toContain("invalid_blocks");
  expect(text()).not.toMatch(/李华贸易|13800138000|xoxb-12/);
});

test("a token is struck out wherever it stands", () => {
  const { log, text } = written();
  const error = Object.assign(new Error(`no good: ${token} and xapp-1-A-2-b`), { config: { token } });
  log.error({ err: error }, "failed");
  log.info({ token, headers: { authorization: `Bearer ${token}` }, client: { token } }, "asked");
  boltLogger(log).error("it was", new Error(`Bearer ${token}`), { token });
  boltLogger(log).warn(`with ${token}`);
  log.error({ err: new Error("outer", { cause: error }) });
  expect(text()).not.toMatch(/xoxb-12|xapp-1/);
  expect(text()).toContain("[token]");
});

/** A task on that logger of which the scheduler's own timer is kept waiting for several of its beats. */
async function missesBeats(logger: ReturnType<typeof cronLogger>): Promise<void> {
  const task = cron.schedule("* * * * * *", () => {}, { logger });
  await new Promise((resolve) => setTimeout(resolve, 50));
  const until = performance.now() + 3200;
  while (performance.now() < until);
  await new Promise((resolve) => setTimeout(resolve, 300));
  await task.destroy();
}

test("a wake-up that the scheduler missed is told in our log, a line of JSON, and nowhere else", async () => {
  const { log, text } = written();
  const onScreen = [vi.spyOn(console, "warn"), vi.spyOn(console, "error"), vi.spyOn(process.stderr, "write")];
  await missesBeats(cronLogger(log));
  for (const spy of onScreen) {
    expect(spy).not.toHaveBeenCalled();
    spy.mockRestore();
  }
  const [line = ""] = text().split("\n");
  expect(JSON.parse(line)).toMatchObject({ level: 30, from: "cron", msg: expect.stringContaining("missed execution") });
});

let house: House | undefined;
afterEach(async () => {
  await house?.close();
  house = undefined;
});

test("a day's work at info level leaves no client's name, phone or note and no token in the log", async () => {
  house = await openHouse([{ name: "Mei", zh: true }, { name: "Tom" }, { name: "Eve", isUnknown: true }]);
  const secret = { name: "Zhang Secretive", phone: "13812345678", address: "1 Hidden Lane" };
  await house.load("clients", [
    clientRow("P1", "Mei", { ...secret, assets: "600万", currency: "CNY", opened_on: "2034-01-10" }),
  ]);
  await house.load("contacts", [{ client_no: "P1", name: "Keyperson", phone: "13987654321", note: "likes tea" }]);
  await house.load("log", [logRow("P1", "Mei", "call", "2035-02-01", { notes: "spoke of divorce" })]);
  await house.goTo("2035-03-05T08:01:00+08:00");
  const mei = house.person("Mei");
  const typed = [
    "",
    "today",
    "all",
    "find Secretive",
    "find 5678",
    "find likes",
    "P1",
    "P999",
    "no such thing",
    "help",
  ];
  for (const text of typed) await mei.types(`/clients ${text}`);
  await house.person("Eve").types("/clients find Secretive");
  await house.person("Tom").types("/clients P1");
  await mei.writesToBot("find Secretive");
  await mei.opensHome();
  // and when things go wrong: a card that cannot be read
  await house.db.prisma.$executeRaw`ALTER TABLE "Holding" RENAME TO "Gone"`;
  await mei.types("/clients P1");
  house.sandbox.trouble({ serverError: 1, methods: ["views.publish", "chat.postMessage"] });
  await mei.opensHome();
  await mei.writesToBot("find Secretive");
  await new Promise((resolve) => setTimeout(resolve, 200));
  const log = house.log.join("");
  expect(log).toContain("a request failed");
  expect(log).toContain("plans were made");
  const words = [...Object.values(secret), "Secretive", "Keyperson", "13987654321", "likes tea", "divorce"];
  for (const word of [...words, ...Object.values(tokens)]) expect(log).not.toContain(word);
});
