/** How a list of messages keeps its place. */
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Timeline } from "../state/page-state.ts";

/** Nearer to an edge than this counts as being there. */
const NEAR_PX = 60;
const OLDER_PX = 600;
const GAP_PX = 4;

const isAtEnd = (list: HTMLElement) => list.scrollHeight - list.scrollTop - list.clientHeight < NEAR_PX;

/** The end, or the top of what is new when that is taller than the window: it is read from its beginning. */
function showNew(list: HTMLElement, selector: string): void {
  list.scrollTo({ top: list.scrollHeight });
  const newest = [...list.querySelectorAll(selector)].at(-1);
  const hiddenPx = newest ? list.getBoundingClientRect().top - newest.getBoundingClientRect().top : 0;
  if (hiddenPx > 0) list.scrollTop -= hiddenPx + GAP_PX;
}

type Watching = {
  /** the first message that was unread when the conversation was opened */
  newFrom: string | null;
  me: string | undefined;
  loadOlder: () => Promise<void>;
};

/** Stays at the end while there; keeps the place when older messages are put before; `missed` when newer came unseen. */
export function useScroll({ messages, loaded }: Timeline, watching: Watching) {
  const { newFrom, me, loadOlder } = watching;
  const frame = useRef<HTMLDivElement>(null);
  const atEnd = useRef(true);
  const loading = useRef(false);
  const before = useRef({ first: "", last: "", top: 0, loaded: false });
  const [missed, setMissed] = useState(false);
  const toEnd = () => frame.current?.scrollTo({ top: frame.current.scrollHeight });
  useLayoutEffect(() => {
    const list = frame.current;
    if (!list) return;
    const first = messages[0]?.ts ?? "";
    const last = messages.at(-1)?.ts ?? "";
    const older = before.current.first !== "" && first < before.current.first && last === before.current.last;
    const hasCome = before.current.loaded && last > before.current.last;
    const newest = messages.at(-1);
    const isForMe = newest?.ephemeral || newest?.user === me;
    if (hasCome && (atEnd.current || isForMe)) {
      showNew(list, ".message");
      atEnd.current = isAtEnd(list);
    } else if (atEnd.current) toEnd();
    else if (older) keepPlace(list, before.current);
    else if (hasCome) setMissed(true);
    before.current = { first, last, top: topOf(list, first), loaded };
  }, [messages]);
  useLayoutEffect(() => {
    if (!newFrom || !frame.current) return;
    showNew(frame.current, ".new-line");
    atEnd.current = isAtEnd(frame.current);
  }, [newFrom]);
  useStayAtEnd(frame, atEnd, toEnd);
  const onScroll = () => {
    const list = frame.current;
    if (!list) return;
    atEnd.current = isAtEnd(list);
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
