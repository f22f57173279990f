import type { RefObject } from "preact";
import { useRef, useState } from "preact/hooks";
import type { Message } from "../../protocol.ts";
import { findEmoji } from "../mrkdwn/emoji.ts";
import { Icon } from "../parts/icons.tsx";
import { Popup } from "../parts/popup.tsx";
import { useDesk, usePage } from "../state/desk.ts";
import { useWords } from "../state/reader.tsx";

/** How many stand in a row: the arrow keys go by it. */
const COLUMNS = 8;

/** A button, and while open a list of emoji to react with, found by name. */
export function ReactionPicker({ message }: { message: Message }) {
  const desk = useDesk();
  const words = useWords();
  const me = usePage((page) => page.world?.me.id);
  const button = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  const { channel, ts, reactions } = message;
  const react = (name: string) => {
    setOpen(false);
    button.current?.focus();
    const mine = reactions?.some((each) => each.name === name && me !== undefined && each.users.includes(me));
    if (!mine) void desk.act({ type: "react", channel, ts, name });
  };
  return (
    <>
      <button
        ref={button}
        type="button"
        class="quiet-icon"
        aria-label={words.addReaction}
        title={words.addReaction}
        aria-haspopup="dialog"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        <Icon name="smile" size={18} />
      </button>
      {open && <Choices anchor={button} onChoose={react} onClose={() => setOpen(false)} />}
    </>
  );
}

type ChoicesProps = {
  anchor: RefObject<HTMLButtonElement | null>;
  onChoose: (name: string) => void;
  onClose: () => void;
};

function Choices({ anchor, onChoose, onClose }: ChoicesProps) {
  const words = useWords();
  const [typed, setTyped] = useState("");
  const found = findEmoji(typed);
  const onKeyDown = (event: KeyboardEvent & { currentTarget: HTMLElement }) => {
    if (event.key === "Enter" && event.target instanceof HTMLInputElement && found[0]) {
      event.preventDefault();
      onChoose(found[0].name);
    } else walk(event);
  };
  return (
    <Popup anchor={anchor} onClose={onClose} align="end" class="popup-emoji">
      <div role="dialog" aria-label={words.addReaction} onKeyDown={onKeyDown}>
        <input
          class="input"
          type="search"
          ref={focusFirst}
          value={typed}
          placeholder={words.findEmoji}
          aria-label={words.findEmoji}
          onInput={({ currentTarget }) => setTyped(currentTarget.value)}
        />
        <div class="emoji-grid">
          {found.map(({ name, sign }) => (
            <button key={name} type="button" aria-label={name} title={`:${name}:`} onClick={() => onChoose(name)}>
              {sign}
            </button>
          ))}
        </div>
        {found.length === 0 && <p class="menu-empty">{words.noResults}</p>}
      </div>
    </Popup>
  );
}

/** The popup opens only after its children are made: the focus waits for it. */
const focusFirst = (input: HTMLInputElement | null) => queueMicrotask(() => input?.focus());

/** The arrow keys walk through the grid; upwards out of it one comes back to the words. */
function walk(event: KeyboardEvent & { currentTarget: HTMLElement }): void {
  const buttons = [...event.currentTarget.querySelectorAll("button")];
  const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
  const inWords = at < 0;
  const steps: Record<string, number> = { ArrowDown: COLUMNS, ArrowUp: -COLUMNS, ArrowRight: 1, ArrowLeft: -1 };
  const step = steps[event.key];
  if (step === undefined || (inWords && event.key !== "ArrowDown")) return;
  event.preventDefault();
  const to = inWords ? 0 : at + step;
  if (to < 0) event.currentTarget.querySelector("input")?.focus();
  else buttons[Math.min(to, buttons.length - 1)]?.focus();
}
