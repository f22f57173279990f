import type { Tx } from "../../db/sql.ts";
import { openFollowUp } from "../follow-ups/acts.ts";
import { appoint, unappoint } from "../visits/appointment-acts.ts";
import type { Aftercare } from "./aftercare-queries.ts";

/** Writes down what an act leaves to be done, in the transaction of the act. */
export async function leaveToDo(
  tx: Tx,
  { clientId, complaintId, promise, callOn, noCallOn }: Aftercare,
  { byId, at }: { byId: number; at: Date },
): Promise<void> {
  const doer = { byId, at };
  if (promise)
    await openFollowUp(tx, { ...promise, clientId, complaintId, source: "complaint", isPromised: true, ...doer });
  if (callOn) await appoint(tx, { clientId, on: callOn, kind: "call", cause: "aftercare", ...doer });
  if (noCallOn) await unappoint(tx, { clientId, on: noCallOn, cause: "aftercare" });
}
