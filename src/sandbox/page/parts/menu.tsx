/** A button that opens a list of choices, by mouse and by keyboard. */
import type { ComponentChildren } from "preact";
import { useRef, useState } from "preact/hooks";
import { Popup } from "./popup.tsx";

type MenuItem = { key: string; label: ComponentChildren; note?: string | undefined; onChoose: () => void };

type Props = {
  name: string;
  items: MenuItem[];
  children: ComponentChildren;
  empty?: string;
  /** what the choices are, above them */
  heading?: string;
  class?: string;
  align?: "start" | "end";
  busy?: boolean;
};

/** The button and, while open, its menu. */
export function MenuButton(props: Props) {
  const { name, items, children, empty, heading, class: look = "", align = "start", busy = false } = props;
  const button = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  const close = () => {
    setOpen(false);
    button.current?.focus();
  };
  return (
    <>
      <button
        ref={button}
        type="button"
        class={look}
        aria-label={name}
        title={name}
        aria-haspopup="menu"
        aria-expanded={open}
        aria-busy={busy}
        onClick={() => !busy && setOpen(!open)}
      >
        {children}
      </button>
      {open && (
        <Popup anchor={button} onClose={() => setOpen(false)} align={align}>
          {heading && <p class="menu-group">{heading}</p>}
          <MenuList items={items} onClose={close} {...(empty ? { empty } : {})} />
        </Popup>
      )}
    </>
  );
}

function MenuList({ items, onClose, empty }: { items: MenuItem[]; onClose: () => void; empty?: string }) {
  const choose = (item: MenuItem) => {
    onClose();
    item.onChoose();
  };
  if (items.length === 0) return <p class="menu-empty">{empty}</p>;
  return (
    <div role="menu" class="menu" onKeyDown={(event) => walk(event, onClose)}>
      {items.map((item, index) => (
        <button
          key={item.key}
          type="button"
          role="menuitem"
          class="menu-item"
          ref={index === 0 ? focusFirst : null}
          tabIndex={-1}
          onClick={() => choose(item)}
        >
          <span>{item.label}</span>
          {item.note && <small>{item.note}</small>}
        </button>
      ))}
    </div>
  );
}

/** The popup opens only after its children are made: the focus waits for it. */
const focusFirst = (item: HTMLButtonElement | null) => queueMicrotask(() => item?.focus());

function walk(event: KeyboardEvent & { currentTarget: HTMLElement }, close: () => void): void {
  const items = [...event.currentTarget.querySelectorAll<HTMLElement>("[role=menuitem]")];
  const at = items.indexOf(document.activeElement as HTMLElement);
  const to: Record<string, number> = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 };
  const next = to[event.key];
  if (event.key === "Tab") close();
  else if (next === undefined) return;
  else items.at(next % items.length)?.focus();
  event.preventDefault();
  event.stopPropagation();
}
