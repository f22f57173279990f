/** A long conversation in pieces that keep their bounds, so that a change draws only the piece that it is in. */
import { useRef } from "preact/hooks";
import type { Message } from "../../protocol.ts";

export type Chunk = {
  /** the `ts` of its first message */
  key: string;
  messages: Message[];
  /** the message before its first */
  before: Message | undefined;
};

/** A chunk is cut when this many stand in it: a few screens. */
const SIZE = 50;

/** The messages in chunks: bounds of `known` stay where they are, and a chunk in which nothing changed stays the same object. */
export function chunksOf(messages: Message[], known: Chunk[]): Chunk[] {
  const starts = boundsOf(
    messages,
    known.map(({ key }) => key),
  );
  const before = new Map(known.map((chunk) => [chunk.key, chunk]));
  return starts.map((from, index) => {
    const part = messages.slice(from, starts[index + 1]);
    const key = part[0]?.ts ?? "";
    const chunk = { key, messages: part, before: messages[from - 1] };
    const same = before.get(key);
    return same && isSame(same, chunk) ? same : chunk;
  });
}

/** Indexes at which chunks begin: known bounds, and between two of them (or outside) one at every `SIZE`. */
function boundsOf(messages: Message[], known: string[]): number[] {
  const bounds = new Set(known);
  const firstKnown = messages.findIndex(({ ts }) => bounds.has(ts));
  const starts: number[] = [];
  // what is older than every bound is counted from there backwards, so that its own bounds stay as still older ones come
  for (let at = firstKnown - SIZE; at > 0; at -= SIZE) starts.unshift(at);
  if (messages.length > 0 && starts[0] !== 0 && firstKnown !== 0) starts.unshift(0);
  for (let at = Math.max(firstKnown, 0); at < messages.length; at += 1) {
    const last = starts.at(-1) ?? -SIZE;
    if (bounds.has(messages[at]?.ts ?? "") || at - last >= SIZE) starts.push(at);
  }
  return starts;
}

const isSame = (a: Chunk, b: Chunk): boolean =>
  a.before === b.before &&
  a.messages.length === b.messages.length &&
  a.messages.every((it, at) => it === b.messages[at]);

/** `chunksOf` what is shown, from one drawing to the next. */
export function useChunks(messages: Message[]): Chunk[] {
  const kept = useRef<{ of: Message[]; chunks: Chunk[] }>({ of: [], chunks: [] });
  if (kept.current.of !== messages) kept.current = { of: messages, chunks: chunksOf(messages, kept.current.chunks) };
  return kept.current.chunks;
}
