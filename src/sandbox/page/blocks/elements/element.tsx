/** Which view draws which element. */
import type { FunctionComponent } from "preact";
import { useImageSource } from "../../files/image-source.ts";
import { useWords } from "../../state/reader.tsx";
import type { Element } from "../shapes.ts";
import { ButtonElement } from "./button.tsx";
import { ChoicesElement } from "./choices.tsx";
import { DateElement } from "./date.tsx";
import { FileInputElement } from "./file-input.tsx";
import type { InputProps } from "./input-props.ts";
import { OverflowElement } from "./overflow.tsx";
import { RichInputElement } from "./rich-input.tsx";
import { SelectElement } from "./select.tsx";
import { TextInputElement } from "./text-input.tsx";
import { TimeElement } from "./time.tsx";

const views: Record<string, FunctionComponent<InputProps>> = {
  button: ButtonElement,
  workflow_button: ButtonElement,
  overflow: OverflowElement,
  checkboxes: ChoicesElement,
  radio_buttons: ChoicesElement,
  static_select: SelectElement,
  external_select: SelectElement,
  users_select: SelectElement,
  conversations_select: SelectElement,
  channels_select: SelectElement,
  multi_static_select: SelectElement,
  multi_external_select: SelectElement,
  multi_users_select: SelectElement,
  multi_conversations_select: SelectElement,
  multi_channels_select: SelectElement,
  datepicker: DateElement,
  timepicker: TimeElement,
  datetimepicker: DateElement,
  plain_text_input: TextInputElement,
  email_text_input: TextInputElement,
  url_text_input: TextInputElement,
  number_input: TextInputElement,
  rich_text_input: RichInputElement,
  file_input: FileInputElement,
  image: ImageElement,
};

/** One element of a block. */
export function ElementView(props: InputProps) {
  const words = useWords();
  const View = Object.hasOwn(views, props.element.type) ? views[props.element.type] : undefined;
  return View ? <View {...props} /> : <span class="not-drawn">{words.notDrawn(props.element.type)}</span>;
}

/** A small picture: 20 pixels in a context, 88 beside a section; its words stand in when it cannot be had. */
export function ImageElement({ element }: { element: Element }) {
  const source = useImageSource(element);
  if (!source) return <span class="not-drawn">{element.alt_text}</span>;
  return (
    <img class="image-element" src={source} alt={element.alt_text ?? ""} loading="lazy" referrerpolicy="no-referrer" />
  );
}
