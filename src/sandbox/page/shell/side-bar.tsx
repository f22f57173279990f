import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import type { Conversation, State } from "../../protocol.ts";
import { appRoomOf, isDirect, partnerOf, titleOf } from "../conversation/naming.ts";
import { Avatar } from "../parts/avatar.tsx";
import { Icon } from "../parts/icons.tsx";
import { PeopleDialog } from "../parts/people-dialog.tsx";
import { useDesk, usePage } from "../state/desk.ts";
import { useWords } from "../state/reader.tsx";

/** The most others in direct messages, as in Slack. */
const MOST_OTHERS = 8;

/** Channels, direct messages and the app. On a phone it is a drawer, closed by choosing. */
export function SideBar({ world, onChosen }: { world: State; onChosen: () => void }) {
  const words = useWords();
  const app = appRoomOf(world);
  const direct = world.conversations.filter((each) => isDirect(each) && each.id !== app?.id);
  const channels = world.conversations.filter((each) => !isDirect(each));
  const row = (each: Conversation) => <Row key={each.id} conversation={each} world={world} onChosen={onChosen} />;
  return (
    <nav class="side-bar" aria-label={words.navigation}>
      <Group title={words.channels}>{channels.map(row)}</Group>
      <Group title={words.directMessages} action={<WriteButton world={world} onChosen={onChosen} />}>
        {direct.map(row)}
      </Group>
      <Group title={words.apps}>{app ? row(app) : <HomeRow world={world} onChosen={onChosen} />}</Group>
    </nav>
  );
}

function Group(props: { title: string; action?: ComponentChildren; children: ComponentChildren }) {
  const { title, action, children } = props;
  if (!action && Array.isArray(children) && children.length === 0) return null;
  return (
    <section>
      <div class="side-head">
        <h2>{title}</h2>
        {action}
      </div>
      <ul>{children}</ul>
    </section>
  );
}

/** Begins direct messages with one or several people. */
function WriteButton({ world, onChosen }: { world: State; onChosen: () => void }) {
  const desk = useDesk();
  const words = useWords();
  const [choosing, setChoosing] = useState(false);
  const write = async (users: string[]) => {
    setChoosing(false);
    const { channel } = await desk.act({ type: "openDirect", users });
    if (!channel) return;
    await desk.refresh();
    desk.openRoom(channel);
    onChosen();
  };
  const others = world.members.filter(({ id }) => id !== world.me.id);
  return (
    <>
      <button
        type="button"
        class="quiet-icon"
        aria-label={words.newDirect}
        title={words.newDirect}
        onClick={() => setChoosing(true)}
      >
        <Icon name="plus" size={16} />
      </button>
      {choosing && (
        <PeopleDialog
          title={words.newDirect}
          yes={words.write}
          people={others}
          most={MOST_OTHERS}
          onChosen={(users) => void write(users)}
          onCancel={() => setChoosing(false)}
        />
      )}
    </>
  );
}

type RowProps = { conversation: Conversation; world: State; onChosen: () => void };

function Row({ conversation, world, onChosen }: RowProps) {
  const desk = useDesk();
  const words = useWords();
  const room = usePage((page) => page.room);
  const { id, unread } = conversation;
  const isApp = conversation.name === world.app.botUserId;
  const current = room === id || (isApp && room === "home");
  const choose = () => {
    desk.openRoom(isApp && world.app.hasHome && unread === 0 && room !== id ? "home" : id);
    onChosen();
  };
  return (
    <li>
      <button
        type="button"
        class={unread ? "row row-unread" : "row"}
        aria-current={current ? "page" : undefined}
        onClick={choose}
      >
        <RowSign conversation={conversation} world={world} />
        <span class="row-name">{titleOf(conversation, world).replace(/^#/, "")}</span>
        {partnerOf(conversation, world)?.id === world.me.id && <small>{words.you}</small>}
        {unread > 0 && (
          <span class="count">
            <span aria-hidden="true">{unread}</span>
            <span class="unseen">{words.unread(unread)}</span>
          </span>
        )}
      </button>
    </li>
  );
}

function RowSign({ conversation, world }: { conversation: Conversation; world: State }) {
  if (conversation.kind === "im") return <Avatar member={partnerOf(conversation, world)} size={20} />;
  if (conversation.kind === "mpim") return <span class="row-count">{conversation.others?.length}</span>;
  return <Icon name={conversation.kind === "private" ? "lock" : "hash"} size={18} />;
}

function HomeRow({ world, onChosen }: { world: State; onChosen: () => void }) {
  const desk = useDesk();
  const room = usePage((page) => page.room);
  const open = () => {
    desk.openRoom("home");
    onChosen();
  };
  return (
    <li>
      <button type="button" class="row" aria-current={room === "home" ? "page" : undefined} onClick={open}>
        <Avatar member={world.members.find(({ id }) => id === world.app.botUserId)} size={20} />
        <span class="row-name">{world.app.name}</span>
      </button>
    </li>
  );
}
