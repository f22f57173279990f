/** Slack's `<…>` tags: people, channels, broadcasts, dates and links. */
import { decodeEntities } from "./entities.ts";
import { safeUrl } from "./links.ts";
import type { Inline } from "./tree.ts";

/** What the inside of a `<…>` says, or undefined when it is no tag and stays as typed. */
export function parseTag(inside: string): Inline | undefined {
  const bar = inside.indexOf("|");
  const target = bar < 0 ? inside : inside.slice(0, bar);
  const label = bar < 0 ? undefined : decodeEntities(inside.slice(bar + 1));
  const named = label ? { label } : {};
  if (/^@[UW][A-Z0-9]+$/.test(target)) return { kind: "user", id: target.slice(1), ...named };
  if (/^#[CGD][A-Z0-9]+$/.test(target)) return { kind: "channel", id: target.slice(1), ...named };
  if (target.startsWith("!date^")) return parseDate(target, label ?? "");
  if (/^!(here|channel|everyone)$/.test(target)) return { kind: "broadcast", name: target.slice(1) };
  if (target.startsWith("!subteam^")) return { kind: "broadcast", name: (label ?? "group").replace(/^@/, "") };
  if (!/^[a-z][a-z0-9+.-]*:\S+$/i.test(target)) return undefined;
  return parseLink(decodeEntities(target), label);
}

/** An address that may not be linked keeps its label, as words. */
function parseLink(address: string, label: string | undefined): Inline {
  const url = safeUrl(address);
  const words = label || address.replace(/^mailto:/, "");
  return url ? { kind: "link", url, label: words } : { kind: "text", text: words };
}

function parseDate(target: string, fallback: string): Inline | undefined {
  const [, seconds = "", format = "", link] = target.split("^");
  if (!/^\d+$/.test(seconds) || !format) return undefined;
  const url = safeUrl(link === undefined ? undefined : decodeEntities(link));
  return { kind: "date", seconds: Number(seconds), format: decodeEntities(format), fallback, ...(url ? { url } : {}) };
}
