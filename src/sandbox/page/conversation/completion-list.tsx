import { useEffect, useRef } from "preact/hooks";
import type { Completion } from "./completion.ts";

type Props = { id: string; items: Completion[]; at: number; onTake: (item: Completion) => void };

/** What the composer offers; the focus stays in the text. */
export function CompletionList({ id, items, at, onTake }: Props) {
  const self = useRef<HTMLDivElement>(null);
  useEffect(() => self.current?.querySelector(".active")?.scrollIntoView({ block: "nearest" }), [at]);
  return (
    <div ref={self} id={id} role="listbox" class="menu" onPointerDown={(event) => event.preventDefault()}>
      {items.map((item, index) => (
        <button
          key={item.key}
          type="button"
          tabIndex={-1}
          id={`${id}-${index}`}
          role="option"
          aria-selected={index === at}
          class={index === at ? "menu-item active" : "menu-item"}
          onClick={() => onTake(item)}
        >
          <span class="completion-label">{item.label}</span>
          {item.note && <small>{item.note}</small>}
        </button>
      ))}
    </div>
  );
}
