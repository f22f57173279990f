/** Checkboxes and radio buttons. */
import { useId } from "preact/hooks";
import { TextObject } from "../../mrkdwn/draw.tsx";
import { jsonOf, type Option, optionsOf } from "../shapes.ts";
import { useElement } from "../surface.tsx";
import { useConfirm } from "./confirm.tsx";
import type { InputProps } from "./input-props.ts";

/** The held value's option values. */
function chosenIn(value: unknown): Set<string | undefined> {
  const list = Array.isArray(value) ? value : value ? [value] : [];
  return new Set(list.map((option: Option) => option.value));
}

export function ChoicesElement({ blockId, element, dispatches, labelledBy, describedBy }: InputProps) {
  const group = useId();
  const { value, enter, press } = useElement(blockId, element);
  const { ask, dialog } = useConfirm();
  const single = element.type === "radio_buttons";
  const chosen = chosenIn(single ? value.selected_option : value.selected_options);
  const choose = (option: Option, on: boolean) => {
    const next = optionsOf(element).filter((each) => (each === option ? on : chosen.has(each.value)));
    const held = single ? { selected_option: jsonOf(option) } : { selected_options: next.map(jsonOf) };
    ask(dispatches ? element.confirm : undefined, () => void (dispatches ? press(held) : enter(held)));
  };
  return (
    <fieldset class="choices" aria-labelledby={labelledBy} aria-describedby={describedBy}>
      {optionsOf(element).map((option) => (
        <Choice
          key={option.value}
          option={option}
          type={single ? "radio" : "checkbox"}
          group={group}
          on={chosen.has(option.value)}
          onChange={(on) => choose(option, on)}
        />
      ))}
      {dialog}
    </fieldset>
  );
}

type ChoiceProps = {
  option: Option;
  type: "radio" | "checkbox";
  group: string;
  on: boolean;
  onChange: (on: boolean) => void;
};

function Choice({ option, type, group, on, onChange }: ChoiceProps) {
  return (
    <label class="choice">
      <input type={type} name={group} checked={on} onChange={({ currentTarget }) => onChange(currentTarget.checked)} />
      <span>
        <TextObject text={option.text} />
        {option.description && (
          <small>
            <TextObject text={option.description} />
          </small>
        )}
      </span>
    </label>
  );
}
