const formulaStart = /^[=+\-@\t\r＝＋－＠]/;

/** Text for a spreadsheet: what Excel would run as a formula gets a `'` before it. */
export const neutralise = (text: string): string => (formulaStart.test(text) ? `'${text}` : text);

/** Takes off the one `'` that `neutralise` puts before a formula's sign; any other text is given back as it is. */
export const plainAgain = (text: string): string =>
  text.startsWith("'") && formulaStart.test(text.slice(1)) ? text.slice(1) : text;
