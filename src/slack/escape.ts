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
