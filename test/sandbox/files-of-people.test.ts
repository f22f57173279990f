import type { WebClient } from "@slack/web-api";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Doc, textOf } from "../../src/sandbox/doc.ts";
import type { Act } from "../../src/sandbox/protocol.ts";
import type { Sandbox } from "../../src/sandbox/start.ts";
import { download, drop, listen, openWithFiles, PNG } from "./file-workspace.ts";
import * as w from "./workspace.ts";

let sandbox: Sandbox;
let client: WebClient;

beforeEach(async () => {
  sandbox = await openWithFiles();
  client = w.clientOf(sandbox);
});
afterEach(() => sandbox.close());

/** Three images of 1200 × 600, as far as their heads go. */
const IMAGES: [string, Buffer][] = [
  ["wide.png", Buffer.from("89504e470d0a1a0a0000000d49484452000004b000000258", "hex")],
  ["wide.gif", Buffer.from("474946383961b0045802", "hex")],
  ["wide.jpg", Buffer.from("ffd8ffe000041234ffc000110802580 4b003".replace(" ", ""), "hex")],
];

describe("a person drops a file", () => {
  test.each(IMAGES)("an image comes with its size and thumbnails: %s", async (name, bytes) => {
    const { id } = await drop(sandbox, w.MEI, name, bytes);
    await sandbox.as(w.MEI).act({ type: "message", channel: w.GENERAL, text: "", files: [id] });
    const { file } = await client.files.info({ file: id });
    expect(file).toMatchObject({ original_w: 1200, original_h: 600, thumb_360_w: 360, thumb_360_h: 180 });
    expect(file).toMatchObject({ thumb_64: expect.any(String), thumb_1024_w: 1024, thumb_1024_h: 512 });
    const small = await download(file?.thumb_360 ?? "");
    expect(Buffer.from(await small.arrayBuffer()).equals(bytes)).toBe(true);
    expect((await download(file?.thumb_360 ?? "", "xoxb-other")).status).toBe(302);
  });

  test("what is no image, or a broken one, has none", async () => {
    for (const [name, bytes] of [
      ["note.csv", "a,b"],
      ["broken.jpg", Buffer.from("ffd8ffe0ffffffff0000", "hex")],
      ["broken.png", "PNG"],
    ] as const) {
      const { id } = await drop(sandbox, w.MEI, name, bytes);
      await sandbox.as(w.MEI).act({ type: "message", channel: w.GENERAL, text: "", files: [id] });
      expect((await client.files.info({ file: id })).file).not.toHaveProperty("thumb_64");
    }
  });

  test("into a conversation: the app is told of the message and of the file, and can read it", async () => {
    const payloads = await listen(sandbox);
    const file = await drop(sandbox, w.MEI, "客户 名单.csv", "name\n王芳\n");
    expect(file).toMatchObject({ name: "客户 名单.csv", mimetype: "text/csv", bytes: 12 });
    await sandbox.as(w.MEI).act({ type: "message", channel: w.GENERAL, text: "import this", files: [file.id] });
    const events = await w.eventually(() => payloads.length === 2 && payloads.map(({ event }) => event as Doc));
    expect(events).toMatchObject([
      { type: "message", subtype: "file_share", text: "import this", files: [{ id: file.id, is_public: true }] },
      { type: "file_shared", file_id: file.id, user_id: w.MEI, channel_id: w.GENERAL, file: { id: file.id } },
    ]);
    expect(await (await download(file.url)).text()).toBe("name\n王芳\n");
    expect((await client.files.info({ file: file.id })).file?.shares?.public).toHaveProperty(w.GENERAL);
  });

  test("as a form of a browser too; what is empty or nobody's is refused", async () => {
    const form = new FormData();
    form.set("file", new Blob(["abc"], { type: "text/plain" }), "note.txt");
    const upload = (body: string | FormData, as = w.MEI) =>
      fetch(`${sandbox.url}/practice/upload?as=${as}`, { method: "POST", body });
    expect(await (await upload(form)).json()).toMatchObject({ file: { name: "note.txt", bytes: 3 } });
    expect((await upload("")).status).toBe(400);
    expect((await upload("abc", "U0NOBODY01")).status).toBe(404);
    const { id } = await drop(sandbox, w.MEI, "mine.txt", "x");
    const stolen: Act = { type: "message", channel: w.GENERAL, text: "", files: [id] };
    expect(await sandbox.as(w.TOM).act(stolen)).toMatchObject({ ok: false, detail: "file_not_found" });
  });

  test("and it is seen by those who are there, by nobody else", async () => {
    const { id, url } = await drop(sandbox, w.MEI, "secret.html", "<script>alert(1)</script>");
    const seen = (as: string) => fetch(`${sandbox.url}/practice/file?as=${as}&id=${id}`);
    expect((await seen(w.MEI)).headers.get("content-disposition")).toMatch(/^attachment/);
    expect((await seen(w.TOM)).status).toBe(404);
    expect((await download(url)).status).toBe(404);
    await sandbox.as(w.MEI).act({ type: "message", channel: w.ELSEWHERE, text: "", files: [id] });
    expect((await seen(w.TOM)).status).toBe(200);
    expect((await download(url)).status).toBe(404);
    const stranger = await download(url, "xoxb-wrong");
    expect([stranger.status, stranger.headers.get("location")]).toEqual([302, expect.stringContaining("redir=")]);
  });
});

describe("a form with a file", () => {
  const element = { type: "file_input", action_id: "f", filetypes: ["csv"], max_files: 1 };
  const label = { type: "plain_text", text: "Clients" } as const;
  const view = {
    type: "modal",
    title: label,
    submit: label,
    blocks: [{ type: "input", block_id: "b", label, element }],
  };

  async function openForm(payloads: Doc[]) {
    await sandbox.as(w.MEI).act({ type: "shortcut", callbackId: "new_note" });
    const { trigger_id } = await w.eventually(() => payloads.find(({ type }) => type === "shortcut"));
    await client.apiCall("views.open", { trigger_id, view });
    const viewId = sandbox.as(w.MEI).state().views[0]?.id ?? "";
    return (...ids: string[]) => {
      const files = ids.map((id) => ({ id }));
      return sandbox.as(w.MEI).act({ type: "submit", viewId, state: { b: { f: { type: "file_input", files } } } });
    };
  }

  test("hands the app the file in full, which it may then read", async () => {
    const payloads = await listen(sandbox);
    const submit = await openForm(payloads);
    const { id, url } = await drop(sandbox, w.MEI, "clients.csv", "a");
    expect((await download(url)).status).toBe(404);
    expect(await submit(id)).toEqual({ ok: true });
    const submission = payloads.find(({ type }) => type === "view_submission");
    const files = [{ id, name: "clients.csv", filetype: "csv", url_private: url }];
    expect(submission).toMatchObject({ view: { state: { values: { b: { f: { type: "file_input", files } } } } } });
    expect(await (await download(url)).text()).toBe("a");
  });

  test("is not sent with none, too many, another type, a heavy one, or someone else's", async () => {
    const submit = await openForm(await listen(sandbox));
    const [one, two] = [await drop(sandbox, w.MEI, "1.csv", "1"), await drop(sandbox, w.MEI, "2.csv", "2")];
    expect((await submit()).errors).toHaveProperty("b");
    expect((await submit(one.id, two.id)).errors).toEqual({ b: "最多可选1项。" });
    expect((await submit((await drop(sandbox, w.MEI, "1.pdf", "1")).id)).errors).toEqual({
      b: "请选择以下类型的文件：csv。",
    });
    const heavy = await drop(sandbox, w.MEI, "heavy.csv", Buffer.alloc(10 * 1024 * 1024 + 1, "x"));
    expect((await submit(heavy.id)).errors).toEqual({ b: "每个文件不得超过10MB。" });
    expect(await submit((await drop(sandbox, w.TOM, "3.csv", "3")).id)).toMatchObject({ notice: "rejected" });
  });
});

describe("an image block that shows a file", () => {
  const image = (slack_file: Doc) => [{ type: "image", alt_text: "chart", slack_file }];
  const post = (blocks: Doc[]) => client.apiCall("chat.postMessage", { channel: w.GENERAL, text: "chart", blocks });

  async function upload(filename: string) {
    const { files } = (await client.filesUploadV2({ file: PNG, filename })) as unknown as { files: { files: Doc[] }[] };
    return files[0]?.files[0] ?? {};
  }

  test("is drawn by id or by address, for everybody who sees the message", async () => {
    const { id = "", url_private = "" } = await upload("chart.png");
    await post(image({ id }));
    await post(image({ url: url_private }));
    const seen = await fetch(`${sandbox.url}/practice/file?as=${w.TOM}&id=${textOf(id)}`);
    expect([seen.status, seen.headers.get("content-type")]).toEqual([200, "image/png"]);
    expect(sandbox.as(w.TOM).messages(w.GENERAL)).toHaveLength(2);
  });

  test("is refused with its place when the file is unknown, no image, or not the app's to see", async () => {
    const mine = await drop(sandbox, w.MEI, "mine.png", PNG);
    for (const id of ["F0NONE", mine.id, (await upload("table.csv")).id ?? ""]) {
      const refusal = await w.refusalIn(post(image({ id })));
      expect(refusal).toMatchObject({ error: "invalid_blocks", errors: [{ pointer: "/blocks/0/slack_file" }] });
    }
    const view = { type: "home", blocks: image({ id: "F0NONE" }) };
    const refusal = await w.refusalIn(client.apiCall("views.publish", { user_id: w.MEI, view }));
    expect(refusal).toMatchObject({ error: "invalid_arguments", errors: [{ pointer: "/view/blocks/0/slack_file" }] });
  });
});
