/**
 * The one place where people's text is made safe for Slack's mrkdwn (docs.slack.dev, "Formatting message text"): with these
 * three no name can ping a channel or become a link. Signs such as `*` cannot be escaped there: what people typed and
 * holds one is shown in plain_text, which blocks.ts makes; mrkdwn is for bold titles without such signs, our own words, and the
 * text of notifications.
 */
export const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

/** What was typed, out of what Slack sends: it escapes the same three signs. */
export const unescaped = (text: string): string =>
  text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");

/** Links, channels and addresses as Slack marks them in a message: `<https://x.com|the page>`, `<#C1|general>`. */
const marked = /<(?:[@#!][^|<>]+\|([^<>]+)|(?:mailto:|tel:)[^|<>]+\|([^<>]+)|(https?:[^|<>]+)(?:\|[^<>]*)?)>/g;

/** A message's words as people read them: what was typed, with the address of each link. */
export const readable = (text: string): string =>
  unescaped(
    text.replace(marked, (_, name?: string, contact?: string, address?: string) => name ?? contact ?? address ?? ""),
  );
