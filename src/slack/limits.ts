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
  messageText: 4000,
} as const;

/** Text that is at most `most` characters; what is longer ends in "…", so that nobody takes it for whole. */
export const fitted = (text: string, most: number): string =>
  text.length <= most ? text : `${text.slice(0, most - 1).trimEnd()}…`;
