import { titleOf } from "../conversation/naming.ts";
import { wordsIn } from "../mrkdwn/plain.ts";
import { usePage } from "../state/desk.ts";
import { useWords } from "../state/reader.tsx";

/** Says new and changed messages to a screen reader. */
export function Announcer() {
  const words = useWords();
  const world = usePage((page) => page.world);
  const announcement = usePage((page) => page.announcement);
  return (
    <div class="unseen" role="status" aria-live="polite">
      {announcement && world && sentence()}
    </div>
  );

  function sentence() {
    if (!announcement || !world) return "";
    const { message, edited } = announcement;
    const author = world.members.find(({ id }) => id === message.user)?.realName ?? words.someone;
    const room = world.conversations.find(({ id }) => id === message.channel);
    if (edited) return words.announceEdit(author);
    return `${words.announce(author, room ? titleOf(room, world) : "")}: ${wordsIn(message.text, world.members)}`;
  }
}
