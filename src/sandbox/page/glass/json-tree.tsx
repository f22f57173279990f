/** JSON to read: what is long is folded, what was refused is open and marked. */
import { useState } from "preact/hooks";
import type { Json } from "../../../lib/json.ts";
import { useWords } from "../state/reader.tsx";
import { within } from "./pointer.ts";

/** What is said of a place, by its pointer. */
export type Marks = ReadonlyMap<string, string>;

/** A value with no more than this in it stands open. */
const SMALL = 8;

/** Of a longer text only the beginning is shown at first. */
const LONG = 400;

type Props = { value: Json; marks?: Marks; pointer?: string; name?: string };

/** One value with all that is in it; folded parts are drawn when they are opened. */
export function JsonTree({ value, marks = new Map(), pointer = "", name }: Props) {
  const said = marks.get(pointer);
  const look = said === undefined ? "json" : "json json-marked";
  const members = membersOf(value);
  return (
    <div class={look}>
      {said && <p class="json-said">{said}</p>}
      {members ? (
        <Fold value={value} members={members} marks={marks} pointer={pointer} name={name} />
      ) : (
        <Leaf value={value} name={name} />
      )}
    </div>
  );
}

type Member = [key: string, value: Json | undefined];
type FoldProps = { value: Json; members: Member[]; marks: Marks; pointer: string; name: string | undefined };

function Fold({ value, members, marks, pointer, name }: FoldProps) {
  const list = Array.isArray(value);
  const marked = [...marks.keys()].some((each) => each === pointer || each.startsWith(`${pointer}/`));
  const [open, setOpen] = useState(() => members.length > 0 && (pointer === "" || marked || isSmall(value)));
  const ends = list ? "[]" : "{}";
  const type = members.find(([key]) => key === "type")?.[1];
  return (
    <details open={open} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>
        <Name name={name} />
        <span class="json-ends">{members.length === 0 ? ends : `${ends[0]} ${members.length} ${ends[1]}`}</span>
        {!list && typeof type === "string" && <span class="json-type"> {type}</span>}
      </summary>
      {open && (
        <div class="json-members">
          {members.map(
            ([key, member]) =>
              member !== undefined && (
                <JsonTree key={key} value={member} name={key} marks={marks} pointer={within(pointer, key)} />
              ),
          )}
        </div>
      )}
    </details>
  );
}

function Leaf({ value, name }: { value: Json; name: string | undefined }) {
  const words = useWords();
  const [whole, setWhole] = useState(false);
  const written = JSON.stringify(value);
  const cut = !whole && written.length > LONG;
  return (
    <p class="json-leaf">
      <Name name={name} />
      <span class={`json-${value === null ? "null" : typeof value}`}>
        {cut ? `${written.slice(0, LONG)}…` : written}
      </span>
      {cut && (
        <button type="button" class="link-button" onClick={() => setWhole(true)}>
          {words.showWhole(written.length)}
        </button>
      )}
    </p>
  );
}

const Name = ({ name }: { name: string | undefined }) =>
  name === undefined ? null : <span class="json-name">{name}: </span>;

const membersOf = (value: Json): Member[] | undefined =>
  typeof value === "object" && value !== null ? Object.entries(value) : undefined;

const isSmall = (value: Json): boolean => countOf(value) <= SMALL;

function countOf(value: Json | undefined): number {
  if (value === undefined) return 0;
  return membersOf(value)?.reduce((sum, [, member]) => sum + 1 + countOf(member), 0) ?? 0;
}
