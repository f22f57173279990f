/** The question that Slack asks before an element with `confirm` acts. */
import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { plainOf, TextObject } from "../../mrkdwn/draw.tsx";
import { Dialog } from "../../parts/dialog.tsx";
import { useWords } from "../../state/desk.ts";
import type { Confirm } from "../shapes.ts";

type Question = { title: string; body: ComponentChildren; yes: string; no: string; danger: boolean };

/** A yes-or-no dialog; the focus starts on the way back. */
export function AskDialog({ question, onAnswer }: { question: Question; onAnswer: (yes: boolean) => void }) {
  return (
    <Dialog name={question.title} onEscape={() => onAnswer(false)} class="dialog-small">
      <header class="dialog-head">
        <h2>{question.title}</h2>
      </header>
      <div class="dialog-body">{question.body}</div>
      <footer class="dialog-foot">
        <button type="button" class="button" onClick={() => onAnswer(false)}>
          {question.no}
        </button>
        <button
          type="button"
          class={`button ${question.danger ? "button-danger" : "button-primary"}`}
          onClick={() => onAnswer(true)}
        >
          {question.yes}
        </button>
      </footer>
    </Dialog>
  );
}

/** Gives `ask(confirm, then)`, which acts at once when there is nothing to confirm, and the dialog to draw. */
export function useConfirm() {
  const words = useWords();
  const [waiting, setWaiting] = useState<{ confirm: Confirm; then: () => void } | null>(null);
  const ask = (confirm: Confirm | undefined, then: () => void) => (confirm ? setWaiting({ confirm, then }) : then());
  const answer = (yes: boolean) => {
    setWaiting(null);
    if (yes) waiting?.then();
  };
  const dialog = waiting && (
    <AskDialog
      onAnswer={answer}
      question={{
        title: plainOf(waiting.confirm.title) || words.sure,
        body: <TextObject text={waiting.confirm.text} />,
        yes: plainOf(waiting.confirm.confirm) || words.yes,
        no: plainOf(waiting.confirm.deny) || words.cancel,
        danger: waiting.confirm.style === "danger",
      }}
    />
  );
  return { ask, dialog };
}
