import type { Json } from "../../../../lib/json.ts";
import { plainOf } from "../../mrkdwn/draw.tsx";
import type { RichLeaf, RichPart } from "../shapes.ts";
import { useElement } from "../surface.tsx";
import type { InputProps } from "./input-props.ts";

/** Rich text typed as plain words: what it sends has Slack's shape, without styles. */
export function RichInputElement({ blockId, element, dispatches, labelledBy, describedBy, invalid }: InputProps) {
  const { value, enter, press } = useElement(blockId, element);
  const change = (text: string) => enter({ rich_text_value: text === "" ? null : richOf(text) });
  return (
    <textarea
      class="input"
      rows={4}
      value={wordsIn(value.rich_text_value)}
      placeholder={plainOf(element.placeholder)}
      aria-labelledby={labelledBy}
      aria-describedby={describedBy}
      aria-invalid={invalid ?? false}
      data-focus-first={element.focus_on_load ?? false}
      onInput={({ currentTarget }) => change(currentTarget.value)}
      onChange={() => dispatches && void press(value)}
    />
  );
}

const richOf = (text: string): Json => ({
  type: "rich_text",
  elements: [{ type: "rich_text_section", elements: [{ type: "text", text }] }],
});

/** The words of a rich text, part by part. */
function wordsIn(rich: unknown): string {
  const parts = (rich as { elements?: RichPart[] } | null)?.elements ?? [];
  const words = (part: RichPart | RichLeaf): string =>
    "elements" in part ? part.elements.map(words).join("") : (part.text ?? "");
  return parts.map(words).join("\n");
}
