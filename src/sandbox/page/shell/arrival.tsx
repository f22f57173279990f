import { useEffect, useState } from "preact/hooks";
import type { State } from "../../protocol.ts";
import { isDirect, titleOf } from "../conversation/naming.ts";
import { wordsIn } from "../mrkdwn/plain.ts";
import { Avatar } from "../parts/avatar.tsx";
import { Icon } from "../parts/icons.tsx";
import { useDesk, usePage } from "../state/desk.ts";
import { useWords } from "../state/reader.tsx";

const SHOWN_MS = 8000;

/** Shows for a while what came elsewhere; takes no focus, stays while it is pointed at or focused. The announcer has read it aloud. */
export function ArrivalNotice({ world }: { world: State }) {
  const desk = useDesk();
  const words = useWords();
  const arrival = usePage((page) => page.arrival);
  const [held, setHeld] = useState(false);
  const hide = () => desk.store.set((page) => ({ ...page, arrival: null }));
  useEffect(() => {
    if (!arrival || held) return;
    const timer = setTimeout(hide, SHOWN_MS);
    return () => clearTimeout(timer);
  }, [arrival, held]);
  const room = world.conversations.find(({ id }) => id === arrival?.message.channel);
  if (!arrival || !room) return null;
  const { message, count } = arrival;
  const author = world.members.find(({ id }) => id === message.user);
  const hold = { onMouseEnter: () => setHeld(true), onFocusIn: () => setHeld(true) };
  const release = { onMouseLeave: () => setHeld(false), onFocusOut: () => setHeld(false) };
  return (
    <section class="arrival" aria-label={words.newMessages} {...hold} {...release}>
      <button type="button" class="arrival-open" onClick={() => desk.openRoom(room.id)}>
        <Avatar member={author} size={28} />
        <span class="arrival-words">
          <strong>{author?.realName || words.someone}</strong>
          {!isDirect(room) && <small> {titleOf(room, world)}</small>}
          {count > 1 && <small> {words.andMore(count - 1)}</small>}
          <span class="arrival-text">{wordsIn(message.text, world.members)}</span>
        </span>
      </button>
      <button type="button" class="quiet-icon" aria-label={words.dismiss} title={words.dismiss} onClick={hide}>
        <Icon name="close" size={16} />
      </button>
    </section>
  );
}
