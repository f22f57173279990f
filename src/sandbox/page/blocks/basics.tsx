/** The plain blocks: section, context, actions, header, divider. */
import type { Block } from "../../protocol.ts";
import { plainOf, TextObject } from "../mrkdwn/draw.tsx";
import { ElementView } from "./elements/element.tsx";
import {
  type ActionsBlock,
  actionIdOf,
  type ContextBlock,
  type Element,
  type HeaderBlock,
  type SectionBlock,
  shapeOf,
  type Text,
} from "./shapes.ts";

type Props = { block: Block };

export function SectionView({ block }: Props) {
  const { text, fields, accessory } = shapeOf<SectionBlock>(block);
  return (
    <div class={accessory ? `section section-beside section-${accessory.type}` : "section"}>
      <div class="section-text">
        {text && <TextObject text={text} />}
        {fields && (
          <div class="fields">
            {fields.map((field, index) => (
              <div key={index}>
                <TextObject text={field} />
              </div>
            ))}
          </div>
        )}
      </div>
      {accessory && (
        <div class="section-accessory">
          <ElementView blockId={block.block_id ?? ""} element={accessory} dispatches />
        </div>
      )}
    </div>
  );
}

const isText = (element: Text | Element): element is Text => element.type === "mrkdwn" || element.type === "plain_text";

export function ContextView({ block }: Props) {
  return (
    <div class="context">
      {shapeOf<ContextBlock>(block).elements.map((element, index) =>
        isText(element) ? (
          <span key={index}>
            <TextObject text={element} />
          </span>
        ) : (
          <ElementView key={index} blockId={block.block_id ?? ""} element={element} dispatches />
        ),
      )}
    </div>
  );
}

export function ActionsView({ block }: Props) {
  return (
    <div class="actions">
      {shapeOf<ActionsBlock>(block).elements.map((element) => (
        <ElementView key={actionIdOf(element)} blockId={block.block_id ?? ""} element={element} dispatches />
      ))}
    </div>
  );
}

export function HeaderView({ block }: Props) {
  const { text, level } = shapeOf<HeaderBlock>(block);
  return <h3 class={`header header-${level ?? 1}`}>{plainOf(text)}</h3>;
}

export function DividerView() {
  return <hr class="divider" />;
}
