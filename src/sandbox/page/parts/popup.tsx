/** A small window that hangs on an element: it lies in the browser's top layer, so nothing cuts it off, not even a dialog. */
import type { ComponentChildren, RefObject } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";

const GAP_PX = 4;
const EDGE_PX = 8;

type Props = {
  anchor: RefObject<HTMLElement | null>;
  onClose: () => void;
  children: ComponentChildren;
  /** as wide as its anchor at least */
  wide?: boolean;
  align?: "start" | "end";
  class?: string;
};

/** Open as long as it is drawn; a press outside closes it, and Escape, which gives the focus back to the anchor. */
export function Popup({ anchor, onClose, children, wide, align = "start", class: name = "" }: Props) {
  const self = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const popup = self.current;
    if (!popup || !anchor.current) return;
    if (!popup.matches(":popover-open")) popup.showPopover();
    place(popup, anchor.current, { wide: wide ?? false, align });
  });
  // at once, not after the next frame: Escape may follow on the heels of what opened it
  useLayoutEffect(() => {
    const outside = ({ target }: Event) => {
      if (!(target instanceof Node)) return;
      if (!self.current?.contains(target) && !anchor.current?.contains(target)) onClose();
    };
    const moved = ({ target }: Event) => {
      if (target instanceof Node && self.current?.contains(target)) return;
      if (self.current && anchor.current) place(self.current, anchor.current, { wide: wide ?? false, align });
    };
    const onEscape = (event: KeyboardEvent) => {
      if (event.key !== "Escape") return;
      event.preventDefault();
      event.stopPropagation();
      onClose();
      anchor.current?.focus();
    };
    const popup = self.current;
    popup?.addEventListener("keydown", onEscape);
    document.addEventListener("pointerdown", outside, true);
    document.addEventListener("scroll", moved, true);
    return () => {
      popup?.removeEventListener("keydown", onEscape);
      document.removeEventListener("pointerdown", outside, true);
      document.removeEventListener("scroll", moved, true);
    };
  });
  return (
    <div ref={self} class={`popup ${name}`} popover="manual">
      {children}
    </div>
  );
}

function place(
  popup: HTMLElement,
  anchor: HTMLElement,
  { wide, align }: { wide: boolean; align: "start" | "end" },
): void {
  const around = anchor.getBoundingClientRect();
  if (wide) popup.style.minWidth = `${around.width}px`;
  const { offsetWidth, offsetHeight } = popup;
  const below = innerHeight - around.bottom - GAP_PX - EDGE_PX;
  const above = around.top - GAP_PX - EDGE_PX;
  const upward = offsetHeight > below && above > below;
  const left = align === "start" ? around.left : around.right - offsetWidth;
  popup.style.maxHeight = `${Math.max(upward ? above : below, 80)}px`;
  popup.style.left = `${Math.max(EDGE_PX, Math.min(left, innerWidth - offsetWidth - EDGE_PX))}px`;
  popup.style.top = `${upward ? around.top - Math.min(offsetHeight, above) - GAP_PX : around.bottom + GAP_PX}px`;
}
