import { useEffect, useState } from "preact/hooks";
import { plainOf } from "../../mrkdwn/draw.tsx";
import { useWords } from "../../state/reader.tsx";
import { useElement } from "../surface.tsx";
import { useConfirm } from "./confirm.tsx";
import type { InputProps } from "./input-props.ts";

/** A time of day; no zone is involved. */
export function TimeElement({ blockId, element, dispatches, labelledBy, describedBy, invalid }: InputProps) {
  const words = useWords();
  const { value, enter, press } = useElement(blockId, element);
  const { ask, dialog } = useConfirm();
  const held = typeof value.selected_time === "string" ? value.selected_time : "";
  const commit = (time: string) => {
    const next = { selected_time: time === "" ? null : time };
    if (dispatches) ask(element.confirm, () => void press(next));
    else enter(next);
  };
  const name = labelledBy ? undefined : plainOf(element.placeholder) || words.chooseTime;
  return (
    <>
      <TimeField
        held={held}
        eager={!dispatches}
        onTime={commit}
        attributes={{
          "aria-labelledby": labelledBy,
          "aria-label": name,
          "aria-describedby": describedBy,
          "aria-invalid": invalid ?? false,
        }}
      />
      {dialog}
    </>
  );
}

type Props = { held: string; eager: boolean; onTime: (time: string) => void; attributes: object };

/** The browser's own field: it can be typed. Unless eager, it waits for Enter or for the focus to go, so that half a time is never sent. */
export function TimeField({ held, eager, onTime, attributes }: Props) {
  const [draft, setDraft] = useState(held);
  useEffect(() => setDraft(held), [held]);
  const settle = () => draft !== held && onTime(draft);
  return (
    <input
      type="time"
      class="input input-time"
      value={draft}
      {...attributes}
      onInput={({ currentTarget }) => {
        setDraft(currentTarget.value);
        if (eager) onTime(currentTarget.value);
      }}
      onBlur={settle}
      onKeyDown={({ key }) => key === "Enter" && settle()}
    />
  );
}
