import { useId } from "preact/hooks";
import type { Block } from "../../protocol.ts";
import { plainOf } from "../mrkdwn/draw.tsx";
import { Icon } from "../parts/icons.tsx";
import { useWords } from "../state/desk.ts";
import { ElementView } from "./elements/element.tsx";
import { type InputBlock, shapeOf } from "./shapes.ts";
import { useSurface } from "./surface.tsx";

/** A field with its label, its hint and, when the app or the page refuses what it holds, the reason. */
export function InputView({ block }: { block: Block }) {
  const { label, hint, optional, dispatch_action, element } = shapeOf<InputBlock>(block);
  const id = useId();
  const words = useWords();
  const error = useSurface().errors[block.block_id ?? ""];
  const described = [error && `${id}-error`, hint && `${id}-hint`].filter(Boolean).join(" ");
  return (
    <div class={error ? "field field-wrong" : "field"} data-block={block.block_id}>
      <div class="field-label" id={`${id}-label`}>
        {plainOf(label)}
        {optional && <span class="field-optional">{words.optional}</span>}
      </div>
      <ElementView
        blockId={block.block_id ?? ""}
        element={element}
        dispatches={dispatch_action ?? false}
        labelledBy={`${id}-label`}
        describedBy={described || undefined}
        invalid={error !== undefined}
      />
      {error && (
        <p class="field-error" id={`${id}-error`}>
          <Icon name="warn" size={16} />
          {error}
        </p>
      )}
      {hint && (
        <p class="field-hint" id={`${id}-hint`}>
          {plainOf(hint)}
        </p>
      )}
    </div>
  );
}
