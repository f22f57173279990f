import type { InBoth } from "../../lib/language.ts";

const en = {
  filing: {
    commandName: "complaint",
    helpMine: { usage: "/complaint mine", does: "The complaints that you filed, and where each stands" },
    none: "You have filed no complaints.",
  },
};

const zh: typeof en = {
  filing: {
    commandName: "投诉",
    helpMine: { usage: "/complaint 我的", does: "我登记的投诉及其进展" },
    none: "您没有登记过投诉。",
  },
};

export const complaintsText: InBoth<typeof en> = { en, zh };
