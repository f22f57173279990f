import type { Writable } from "node:stream";
import { intlLocale, type Language } from "../../lib/language.ts";
import { text } from "./text.ts";

const everyMs = 200;
const clearLine = "\r\u001B[2K";

/** A line on stderr that says how far a command is, while a person watches it; `share` of 1. */
export function progressLine({ stderr, isTerminal, language }: Watched) {
  const words = text[language];
  const began = performance.now();
  const figure = new Intl.NumberFormat(intlLocale(language), { maximumFractionDigits: 0 });
  let shownAt = 0;
  return {
    show: ({ rows, share }: { rows: number; share: number }) => {
      const now = performance.now();
      if (!isTerminal || now - shownAt < everyMs) return;
      shownAt = now;
      const perSecond = (rows / (now - began)) * 1000;
      stderr.write(clearLine + words.progress(figure.format(rows), Math.floor(share * 100), figure.format(perSecond)));
    },
    clear: () => {
      if (shownAt > 0) stderr.write(clearLine);
    },
  };
}

/** `isTerminal`: whether a person watches stderr: then progress is shown there. */
export type Watched = { stderr: Writable; isTerminal: boolean; language: Language };
