/** Markup that is safe to stand in a page: only `html` makes it. */
export class Html {
  readonly markup: string;
  constructor(markup: string) {
    this.markup = markup;
  }
}

/** What may stand in a page: text is escaped, markup is not, nothing is nothing. */
export type Shown = string | number | Html | readonly Shown[] | null | undefined | false;

const signs: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

/** The one place where text becomes markup: in an element or a quoted attribute it shows exactly as it is. */
const escaped = (text: string): string => text.replaceAll(/[&<>"']/g, (sign) => signs[sign] ?? "");

const isList = (value: Shown): value is readonly Shown[] => Array.isArray(value);

function markupOf(value: Shown): string {
  if (value instanceof Html) return value.markup;
  if (isList(value)) return value.map(markupOf).join("");
  return value === null || value === undefined || value === false ? "" : escaped(String(value));
}

/** Markup with what is put into it: html`<p title="${title}">${text}</p>`. */
export const html = (parts: TemplateStringsArray, ...values: Shown[]): Html =>
  new Html(parts.map((part, i) => part + markupOf(values[i])).join(""));
