import type { Conversation, Member, State } from "../../protocol.ts";

/** The other member of a direct message. */
export function partnerOf(conversation: Conversation, world: State): Member | undefined {
  return conversation.kind === "im" ? world.members.find(({ id }) => id === conversation.name) : undefined;
}

/** The names of people, in the order given. */
export const namesOf = (ids: string[], { members }: State): string[] =>
  ids.flatMap((id) => members.find((each) => each.id === id) ?? []).map(({ realName, name }) => realName || name);

/** `#sales`, or the names of the people at the other end. */
export function titleOf(conversation: Conversation, world: State): string {
  if (conversation.kind === "mpim") return namesOf(conversation.others ?? [], world).join(", ");
  if (conversation.kind !== "im") return `#${conversation.name}`;
  const partner = partnerOf(conversation, world);
  return partner ? partner.realName || partner.name : conversation.name;
}

/** Among people, not a channel. */
export const isDirect = ({ kind }: Conversation): boolean => kind === "im" || kind === "mpim";

/** The direct message between the person and the app. */
export function appRoomOf(world: State): Conversation | undefined {
  return world.conversations.find(({ kind, name }) => kind === "im" && name === world.app.botUserId);
}
