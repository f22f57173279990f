/** The workspace's own clock: what it shows, and the buttons that set it ahead. */
import { useEffect, useRef, useState } from "preact/hooks";
import { Icon } from "../parts/icons.tsx";
import { Notice } from "../parts/notice.tsx";
import { Popup } from "../parts/popup.tsx";
import { Spinner } from "../parts/spinner.tsx";
import { briefOf, fullOf, type Reader } from "../state/dates.ts";
import { useDesk, usePage } from "../state/desk.ts";
import { useReader } from "../state/reader.tsx";
import { addDays, instantOf, nextWorkdayAt, wallOf } from "../state/zone.ts";
import { ResetButton } from "./reset.tsx";
import { SetTo } from "./set-to.tsx";

const HOUR_MS = 3_600_000;
const TICK_MS = 5000;
/** When the working day's first messages are due. */
const MORNING = "08:00";

/** The time in the person's zone; opens the clock's panel. */
export function ClockButton() {
  const button = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  const [, tick] = useState(0);
  const reader = useReader();
  useEffect(() => {
    const timer = setInterval(() => tick((count) => count + 1), TICK_MS);
    return () => clearInterval(timer);
  }, []);
  const shown = fullOf(reader.now, reader);
  return (
    <>
      <button
        ref={button}
        type="button"
        class="bar-button clock-button"
        aria-haspopup="dialog"
        aria-expanded={open}
        aria-label={`${reader.words.clock}: ${shown}`}
        onClick={() => setOpen(!open)}
      >
        <Icon name="clock" size={18} />
        <time class="clock-full" dateTime={reader.now.toISOString()}>
          {shown}
        </time>
        <span class="clock-brief">{briefOf(reader.now, reader)}</span>
      </button>
      {open && (
        <Popup anchor={button} onClose={() => setOpen(false)} align="end">
          <ClockPanel reader={reader} />
        </Popup>
      )}
    </>
  );
}

/** The parts of a span that matter: days and hours, or minutes. */
function spanOf(ms: number, { words }: Reader): string {
  const minutes = Math.round(ms / 60_000);
  const [days, hours] = [Math.floor(minutes / 1440), Math.floor((minutes % 1440) / 60)];
  const parts = [
    days && words.days(days),
    hours && words.hours(hours),
    !days && minutes % 60 && words.minutes(minutes % 60),
  ];
  return parts.filter(Boolean).join(" ");
}

function useSetting() {
  const desk = useDesk();
  const { words } = useReader();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const run = async (act: () => Promise<unknown>) => {
    if (busy) return;
    setBusy(true);
    setProblem(
      await act().then(
        () => null,
        (error: Error) => (error.message === "400" ? words.notAhead : words.notSent),
      ),
    );
    setBusy(false);
  };
  const set = (change: { advanceMs: number } | { to: string }) =>
    run(async () => {
      const clock = await desk.api.setClock(change);
      desk.store.set((page) => ({ ...page, world: page.world && { ...page.world, clock } }));
    });
  return { busy, problem, set, reset: (seed?: string) => run(() => desk.api.reset(seed)) };
}

function ClockPanel({ reader }: { reader: Reader }) {
  const { words, zone } = reader;
  const aheadMs = usePage((page) => page.world?.clock.aheadMs ?? 0);
  const { busy, problem, set, reset } = useSetting();
  const to = (at: Date) => void set({ to: at.toISOString() });
  const threeDaysOn = () => {
    const { date, time } = wallOf(reader.now, zone);
    to(instantOf({ date: addDays(date, 3), time }, zone));
  };
  return (
    <div class="clock-panel" role="dialog" aria-label={words.clock} aria-busy={busy}>
      <h2>
        {words.clock} {busy && <Spinner />}
      </h2>
      <p class="clock-now">{fullOf(reader.now, reader)}</p>
      <p class="quiet">{aheadMs >= 60_000 ? words.ahead(spanOf(aheadMs, reader)) : words.onTime}</p>
      <p class="quiet">{words.clockLead}</p>
      <div class="clock-steps">
        <button type="button" class="button" ref={focusNow} onClick={() => void set({ advanceMs: HOUR_MS })}>
          {words.plusHour}
        </button>
        <button type="button" class="button" onClick={() => to(nextWorkdayAt(MORNING, reader.now, zone))}>
          {words.nextMorning}
        </button>
        <button type="button" class="button" onClick={threeDaysOn}>
          {words.threeDays}
        </button>
      </div>
      <SetTo key={aheadMs} reader={reader} onSet={to} />
      <Notice text={problem} />
      <ResetButton onReset={(seed) => void reset(seed)} />
    </div>
  );
}

const focusNow = (button: HTMLButtonElement | null) => queueMicrotask(() => button?.focus());
