/** Date, and date with time, pickers. */
import { useRef, useState } from "preact/hooks";
import { plainOf } from "../../mrkdwn/draw.tsx";
import { Icon } from "../../parts/icons.tsx";
import { Popup } from "../../parts/popup.tsx";
import { useReader } from "../../state/desk.ts";
import { instantOf, wallOf } from "../../state/zone.ts";
import { useElement } from "../surface.tsx";
import type { Value } from "../values.ts";
import { Calendar } from "./calendar.tsx";
import { useConfirm } from "./confirm.tsx";
import type { InputProps } from "./element.tsx";
import { TimeField } from "./time.tsx";

/** The time that a date gets when only a date was chosen. */
const FIRST_TIME = "09:00";

/** `selected_date` as a date, or `selected_date_time` (Unix seconds) as the wall clock of the person's zone. */
export function DateElement(props: InputProps) {
  const { blockId, element, dispatches } = props;
  const reader = useReader();
  const { value, enter, press, busy } = useElement(blockId, element);
  const { ask, dialog } = useConfirm();
  const withTime = element.type === "datetimepicker";
  const held = withTime
    ? wallAt(value.selected_date_time, reader.zone)
    : { date: value.selected_date ?? null, time: "" };
  const date = typeof held.date === "string" ? held.date : null;
  const commit = (next: { date: string; time: string } | null) => {
    const seconds = next && Math.floor(instantOf(next, reader.zone).getTime() / 1000);
    const entered: Value = withTime ? { selected_date_time: seconds } : { selected_date: next?.date ?? null };
    if (dispatches) ask(element.confirm, () => void press(entered));
    else enter(entered);
  };
  return (
    <span class="date-pair" aria-busy={busy}>
      <DateButton
        props={props}
        date={date}
        onDate={(day) => commit(day ? { date: day, time: held.time || FIRST_TIME } : null)}
      />
      {withTime && (
        <TimeField
          held={held.time}
          eager={!dispatches}
          onTime={(time) => time && commit({ date: date ?? wallOf(reader.now, reader.zone).date, time })}
          attributes={{ "aria-label": reader.words.chooseTime, "aria-describedby": props.describedBy }}
        />
      )}
      {dialog}
    </span>
  );
}

function wallAt(seconds: unknown, zone: string): { date: string | null; time: string } {
  return typeof seconds === "number" ? wallOf(new Date(seconds * 1000), zone) : { date: null, time: "" };
}

type ButtonProps = { props: InputProps; date: string | null; onDate: (date: string | null) => void };

function DateButton({ props, date, onDate }: ButtonProps) {
  const { locale, words } = useReader();
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const close = () => {
    setOpen(false);
    button.current?.focus();
  };
  const shown = date && new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone: "UTC" }).format(new Date(date));
  const placeholder = plainOf(props.element.placeholder) || words.chooseDate;
  return (
    <>
      <button
        ref={button}
        type="button"
        class={shown ? "input input-date" : "input input-date input-empty"}
        aria-haspopup="dialog"
        aria-expanded={open}
        aria-label={props.labelledBy ? undefined : [placeholder, shown].filter(Boolean).join(": ")}
        aria-describedby={props.describedBy}
        onClick={() => setOpen(!open)}
      >
        <span>{shown ?? placeholder}</span>
        <Icon name="down" size={16} />
      </button>
      {date && !props.dispatches && (
        <button
          type="button"
          class="quiet-icon"
          aria-label={words.clear}
          title={words.clear}
          onClick={() => onDate(null)}
        >
          <Icon name="close" size={16} />
        </button>
      )}
      {open && (
        <Popup anchor={button} onClose={() => setOpen(false)}>
          <Calendar
            chosen={date}
            onChoose={(day) => {
              onDate(day);
              close();
            }}
          />
        </Popup>
      )}
    </>
  );
}
