import { expect, test } from "vitest";
import { escaped, readable, unescaped } from "../../src/slack/escape.ts";

test.each([
  ["see <https://x.com/a?b=1&amp;c=2|the page>", "see https://x.com/a?b=1&c=2"],
  ["<https://x.com>", "https://x.com"],
  ["mail <mailto:a@b.com|a@b.com> or <tel:10086|10086>", "mail a@b.com or 10086"],
  ["in <#C123|general>, <@U123|mei>", "in general, mei"],
  ["&lt;https://x.com|no link&gt; 5 &lt; 6 &amp; 7", "<https://x.com|no link> 5 < 6 & 7"],
  ["<@U123> 王小明", "<@U123> 王小明"],
])("%s is read as %s", (text, read) => {
  expect(readable(text)).toBe(read);
});

test("what is escaped comes back as it was", () => {
  const typed = "<!channel> & *bold* &lt; 李";
  expect(unescaped(escaped(typed))).toBe(typed);
  expect(readable(escaped(typed))).toBe(typed);
});
