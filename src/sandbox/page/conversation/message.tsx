/** One message of a conversation or a thread. */

import { useRef, useState } from "preact/hooks";
import type { Member, Message } from "../../protocol.ts";
import { Blocks } from "../blocks/blocks.tsx";
import { type Entered, SurfaceProvider } from "../blocks/surface.tsx";
import { MessageFiles } from "../files/message-files.tsx";
import { Mrkdwn } from "../mrkdwn/draw.tsx";
import { Avatar } from "../parts/avatar.tsx";
import { Icon } from "../parts/icons.tsx";
import { memo } from "../parts/memo.ts";
import { dateOfTs, fullOf, timeOf } from "../state/dates.ts";
import { useDesk, usePage } from "../state/desk.ts";
import { useReader, useWords } from "../state/reader.tsx";
import { EditBox } from "./edit-box.tsx";
import { MessageTools } from "./message-tools.tsx";
import { Reactions } from "./reactions.tsx";

type Props = { message: Message; grouped?: boolean; inThread?: boolean };

/** With its author and time, or only its words when it follows one of the same author (`grouped`). */
export const MessageView = memo(function MessageView({ message, grouped = false, inThread = false }: Props) {
  const author = usePage((page) => page.world?.members.find(({ id }) => id === message.user));
  const [editing, setEditing] = useState(false);
  const look = ["message", grouped ? "message-grouped" : "", message.ephemeral ? "message-private" : ""].join(" ");
  return (
    <article class={look} data-ts={message.ts}>
      {grouped ? <TimeMark ts={message.ts} class="message-side-time" /> : <Avatar member={author} />}
      <div class="message-main">
        {message.ephemeral && <PrivateMark message={message} />}
        {message.pinnedBy && <PinMark by={message.pinnedBy} />}
        {!grouped && <Byline author={author} ts={message.ts} />}
        {message.joined ? (
          <Joined message={message} />
        ) : editing ? (
          <EditBox message={message} onDone={() => setEditing(false)} />
        ) : (
          <Body message={message} />
        )}
        <Reactions message={message} />
        {!inThread && <ThreadLink message={message} />}
      </div>
      <MessageTools message={message} inThread={inThread} onEdit={() => setEditing(true)} />
    </article>
  );
});

function Byline({ author, ts }: { author: Member | undefined; ts: string }) {
  const words = useWords();
  return (
    <header class="byline">
      <strong>{author?.realName || author?.name || words.someone}</strong>
      {author?.isBot && <span class="badge">{words.appBadge}</span>}
      <TimeMark ts={ts} class="byline-time" />
    </header>
  );
}

function TimeMark({ ts, class: look }: { ts: string; class: string }) {
  const reader = useReader();
  const at = dateOfTs(ts);
  return (
    <time class={look} dateTime={at.toISOString()} title={fullOf(at, reader)}>
      {timeOf(at, reader)}
    </time>
  );
}

function PrivateMark({ message }: { message: Message }) {
  const desk = useDesk();
  const words = useWords();
  const { channel, ts } = message;
  return (
    <p class="private-mark">
      <Icon name="eye" size={14} /> {words.onlyYou}
      <button type="button" class="link-button" onClick={() => void desk.act({ type: "dismiss", channel, ts })}>
        {words.dismiss}
      </button>
    </p>
  );
}

function PinMark({ by }: { by: string }) {
  const words = useWords();
  const who = usePage((page) => page.world?.members.find(({ id }) => id === by)?.realName);
  return (
    <p class="pin-mark">
      <Icon name="pin" size={14} /> {words.pinnedBy(who ?? words.someone)}
    </p>
  );
}

/** What Slack says when its author came into the channel. */
function Joined({ message }: { message: Message }) {
  const words = useWords();
  const inviter = usePage((page) => page.world?.members.find(({ id }) => id === message.joined?.inviter)?.realName);
  return <p class="joined">{inviter ? words.broughtBy(inviter) : words.joined}</p>;
}

function Body({ message }: { message: Message }) {
  const words = useWords();
  const entered = useRef<Entered>({});
  const { channel, ts, blocks } = message;
  return (
    <div class="message-body">
      {blocks.length > 0 ? (
        <SurfaceProvider place={{ channel, ts }} blocks={blocks} entered={entered}>
          <Blocks blocks={blocks} />
        </SurfaceProvider>
      ) : (
        message.text && <Mrkdwn text={message.text} />
      )}
      {message.files && <MessageFiles files={message.files} />}
      {message.edited && <small class="edited">{words.edited}</small>}
    </div>
  );
}

function ThreadLink({ message }: { message: Message }) {
  const desk = useDesk();
  const words = useWords();
  if (!message.replyCount) return null;
  return (
    <button
      type="button"
      class="link-button thread-link"
      onClick={() => desk.openThread({ channel: message.channel, ts: message.ts })}
    >
      {words.replies(message.replyCount)}
    </button>
  );
}
