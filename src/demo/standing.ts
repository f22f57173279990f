import type { Tx } from "../db/sql.ts";
import type { Done, Tell } from "../features/complaints/write-acts.ts";

type Message = { text: string; blocks: object[] };

/** A message of the bot's that stands in the workspace when the demo begins; `key`: of its delivery. */
export type Posted = Message & { key: string; channel: string; ts: string; threadTs?: string };

export type StandingPosts = { during(tell: Tell): Tell; all(): Posted[] };

/**
 * Takes what acts of the past tell to a channel as posted at its time, in the same transaction: at Slack's pace a new demo would
 * need minutes to post it. Whoever takes them lays them into the workspace.
 */
export function standingPosts(): StandingPosts {
  const posted = new Map<string, Posted>();

  async function post(tx: Tx, { at }: Done): Promise<void> {
    const waiting = await tx.delivery.findMany({ where: { state: "pending" }, orderBy: { id: "asc" } });
    for (const { id, key, target, payload, threadOf, editOf } of waiting) {
      const message = JSON.parse(payload) as Message;
      const edited = editOf === null ? undefined : posted.get(editOf);
      const threadTs = threadOf === null ? undefined : posted.get(threadOf)?.ts;
      const ts = edited?.ts ?? `${Math.floor(Number(at) / 1000)}.${String(posted.size).padStart(6, "0")}`;
      if (edited) Object.assign(edited, message);
      else posted.set(key, { ...message, key, channel: target, ts, ...(threadTs && { threadTs }) });
      await tx.delivery.update({ where: { id }, data: { state: "sent", channel: target, ts, createdAt: at } });
    }
  }

  return {
    during: (tell) => async (tx, done) => {
      await tell(tx, done);
      await post(tx, done);
    },
    all: () => [...posted.values()],
  };
}
