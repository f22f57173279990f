import { z } from "zod";

export const leaveFormAction = "leave_form";
export const leaveFormId = "leave";
export const leavePageAction = "leave_page";
export const leaveEndAction = "leave_end";
/** The leaves as a place calls them (slack/place.ts): from their first page. */
export const leavesList = "leaves";
/** What is typed into these fields is asked of us. */
export const leaveWhoSearch = "leave_who";
export const leaveCoverSearch = "leave_cover";
/** The blocks of the form; faults stand at them. */
export const leaveBlocks = { who: "who", from: "from", to: "to", cover: "cover" } as const;

export const settingsFormId = "own_settings";
export const settingBlocks = { visits: "visits_a_day", calls: "calls_a_day", endOfDay: "end_of_day" } as const;

const id = z.coerce.number().int().positive();

/** An id that a button or a menu claims; undefined when it is none. */
export function readId(value: string | undefined): number | undefined {
  const read = id.safeParse(value);
  return read.success ? read.data : undefined;
}
