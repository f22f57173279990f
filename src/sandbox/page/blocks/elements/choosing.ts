/** How one chooses from a list that hangs on a box: what was typed, which option is active, what the keys do. */
import { useState } from "preact/hooks";
import type { InputProps } from "./input-props.ts";
import { type Item, useOffer } from "./items.ts";

export type Choosing = Pick<InputProps, "blockId" | "element" | "dispatches"> & {
  many: boolean;
  chosen: Item[];
  onCommit: (items: Item[]) => void;
};

export function useChoosing({ blockId, element, dispatches, many, chosen, onCommit }: Choosing) {
  const [{ open, typed, at }, set] = useState({ open: false, typed: "", at: 0 });
  const offer = useOffer(blockId, element, typed, open);
  // a list that is still being asked for is of what was typed before: Enter must not take from it
  const active = offer.state === "ready" ? offer.items[at] : undefined;
  const show = () => set({ open: true, typed, at });
  const hide = () => set({ open: false, typed: "", at: 0 });
  const type = (text: string) => set({ open: true, typed: text, at: 0 });
  const choose = (item: Item) => {
    const next = many ? toggled(chosen, item, element.max_selected_items) : [item];
    if (next) onCommit(next);
    if (!many) hide();
    else if (typed) type("");
  };
  const move = (step: number) => {
    const count = offer.items.length;
    if (!open) show();
    else if (count > 0) set({ open, typed, at: (at + step + count) % count });
  };
  const erase = () => {
    const keeps = typed !== "" || chosen.length === 0 || (!many && (dispatches || open));
    if (!keeps) onCommit(chosen.slice(0, -1));
    return !keeps;
  };
  const onKeyDown = keyed({
    ArrowDown: () => move(1),
    ArrowUp: () => move(-1),
    Enter: () => (open && active ? choose(active) : show()),
    Escape: () => (open ? hide() : false),
    Backspace: erase,
    Delete: erase,
  });
  return { open, typed, at, active, offer, show, hide, type, choose, onKeyDown };
}

/** With the item put in or taken out; undefined when no more may be chosen. */
function toggled(chosen: Item[], item: Item, most = Number.POSITIVE_INFINITY): Item[] | undefined {
  const others = chosen.filter(({ key }) => key !== item.key);
  if (others.length < chosen.length) return others;
  return chosen.length < most ? [...chosen, item] : undefined;
}

/** A key handler from a table; a deed that gives false leaves the key to others. */
function keyed(deeds: Record<string, () => unknown>) {
  return (event: KeyboardEvent) => {
    if (event.isComposing || !Object.hasOwn(deeds, event.key) || deeds[event.key]?.() === false) return;
    event.preventDefault();
    event.stopPropagation();
  };
}
