/** The messages of a conversation, by days, the newest at the bottom. */
import { Fragment } from "preact";
import type { Message } from "../../protocol.ts";
import { memo } from "../parts/memo.ts";
import { dateOfTs, dayOf, type Reader } from "../state/dates.ts";
import { useDesk, usePage } from "../state/desk.ts";
import { emptyTimeline } from "../state/page-state.ts";
import { useReader, useWords } from "../state/reader.tsx";
import { type Chunk, useChunks } from "./chunks.ts";
import { dayIn } from "./days.ts";
import { FirstSteps } from "./first-steps.tsx";
import { MessageView } from "./message.tsx";
import { useScroll } from "./scroll.ts";

/** Messages of one author within this time stand under one name. */
const GROUP_MS = 5 * 60_000;

/** Scrolls with new messages while at its end; scrolled up, it loads older ones and says when newer have come. */
export function MessageList({ channel, name }: { channel: string; name: string }) {
  const desk = useDesk();
  const words = useWords();
  const timeline = usePage((page) => page.timelines[channel] ?? emptyTimeline);
  const newFrom = usePage((page) => page.newFrom);
  const me = usePage((page) => page.world?.me.id);
  const { messages, hasMore, loaded } = timeline;
  const chunks = useChunks(messages);
  const { frame, onScroll, missed, toEnd } = useScroll(timeline, {
    newFrom,
    me,
    loadOlder: () => desk.loadOlder(channel),
  });
  return (
    <div class="list-frame">
      <div ref={frame} class="list" role="log" aria-live="off" aria-label={words.messageList(name)} onScroll={onScroll}>
        <div>
          {" "}
          <div class="list-top">{!loaded ? words.loading : hasMore ? words.loadingOlder : words.beginning(name)}</div>
          {loaded && messages.length === 0 && <FirstSteps />}
          {chunks.map((chunk) => (
            <ChunkView
              key={chunk.key}
              chunk={chunk}
              newFrom={chunk.messages.some(({ ts }) => ts === newFrom) ? newFrom : null}
            />
          ))}
        </div>{" "}
      </div>
      {missed && (
        <button type="button" class="jump" onClick={toEnd}>
          {words.jumpToLatest}
        </button>
      )}
    </div>
  );
}

/** The browser leaves out the drawing of chunks that are not seen (`content-visibility`). */
const ChunkView = memo(function ChunkView({ chunk, newFrom }: { chunk: Chunk; newFrom: string | null }) {
  const reader = useReader();
  const { messages } = chunk;
  return (
    <div class="chunk">
      {messages.map((message, index) => {
        const before = messages[index - 1] ?? chunk.before;
        return (
          <Fragment key={message.ts}>
            <Separators before={before} message={message} reader={reader} newFrom={newFrom} />
            <MessageView message={message} grouped={follows(before, message, reader) && message.ts !== newFrom} />
          </Fragment>
        );
      })}
    </div>
  );
});

function follows(before: Message | undefined, message: Message, reader: Reader): boolean {
  if (!before || before.user !== message.user || before.ephemeral !== message.ephemeral) return false;
  const apart = dateOfTs(message.ts).getTime() - dateOfTs(before.ts).getTime();
  return apart < GROUP_MS && !before.replyCount && dayIn(reader.zone, before) === dayIn(reader.zone, message);
}

type SeparatorProps = { before: Message | undefined; message: Message; reader: Reader; newFrom: string | null };

function Separators({ before, message, reader, newFrom }: SeparatorProps) {
  const newDay = !before || dayIn(reader.zone, before) !== dayIn(reader.zone, message);
  return (
    <>
      {newDay && (
        <h3 class="day">
          <span>{dayOf(dateOfTs(message.ts), reader)}</span>
        </h3>
      )}
      {message.ts === newFrom && (
        <p class="new-line">
          <span>{reader.words.newMessages}</span>
        </p>
      )}
    </>
  );
}
