/** What the workspace itself tells a person when the app failed them. */
import type { ActResult } from "../../protocol.ts";
import type { Words } from "../text.ts";
import { Icon } from "./icons.tsx";

/** The words for an act's outcome; null when nothing went wrong. `what` names what was tried, e.g. a command. */
export function noticeOf(result: ActResult, what: string, words: Words): string | null {
  switch (result.notice) {
    case "app_did_not_respond":
      return words.didNotRespond(what);
    case "app_unreachable":
      return words.unreachable(what);
    case "invalid_command":
      return words.invalidCommand(what);
    case "rejected":
      return [words.rejected(what), result.detail].filter(Boolean).join(" ");
    default:
      return result.ok || result.errors ? null : words.notSent;
  }
}

type Props = { text: string | null; onDismiss?: () => void; dismiss?: string };

/** A line with a warning sign, read aloud when it comes. */
export function Notice({ text, onDismiss, dismiss }: Props) {
  if (!text) return null;
  return (
    <div class="notice" role="alert">
      <Icon name="warn" size={18} />
      <span>{text}</span>
      {onDismiss && (
        <button type="button" class="quiet-icon" aria-label={dismiss} title={dismiss} onClick={onDismiss}>
          <Icon name="close" size={16} />
        </button>
      )}
    </div>
  );
}
