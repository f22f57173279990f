import type { Message } from "../../protocol.ts";
import { emojiOf } from "../mrkdwn/emoji.ts";
import { useDesk, usePage } from "../state/desk.ts";

/** Who reacted with what; a press joins in, or takes one's own back. */
export function Reactions({ message }: { message: Message }) {
  const desk = useDesk();
  const world = usePage((page) => page.world);
  if (!world || !message.reactions || message.reactions.length === 0) return null;
  const { channel, ts } = message;
  return (
    <div class="reactions">
      {message.reactions.map(({ name, users }) => {
        const mine = users.includes(world.me.id);
        const people = users.map((id) => world.members.find((each) => each.id === id)?.realName ?? id).join(", ");
        return (
          <button
            key={name}
            type="button"
            aria-pressed={mine}
            title={`${people} :${name}:`}
            onClick={() => void desk.act({ type: "react", channel, ts, name, ...(mine && { off: true }) })}
          >
            {emojiOf(name) ?? `:${name}:`} <small>{users.length}</small>
          </button>
        );
      })}
    </div>
  );
}
