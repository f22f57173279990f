import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { seriousFaults } from "./support/axe.ts";
import { openBrowser } from "./support/chromium.ts";
import { openWindow, openWorkplace, type Window, type Workplace } from "./support/desk.ts";
import { ANA, GENERAL, TOM } from "./support/seed.ts";

let browser: Browser;
let place: Workplace;
let tom: Window;
let submitted: unknown[];
let shared: string[];

const plain = (text: string) => ({ type: "plain_text" as const, text });
const element = { type: "file_input" as const, action_id: "it", filetypes: ["csv", "png"], max_files: 2 };
/** One red point. */
const PNG = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4z8AAAAMBAQDJ/pLvAAAAAElFTkSuQmCC",
  "base64",
);

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser?.close());
beforeEach(async () => {
  [submitted, shared] = [[], []];
  place = await openWorkplace((app) => {
    app.command("/complaint", async ({ ack, client, body }) => {
      await ack();
      const blocks = [{ type: "input" as const, block_id: "proof", label: plain("Proof"), element }];
      const view = {
        type: "modal" as const,
        callback_id: "proof",
        title: plain("Attach"),
        submit: plain("Send"),
        blocks,
      };
      await client.views.open({ trigger_id: body.trigger_id, view });
    });
    app.view("proof", async ({ ack, view }) => {
      submitted.push(view.state.values.proof?.it?.files);
      await ack();
    });
    app.event("message", async ({ event }) => {
      if ("files" in event) shared.push(...(event.files ?? []).map(({ name }) => name ?? ""));
    });
  });
  tom = await openWindow(browser, { sandbox: place.sandbox, as: TOM, room: GENERAL });
});
afterEach(async () => {
  await tom.context().close();
  await place.close();
  expect(tom.errors).toEqual([]);
});

/** Drops a file on an element, as a mouse that brings it from the desktop would. */
async function drop(window: Window, onto: string, { name, text }: { name: string; text: string }) {
  await window.evaluate(
    `(() => {
      const held = new DataTransfer();
      held.items.add(new File([${JSON.stringify(text)}], ${JSON.stringify(name)}));
      for (const type of ["dragover", "drop"]) {
        const event = new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer: held });
        document.querySelector(${JSON.stringify(onto)}).dispatchEvent(event);
      }
    })()`,
  );
}

test("a file that is dropped on a conversation goes along with the message, and the app hears of it", async () => {
  await drop(tom, ".list", { name: "visits.csv", text: "client,day\n" });
  await tom.getByRole("list", { name: "Attached files" }).getByText("visits.csv").waitFor();
  await tom.locator(".room textarea").fill("The visits");
  await tom.locator(".attached-file[aria-busy=false]").waitFor();
  await tom.locator(".room textarea").press("Enter");
  const message = tom.locator(".message", { hasText: "The visits" });
  const link = message.getByRole("link", { name: /visits\.csv/ });
  await link.waitFor();
  const response = await fetch(new URL((await link.getAttribute("href")) ?? "", tom.url()));
  expect(await response.text()).toBe("client,day\n");
  expect(
    place.sandbox
      .as(ANA)
      .messages(GENERAL)
      .at(-1)
      ?.files?.map(({ name }) => name),
  ).toEqual(["visits.csv"]);
  await expect.poll(() => shared).toEqual(["visits.csv"]);
  await expect.poll(() => tom.locator(".attached-file").count()).toBe(0);
});

test("a picture is sent without words, and shown", async () => {
  const file = path.join(mkdtempSync(path.join(tmpdir(), "rounds-page-")), "point.png");
  writeFileSync(file, PNG);
  await tom.locator(".composer input[type=file]").setInputFiles(file);
  await tom.getByRole("button", { name: "Send" }).click();
  const picture = tom.locator(".message img");
  await picture.waitFor();
  await expect.poll(() => tom.evaluate("document.querySelector('.message img').naturalWidth")).toBe(1);
  expect(await seriousFaults(tom)).toEqual([]);
});

test("a form takes files, refuses those it does not ask for, and the app is given them", async () => {
  await tom.locator(".room textarea").fill("/complaint");
  await tom.locator(".room textarea").press("Enter");
  const form = tom.getByRole("dialog", { name: "Attach" });
  await form.getByRole("button", { name: /Proof/ }).waitFor();
  await drop(tom, ".file-input", { name: "notes.exe", text: "x" });
  await form.locator(".attached-file[aria-busy=false]").waitFor();
  await form.getByRole("button", { name: "Send" }).click();
  await form.getByText("Please choose files of these types: csv, png.").waitFor();
  await form.getByRole("button", { name: "Remove notes.exe" }).click();
  await drop(tom, ".file-input", { name: "proof.csv", text: "a,b\n" });
  await form.locator(".attached-file[aria-busy=false]").waitFor();
  expect(await seriousFaults(tom)).toEqual([]);
  await form.getByRole("button", { name: "Send" }).click();
  await form.waitFor({ state: "detached" });
  await expect.poll(() => submitted).toMatchObject([[{ name: "proof.csv", size: 4 }]]);
});
