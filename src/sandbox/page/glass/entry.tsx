import { useState } from "preact/hooks";
import type { Json } from "../../../lib/json.ts";
import type { Traffic } from "../../protocol.ts";
import { Icon } from "../parts/icons.tsx";
import { memo } from "../parts/memo.ts";
import { clockOf } from "../state/dates.ts";
import { useReader, useWords } from "../state/reader.tsx";
import { JsonTree } from "./json-tree.tsx";
import { nearestPlace, plainPlace, unpack } from "./pointer.ts";

/** One request with its answer: a line, and when opened all that was said. */
export const EntryView = memo(function EntryView({ entry }: { entry: Traffic }) {
  const [open, setOpen] = useState(false);
  return (
    <li class={entry.ok ? "traffic" : "traffic traffic-refused"}>
      <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
        <EntryLine entry={entry} />
        {open && <EntryBody entry={entry} />}
      </details>
      {!open && <FaultList entry={entry} />}
    </li>
  );
});

function EntryLine({ entry }: { entry: Traffic }) {
  const reader = useReader();
  const { words } = reader;
  const { kind, name, ok, error, at, tookMs } = entry;
  const from = kind === "delivery" ? words.slackToApp : words.appToSlack;
  return (
    <summary class="traffic-line">
      <span class="traffic-way" title={from}>
        <Icon name={kind === "delivery" ? "left" : "right"} size={16} />
        <span class="unseen">{from}</span>
      </span>
      <span class="traffic-name">{name}</span>
      <span class={ok ? "traffic-end" : "traffic-end traffic-error"}>{ok ? "ok" : (error ?? words.refused)}</span>
      <small>
        <time dateTime={at}>{clockOf(new Date(at), reader)}</time> · {Math.round(tookMs)} ms
      </small>
    </summary>
  );
}

/** Each fault in a sentence: where it stands, as a person counts and as the pointer has it, and what is wrong there. */
function FaultList({ entry }: { entry: Traffic }) {
  const { faults } = entry;
  if (!faults || faults.length === 0) return null;
  const request = unpack(entry.request);
  return (
    <ul class="faults">
      {faults.map(({ pointer, message, constraint }) => (
        <li key={`${pointer} ${message}`}>
          <strong>{plainPlace(request, pointer)}</strong> {message}
          <small>
            <code>{pointer}</code>
            {constraint && ` ${constraintOf(constraint)}`}
          </small>
        </li>
      ))}
    </ul>
  );
}

/** `{"type":"max_length","expected":3000}` in fewer signs: `max_length: 3000`. */
function constraintOf(written: string): string {
  const { type, expected } = JSON.parse(written) as { type?: string; expected?: Json };
  const list = expected === undefined ? [] : Array.isArray(expected) ? expected : [expected];
  const told = list.map((each) => (typeof each === "string" ? each : JSON.stringify(each))).join(", ");
  return [type, told].filter(Boolean).join(": ");
}

function EntryBody({ entry }: { entry: Traffic }) {
  const words = useWords();
  const request = unpack(entry.request);
  const marks = new Map(entry.faults?.map(({ pointer, message }) => [nearestPlace(request, pointer), message]));
  return (
    <div class="traffic-body">
      <FaultList entry={entry} />
      <Said title={words.request} value={request} marks={marks} />
      <Said title={words.answer} value={entry.answer} />
    </div>
  );
}

function Said({ title, value, marks }: { title: string; value: Json; marks?: ReadonlyMap<string, string> }) {
  const words = useWords();
  const [copied, setCopied] = useState(false);
  const copy = () =>
    void navigator.clipboard.writeText(JSON.stringify(value, null, 2)).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  return (
    <section aria-label={title}>
      <header class="said-head">
        <h3>{title}</h3>
        <button type="button" class="link-button" onClick={copy}>
          {copied ? words.copied : words.copyJson}
        </button>
      </header>
      <JsonTree value={value} {...(marks && { marks })} />
    </section>
  );
}
