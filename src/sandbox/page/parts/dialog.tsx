/** A modal window: the browser's own dialog keeps the focus inside and the rest of the page inert. */
import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";

type Props = { name: string; onEscape: () => void; children: ComponentChildren; class?: string; hidden?: boolean };

/** Where the focus starts: what asks for it, else the first field, else the browser's choice. */
const FIRST = "[data-focus-first=true], .dialog-body :is(input, textarea)";

/** Open as long as it is drawn and not hidden; closing gives the focus back to where it was. */
export function Dialog({ name, onEscape, children, class: look = "", hidden = false }: Props) {
  const self = useRef<HTMLDialogElement>(null);
  const left = useRef<Element | null>(null);
  // with the drawing, not after it: a key that is pressed at once must meet the dialog, or what had the focus before it
  useLayoutEffect(() => {
    const dialog = self.current;
    if (!dialog || hidden) return;
    const before = document.activeElement;
    dialog.showModal();
    const first = left.current ?? dialog.querySelector(FIRST);
    if (first instanceof HTMLElement) first.focus();
    return () => {
      left.current = dialog.contains(document.activeElement) ? document.activeElement : null;
      dialog.close();
      if (document.activeElement === document.body && before instanceof HTMLElement) before.focus();
    };
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
