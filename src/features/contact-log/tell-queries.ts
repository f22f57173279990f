import type { Db } from "../../db/sql.ts";

export type Untold = {
  key: string;
  what: "win" | "suggestion";
  /** who logged it */
  personId: number;
  /** no invitation helps any more: it will not be posted */
  isForGood: boolean;
};

/** Slack's words for a channel that the bot may not post in; the first heals when it is invited (docs.slack.dev, chat.postMessage). */
const notInChannel = "not_in_channel";
const closed = ["channel_not_found", "is_archived", "restricted_action"];

/** Wins and suggestions that a channel did not take, and of which nobody has been told. */
export async function untoldNews(db: Db): Promise<Untold[]> {
  const rows = await db.rows<{ key: string; lastError: string }>(
    `SELECT d."key", d."lastError" FROM "Delivery" d
     WHERE d."state" IN ('pending', 'failed') AND d."lastError" IN (SELECT "value" FROM json_each(?))
       AND (d."key" LIKE 'win:L%' OR d."key" LIKE 'suggestion:L%')
       AND NOT EXISTS (SELECT 1 FROM "Notice" n WHERE n."key" = 'untold:' || d."key")
       AND NOT EXISTS (SELECT 1 FROM "Delivery" t WHERE t."key" = 'untold:' || d."key")`,
    JSON.stringify([notInChannel, ...closed]),
  );
  return rows.flatMap(({ key, lastError }) => {
    const [, what, personId] = /^(win|suggestion):L\d+:P(\d+)$/.exec(key) ?? [];
    if (!what) return [];
    return [{ key, what: what as Untold["what"], personId: Number(personId), isForGood: lastError !== notInChannel }];
  });
}
