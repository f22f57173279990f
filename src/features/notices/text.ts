import type { InBoth } from "../../lib/language.ts";

const en = { title: "What there is to know today" };
const zh: typeof en = { title: "今日提醒" };

export const noticesText: InBoth<typeof en> = { en, zh };
