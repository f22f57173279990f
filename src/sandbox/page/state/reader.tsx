/** Who reads: one place that watches it, and a context from which every view takes it. */
import { type ComponentChildren, createContext } from "preact";
import { useContext, useMemo } from "preact/hooks";
import { type Words, wordsOf } from "../text.ts";
import type { Reader } from "./dates.ts";
import { usePage } from "./desk.ts";

type Kept = { locale: string; zone: string; words: Words; aheadMs: number };

const nobody: Kept = { locale: navigator.language, zone: "UTC", words: wordsOf(navigator.language), aheadMs: 0 };
const ReaderContext = createContext<Kept>(nobody);

/** Hands language, time zone and clock of the person at the desk to all views inside. */
export function ReaderProvider({ children }: { children: ComponentChildren }) {
  const locale = usePage((page) => page.world?.me.locale) ?? nobody.locale;
  const zone = usePage((page) => page.world?.me.tz) ?? nobody.zone;
  const aheadMs = usePage((page) => page.world?.clock.aheadMs ?? 0);
  const kept = useMemo(() => ({ locale, zone, aheadMs, words: wordsOf(locale) }), [locale, zone, aheadMs]);
  return <ReaderContext.Provider value={kept}>{children}</ReaderContext.Provider>;
}

/** The page's words in the language of the person. */
export const useWords = (): Words => useContext(ReaderContext).words;

/** Who reads, for dates; `now` is the workspace's clock at the moment of drawing. */
export function useReader(): Reader {
  const { aheadMs, ...reader } = useContext(ReaderContext);
  return { ...reader, now: new Date(Date.now() + aheadMs) };
}
