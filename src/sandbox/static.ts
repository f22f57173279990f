import { readFile } from "node:fs/promises";
import type { ServerResponse } from "node:http";
import path from "node:path";
import { sendText } from "./http.ts";

const here = import.meta.dirname;

const FILES: Record<string, { file: string; type: string }> = {
  "/": { file: path.join(here, "page", "index.html"), type: "text/html; charset=utf-8" },
  "/main.js": { file: path.join(here, "page", "dist", "main.js"), type: "text/javascript; charset=utf-8" },
  "/main.css": { file: path.join(here, "page", "dist", "main.css"), type: "text/css; charset=utf-8" },
};

/** Nothing but what this server serves; styles in place are the page's own. */
const POLICY =
  "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' https: data:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

/** Whether the path is one of the page's files. */
export const isPageFile = (pathname: string): boolean => pathname in FILES;

/** Sends a file of the page: its HTML, or what set-up bundled. */
export async function sendPageFile(response: ServerResponse, pathname: string) {
  const found = FILES[pathname];
  if (!found) return sendText(response, 404, "Not found");
  try {
    const content = await readFile(found.file);
    response.writeHead(200, {
      "content-type": found.type,
      "content-length": content.length,
      "content-security-policy": POLICY,
      "x-content-type-options": "nosniff",
      "referrer-policy": "no-referrer",
      "cache-control": "no-cache",
    });
    response.end(content);
  } catch {
    sendText(response, 404, "This part of the page is not bundled yet; the set-up does that.");
  }
}
