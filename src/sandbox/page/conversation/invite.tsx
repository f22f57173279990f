import { useState } from "preact/hooks";
import type { Conversation, State } from "../../protocol.ts";
import { Icon } from "../parts/icons.tsx";
import { Notice } from "../parts/notice.tsx";
import { PeopleDialog } from "../parts/people-dialog.tsx";
import { useDesk } from "../state/desk.ts";
import { useWords } from "../state/reader.tsx";
import { titleOf } from "./naming.ts";

/** The most people of one invitation, as in Slack. */
const INVITED_MOST = 100;

/** Brings others into a channel. */
export function InviteButton({ world, room }: { world: State; room: Conversation }) {
  const desk = useDesk();
  const words = useWords();
  const [choosing, setChoosing] = useState(false);
  const [failed, setFailed] = useState(false);
  const title = words.invite(titleOf(room, world));
  const invite = async (users: string[]) => {
    setChoosing(false);
    const { ok } = await desk.act({ type: "invite", channel: room.id, users });
    setFailed(!ok);
    if (ok) await desk.refresh();
  };
  const outside = world.members.filter(({ id }) => !room.members?.includes(id));
  if (outside.length === 0) return null;
  return (
    <>
      <button type="button" class="quiet-icon" aria-label={title} title={title} onClick={() => setChoosing(true)}>
        <Icon name="invite" />
      </button>
      {choosing && (
        <PeopleDialog
          title={title}
          yes={words.add}
          people={outside}
          most={INVITED_MOST}
          onChosen={(users) => void invite(users)}
          onCancel={() => setChoosing(false)}
        />
      )}
      <Notice text={failed ? words.notSent : null} dismiss={words.dismiss} onDismiss={() => setFailed(false)} />
    </>
  );
}
