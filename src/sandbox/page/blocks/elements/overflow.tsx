import { plainOf } from "../../mrkdwn/draw.tsx";
import { safeUrl } from "../../mrkdwn/links.ts";
import { Icon } from "../../parts/icons.tsx";
import { MenuButton } from "../../parts/menu.tsx";
import { Spinner } from "../../parts/spinner.tsx";
import { useWords } from "../../state/desk.ts";
import { type Element, jsonOf, type Option, optionsOf } from "../shapes.ts";
import { useElement } from "../surface.tsx";
import { useConfirm } from "./confirm.tsx";

/** The menu behind three dots. */
export function OverflowElement({ blockId, element }: { blockId: string; element: Element }) {
  const words = useWords();
  const { busy, press } = useElement(blockId, element);
  const { ask, dialog } = useConfirm();
  const choose = (option: Option) => {
    const url = safeUrl(option.url);
    if (url) window.open(url, "_blank", "noopener,noreferrer");
    void press({ selected_option: jsonOf(option) });
  };
  const items = optionsOf(element).map((option, index) => ({
    key: option.value ?? String(index),
    label: plainOf(option.text),
    note: option.description && plainOf(option.description),
    onChoose: () => ask(element.confirm, () => choose(option)),
  }));
  return (
    <>
      <MenuButton name={words.more} items={items} class="button button-square" busy={busy} align="end">
        {busy ? <Spinner /> : <Icon name="more" />}
      </MenuButton>
      {dialog}
    </>
  );
}
