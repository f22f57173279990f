/** The middle of the page: a conversation, or the app's Home. */
import { useEffect, useRef } from "preact/hooks";
import type { Conversation, State } from "../../protocol.ts";
import { Blocks } from "../blocks/blocks.tsx";
import { type Entered, SurfaceProvider } from "../blocks/surface.tsx";
import { Avatar } from "../parts/avatar.tsx";
import { Icon } from "../parts/icons.tsx";
import { useDesk, usePage } from "../state/desk.ts";
import { useWords } from "../state/reader.tsx";
import { Composer } from "./composer.tsx";
import { InviteButton } from "./invite.tsx";
import { MessageList } from "./list.tsx";
import { appRoomOf, isDirect, partnerOf, titleOf } from "./naming.ts";

/** What the person has open. */
export function RoomView({ onMenu }: { onMenu: () => void }) {
  const world = usePage((page) => page.world);
  const room = usePage((page) => page.room);
  if (!world || !room) return null;
  const conversation = room === "home" ? appRoomOf(world) : world.conversations.find(({ id }) => id === room);
  const name = conversation ? titleOf(conversation, world) : world.app.name;
  return (
    <main class="room">
      <RoomHead world={world} conversation={conversation} name={name} onMenu={onMenu} />
      {room === "home" ? (
        <HomeView />
      ) : (
        <>
          <MessageList key={room} channel={room} name={name} />
          <Composer key={`composer-${room}`} channel={room} name={name} />
        </>
      )}
    </main>
  );
}

type HeadProps = { world: State; conversation: Conversation | undefined; name: string; onMenu: () => void };

function RoomHead({ world, conversation, name, onMenu }: HeadProps) {
  const words = useWords();
  const partner = conversation && partnerOf(conversation, world);
  const isApp = !conversation || conversation.name === world.app.botUserId;
  return (
    <header class="room-head">
      <button
        type="button"
        class="quiet-icon menu-toggle"
        aria-label={words.openMenu}
        title={words.openMenu}
        onClick={onMenu}
      >
        <Icon name="menu" />
      </button>
      {partner && <Avatar member={partner} size={28} />}
      <h1>{name}</h1>
      {isApp && <span class="badge">{words.appBadge}</span>}
      {partner && !isApp && <small>{partner.title}</small>}
      {conversation && !isApp && !isDirect(conversation) && <InviteButton world={world} room={conversation} />}
      {isApp && world.app.hasHome && <AppTabs world={world} />}
      {isApp && !world.app.connected && <span class="away">{words.appAway(world.app.name)}</span>}
    </header>
  );
}

function AppTabs({ world }: { world: State }) {
  const desk = useDesk();
  const words = useWords();
  const room = usePage((page) => page.room);
  const messages = appRoomOf(world)?.id;
  const tabs = [
    ["home", words.home],
    [messages, words.messages],
  ] as const;
  return (
    <nav class="tabs" aria-label={world.app.name}>
      {tabs.map(
        ([to, label]) =>
          to && (
            <button
              key={to}
              type="button"
              aria-current={room === to ? "page" : undefined}
              onClick={() => desk.openRoom(to)}
            >
              {label}
            </button>
          ),
      )}
    </nav>
  );
}

/** Long enough for the app to have heard of the change and done what falls due. */
const REOPEN_AFTER_MS = 1200;

/** A Home that lies open asks for itself again when the person's language or the clock was changed: it would show the old. */
function useFreshHome(): void {
  const desk = useDesk();
  const shownFor = usePage(({ world }) => `${world?.me.locale} ${world?.clock.version}`);
  const opened = useRef(shownFor);
  useEffect(() => {
    if (shownFor === opened.current) return;
    opened.current = shownFor;
    const timer = setTimeout(() => void desk.act({ type: "openHome" }), REOPEN_AFTER_MS);
    return () => clearTimeout(timer);
  }, [shownFor]);
}

function HomeView() {
  const words = useWords();
  useFreshHome();
  const home = usePage((page) => page.world?.home);
  const entered = useRef<Entered>((home?.state.values ?? {}) as Entered);
  if (!home || home.blocks.length === 0) return <p class="empty">{words.homeEmpty}</p>;
  return (
    <div class="home">
      <div class="home-page">
        <SurfaceProvider place={{ viewId: home.id }} blocks={home.blocks} entered={entered}>
          <Blocks blocks={home.blocks} />
        </SurfaceProvider>
      </div>
    </div>
  );
}
