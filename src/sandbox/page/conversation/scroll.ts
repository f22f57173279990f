/** How a list of messages keeps its place. */
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Message } from "../../protocol.ts";

/** Nearer to an edge than this counts as being there. */
const NEAR_PX = 60;
const OLDER_PX = 300;

/** Stays at the end while there; keeps the place when older messages are put before; `missed` when newer came unseen. */
export function useScroll(messages: Message[], loadOlder: () => Promise<void>) {
  const frame = useRef<HTMLDivElement>(null);
  const atEnd = useRef(true);
  const loading = useRef(false);
  const before = useRef({ first: "", last: "", height: 0 });
  const [missed, setMissed] = useState(false);
  const toEnd = () => frame.current?.scrollTo({ top: frame.current.scrollHeight });
  useLayoutEffect(() => {
    const list = frame.current;
    if (!list) return;
    const first = messages[0]?.ts ?? "";
    const last = messages.at(-1)?.ts ?? "";
    const older = before.current.first !== "" && first < before.current.first && last === before.current.last;
    if (atEnd.current) toEnd();
    else if (older) list.scrollTop += list.scrollHeight - before.current.height;
    else if (last > before.current.last && before.current.last !== "") setMissed(true);
    before.current = { first, last, height: list.scrollHeight };
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

/** Pictures that load and a composer that grows must not push the end out of sight. */
function useStayAtEnd(frame: { current: HTMLDivElement | null }, atEnd: { current: boolean }, toEnd: () => void) {
  useEffect(() => {
    const list = frame.current;
    if (!list) return;
    const watch = new ResizeObserver(() => atEnd.current && toEnd());
    watch.observe(list);
    for (const child of list.children) watch.observe(child);
    return () => watch.disconnect();
  });
}
