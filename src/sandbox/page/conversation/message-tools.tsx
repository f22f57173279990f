import { useState } from "preact/hooks";
import type { Message, Shortcut } from "../../protocol.ts";
import { AskDialog } from "../blocks/elements/confirm.tsx";
import { Icon } from "../parts/icons.tsx";
import { MenuButton } from "../parts/menu.tsx";
import { Notice, noticeOf } from "../parts/notice.tsx";
import { useDesk, usePage } from "../state/desk.ts";
import { useWords } from "../state/reader.tsx";
import type { Words } from "../text.ts";
import { ReactionPicker } from "./reaction-picker.tsx";

type Props = { message: Message; inThread: boolean; onEdit: () => void };

/** What can be done with a message: a reaction, a thread, a pin, the app's message shortcuts. Private answers have neither, as in Slack. */
export function MessageTools({ message, inThread, onEdit }: Props) {
  const desk = useDesk();
  const words = useWords();
  const [notice, setNotice] = useState<string | null>(null);
  const shortcuts = usePage((page) => page.world?.shortcuts) ?? [];
  const { channel, ts, pinnedBy } = message;
  const run = async ({ callbackId, name }: Shortcut) => {
    const result = await desk.act({ type: "shortcut", callbackId, channel, messageTs: ts });
    setNotice(noticeOf(result, name, words));
  };
  const pinItem = {
    key: "pin",
    label: pinnedBy ? words.unpin : words.pin,
    onChoose: () => void desk.act({ type: "pin", channel, ts, ...(pinnedBy && { off: true }) }),
  };
  const ofApp = shortcuts
    .filter(({ type }) => type === "message")
    .map((each) => ({
      key: each.callbackId,
      label: each.name,
      note: each.description,
      onChoose: () => void run(each),
    }));
  const isMine = usePage((page) => page.world?.me.id) === message.user && !message.joined;
  const [deleting, setDeleting] = useState(false);
  const answer = (yes: boolean) => {
    setDeleting(false);
    if (yes) void desk.act({ type: "delete", channel, ts });
  };
  const ofMine = [
    { key: "edit", label: words.edit, onChoose: onEdit },
    { key: "delete", label: words.delete, onChoose: () => setDeleting(true) },
  ];
  const items = [...ofApp, pinItem, ...(isMine ? ofMine : [])];
  if (message.ephemeral) return null;
  return (
    <>
      <div class="message-tools">
        <ReactionPicker message={message} />
        {!inThread && (
          <button
            type="button"
            class="quiet-icon"
            aria-label={words.replyInThread}
            title={words.replyInThread}
            onClick={() => desk.openThread({ channel, ts })}
          >
            <Icon name="thread" size={18} />
          </button>
        )}
        <MenuButton name={words.more} items={items} class="quiet-icon" align="end">
          <Icon name="more" size={18} />
        </MenuButton>
      </div>
      {deleting && <AskDialog onAnswer={answer} question={deletion(words)} />}
      <Notice text={notice} dismiss={words.dismiss} onDismiss={() => setNotice(null)} />
    </>
  );
}

const deletion = (words: Words) => ({
  title: words.deleteTitle,
  body: <p>{words.deleteBody}</p>,
  yes: words.delete,
  no: words.cancel,
  danger: true,
});
