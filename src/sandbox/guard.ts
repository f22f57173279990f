import type { IncomingMessage } from "node:http";

const LOCAL = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/i;

/**
 * Why a request is refused before anything else; nothing when it is fine. The workspace has no passwords: only this machine
 * may ask, no other site's page may ask through a browser (a foreign Origin), nor by a name that it points here (DNS rebinding).
 */
export function refusalOf(request: IncomingMessage): string | undefined {
  const { host, origin } = request.headers;
  if (!host || !LOCAL.test(host)) return "This workspace answers under localhost only.";
  if (request.method === "GET" || request.method === "HEAD" || !origin) return undefined;
  return origin === `http://${host}` ? undefined : "Requests from other sites are not taken.";
}
