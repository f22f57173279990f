import type { ServerResponse } from "node:http";
import { sendText } from "./http.ts";
import type { Workspace } from "./workspace.ts";

const SIZES = [24, 32, 48, 72, 192, 512];

/** The pictures in a member's profile: one address for all sizes, for it is drawn. */
export function avatarFields(ws: Workspace, user: string): Record<string, string> {
  return Object.fromEntries(SIZES.map((size) => [`image_${size}`, `${ws.url}/avatar/${user}.svg`]));
}

/** Draws a member's picture: the first sign of the name on the member's colour. */
export function sendAvatar(ws: Workspace, file: string, response: ServerResponse) {
  const user = ws.store.users.get(file.replace(/\.svg$/, ""));
  if (!user) return sendText(response, 404, "Not found");
  const [first = "?"] = user.realName.toUpperCase();
  const sign = first.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
  const words = `<text x="36" y="49" font-family="sans-serif" font-size="36" fill="#fff" text-anchor="middle">${sign}</text>`;
  const color = /^[0-9a-f]{6}$/i.test(user.color) ? user.color : "56789c";
  const picture = `<rect width="72" height="72" fill="#${color}"/>${words}`;
  response.writeHead(200, {
    "content-type": "image/svg+xml; charset=utf-8",
    "content-security-policy": "default-src 'none'; sandbox",
    "x-content-type-options": "nosniff",
  });
  response.end(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 72 72" width="72" height="72">${picture}</svg>`);
}
