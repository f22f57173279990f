/** What a select offers, and what it holds: options, people, conversations, channels, one or many of them. */
import { useEffect, useState } from "preact/hooks";
import type { Json } from "../../../../lib/json.ts";
import type { Conversation, Member, State } from "../../../protocol.ts";
import { titleOf } from "../../conversation/naming.ts";
import { plainOf } from "../../mrkdwn/draw.tsx";
import { usePage } from "../../state/desk.ts";
import { type Element, jsonOf, type Option, type OptionGroup } from "../shapes.ts";
import { useSurface } from "../surface.tsx";
import type { Value } from "../values.ts";

export type Item = { key: string; label: string; note?: string | undefined; group?: string; held: Json };
export type Offer = { items: Item[]; state: "ready" | "searching" | "short" };

/** Slack waits for this many characters unless the element says otherwise. */
const SHORTEST_QUERY = 3;
const TYPING_PAUSE_MS = 250;

const nouns = {
  static: "option",
  external: "option",
  users: "user",
  conversations: "conversation",
  channels: "channel",
};
type Source = keyof typeof nouns;

/** `multi_users_select` → many, from users, held under `selected_users`. */
export function kindOf(type: string): { many: boolean; source: Source; heldUnder: string } {
  const many = type.startsWith("multi_");
  const source = type.replace(/^multi_/, "").replace(/_select$/, "") as Source;
  return { many, source, heldUnder: `selected_${nouns[source]}${many ? "s" : ""}` };
}

const itemOf = (option: Option, group?: OptionGroup): Item => ({
  key: option.value ?? option.text.text,
  label: plainOf(option.text),
  note: option.description && plainOf(option.description),
  held: jsonOf(option),
  ...(group ? { group: plainOf(group.label) } : {}),
});

const itemsOf = (element: { options?: Option[]; option_groups?: OptionGroup[] }): Item[] =>
  element.option_groups?.flatMap((group) => group.options.map((option) => itemOf(option, group))) ??
  (element.options ?? []).map((option) => itemOf(option));

/** What is chosen now, by name. */
export function heldItems(value: Value, element: Element, world: State): Item[] {
  const { source, heldUnder } = kindOf(element.type);
  const held = value[heldUnder];
  const list = Array.isArray(held) ? held : held ? [held] : [];
  if (nouns[source] === "option") return list.map((option) => itemOf(option as unknown as Option));
  const known = namesIn(element, world);
  return list.map(String).map((id) => known.find(({ key }) => key === id) ?? { key: id, label: id, held: id });
}

const personItem = ({ id, realName, name, title }: Member): Item => ({
  key: id,
  label: realName || name,
  note: title,
  held: id,
});
/** How Slack's `filter` of a select calls the kinds of conversations. */
const kindInFilter = { channel: "public", private: "private", im: "im", mpim: "mpim" };

/** A channels select offers open channels alone; one of conversations whatever its filter lets pass. */
function namesIn({ type, filter }: Element, world: State): Item[] {
  const { source } = kindOf(type);
  if (source === "users") return world.members.map(personItem);
  const isOffered = (room: Conversation) => {
    if (source === "channels") return room.kind === "channel";
    if (filter?.exclude_bot_users && room.name === world.app.botUserId) return false;
    return filter?.include?.includes(kindInFilter[room.kind]) ?? true;
  };
  const rooms = world.conversations.filter(isOffered);
  return rooms.map((room) => ({ key: room.id, label: titleOf(room, world), held: room.id }));
}

const matches = (typed: string) => {
  const wanted = typed.trim().toLowerCase();
  return ({ label, note }: Item) => `${label} ${note ?? ""}`.toLowerCase().includes(wanted);
};

/** What is offered for the typed words; an external select asks the app, after a pause in the typing. */
export function useOffer(blockId: string, element: Element, typed: string, open: boolean): Offer {
  const world = usePage((page) => page.world);
  const { source } = kindOf(element.type);
  const external = useSuggestions(blockId, element, typed, open && source === "external");
  if (source === "external") return external;
  const all = source === "static" ? itemsOf(element) : world ? namesIn(element, world) : [];
  return { items: all.filter(matches(typed)), state: "ready" };
}

function useSuggestions(blockId: string, element: Element, typed: string, wanted: boolean): Offer {
  const surface = useSurface();
  const [{ of, ...offer }, setOffer] = useState<Offer & { of: string }>({ items: [], state: "short", of: "" });
  const short = typed.length < (element.min_query_length ?? SHORTEST_QUERY);
  useEffect(() => {
    if (!wanted || short) return setOffer({ items: [], state: "short", of: typed });
    let stale = false;
    setOffer(({ items }) => ({ items, state: "searching", of: typed }));
    const timer = setTimeout(
      async () => {
        const { options, optionGroups } = await surface.suggest(blockId, element, typed);
        const groups = optionGroups as OptionGroup[] | undefined;
        const answer = groups?.length ? { option_groups: groups } : { options: (options ?? []) as unknown as Option[] };
        if (!stale) setOffer({ items: itemsOf(answer), state: "ready", of: typed });
      },
      typed === "" ? 0 : TYPING_PAUSE_MS,
    );
    return () => {
      stale = true;
      clearTimeout(timer);
    };
  }, [typed, wanted, short]);
  // what was typed since is asked for with the next drawing: until then the list is of other words
  return of === typed ? offer : { items: offer.items, state: short ? "short" : "searching" };
}
