import type { LimitName } from "../../../src/sandbox/blocks/limits.ts";
import type { Doc } from "../../../src/sandbox/doc.ts";
import type { Refused } from "../../../src/sandbox/refused.ts";
import { judged } from "./judged.ts";
import * as a from "./parts.ts";

export type Case = {
  limit: LimitName;
  least?: number;
  most?: number /** how many more is the next that counts */;
  step?: number;
  of: (count: number) => Refused | undefined;
};

export const message = (...blocks: Doc[]) => judged("message", blocks);
const button = (more: Doc) => message(a.actions(a.button(more)));
const select = (more: Doc) => message(a.actions({ type: "static_select", options: [a.option()], ...more }));
const chosen = (more: Doc) =>
  message(a.section({ accessory: { type: "multi_static_select", options: [a.option()], ...more } }));
const typed = (more: Doc) => message(a.input({ type: "plain_text_input", ...more }));
export const options = (count: number) => a.many(count, (i) => a.option(`${i}`));
const choose = (type: string, count: number) => message(a.actions({ type, options: options(count) }));
const image = (more: Doc) => message({ type: "image", image_url: "https://example.com", alt_text: "A", ...more });
const confirm = (more: Doc) => button({ confirm: { text: a.plain("Sure?"), ...more } });
const address = (count: number) => `https://${a.signs(count - 8)}`;

/** The limits on common blocks and on elements, with their numbers as Slack's sources give them, and something that has just so many. */
export const ELEMENT_LIMITS: Case[] = [
  { limit: "messageBlocks", most: 50, of: (n) => message(...a.many(n, () => ({ type: "divider" }))) },
  {
    limit: "viewBlocks",
    most: 100,
    of: (n) =>
      judged(
        "home",
        a.many(n, () => ({ type: "divider" })),
      ),
  },
  { limit: "blockId", most: 255, of: (n) => message(a.section({ block_id: a.signs(n) })) },
  { limit: "actionId", most: 255, of: (n) => button({ action_id: a.signs(n) }) },
  { limit: "words", least: 1, most: 3000, of: (n) => message({ type: "context", elements: [a.mrkdwn(a.signs(n))] }) },
  { limit: "sectionText", least: 1, most: 3000, of: (n) => message(a.section({ text: a.mrkdwn(a.signs(n)) })) },
  {
    limit: "sectionFields",
    least: 1,
    most: 10,
    of: (n) => message(a.section({ fields: a.many(n, () => a.plain("f")) })),
  },
  { limit: "sectionField", least: 1, most: 2000, of: (n) => message(a.section({ fields: [a.mrkdwn(a.signs(n))] })) },
  { limit: "headerText", least: 1, most: 150, of: (n) => message({ type: "header", text: a.plain(a.signs(n)) }) },
  { limit: "headerLevel", least: 1, most: 4, of: (n) => message({ type: "header", text: a.plain("T"), level: n }) },
  {
    limit: "contextElements",
    least: 1,
    most: 10,
    of: (n) => message({ type: "context", elements: a.many(n, () => a.plain("c")) }),
  },
  {
    limit: "actionsElements",
    least: 1,
    most: 25,
    of: (n) => message(a.actions(...a.many(n, (i) => a.button({ action_id: `${i}` })))),
  },
  {
    limit: "contextActionsElements",
    least: 1,
    most: 5,
    of: (n) =>
      message({
        type: "context_actions",
        elements: a.many(n, () => ({ type: "icon_button", icon: "trash", text: a.plain("x") })),
      }),
  },
  { limit: "imageUrl", most: 3000, of: (n) => image({ image_url: address(n) }) },
  { limit: "altText", least: 1, most: 2000, of: (n) => image({ alt_text: a.signs(n) }) },
  { limit: "imageTitle", least: 1, most: 2000, of: (n) => image({ title: a.plain(a.signs(n)) }) },
  {
    limit: "inputLabel",
    least: 1,
    most: 2000,
    of: (n) => message(a.input({ type: "plain_text_input" }, { label: a.plain(a.signs(n)) })),
  },
  {
    limit: "inputHint",
    least: 1,
    most: 2000,
    of: (n) => message(a.input({ type: "plain_text_input" }, { hint: a.plain(a.signs(n)) })),
  },
  { limit: "typedMinLength", least: 0, most: 3000, of: (n) => typed({ min_length: n }) },
  { limit: "typedMaxLength", least: 1, most: 3000, of: (n) => typed({ max_length: n }) },
  { limit: "placeholder", least: 1, most: 150, of: (n) => typed({ placeholder: a.plain(a.signs(n)) }) },
  { limit: "buttonText", least: 1, most: 75, of: (n) => button({ text: a.plain(a.signs(n)) }) },
  { limit: "buttonValue", most: 2000, of: (n) => button({ value: a.signs(n) }) },
  { limit: "buttonUrl", most: 3000, of: (n) => button({ url: address(n) }) },
  { limit: "accessibilityLabel", most: 75, of: (n) => button({ accessibility_label: a.signs(n) }) },
  { limit: "confirmTitle", least: 1, most: 100, of: (n) => confirm({ title: a.plain(a.signs(n)) }) },
  { limit: "confirmText", least: 1, most: 300, of: (n) => confirm({ text: a.mrkdwn(a.signs(n)) }) },
  { limit: "confirmButton", least: 1, most: 30, of: (n) => confirm({ deny: a.plain(a.signs(n)) }) },
  { limit: "optionText", least: 1, most: 75, of: (n) => select({ options: [a.option("a", a.signs(n))] }) },
  { limit: "optionValue", most: 150, of: (n) => select({ options: [a.option(a.signs(n))] }) },
  {
    limit: "optionDescription",
    least: 1,
    most: 75,
    of: (n) => select({ options: [{ ...a.option(), description: a.plain(a.signs(n)) }] }),
  },
  {
    limit: "optionUrl",
    most: 3000,
    of: (n) => message(a.section({ accessory: { type: "overflow", options: [{ ...a.option(), url: address(n) }] } })),
  },
  { limit: "options", least: 1, most: 100, of: (n) => select({ options: options(n) }) },
  {
    limit: "optionGroups",
    least: 1,
    most: 100,
    of: (n) =>
      message(
        a.actions({
          type: "static_select",
          option_groups: a.many(n, (i) => ({ label: a.plain("G"), options: [a.option(`${i}`)] })),
        }),
      ),
  },
  {
    limit: "optionGroupLabel",
    least: 1,
    most: 75,
    of: (n) =>
      message(
        a.actions({ type: "static_select", option_groups: [{ label: a.plain(a.signs(n)), options: [a.option()] }] }),
      ),
  },
  { limit: "choices", least: 1, most: 10, of: (n) => choose("checkboxes", n) },
  { limit: "overflowOptions", least: 1, most: 5, of: (n) => choose("overflow", n) },
  { limit: "chosenItems", least: 1, of: (n) => chosen({ max_selected_items: n }) },
  { limit: "queryLength", least: 0, of: (n) => message(a.actions({ type: "external_select", min_query_length: n })) },
  {
    limit: "inputFiles",
    least: 1,
    most: 10,
    of: (n) => judged("modal", [a.input({ type: "file_input", max_files: n })]),
  },
  { limit: "inputLines", least: 1, most: 100, of: (n) => message(a.input({ type: "rich_text_input", max_lines: n })) },
];
