/** Date, and date with time, pickers. */
import { plainOf } from "../../mrkdwn/draw.tsx";
import { useReader } from "../../state/reader.tsx";
import { instantOf, wallOf } from "../../state/zone.ts";
import { useElement } from "../surface.tsx";
import type { Value } from "../values.ts";
import { useConfirm } from "./confirm.tsx";
import { DateField } from "./date-field.tsx";
import type { InputProps } from "./input-props.ts";
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
      <DateField
        date={date}
        placeholder={plainOf(element.placeholder) || reader.words.chooseDate}
        clearable={!dispatches}
        labelledBy={props.labelledBy}
        describedBy={props.describedBy}
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
