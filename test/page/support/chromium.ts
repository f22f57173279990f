import { existsSync } from "node:fs";
import { type Browser, chromium } from "playwright-core";

const FLAGS = [
  "--no-sandbox",
  "--headless",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** Debian's Chromium, or the one that CHROMIUM names. Throws when there is none. */
export function chromiumPath(): string {
  const found = [process.env.CHROMIUM, "/usr/bin/chromium"].find((path) => path && existsSync(path));
  if (!found) throw new Error("no Chromium found: install Debian's chromium or set CHROMIUM");
  return found;
}

/** One browser for a file of tests. */
export function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: chromiumPath(), args: FLAGS });
}
