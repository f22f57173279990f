import { isDate, type PlainDate } from "../../lib/dates.ts";

/** Opens the form; the value is a client's id, or `CLIENTID|YYYY-MM-DD` from a plan's item, or nothing. */
export const openLogAction = "log_open";

/** What such a button claims, to be checked. */
export function readLogValue(value: string): { clientId: number | undefined; on: PlainDate | undefined } {
  const [id = "", on = ""] = value.split("|");
  return { clientId: /^[1-9]\d{0,15}$/.test(id) ? Number(id) : undefined, on: isDate(on) ? on : undefined };
}
