import { useState } from "preact/hooks";
import { DateField } from "../blocks/elements/date-field.tsx";
import { TimeField } from "../blocks/elements/time.tsx";
import type { Reader } from "../state/dates.ts";
import { instantOf, wallOf } from "../state/zone.ts";

/** Sets the clock to a date and time of the person's choice. */
export function SetTo({ reader, onSet }: { reader: Reader; onSet: (at: Date) => void }) {
  const { words, zone } = reader;
  const [wanted, setWanted] = useState(() => wallOf(reader.now, zone));
  const submit = (event: Event) => {
    event.preventDefault();
    onSet(instantOf(wanted, zone));
  };
  return (
    <form class="clock-set" onSubmit={submit}>
      <DateField
        date={wanted.date}
        placeholder={words.chooseDate}
        onDate={(date) => setWanted({ ...wanted, date: date ?? wanted.date })}
      />
      <TimeField
        held={wanted.time}
        eager
        onTime={(time) => time && setWanted({ ...wanted, time })}
        attributes={{ "aria-label": words.chooseTime }}
      />
      <button type="submit" class="button">
        {words.set}
      </button>
    </form>
  );
}
