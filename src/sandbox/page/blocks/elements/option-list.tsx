import { Fragment } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { Icon } from "../../parts/icons.tsx";
import { useWords } from "../../state/desk.ts";
import type { Element } from "../shapes.ts";
import type { Item, Offer } from "./items.ts";

type Props = {
  id: string;
  offer: Offer;
  at: number;
  chosen: Item[];
  element: Element;
  typed: string;
  onChoose: (item: Item) => void;
};

/** The options under a select, by their groups. The focus stays in the box above; the active one is marked. */
export function OptionList({ id, offer, at, chosen, element, typed, onChoose }: Props) {
  const words = useWords();
  const self = useRef<HTMLDivElement>(null);
  useEffect(() => self.current?.querySelector(".active")?.scrollIntoView({ block: "nearest" }), [at]);
  const note = {
    short: words.typeMore(Math.max((element.min_query_length ?? 3) - typed.length, 1)),
    searching: words.searching,
    ready: offer.items.length === 0 ? words.noResults : null,
  }[offer.state];
  return (
    <div ref={self} role="listbox" id={id} class="menu" onPointerDown={(event) => event.preventDefault()}>
      {offer.items.map((item, index) => (
        <Fragment key={item.key}>
          {item.group && item.group !== offer.items[index - 1]?.group && <div class="menu-group">{item.group}</div>}
          <Row
            id={`${id}-${index}`}
            item={item}
            active={index === at}
            on={chosen.some(({ key }) => key === item.key)}
            onChoose={onChoose}
          />
        </Fragment>
      ))}
      {note && (
        <p class="menu-empty" role="status">
          {note}
        </p>
      )}
    </div>
  );
}

type RowProps = { id: string; item: Item; active: boolean; on: boolean; onChoose: (item: Item) => void };

function Row({ id, item, active, on, onChoose }: RowProps) {
  return (
    <button
      type="button"
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={on}
      class={active ? "menu-item active" : "menu-item"}
      onClick={() => onChoose(item)}
    >
      <span>{item.label}</span>
      {item.note && <small>{item.note}</small>}
      {on && <Icon name="check" size={16} />}
    </button>
  );
}
