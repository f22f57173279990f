import { randomBytes, randomInt } from "node:crypto";
import { Refused } from "./refused.ts";

/** Real milliseconds in which a trigger can be exchanged (platform.md, section 2). */
const TRIGGER_LIFE_MS = 3000;

/** Real milliseconds for which an outdated trigger is still known, so that it is told apart from a wrong one. */
const TRIGGER_MEMORY_MS = 10 * 60_000;

type Trigger = {
  user: string;
  /** the modal in which the person acted */
  viewId?: string;
  /** the conversation in which the person acted */
  channel?: string;
};

type Minted = Trigger & { mintedAt: number; exchanged: boolean };

/** Rights to open a modal, each for one person, once, within 3 s. */
export type Triggers = {
  mint(trigger: Trigger): string;
  /** Spends it. Refuses one that is unknown, spent or too old, with Slack's codes. */
  exchange(id: string | undefined): Trigger;
};

export function openTriggers(): Triggers {
  const minted = new Map<string, Minted>();
  const forgetOld = () => {
    for (const [id, { mintedAt }] of minted) {
      if (Date.now() - mintedAt < TRIGGER_MEMORY_MS) return;
      minted.delete(id);
    }
  };
  return {
    mint(trigger) {
      forgetOld();
      const id = `${randomInt(1e12, 1e13)}.${randomInt(1e12, 1e13)}.${randomBytes(16).toString("hex")}`;
      minted.set(id, { ...trigger, mintedAt: Date.now(), exchanged: false });
      return id;
    },
    exchange(id) {
      if (!id) throw new Refused("invalid_arguments", { messages: ["[ERROR] missing required field: trigger_id"] });
      const trigger = minted.get(id);
      if (!trigger) throw new Refused("invalid_trigger_id");
      if (trigger.exchanged) throw new Refused("exchanged_trigger_id");
      if (Date.now() - trigger.mintedAt > TRIGGER_LIFE_MS) throw new Refused("expired_trigger_id");
      trigger.exchanged = true;
      return trigger;
    },
  };
}
