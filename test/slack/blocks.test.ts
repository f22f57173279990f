import { expect, test } from "vitest";
import { titled } from "../../src/slack/blocks.ts";

test.each([
  ["Wang Wei", " · due 4 Dec 17:10"],
  ["Wang Wei", "\nbusiness, no visit for 150 days; technical, no visit for 91 days"],
  ["Wang Wei", "\nPromised: the rate (due on 19 Nov)"],
])("the title of “%s%s” is bold", (title, rest) => {
  expect(titled(title, rest)).toMatchObject({ text: { type: "mrkdwn", text: `*${title}*${rest}` } });
});

test.each([
  ":+1:",
  ":100:",
  "at 9:10:",
  "1:10-x:",
  "a:b",
  "*x*",
  "_x_",
  "`x`",
  "~x~",
  "<!channel>",
  "@here",
  "#general",
])("“%s” could format or ping: it is shown as it was typed", (rest) => {
  expect(titled("Wang Wei", ` ${rest}`)).toMatchObject({ text: { type: "plain_text", text: `Wang Wei ${rest}` } });
});
