/** Inputs for words, numbers and addresses. */
import { plainOf } from "../../mrkdwn/draw.tsx";
import { useWords } from "../../state/reader.tsx";
import type { Element } from "../shapes.ts";
import { useElement } from "../surface.tsx";
import type { InputProps } from "./input-props.ts";

/** Slack's own longest text, where the element sets no shorter one. */
const LONGEST_TEXT = 3000;
/** From how many characters left the count is shown. */
const COUNT_FROM = 100;

const keyboards: Record<string, "text" | "email" | "url" | "decimal" | "numeric"> = {
  email_text_input: "email",
  url_text_input: "url",
};

const keyboardOf = (element: Element) =>
  element.type === "number_input"
    ? element.is_decimal_allowed
      ? "decimal"
      : "numeric"
    : (keyboards[element.type] ?? "text");

const listensTo = (element: Element, moment: string) =>
  (element.dispatch_action_config?.trigger_actions_on ?? ["on_enter_pressed"]).includes(moment);

export function TextInputElement({ blockId, element, dispatches, labelledBy, describedBy, invalid }: InputProps) {
  const { value, enter, press } = useElement(blockId, element);
  const words = useWords();
  const text = typeof value.value === "string" ? value.value : "";
  const most = element.max_length ?? (element.type === "plain_text_input" ? LONGEST_TEXT : undefined);
  const change = (typed: string) => {
    const held = { value: typed === "" ? null : typed };
    if (dispatches && listensTo(element, "on_character_entered")) void press(held);
    else enter(held);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || event.isComposing || element.multiline || !dispatches) return;
    event.preventDefault();
    if (listensTo(element, "on_enter_pressed")) void press({ value: text === "" ? null : text });
  };
  const shared = {
    value: text,
    placeholder: plainOf(element.placeholder),
    "aria-labelledby": labelledBy,
    "aria-describedby": describedBy,
    "aria-invalid": invalid ?? false,
    "data-focus-first": element.focus_on_load ?? false,
    ...(most === undefined ? {} : { maxLength: most }),
    onKeyDown,
  };
  const left = most === undefined ? undefined : most - text.length;
  return (
    <>
      <Field element={element} shared={shared} onChange={change} />
      {left !== undefined && left <= COUNT_FROM && element.max_length !== undefined && (
        <small class="input-left">{words.left(left)}</small>
      )}
    </>
  );
}

type Shared = {
  value: string;
  maxLength?: number;
  "data-focus-first": boolean;
  placeholder: string;
  "aria-labelledby": string | undefined;
  "aria-describedby": string | undefined;
  "aria-invalid": boolean;
  onKeyDown: (event: KeyboardEvent) => void;
};
type FieldProps = { element: Element; shared: Shared; onChange: (typed: string) => void };

function Field({ element, shared, onChange }: FieldProps) {
  if (element.multiline) {
    return (
      <textarea class="input" rows={4} {...shared} onInput={({ currentTarget }) => onChange(currentTarget.value)} />
    );
  }
  return (
    <input
      class="input"
      {...shared}
      type="text"
      inputMode={keyboardOf(element)}
      autocomplete="off"
      onInput={({ currentTarget }) => onChange(currentTarget.value)}
    />
  );
}
