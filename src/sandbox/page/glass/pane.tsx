/** "What Slack sees": every request between the app and Slack with its answer, live, the newest first. */
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Traffic } from "../../protocol.ts";
import { Icon } from "../parts/icons.tsx";
import { useDesk, usePage } from "../state/desk.ts";
import { useWords } from "../state/reader.tsx";
import { passes, type TrafficFilter } from "../state/traffic.ts";
import { EntryView } from "./entry.tsx";

const FILTERS = ["all", "calls", "deliveries", "refusals"] as const;
const PANE_ID = "what-slack-sees";
const OPENER_ID = "open-what-slack-sees";

/** In the top bar: opens and closes the pane. */
export function GlassButton() {
  const desk = useDesk();
  const words = useWords();
  const open = usePage((page) => page.traffic !== null);
  return (
    <button
      type="button"
      id={OPENER_ID}
      class="bar-button glass-button"
      title={words.whatSlackSees}
      aria-label={words.whatSlackSees}
      aria-expanded={open}
      aria-controls={open ? PANE_ID : undefined}
      onClick={() => desk.watchTraffic(!open)}
    >
      <Icon name="exchange" size={18} />
      <span class="glass-name">{words.whatSlackSees}</span>
    </button>
  );
}

/** Beside the room; on a phone over the whole page. Escape closes it. */
export function GlassPane() {
  const traffic = usePage((page) => page.traffic);
  return traffic && <OpenPane traffic={traffic} />;
}

function OpenPane({ traffic }: { traffic: Traffic[] }) {
  const desk = useDesk();
  const words = useWords();
  const head = useRef<HTMLHeadingElement>(null);
  const [filter, setFilter] = useState<TrafficFilter>("all");
  // with the drawing: a key that is pressed at once must meet it
  useLayoutEffect(() => head.current?.focus(), []);
  const close = () => {
    desk.watchTraffic(false);
    document.getElementById(OPENER_ID)?.focus();
  };
  const shown = traffic.filter(passes[filter]).reverse();
  return (
    <aside
      id={PANE_ID}
      class="glass"
      aria-label={words.whatSlackSees}
      onKeyDown={({ key, defaultPrevented }) => key === "Escape" && !defaultPrevented && close()}
    >
      <header class="room-head">
        <h2 ref={head} tabIndex={-1}>
          {words.whatSlackSees}
        </h2>
        <button type="button" class="quiet-icon" aria-label={words.close} title={words.close} onClick={close}>
          <Icon name="close" />
        </button>
      </header>
      <Filters traffic={traffic} filter={filter} onFilter={setFilter} />
      <NewestRefusal traffic={traffic} />
      {shown.length === 0 ? (
        <p class="empty">{traffic.length === 0 ? words.noTraffic : words.noneOfThese}</p>
      ) : (
        <ol class="traffic-list" reversed>
          {shown.map((entry) => (
            <EntryView key={entry.n} entry={entry} />
          ))}
        </ol>
      )}
    </aside>
  );
}

type FilterProps = { traffic: Traffic[]; filter: TrafficFilter; onFilter: (filter: TrafficFilter) => void };

function Filters({ traffic, filter, onFilter }: FilterProps) {
  const words = useWords();
  return (
    <fieldset class="filters" aria-label={words.show}>
      {FILTERS.map((each) => (
        <button key={each} type="button" aria-pressed={filter === each} onClick={() => onFilter(each)}>
          {words.filters[each]} <small>{traffic.filter(passes[each]).length}</small>
        </button>
      ))}
    </fieldset>
  );
}

/** Says a refusal to a screen reader when it comes; the rest would be too much talk. */
function NewestRefusal({ traffic }: { traffic: Traffic[] }) {
  const words = useWords();
  const newest = traffic.findLast(({ ok }) => !ok);
  return (
    <div class="unseen" role="status">
      {newest && words.refusal(newest.name, newest.error ?? "")}
    </div>
  );
}
