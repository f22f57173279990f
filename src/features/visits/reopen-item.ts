import type { ActionAsk } from "../../slack/answer.ts";
import { words } from "../../slack/blocks.ts";
import { type Effects, say } from "../../slack/effects.ts";
import { alreadyEnded, type CheckedItem, onItem } from "./check-item.ts";
import { takeOffItem } from "./hand-acts.ts";
import { reopenItem } from "./item-acts.ts";
import { planAnew } from "./refresh.ts";

/** Does it, and shows at once what has become of the item; the second of two taps is told besides what it came too late for. */
const changeItem = (ask: ActionAsk, change: (item: CheckedItem) => Promise<boolean>): Promise<Effects> =>
  onItem(ask, { item: ask.value, list: ask.list }, async (item) => {
    const isChanged = await change(item);
    const anew = await planAnew(ask, ask.place, item);
    return isChanged ? anew : [...anew, say(words(await alreadyEnded(ask, item)))];
  });

/** Takes back that an item was done, moved or skipped. */
export const reopen = (ask: ActionAsk): Promise<Effects> => changeItem(ask, (item) => reopenItem(ask.deps.db, item));

/** Takes off what was put on by hand. */
export const takeOff = (ask: ActionAsk): Promise<Effects> => changeItem(ask, (item) => takeOffItem(ask.deps.db, item));
