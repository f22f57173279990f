import type { Conversation, Member, State } from "../../protocol.ts";

/** The other member of a direct message. */
export function partnerOf(conversation: Conversation, world: State): Member | undefined {
  return conversation.kind === "im" ? world.members.find(({ id }) => id === conversation.name) : undefined;
}

/** `#sales`, or the name of the person at the other end. */
export function titleOf(conversation: Conversation, world: State): string {
  if (conversation.kind !== "im") return `#${conversation.name}`;
  const partner = partnerOf(conversation, world);
  return partner ? partner.realName || partner.name : conversation.name;
}

/** The direct message between the person and the app. */
export function appRoomOf(world: State): Conversation | undefined {
  return world.conversations.find(({ kind, name }) => kind === "im" && name === world.app.botUserId);
}
