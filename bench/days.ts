import { instantOf } from "../src/lib/dates.ts";

/** The bench lives on these days of the practice clock, so that the same run comes out of the same code on any day. */
export const zone = "Asia/Shanghai";

/** A Friday: its plans stand in every database, so that the days after it carry over what was left. */
export const dayBefore = "2035-03-02";
export const monday = "2035-03-05";
export const tuesday = "2035-03-06";

export const at = (date: string, time: string): Date => instantOf(date, time, zone);
