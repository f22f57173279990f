/** One person's seat at the workspace: what is known, and what can be done. Made once, handed to all views by context. */
import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { Act, ActResult, Happening } from "../../protocol.ts";
import { createApi, isStranger } from "./api.ts";
import type { Desk } from "./desk-shape.ts";
import { loadOlder, loadRoom, loadThread } from "./load.ts";
import { applyHappening, emptyPage, type PageState, type Room } from "./page-state.ts";
import { createStore, useStore } from "./store.ts";
import { keepStream } from "./stream.ts";
import { mergeTraffic } from "./traffic.ts";

const DeskContext = createContext<Desk | null>(null);
export const DeskProvider = DeskContext.Provider;

/** The desk that the page was opened for. */
export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (!desk) throw new Error("a view stands outside of its desk");
  return desk;
}

/** A part of what the page knows. */
export function usePage<S>(select: (page: PageState) => S): S {
  return useStore(useDesk().store, select);
}

/** Sits a person down: loads the workspace and follows it until `leave`. */
export function createDesk(as: string, firstRoom: Room | null): Desk {
  const store = createStore<PageState>({ ...emptyPage, room: firstRoom });
  const api = createApi(as);
  const set = (change: Partial<PageState>) => store.set((page) => ({ ...page, ...change }));
  const act = (each: Act) => api.act(each).catch((): ActResult => ({ ok: false }));
  const desk: Desk = {
    as,
    store,
    api,
    act,
    openRoom: (room) => void loadRoom(desk, room),
    openThread(thread) {
      set({ thread });
      if (thread) void loadThread(desk, thread);
    },
    loadOlder: (key) => loadOlder(desk, key),
    watchTraffic(on) {
      set({ traffic: on ? [] : null });
      if (on) void loadTraffic(desk);
    },
    refresh: () => refresh(desk),
    leave: () => undefined,
  };
  const stop = keepStream({
    open: api.stream,
    onOpen: () => void desk.refresh(),
    onLost: () => void noticeLoss(desk),
    onHappening: (happening) => follow(desk, happening),
  });
  const look = () => document.visibilityState === "visible" && readWhatIsSeen(desk);
  document.addEventListener("visibilitychange", look);
  desk.leave = () => {
    stop();
    document.removeEventListener("visibilitychange", look);
  };
  return desk;
}

/** Fetches everything anew: at the start, and when the stream was interrupted. */
async function refresh(desk: Desk): Promise<void> {
  try {
    const world = await desk.api.state();
    desk.store.set((page) => ({ ...page, link: "live", world }));
    const { room, thread, traffic } = desk.store.get();
    if (traffic) void loadTraffic(desk);
    const known = room === "home" || world.conversations.some(({ id }) => id === room);
    await loadRoom(desk, known && room ? room : (world.conversations[0]?.id ?? "home"));
    if (thread) await loadThread(desk, thread);
  } catch (error) {
    loseLink(desk, error);
  }
}

/** A stream that ends without a word may be the workspace's or the person's end: asking for the state tells which. */
async function noticeLoss(desk: Desk): Promise<void> {
  loseLink(desk);
  await desk.api.state().catch((error) => loseLink(desk, error));
}

function loseLink(desk: Desk, error?: unknown): void {
  const link = isStranger(error) ? "stranger" : undefined;
  desk.store.set((page) => ({ ...page, link: link ?? (page.world ? "lost" : "failed") }));
}

/** What the server remembers, and what came by the stream since: numbers begin anew when it is started again. */
async function loadTraffic(desk: Desk): Promise<void> {
  const { entries } = await desk.api.traffic().catch(() => ({ entries: [] }));
  const fetchedTo = entries.at(-1)?.at ?? "";
  desk.store.set((page) => {
    const since = page.traffic?.filter(({ at }) => at > fetchedTo) ?? [];
    return page.traffic ? { ...page, traffic: mergeTraffic(entries, since) } : page;
  });
}

function follow(desk: Desk, happening: Happening): void {
  if (happening.type === "reset") {
    desk.store.set((page) => ({ ...page, timelines: {}, thread: null, newFrom: null, arrival: null }));
    void desk.refresh();
    return;
  }
  const seen = document.visibilityState === "visible";
  desk.store.set((page) => applyHappening(page, happening, seen));
  if (happening.type !== "message") return;
  const { channel } = happening.message;
  const { room, world } = desk.store.get();
  if (!world?.conversations.some(({ id }) => id === channel)) void desk.refresh();
  else if (seen && room === channel) void desk.act({ type: "read", channel });
}

/** What came while the window was hidden is read when it is looked at again. */
function readWhatIsSeen(desk: Desk): void {
  const { room, world } = desk.store.get();
  if (world?.conversations.some(({ id, unread }) => id === room && unread > 0)) desk.openRoom(room ?? "home");
}
