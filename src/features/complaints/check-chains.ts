import type { Db } from "../../db/sql.ts";
import type { Language } from "../../lib/language.ts";
import { checkChains } from "./chain-queries.ts";
import { complaintsText } from "./text.ts";

type Terminal = { stdout(line: string): void; stderr(line: string): void; language: Language };

/** `rounds verify`: whether every complaint's acts are as they were written. Gives the exit code: 1 when any is not. */
export async function verifyComplaints(db: Db, { stdout, stderr, language }: Terminal): Promise<number> {
  const text = complaintsText[language].watch;
  const { complaints, acts, broken } = await checkChains(db);
  for (const { number, seq, is } of broken) stderr(text.chainFaults[is](number, seq));
  if (broken.length > 0) return 1;
  stdout(text.verified(complaints, acts));
  return 0;
}
