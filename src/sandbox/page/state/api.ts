/** The protocol of the practice workspace, spoken as one person. */
import type { Act, ActResult, ClockState, FileSeen, MessagePage, State, Traffic } from "../../protocol.ts";

/** Messages are fetched in pages of this many: few, to be there at once; older ones more at a time. */
const PAGE_SIZE = 50;
const OLDER_PAGE_SIZE = 100;

/** The server could not be reached, or answered with an error, whose HTTP status is then the message. */
export class Unreachable extends Error {}

/** Whether the workspace answered that it does not know the person (any more). */
export const isStranger = (error: unknown): boolean => error instanceof Unreachable && error.message === "404";

export type Api = ReturnType<typeof createApi>;

/** The requests that one person makes. All fail with `Unreachable` when the workspace does not answer. */
export function createApi(as: string) {
  return {
    state: () => ask<State>(`state?${new URLSearchParams({ as })}`),
    messages: (from: { channel: string; before?: string; thread?: string }) =>
      ask<MessagePage>(
        `messages?${new URLSearchParams({ as, limit: String(from.before ? OLDER_PAGE_SIZE : PAGE_SIZE), ...from })}`,
      ),
    act: (act: Act) => ask<ActResult>("act", { as, act }),
    setClock: (change: { advanceMs: number } | { to: string }) => ask<ClockState>("clock", change),
    traffic: () => ask<{ entries: Traffic[] }>("traffic"),
    reset: (seed?: string) => ask<{ ok: true }>("reset", seed === undefined ? {} : { seed }),
    upload: (file: File) => ask<{ file: FileSeen }>(`upload?${new URLSearchParams({ as, name: file.name })}`, file),
    /** where a file's bytes are for this person */
    fileUrl: (id: string) => `/practice/file?${new URLSearchParams({ as, id })}`,
    stream: () => new EventSource(`/practice/stream?${new URLSearchParams({ as })}`),
  };
}

/** The workspace as anybody sees it, for choosing who to be. */
export const fetchPeople = () => ask<State>("state");

/** A file goes as it is, everything else as JSON. */
function postOf(body: object): RequestInit {
  if (body instanceof File) return { method: "POST", headers: { "content-type": "application/octet-stream" }, body };
  return { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) };
}

async function ask<T>(path: string, body?: object): Promise<T> {
  const request = body ? postOf(body) : {};
  const response = await fetch(`/practice/${path}`, request).catch((cause) => {
    throw new Unreachable("no answer", { cause });
  });
  if (!response.ok) throw new Unreachable(`${response.status}`);
  return (await response.json()) as T;
}
