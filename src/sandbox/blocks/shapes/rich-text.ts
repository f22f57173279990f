import { among, anything, flag, like, list, number, part, type Shape, shape, text, URL_LIKE } from "../fields.ts";

const STYLED = { style: part("rich_text_style") };
const LEAVES = ["text", "link", "user", "usergroup", "team", "channel", "emoji", "broadcast", "color", "date"];
const BORDERED = { border: number() };
const leaves = list(part(...LEAVES.map((leaf) => `rich_text_leaf:${leaf}`)));

const leaf = (name: string, made: Shape): [string, Shape] => [`rich_text_leaf:${name}`, made];

/** Rich text: sections, lists, quotes and what stands in them. */
export const RICH_TEXT_SHAPES: Record<string, Shape> = {
  rich_text_section: shape({ elements: leaves }),
  rich_text_list: shape(
    { elements: list(part("rich_text_section")), style: among("bullet", "ordered") },
    { ...BORDERED, indent: number("listIndent"), offset: number() },
  ),
  rich_text_quote: shape({ elements: leaves }, BORDERED),
  rich_text_preformatted: shape({ elements: leaves }, { ...BORDERED, language: text() }),
  rich_text_style: shape(
    {},
    {
      bold: flag,
      code: flag,
      italic: flag,
      strike: flag,
      underline: flag,
      highlight: flag,
      client_highlight: flag,
      unlink: flag,
    },
  ),
  ...Object.fromEntries([
    leaf("text", shape({ text: text() }, STYLED)),
    leaf("link", shape({ url: like(URL_LIKE) }, { ...STYLED, text: text(), unsafe: flag })),
    leaf("user", shape({ user_id: text() }, STYLED)),
    leaf("usergroup", shape({ usergroup_id: text() }, STYLED)),
    leaf("team", shape({ team_id: text() }, STYLED)),
    leaf("channel", shape({ channel_id: text() }, STYLED)),
    leaf("emoji", shape({ name: text() }, { ...STYLED, unicode: text(), url: text(), skin_tone: anything })),
    leaf("broadcast", shape({ range: among("here", "channel", "everyone") }, STYLED)),
    leaf("color", shape({ value: text() }, STYLED)),
    leaf("date", shape({ timestamp: number(), format: text() }, { ...STYLED, url: like(URL_LIKE), fallback: text() })),
  ]),
};
