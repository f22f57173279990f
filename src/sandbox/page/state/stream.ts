/** The live stream of one person's happenings. */
import type { Happening } from "../../protocol.ts";

const RETRY_FIRST_MS = 500;
const RETRY_MOST_MS = 8000;

type Ends = {
  open: () => EventSource;
  /** called at the first connection and at each later one: what came between was missed */
  onOpen: () => void;
  onLost: () => void;
  onHappening: (happening: Happening) => void;
};

/** Keeps a stream open until the returned function is called; after a loss it waits a little longer each time. */
export function keepStream({ open, onOpen, onLost, onHappening }: Ends): () => void {
  let source: EventSource | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let waitMs = RETRY_FIRST_MS;
  const connect = () => {
    source = open();
    source.onopen = () => {
      waitMs = RETRY_FIRST_MS;
      onOpen();
    };
    source.onmessage = ({ data }) => onHappening(JSON.parse(String(data)) as Happening);
    source.onerror = () => {
      source?.close();
      onLost();
      timer = setTimeout(connect, waitMs);
      waitMs = Math.min(waitMs * 2, RETRY_MOST_MS);
    };
  };
  connect();
  return () => {
    clearTimeout(timer);
    source?.close();
  };
}
