import { plainOf } from "../../mrkdwn/draw.tsx";
import { safeUrl } from "../../mrkdwn/links.ts";
import { Spinner } from "../../parts/spinner.tsx";
import { type Element, jsonOf } from "../shapes.ts";
import { useElement } from "../surface.tsx";
import { useConfirm } from "./confirm.tsx";

/** A button; with a `url` it also opens that address. */
export function ButtonElement({ blockId, element }: { blockId: string; element: Element }) {
  const { busy, press } = useElement(blockId, element);
  const { ask, dialog } = useConfirm();
  const url = safeUrl(element.url);
  const look = element.style ? `button button-${element.style}` : "button";
  const name = element.accessibility_label ? { "aria-label": element.accessibility_label } : {};
  const act = () => {
    if (url) window.open(url, "_blank", "noopener,noreferrer");
    void press({ text: jsonOf(element.text ?? {}), ...(element.value === undefined ? {} : { value: element.value }) });
  };
  return (
    <>
      <button type="button" class={look} aria-busy={busy} {...name} onClick={() => !busy && ask(element.confirm, act)}>
        <span class="button-label">{plainOf(element.text)}</span>
        {busy && <Spinner />}
      </button>
      {dialog}
    </>
  );
}
