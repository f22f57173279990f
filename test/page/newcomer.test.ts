import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { openBrowser } from "./support/chromium.ts";
import { openWindow, openWorkplace, type Window, type Workplace } from "./support/desk.ts";
import { ANA, GENERAL, TOM } from "./support/seed.ts";

let browser: Browser;
let place: Workplace;
let tom: Window;
let homesOpened = 0;

const section = (text: string) => ({ type: "section" as const, text: { type: "plain_text" as const, text } });

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser?.close());

beforeEach(async () => {
  homesOpened = 0;
  place = await openWorkplace((app) => {
    app.command("/tall", async ({ ack }) => {
      await ack({ text: "Tall", blocks: Array.from({ length: 40 }, (_, i) => section(`Line ${i + 1}`)) });
    });
    app.event("app_home_opened", async ({ event, client }) => {
      if (event.tab !== "home") return;
      homesOpened += 1;
      await client.views.publish({
        user_id: event.user,
        view: { type: "home", blocks: [section(`Seen ${homesOpened}`)] },
      });
    });
  });
  tom = await openWindow(browser, { sandbox: place.sandbox, as: TOM, room: GENERAL });
});
afterEach(async () => {
  await tom.context().close();
  await place.close();
  expect(tom.errors).toEqual([]);
});

const composer = () => tom.locator(".room").getByRole("textbox");

test("where nothing has been said yet, a newcomer is told what to try first", async () => {
  const hint = tom.getByRole("region", { name: "New here? Three things to try" });
  await hint.getByText("Type /clients below").waitFor();
  await place.sandbox.as(ANA).act({ type: "message", channel: GENERAL, text: "Good morning" });
  await hint.waitFor({ state: "detached" });
});

test("an answer taller than the window is read from its top; what I write next brings me to the end", async () => {
  await composer().fill("/tall");
  await composer().press("Escape");
  await composer().press("Enter");
  await tom.getByText("Line 40", { exact: true }).waitFor({ state: "attached" });
  const y = async (text: string) => (await tom.getByText(text, { exact: true }).boundingBox())?.y ?? -1;
  const isAtTop = async () => (await y("Line 1")) > 90 && (await y("Line 1")) < 250;
  await expect.poll(isAtTop).toBe(true);
  await composer().fill("Thank you");
  await composer().press("Enter");
  await tom.locator(".message", { hasText: "Thank you" }).waitFor();
  await expect.poll(() => y("Thank you")).toBeLessThan(780);
});

test("a Home that lies open is asked for anew when the clock is set ahead or the language changes", async () => {
  await tom.getByRole("button", { name: "Helper" }).click();
  await tom.getByText("Seen 1").waitFor();
  place.sandbox.clock.setAhead(new Date(place.sandbox.clock.now().getTime() + 86_400_000));
  await tom.getByText("Seen 2").waitFor();
  await tom.getByRole("button", { name: "中文" }).click();
  await tom.getByText("Seen 3").waitFor();
});
