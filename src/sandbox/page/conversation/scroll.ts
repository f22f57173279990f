/** How a list of messages keeps its place. */
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Message } from "../../protocol.ts";

/** Nearer to an edge than this counts as being there. */
const NEAR_PX = 60;
const OLDER_PX = 600;

/** Stays at the end while there; keeps the place when older messages are put before; `missed` when newer came unseen. */
export function useScroll(messages: Message[], loadOlder: () => Promise<void>) {
  const frame = useRef<HTMLDivElement>(null);
  const atEnd = useRef(true);
  const loading = useRef(false);
  const before = useRef({ first: "", last: "", top: 0 });
  const [missed, setMissed] = useState(false);
  const toEnd = () => frame.current?.scrollTo({ top: frame.current.scrollHeight });
  useLayoutEffect(() => {
    const list = frame.current;
    if (!list) return;
    const first = messages[0]?.ts ?? "";
    const last = messages.at(-1)?.ts ?? "";
    const older = before.current.first !== "" && first < before.current.first && last === before.current.last;
    if (atEnd.current) toEnd();
    else if (older) keepPlace(list, before.current);
    else if (last > before.current.last && before.current.last !== "") setMissed(true);
    before.current = { first, last, top: topOf(list, first) };
  }, [messages]);
  useStayAtEnd(frame, atEnd, toEnd);
  const onScroll = () => {
    const list = frame.current;
    if (!list) return;
    atEnd.current = list.scrollHeight - list.scrollTop - list.clientHeight < NEAR_PX;
    if (atEnd.current) setMissed(false);
    if (list.scrollTop > OLDER_PX || loading.current) return;
    loading.current = true;
    void loadOlder().finally(() => {
      loading.current = false;
    });
  };
  return { frame, onScroll, missed, toEnd };
}

/** Where a message stands, from the top of all that can be scrolled through. */
function topOf(list: HTMLElement, ts: string): number {
  const message = list.querySelector(`[data-ts="${CSS.escape(ts)}"]`);
  if (!message) return 0;
  return message.getBoundingClientRect().top - list.getBoundingClientRect().top + list.scrollTop;
}

/**
 * What was first went down by the height of what was put before it: the list follows. The browser's own scroll anchoring,
 * which keeps the place while chunks are measured, would follow a second time and rests until the next frame.
 */
function keepPlace(list: HTMLElement, { first, top }: { first: string; top: number }) {
  list.style.overflowAnchor = "none";
  list.scrollTop += topOf(list, first) - top;
  requestAnimationFrame(() => list.style.removeProperty("overflow-anchor"));
}

/** Pictures that load and a composer that grows must not push the end out of sight. */
function useStayAtEnd(frame: { current: HTMLDivElement | null }, atEnd: { current: boolean }, toEnd: () => void) {
  useEffect(() => {
    const list = frame.current;
    if (!list) return;
    const watch = new ResizeObserver(() => atEnd.current && toEnd());
    watch.observe(list);
    if (list.firstElementChild) watch.observe(list.firstElementChild);
    return () => watch.disconnect();
  }, []);
}
