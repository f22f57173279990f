import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { Icon } from "../../parts/icons.tsx";
import { dateFormat } from "../../state/formats.ts";
import { useReader } from "../../state/reader.tsx";
import { wallOf } from "../../state/zone.ts";
import { addMonths, dateAfterKey, firstDayOf, weeksOf } from "./month.ts";

type Props = { chosen: string | null; onChoose: (date: string) => void };

/** A month's page to choose a day from; arrow keys walk the days. */
export function Calendar({ chosen, onChoose }: Props) {
  const reader = useReader();
  const today = wallOf(reader.now, reader.zone).date;
  const [at, setAt] = useState(chosen ?? today);
  const self = useRef<HTMLTableElement>(null);
  const firstDay = firstDayOf(reader.locale);
  const isNew = useRef(true);
  // with the drawing, not a frame later: the next key must meet the day that this one went to; the popup opens after its children
  useLayoutEffect(() => {
    const isWalking = isNew.current || self.current?.contains(document.activeElement);
    isNew.current = false;
    if (isWalking) queueMicrotask(() => self.current?.querySelector<HTMLElement>("[tabindex='0']")?.focus());
  }, [at]);
  const walk = (event: KeyboardEvent) => {
    const to = dateAfterKey(at, event.key, firstDay);
    if (!to) return;
    setAt(to);
    event.preventDefault();
    event.stopPropagation();
  };
  const weeks = weeksOf(at.slice(0, 7), firstDay);
  return (
    <div class="calendar">
      <MonthHead month={at} onMove={(months) => setAt(addMonths(at, months))} />
      <table ref={self}>
        <WeekdayRow week={weeks[0] ?? []} />
        <tbody>
          {weeks.map((week) => (
            <tr key={week[0]}>
              {week.map((date) => (
                <td key={date}>
                  <Day
                    date={date}
                    at={at}
                    chosen={date === chosen}
                    today={date === today}
                    onChoose={onChoose}
                    onWalk={walk}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function MonthHead({ month, onMove }: { month: string; onMove: (months: number) => void }) {
  const { locale, words } = useReader();
  const write = dateFormat(locale, { year: "numeric", month: "long", timeZone: "UTC" });
  return (
    <div class="calendar-head">
      <button type="button" class="quiet-icon" aria-label={words.previousMonth} onClick={() => onMove(-1)}>
        <Icon name="back" />
      </button>
      <strong aria-live="polite">{write.format(new Date(month))}</strong>
      <button type="button" class="quiet-icon" aria-label={words.nextMonth} onClick={() => onMove(1)}>
        <Icon name="next" />
      </button>
    </div>
  );
}

function WeekdayRow({ week }: { week: string[] }) {
  const { locale } = useReader();
  const write = (weekday: "narrow" | "long", date: string) =>
    dateFormat(locale, { weekday, timeZone: "UTC" }).format(new Date(date));
  return (
    <thead>
      <tr>
        {week.map((date) => (
          <th key={date} scope="col" abbr={write("long", date)}>
            {write("narrow", date)}
          </th>
        ))}
      </tr>
    </thead>
  );
}

type DayProps = {
  date: string;
  at: string;
  chosen: boolean;
  today: boolean;
  onChoose: (date: string) => void;
  onWalk: (event: KeyboardEvent) => void;
};

function Day({ date, at, chosen, today, onChoose, onWalk }: DayProps) {
  const { locale } = useReader();
  const name = dateFormat(locale, { dateStyle: "full", timeZone: "UTC" }).format(new Date(date));
  const look = [date.slice(0, 7) === at.slice(0, 7) ? "" : "outside", today ? "today" : ""].join(" ");
  return (
    <button
      type="button"
      class={look}
      aria-label={name}
      aria-pressed={chosen}
      aria-current={today ? "date" : undefined}
      tabIndex={date === at ? 0 : -1}
      onClick={() => onChoose(date)}
      onKeyDown={onWalk}
    >
      {Number(date.slice(8))}
    </button>
  );
}
