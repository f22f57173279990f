import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Member, Message } from "../../protocol.ts";
import { decodeEntities } from "../mrkdwn/entities.ts";
import { useDesk, usePage } from "../state/desk.ts";
import { useWords } from "../state/reader.tsx";
import { wireText } from "./completion.ts";

/** A message's text as it was typed, with the names of whom it mentions. */
function typedText(text: string, members: Member[]): { typed: string; mentions: Map<string, string> } {
  const mentions = new Map<string, string>();
  const named = text.replace(/<@([UW]\w+)>/g, (token, id: string) => {
    const member = members.find((each) => each.id === id);
    if (!member) return token;
    mentions.set(`@${member.realName}`, id);
    return `@${member.realName}`;
  });
  return { typed: decodeEntities(named), mentions };
}

/** In place of one's own message: its words to be changed. Enter saves, Escape leaves it as it was. */
export function EditBox({ message, onDone }: { message: Message; onDone: () => void }) {
  const desk = useDesk();
  const words = useWords();
  const members = usePage((page) => page.world?.members) ?? [];
  const [{ typed, mentions }] = useState(() => typedText(message.text, members));
  const [text, setText] = useState(typed);
  const area = useRef<HTMLTextAreaElement>(null);
  useLayoutEffect(() => {
    const before = document.activeElement;
    area.current?.focus();
    area.current?.setSelectionRange(typed.length, typed.length);
    return () => before instanceof HTMLElement && before.focus();
  }, []);
  const save = async () => {
    if (text.trim() === "" && !message.files) return;
    const { channel, ts } = message;
    const { ok } =
      text === typed ? { ok: true } : await desk.act({ type: "edit", channel, ts, text: wireText(text, mentions) });
    if (ok) onDone();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.isComposing || event.shiftKey) return;
    if (event.key === "Enter") void save();
    else if (event.key === "Escape") onDone();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div class="edit-box">
      <textarea
        ref={area}
        class="input"
        rows={Math.min(text.split("\n").length + 1, 8)}
        aria-label={words.edit}
        value={text}
        onInput={({ currentTarget }) => setText(currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <div class="edit-buttons">
        <button type="button" class="button" onClick={onDone}>
          {words.cancel}
        </button>
        <button type="button" class="button button-primary" onClick={() => void save()}>
          {words.save}
        </button>
      </div>
    </div>
  );
}
