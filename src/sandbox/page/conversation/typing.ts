/** The behaviour of the composer's text: completion, keys, height. */
import type { RefObject } from "preact";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { usePage } from "../state/desk.ts";
import { type Completion, completionsFor } from "./completion.ts";

const TALLEST_PX = 240;

export function useTyping(
  area: RefObject<HTMLTextAreaElement | null>,
  send: (text: string, mentions: Map<string, string>) => void,
  /** whether there is something to send besides the text; undefined while that is not ready yet */
  more: boolean | undefined,
) {
  const world = usePage((page) => page.world);
  const mentions = useRef(new Map<string, string>());
  const [text, setText] = useState("");
  const [caret, setCaret] = useState(0);
  const [at, setAt] = useState(0);
  const [shut, setShut] = useState(true);
  useHeight(area, text);
  const items = shut || !world ? [] : completionsFor(text, caret, world.commands, world.members);
  const usage = world?.commands.find(({ command, usageHint }) => usageHint && text.startsWith(`${command} `));
  const put = (next: string, to = next.length) => {
    setText(next);
    setCaret(to);
    setAt(0);
  };
  const ready = more !== undefined && (more || text.trim() !== "");
  const submit = () => {
    if (!ready) return;
    send(text, mentions.current);
    mentions.current = new Map();
    put("");
  };
  const take = (item: Completion) => {
    if (item.mention) mentions.current.set(item.insert.trim(), item.mention);
    put(text.slice(0, item.from) + item.insert + text.slice(caret), item.from + item.insert.length);
    setShut(true);
    area.current?.focus();
  };
  const onInput = ({ currentTarget }: { currentTarget: HTMLTextAreaElement }) => {
    put(currentTarget.value, currentTarget.selectionEnd);
    setShut(false);
  };
  const onKeyDown = useKeys({ text, items, at, setAt, take, submit, hide: () => setShut(true) });
  useCaret(area, caret, text);
  const open = items.length > 0;
  const hint = usage && `${usage.command} ${usage.usageHint}`;
  return { text, ready, items, at, open, usage: hint, take, submit, hide: () => setShut(true), onInput, onKeyDown };
}

type Keys = {
  text: string;
  items: Completion[];
  at: number;
  setAt: (at: number) => void;
  take: (item: Completion) => void;
  submit: () => void;
  hide: () => void;
};

/** With the list open its keys come first; a command that is already typed in full is sent, not completed. */
function useKeys({ text, items, at, setAt, take, submit, hide }: Keys) {
  return (event: KeyboardEvent) => {
    if (event.isComposing || event.keyCode === 229) return;
    const active = items[at];
    const complete = active?.insert.trim() === text;
    const moves: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 };
    const step = moves[event.key];
    if (active && step) setAt((at + step + items.length) % items.length);
    else if (active && event.key === "Tab" && !event.shiftKey) take(active);
    else if (active && event.key === "Enter" && !event.shiftKey && !complete) take(active);
    else if (active && event.key === "Escape") hide();
    else if (event.key === "Enter" && !event.shiftKey) submit();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
}

/** Puts the caret where a completion ended. */
function useCaret(area: RefObject<HTMLTextAreaElement | null>, caret: number, text: string) {
  useLayoutEffect(() => {
    const field = area.current;
    if (field && document.activeElement === field && field.selectionEnd !== caret)
      field.setSelectionRange(caret, caret);
  }, [caret, text]);
}

function useHeight(area: RefObject<HTMLTextAreaElement | null>, text: string) {
  useEffect(() => {
    const field = area.current;
    if (!field) return;
    field.style.height = "auto";
    field.style.height = `${Math.min(field.scrollHeight, TALLEST_PX)}px`;
  }, [text]);
}
