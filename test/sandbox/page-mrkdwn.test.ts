import { describe, expect, test } from "vitest";
import { parseMrkdwn } from "../../src/sandbox/page/mrkdwn/parse.ts";
import type { Inline, Piece } from "../../src/sandbox/page/mrkdwn/tree.ts";

/** The tree in short: `b(…)` bold, `i(…)`, `s(…)`, `[code]`, `{label→url}`, `@U1`, `#C1`, `!here`, `:name:`, quote lines with `| `. */
function short(node: Inline): string {
  switch (node.kind) {
    case "text":
      return node.text;
    case "code":
      return `[${node.text}]`;
    case "link":
      return `{${node.label}→${node.url}}`;
    case "user":
      return `@${node.id}`;
    case "channel":
      return `#${node.id}`;
    case "broadcast":
      return `!${node.name}`;
    case "emoji":
      return `:${node.name}:`;
    case "date":
      return `date(${node.seconds} ${node.format} ${node.fallback}${node.url ? ` ${node.url}` : ""})`;
    default:
      return `${node.kind[0]}(${node.children.map(short).join("")})`;
  }
}

const shortPiece = (piece: Piece): string =>
  piece.kind === "pre"
    ? `pre(${piece.text})`
    : piece.lines.map((line) => (piece.kind === "quote" ? "| " : "") + line.map(short).join("")).join("\n");

const read = (text: string, verbatim = false) => parseMrkdwn(text, verbatim).map(shortPiece).join("\n");

describe("styles", () => {
  test.each([
    ["*bold* text", "b(bold) text"],
    ["_italic_, ~struck~", "i(italic), s(struck)"],
    ["*bold _and italic_*", "b(bold i(and italic))"],
    ["(*bold*)", "(b(bold))"],
    ["2*3*4", "2*3*4"],
    ["snake_case_name", "snake_case_name"],
    ["* not bold*", "* not bold*"],
    ["*not bold *", "*not bold *"],
    ["*over\nlines*", "*over\nlines*"],
    ["余额*100*元", "余额*100*元"],
    ["余额 *100* 元", "余额 b(100) 元"],
    ["客户：*林*。", "客户：*林*。"],
    ["*", "*"],
    ["**", "**"],
    ["*<@U123>*", "b(@U123)"],
    ["*a `*` b*", "b(a [*] b)"],
  ])("%s", (text, tree) => expect(read(text)).toBe(tree));
});

describe("code and quotes", () => {
  test.each([
    ["`code`", "[code]"],
    ["a`b`c", "a`b`c"],
    ["`*plain*`", "[*plain*]"],
    ["`&lt;b&gt;`", "[<b>]"],
    ["```two\nlines```", "pre(two\nlines)"],
    ["before\n```x```\nafter", "before\npre(x)\nafter"],
    ["```<https://a.example|a> &amp; *b*```", "pre(a & *b*)"],
    ["> said\n> twice\nend", "| said\n| twice\nend"],
    ["&gt; escaped", "| escaped"],
    [">>> all\nthe rest", "| all\n| the rest"],
    ["a > b", "a > b"],
  ])("%s", (text, tree) => expect(read(text)).toBe(tree));
});

describe("tags", () => {
  test.each([
    ["<https://a.example/?q=1&amp;r=2|label>", "{label→https://a.example/?q=1&r=2}"],
    ["<https://a.example>", "{https://a.example→https://a.example}"],
    ["<mailto:a@b.example|a@b.example>", "{a@b.example→mailto:a@b.example}"],
    ["<@U123> in <#C45|sales>", "@U123 in #C45"],
    ["<!here> <!channel> <!everyone>", "!here !channel !everyone"],
    ["<!subteam^S1|@leads>", "!leads"],
    ["<!date^1700000000^{date} at {time}|then>", "date(1700000000 {date} at {time} then)"],
    ["<!date^1700000000^{date}^https://a.example/|then>", "date(1700000000 {date} then https://a.example/)"],
    ["<!date^1700000000^{date}^javascript:alert(1)|then>", "date(1700000000 {date} then)"],
    ["see https://a.example/x. ok", "see {https://a.example/x→https://a.example/x}. ok"],
    [":tada: :no_such_thing: 12:30:45", ":tada: :no_such_thing: 12:30:45"],
  ])("%s", (text, tree) => expect(read(text)).toBe(tree));

  test("a verbatim text leaves addresses alone", () => {
    expect(read("see https://a.example", true)).toBe("see https://a.example");
  });
});

describe("nothing becomes markup, and no address but http, https and mailto becomes a link", () => {
  test.each([
    ["<javascript:alert(1)|press me>", "press me"],
    ["<data:text/html,x|press me>", "press me"],
    ["<JaVaScRiPt:alert(1)|x>", "x"],
    ["<file:///etc/passwd|x>", "x"],
    ["<script>alert(1)</script>", "<script>alert(1)</script>"],
    ["&lt;img src=x onerror=alert(1)&gt;", "<img src=x onerror=alert(1)>"],
    ["&amp;lt;b&amp;gt;", "&lt;b&gt;"],
    ["&quot;&#60;", "&quot;&#60;"],
    ["<!channel", "<!channel"],
    ["<>", "<>"],
  ])("%s", (text, tree) => expect(read(text)).toBe(tree));
});

test("long and twisted text is read in no time", () => {
  const start = performance.now();
  for (const text of ["*".repeat(3000), "*a ".repeat(1000), "`a ".repeat(1000), "<".repeat(3000), "_*~".repeat(1000)])
    read(text);
  expect(performance.now() - start).toBeLessThan(1000);
});
