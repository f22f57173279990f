import type { WebClient } from "@slack/web-api";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Doc } from "../../src/sandbox/doc.ts";
import type { Sandbox } from "../../src/sandbox/start.ts";
import { download, drop, openWithFiles, PNG } from "./file-workspace.ts";
import * as w from "./workspace.ts";

let sandbox: Sandbox;
let client: WebClient;

beforeEach(async () => {
  sandbox = await openWithFiles();
  client = w.clientOf(sandbox);
});
afterEach(() => sandbox.close());

const codeOf = async (call: Promise<unknown>) => (await w.refusalIn(call)).error;

describe("the app uploads", () => {
  test("with the real client, into a conversation and a thread, with a comment", async () => {
    const { ts: thread_ts = "" } = await client.chat.postMessage({ channel: w.GENERAL, text: "chart?" });
    const place = { channel_id: w.GENERAL, thread_ts, initial_comment: "Here *it* is" };
    const upload = { ...place, file: PNG, filename: "Q3 chart.png", title: "Third quarter", alt_text: "a chart" };
    const { files } = (await client.filesUploadV2(upload)) as unknown as { files: { files: Doc[] }[] };
    const file = files[0]?.files[0];
    expect(file).toMatchObject({
      title: "Third quarter",
      name: "Q3 chart.png",
      mimetype: "image/png",
      size: PNG.length,
    });
    const [reply] = sandbox.as(w.TOM).messages(w.GENERAL, thread_ts).slice(1);
    expect(reply).toMatchObject({ text: "Here *it* is", user: w.BOT, files: [{ title: "Third quarter", bytes: 10 }] });
    const { messages = [] } = await client.conversations.replies({ channel: w.GENERAL, ts: thread_ts });
    expect(messages[1]).toMatchObject({ files: [{ id: file?.id, filetype: "png" }], upload: false });
  });

  test("several files as one message, text and bytes alike, and gets each back by its address", async () => {
    const file_uploads = [
      { content: "a,b\n1,2\n", filename: "table.csv" },
      { file: PNG, filename: "dot.png" },
    ];
    await client.filesUploadV2({ channel_id: w.GENERAL, file_uploads });
    const [message] = sandbox.as(w.TOM).messages(w.GENERAL);
    expect(message?.files?.map(({ name }) => name)).toEqual(["table.csv", "dot.png"]);
    const [csv = "", png = ""] = message?.files?.map(({ url }) => url) ?? [];
    expect(await (await download(csv)).text()).toBe("a,b\n1,2\n");
    const answer = await download(png.replace(/\/([^/]+)$/, "/download/$1"));
    expect(Buffer.from(await answer.arrayBuffer())).toEqual(PNG);
    expect(answer.headers.get("content-security-policy")).toContain("sandbox");
  });

  test("to an address that is good for what was promised alone", async () => {
    const { upload_url = "", file_id = "" } = await client.files.getUploadURLExternal({ filename: "a.txt", length: 3 });
    const complete = () => client.files.completeUploadExternal({ files: [{ id: file_id }] });
    expect(await codeOf(complete())).toBe("file_not_found");
    expect((await fetch(upload_url, { method: "POST", body: "too long" })).status).toBe(400);
    const sent = await fetch(upload_url, { method: "POST", body: "abc" });
    expect([sent.status, await sent.text()]).toEqual([200, "OK - 3"]);
    expect(await codeOf(client.files.info({ file: file_id }))).toBe("file_not_found");
    expect((await complete()).files).toMatchObject([{ id: file_id, title: "a.txt" }]);
    expect((await client.files.info({ file: file_id })).file).toMatchObject({
      size: 3,
      channels: [],
      is_public: false,
    });
    expect((await fetch(upload_url, { method: "POST", body: "abc" })).status).toBe(404);
    expect((await fetch(`${sandbox.url}/upload/v1/guess`, { method: "POST", body: "abc" })).status).toBe(404);
  });

  test.each([
    ["no name", "files.getUploadURLExternal", { length: 3 }, "invalid_arguments"],
    ["no bytes", "files.getUploadURLExternal", { filename: "a", length: 0 }, "invalid_arguments"],
    ["no number", "files.getUploadURLExternal", { filename: "a", length: "x" }, "invalid_arguments"],
    [
      "a long alt text",
      "files.getUploadURLExternal",
      { filename: "a", length: 3, alt_txt: "x".repeat(1001) },
      "alt_txt_too_large",
    ],
    [
      "a large snippet",
      "files.getUploadURLExternal",
      { filename: "a", length: 2 ** 20 + 1, snippet_type: "text" },
      "snippet_too_large",
    ],
    [
      "a file beyond measure",
      "files.getUploadURLExternal",
      { filename: "a", length: 2 ** 30 },
      "file_upload_size_restricted",
    ],
    ["no files", "files.completeUploadExternal", { files: [] }, "invalid_arguments"],
    ["an unknown file", "files.completeUploadExternal", { files: [{ id: "F0NONE" }] }, "file_not_found"],
    ["an unknown type", "files.list", { types: "songs" }, "unknown_type"],
  ])("%s is refused", async (_what, method, args, code) => {
    expect(await codeOf(client.apiCall(method, args))).toBe(code);
  });

  test("nothing is shared where the bot may not post, and nothing is lost by trying", async () => {
    const { upload_url = "", file_id = "" } = await client.files.getUploadURLExternal({ filename: "a.txt", length: 1 });
    await fetch(upload_url, { method: "POST", body: "a" });
    const to = (place: object) =>
      client.apiCall("files.completeUploadExternal", { files: [{ id: file_id }], ...place });
    expect(await codeOf(to({ channel_id: w.ELSEWHERE }))).toBe("not_in_channel");
    expect(await codeOf(to({ channel_id: w.MEI }))).toBe("invalid_channel");
    expect(await codeOf(to({ channel_id: w.GENERAL, thread_ts: "1.000000" }))).toBe("cannot_reply_to_message");
    expect(await codeOf(to({ channels: Array.from({ length: 101 }, (_, n) => `C${n}`).join() }))).toBe(
      "channels_limit_exceeded",
    );
    await to({ channels: `${w.GENERAL},${w.DESK}` });
    expect((await client.files.info({ file: file_id })).file).toMatchObject({
      channels: [w.GENERAL],
      groups: [w.DESK],
    });
  });

  test("and lists and deletes: a message keeps a tombstone, others' files stay", async () => {
    await client.filesUploadV2({ channel_id: w.GENERAL, content: "a", filename: "a.txt", initial_comment: "see" });
    await client.filesUploadV2({ file: PNG, filename: "b.png" });
    const theirs = await drop(sandbox, w.TOM, "c.pdf", "%PDF");
    const list = async (args: object) => (await client.files.list(args)).files?.map(({ name }) => name);
    expect(await list({})).toEqual(["b.png", "a.txt"]);
    expect(await list({ types: "images" })).toEqual(["b.png"]);
    expect(await list({ channel: w.GENERAL })).toEqual(["a.txt"]);
    expect((await client.files.list({ count: 1, page: 2 })).paging).toEqual({ count: 1, total: 2, page: 2, pages: 2 });
    expect(await codeOf(client.files.info({ file: theirs.id }))).toBe("file_not_found");
    await sandbox.as(w.TOM).act({ type: "message", channel: w.GENERAL, text: "", files: [theirs.id] });
    expect(await list({ user: w.TOM })).toEqual(["c.pdf"]);
    expect(await codeOf(client.files.delete({ file: theirs.id }))).toBe("cant_delete_file");
    const file = (await client.files.list({ channel: w.GENERAL, user: w.BOT })).files?.[0]?.id ?? "";
    await client.files.delete({ file });
    expect(await codeOf(client.files.info({ file }))).toBe("file_not_found");
    const { messages = [] } = await client.conversations.history({ channel: w.GENERAL });
    expect(messages.at(-1)?.files).toEqual([{ id: file, mode: "tombstone" }]);
  });

  test("not without the scopes", async () => {
    const bare = await w.openWorkspace();
    const its = w.clientOf(bare);
    expect(await codeOf(its.files.list({}))).toBe("missing_scope");
    expect(await codeOf(its.files.getUploadURLExternal({ filename: "a", length: 1 }))).toBe("missing_scope");
    await bare.close();
  });
});
