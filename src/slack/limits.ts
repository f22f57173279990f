/** Slack's limits that the views keep to (docs.slack.dev, "Block Kit" reference; checked 2026-11-21). */
export const limits = {
  blocksPerMessage: 50,
  blocksPerView: 100,
  sectionText: 3000,
  headerText: 150,
  buttonText: 75,
  buttonValue: 2000,
  contextElements: 10,
  actionsElements: 25,
  modalTitle: 24,
  inputLabel: 2000,
  textInput: 3000,
  placeholder: 150,
  optionText: 75,
  /** of a menu, and of what an external select is answered with */
  options: 100,
  overflowOptions: 5,
  optionValue: 150,
  inputFiles: 10,
  privateMetadata: 3000,
  messageText: 4000,
  /** of a `data_visualization`: a message's charts, a series' points, and the signs of their words */
  charts: 2,
  chartPoints: 20,
  chartTitle: 50,
  chartLabel: 20,
  axisLabel: 50,
  imageAlt: 2000,
  /** observed, in no reference: all signs of a message's blocks; beyond it msg_blocks_too_long */
  messageSigns: 13_200,
} as const;

/** Text that is at most `most` characters; what is longer ends in "…", so that nobody takes it for whole. */
export function fitted(text: string, most: number): string {
  if (text.length <= most) return text;
  // never through the middle of a sign of two units, such as an emoji
  const cut = text.slice(0, most - 1).replace(/[\uD800-\uDBFF]$/, "");
  return `${cut.trimEnd()}…`;
}

/** The same of text that may have several lines, as one. */
export const fittedLine = (text: string, most: number): string => fitted(text.trim().replace(/\s+/g, " "), most);

/** So near before the limit a line or a word that ends there is not broken. */
const breakNear = 200;

/** All of a text in pieces of at most `most` characters: put together they are the text, sign for sign. */
export function piecesOf(text: string, most: number): string[] {
  const pieces: string[] = [];
  let rest = text;
  while (rest.length > most) {
    const at = breakIn(rest.slice(0, most));
    pieces.push(rest.slice(0, at));
    rest = rest.slice(at);
  }
  return [...pieces, rest];
}

/** Where a full piece is best broken: after its last line or word, never through the middle of a sign of two units. */
function breakIn(full: string): number {
  const end = Math.max(full.lastIndexOf("\n"), full.lastIndexOf(" ")) + 1;
  if (end > full.length - breakNear) return end;
  return /[\uD800-\uDBFF]$/.test(full) ? full.length - 1 : full.length;
}
