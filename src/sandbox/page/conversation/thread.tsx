import { Icon } from "../parts/icons.tsx";
import { useDesk, usePage } from "../state/desk.ts";
import { emptyTimeline, type Thread, threadKey } from "../state/page-state.ts";
import { useWords } from "../state/reader.tsx";
import { Composer } from "./composer.tsx";
import { MessageView } from "./message.tsx";
import { useScroll } from "./scroll.ts";

/** A thread beside its conversation: the message it began with, the replies, and where to reply. */
export function ThreadPanel({ thread, name }: { thread: Thread; name: string }) {
  const desk = useDesk();
  const words = useWords();
  const root = usePage((page) => page.timelines[thread.channel]?.messages.find(({ ts }) => ts === thread.ts));
  const replies = usePage((page) => page.timelines[threadKey(thread)] ?? emptyTimeline);
  const { messages } = replies;
  const me = usePage((page) => page.world?.me.id);
  const loadOlder = () => desk.loadOlder(threadKey(thread));
  const { frame, onScroll } = useScroll(replies, { newFrom: null, me, loadOlder });
  return (
    <aside class="thread" aria-label={words.thread} onKeyDown={({ key }) => key === "Escape" && desk.openThread(null)}>
      <header class="room-head">
        <h2>
          {words.thread} <small>{name}</small>
        </h2>
        <button
          type="button"
          class="quiet-icon"
          aria-label={words.close}
          title={words.close}
          onClick={() => desk.openThread(null)}
        >
          <Icon name="close" />
        </button>
      </header>
      <div ref={frame} class="list" role="log" aria-live="off" onScroll={onScroll}>
        <div>
          {" "}
          {root && <MessageView message={root} inThread />}
          <p class="day">
            <span>{words.replies(messages.length)}</span>
          </p>
          {messages.map((message) => (
            <MessageView key={message.ts} message={message} inThread />
          ))}
        </div>{" "}
      </div>
      <Composer key={thread.ts} channel={thread.channel} name={name} threadTs={thread.ts} />
    </aside>
  );
}
