import { useId, useRef, useState } from "preact/hooks";
import { Icon } from "../../parts/icons.tsx";
import { Popup } from "../../parts/popup.tsx";
import { useReader } from "../../state/desk.ts";
import { Calendar } from "./calendar.tsx";

type Props = {
  date: string | null;
  onDate: (date: string | null) => void;
  placeholder: string;
  clearable?: boolean;
  labelledBy?: string | undefined;
  describedBy?: string | undefined;
};

/** A plain date, shown in the reader's language; opens a calendar. */
export function DateField({ date, onDate, placeholder, clearable = false, labelledBy, describedBy }: Props) {
  const { locale, words } = useReader();
  const id = useId();
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const shown = date && new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone: "UTC" }).format(new Date(date));
  const choose = (day: string) => {
    onDate(day);
    setOpen(false);
    button.current?.focus();
  };
  return (
    <>
      <button
        ref={button}
        id={id}
        type="button"
        class={shown ? "input input-date" : "input input-date input-empty"}
        aria-haspopup="dialog"
        aria-expanded={open}
        aria-labelledby={[labelledBy, id].filter(Boolean).join(" ")}
        aria-describedby={describedBy}
        onClick={() => setOpen(!open)}
      >
        <span>{shown ?? placeholder}</span>
        <Icon name="down" size={16} />
      </button>
      {date && clearable && <ClearButton name={words.clear} onClear={() => onDate(null)} />}
      {open && (
        <Popup anchor={button} onClose={() => setOpen(false)}>
          <Calendar chosen={date} onChoose={choose} />
        </Popup>
      )}
    </>
  );
}

function ClearButton({ name, onClear }: { name: string; onClear: () => void }) {
  return (
    <button type="button" class="quiet-icon" aria-label={name} title={name} onClick={onClear}>
      <Icon name="close" size={16} />
    </button>
  );
}
