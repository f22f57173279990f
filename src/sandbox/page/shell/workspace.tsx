/** One person's whole page. */
import { useEffect, useState } from "preact/hooks";
import type { State } from "../../protocol.ts";
import { titleOf } from "../conversation/naming.ts";
import { RoomView } from "../conversation/room.tsx";
import { ThreadPanel } from "../conversation/thread.tsx";
import { GlassButton, GlassPane } from "../glass/pane.tsx";
import { ModalStack } from "../modal/stack.tsx";
import { useDesk, usePage } from "../state/desk.ts";
import { useWords } from "../state/reader.tsx";
import { Announcer } from "./announcer.tsx";
import { ArrivalNotice } from "./arrival.tsx";
import { ClockButton } from "./clock.tsx";
import { LanguageSwitch, PersonSwitch } from "./person-switch.tsx";
import { SideBar } from "./side-bar.tsx";

type Props = { onSwitch: (id: string) => void };

export function Workspace({ onSwitch }: Props) {
  const desk = useDesk();
  const words = useWords();
  const world = usePage((page) => page.world);
  const link = usePage((page) => page.link);
  const [menuOpen, setMenuOpen] = useState(false);
  useDocument();
  if (!world) {
    return (
      <main class="choose">
        <p role="status">{link === "failed" ? words.failedToLoad : words.loading}</p>
      </main>
    );
  }
  return (
    <div class={menuOpen ? "page page-menu-open" : "page"}>
      <TopBar world={world} onSwitch={onSwitch} />
      {link === "lost" && (
        <p class="lost" role="status">
          {words.lost}{" "}
          <button type="button" class="link-button" onClick={() => void desk.refresh()}>
            {words.retry}
          </button>
        </p>
      )}
      <div class="page-body">
        <button
          type="button"
          class="veil"
          aria-label={words.closeMenu}
          tabIndex={menuOpen ? 0 : -1}
          onClick={() => setMenuOpen(false)}
        />
        <SideBar world={world} onChosen={() => setMenuOpen(false)} />
        <RoomView onMenu={() => setMenuOpen(true)} />
        <ThreadSide world={world} />
        <GlassPane />
      </div>
      <ArrivalNotice world={world} />
      <ModalStack />
      <Announcer />
    </div>
  );
}

function TopBar({ world, onSwitch }: { world: State; onSwitch: (id: string) => void }) {
  const words = useWords();
  return (
    <header class="top-bar">
      <span class="workspace-name">{words.workspace}</span>
      <GlassButton />
      <ClockButton />
      <LanguageSwitch me={world.me} />
      <PersonSwitch world={world} onSwitch={onSwitch} />
    </header>
  );
}

function ThreadSide({ world }: { world: State }) {
  const thread = usePage((page) => page.thread);
  const room = world.conversations.find(({ id }) => id === thread?.channel);
  return thread && room ? <ThreadPanel key={thread.ts} thread={thread} name={titleOf(room, world)} /> : null;
}

/** The window's title tells where one is and what is unread; the document's language follows the person's. */
function useDocument() {
  const words = useWords();
  const world = usePage((page) => page.world);
  const room = usePage((page) => page.room);
  useEffect(() => {
    if (!world) return;
    const unread = world.conversations.reduce((sum, each) => sum + each.unread, 0);
    const conversation = world.conversations.find(({ id }) => id === room);
    const name = conversation ? titleOf(conversation, world) : world.app.name;
    document.title = `${unread > 0 ? `(${unread}) ` : ""}${name} – ${words.workspace}`;
    document.documentElement.lang = world.me.locale.toLowerCase().startsWith("zh") ? "zh-CN" : "en";
  }, [world, room, words]);
}
