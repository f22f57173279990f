/** A modal window: the browser's own dialog keeps the focus inside and the rest of the page inert. */
import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";

type Props = { name: string; onEscape: () => void; children: ComponentChildren; class?: string; hidden?: boolean };

/** Where the focus starts: what asks for it, else the first field, else the browser's choice. */
const FIRST = "[data-focus-first=true], .dialog-body :is(input, textarea)";

/** Open as long as it is drawn and not hidden; gives the focus back when it goes. */
export function Dialog({ name, onEscape, children, class: look = "", hidden = false }: Props) {
  const self = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  useEffect(() => {
    const dialog = self.current;
    if (!dialog) return;
    if (hidden) dialog.close();
    else if (!dialog.open) {
      dialog.showModal();
      dialog.querySelector<HTMLElement>(FIRST)?.focus();
    }
  }, [hidden]);
  return (
    <dialog
      ref={self}
      class={`dialog ${look}`}
      aria-label={name}
      onCancel={(event) => {
        event.preventDefault();
        onEscape();
      }}
      onKeyDown={(event) => {
        if (event.key !== "Escape" || event.defaultPrevented) return;
        event.preventDefault();
        event.stopPropagation();
        onEscape();
      }}
    >
      {children}
    </dialog>
  );
}
