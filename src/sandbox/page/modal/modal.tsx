import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { View } from "../../protocol.ts";
import { Blocks } from "../blocks/blocks.tsx";
import { type Entered, SurfaceProvider } from "../blocks/surface.tsx";
import { stateOf } from "../blocks/values.ts";
import { Dialog } from "../parts/dialog.tsx";
import { Icon } from "../parts/icons.tsx";
import { Notice, noticeOf } from "../parts/notice.tsx";
import { Spinner } from "../parts/spinner.tsx";
import { useDesk } from "../state/desk.ts";
import { useWords } from "../state/reader.tsx";

type Props = { view: View; nested: boolean; hidden: boolean; onClose: (all: boolean) => void };

/** One modal. Its cross closes all that are open, its close button and Escape only itself. */
export function ModalView({ view, nested, hidden, onClose }: Props) {
  const entered = useRef<Entered>(view.state.values as Entered);
  const form = useRef<HTMLFormElement>(null);
  const { busy, errors, notice, setNotice, submit } = useSubmit(view, entered);
  const words = useWords();
  const title = view.title?.text ?? "";
  const close = () => onClose(view.clear_on_close === true);
  useFocusOnWrong(form, errors);
  return (
    <Dialog name={title} onEscape={close} hidden={hidden}>
      <form
        ref={form}
        novalidate
        class="dialog-form"
        aria-busy={busy}
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <ModalHead title={title} nested={nested} onBack={close} onClose={() => onClose(true)} />
        <div class="dialog-body">
          <SurfaceProvider place={{ viewId: view.id }} blocks={view.blocks} entered={entered} errors={errors}>
            <Blocks blocks={view.blocks} />
          </SurfaceProvider>
        </div>
        <Notice text={notice} dismiss={words.dismiss} onDismiss={() => setNotice(null)} />
        <footer class="dialog-foot">
          <button type="button" class="button" onClick={close}>
            {view.close?.text ?? words.cancel}
          </button>
          {view.submit && (
            <button type="submit" class="button button-primary" aria-busy={busy}>
              <span class="button-label">{view.submit.text}</span>
              {busy && <Spinner />}
            </button>
          )}
        </footer>
      </form>
    </Dialog>
  );
}

type HeadProps = { title: string; nested: boolean; onBack: () => void; onClose: () => void };

function ModalHead({ title, nested, onBack, onClose }: HeadProps) {
  const words = useWords();
  return (
    <header class="dialog-head">
      {nested && (
        <button type="button" class="quiet-icon" aria-label={words.back} title={words.back} onClick={onBack}>
          <Icon name="back" />
        </button>
      )}
      <h2>{title}</h2>
      <button type="button" class="quiet-icon" aria-label={words.close} title={words.close} onClick={onClose}>
        <Icon name="close" />
      </button>
    </header>
  );
}

/** Sends the form; what is wrong, by Slack's or the app's judgement, comes back by field. */
function useSubmit(view: View, entered: { current: Entered }) {
  const desk = useDesk();
  const words = useWords();
  const [busy, setBusy] = useState(false);
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [notice, setNotice] = useState<string | null>(null);
  const submit = async () => {
    if (busy || !view.submit) return;
    const state = stateOf(view.blocks, entered.current);
    setNotice(null);
    setBusy(true);
    const result = await desk.act({ type: "submit", viewId: view.id, state });
    setBusy(false);
    setErrors(result.errors ?? {});
    setNotice(noticeOf(result, `“${view.title?.text ?? ""}”`, words));
  };
  return { busy, errors, notice, setNotice, submit };
}

/** Brings the first wrong field to the person. */
function useFocusOnWrong(form: { current: HTMLFormElement | null }, errors: Record<string, string>) {
  useLayoutEffect(() => {
    if (Object.keys(errors).length === 0) return;
    const field = form.current?.querySelector(".field-wrong");
    field?.scrollIntoView({ block: "nearest" });
    field?.querySelector<HTMLElement>("input, textarea, button")?.focus();
  }, [errors]);
}
