/** Selects of every kind: a box to type in, with a list that hangs on it. */
import { useId, useRef } from "preact/hooks";
import { plainOf } from "../../mrkdwn/draw.tsx";
import { Icon } from "../../parts/icons.tsx";
import { Popup } from "../../parts/popup.tsx";
import { Spinner } from "../../parts/spinner.tsx";
import { usePage } from "../../state/desk.ts";
import { useWords } from "../../state/reader.tsx";
import type { Words } from "../../text.ts";
import { useElement } from "../surface.tsx";
import { type Choosing, useChoosing } from "./choosing.ts";
import { useConfirm } from "./confirm.tsx";
import type { InputProps } from "./input-props.ts";
import { heldItems, type Item, kindOf } from "./items.ts";
import { OptionList } from "./option-list.tsx";

export function SelectElement(props: InputProps) {
  const { blockId, element, dispatches } = props;
  const world = usePage((page) => page.world);
  const { value, busy, enter, press } = useElement(blockId, element);
  const { ask, dialog } = useConfirm();
  const { many, heldUnder } = kindOf(element.type);
  const chosen = world ? heldItems(value, element, world) : [];
  const commit = (items: Item[]) => {
    const next = { [heldUnder]: many ? items.map(({ held }) => held) : (items[0]?.held ?? null) };
    if (dispatches) ask(element.confirm, () => void press(next));
    else enter(next);
  };
  return (
    <>
      <Combobox {...props} many={many} chosen={chosen} busy={busy} onCommit={commit} />
      {dialog}
    </>
  );
}

type BoxProps = Choosing & Pick<InputProps, "labelledBy" | "describedBy" | "invalid"> & { busy: boolean };

function Combobox(props: BoxProps) {
  const { element, many, chosen, busy, onCommit } = props;
  const listId = useId();
  const box = useRef<HTMLLabelElement>(null);
  const list = useChoosing(props);
  const remove = (item: Item) => onCommit(chosen.filter((each) => each !== item));
  return (
    <>
      <label ref={box} for={`${listId}-box`} class="combobox input" aria-busy={busy}>
        {many && chosen.map((item) => <Chip key={item.key} item={item} onRemove={() => remove(item)} />)}
        <BoxInput {...props} list={list} listId={listId} />
        {busy ? <Spinner /> : <Icon name="down" size={16} />}
      </label>
      {list.open && (
        <Popup anchor={box} onClose={list.hide} wide>
          <OptionList
            id={listId}
            offer={list.offer}
            at={list.at}
            chosen={chosen}
            element={element}
            typed={list.typed}
            onChoose={list.choose}
          />
        </Popup>
      )}
    </>
  );
}

type InputBoxProps = BoxProps & { list: ReturnType<typeof useChoosing>; listId: string };

function BoxInput({ element, many, chosen, list, listId, labelledBy, describedBy, invalid }: InputBoxProps) {
  const words = useWords();
  const placeholder = plainOf(element.placeholder) || usualPlaceholder(element.type, words);
  const single = many ? "" : (chosen[0]?.label ?? "");
  const hint = many && chosen.length > 0 ? "" : single || placeholder;
  return (
    <input
      id={`${listId}-box`}
      role="combobox"
      aria-autocomplete="list"
      aria-expanded={list.open}
      aria-controls={list.open ? listId : undefined}
      aria-activedescendant={list.open && list.active ? `${listId}-${list.at}` : undefined}
      aria-labelledby={labelledBy}
      aria-label={labelledBy ? undefined : placeholder}
      aria-describedby={describedBy}
      aria-invalid={invalid ?? false}
      data-focus-first={element.focus_on_load ?? false}
      autocomplete="off"
      placeholder={hint}
      value={list.open ? list.typed : single}
      onClick={list.show}
      onInput={({ currentTarget }) => list.type(currentTarget.value)}
      onKeyDown={list.onKeyDown}
      onBlur={list.hide}
    />
  );
}

function Chip({ item, onRemove }: { item: Item; onRemove: () => void }) {
  const words = useWords();
  return (
    <span class="chip">
      {item.label}
      <button type="button" aria-label={words.remove(item.label)} onClick={onRemove}>
        <Icon name="close" size={12} />
      </button>
    </span>
  );
}

function usualPlaceholder(type: string, words: Words): string {
  const { many, source } = kindOf(type);
  if (many) return words.chooseMany;
  return source === "users" ? words.choosePerson : words.choose;
}
