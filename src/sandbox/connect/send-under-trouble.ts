import { setTimeout as wait } from "node:timers/promises";
import type { DeliveryFate } from "../trouble.ts";
import { ACK_WITHIN_MS, type Delivery, type Outcome, type Wire } from "./wire.ts";

/** Sends what the app is to get, under the faults that were ordered for it. */
export async function sendUnderTrouble(wire: Wire, delivery: Delivery, fate: DeliveryFate): Promise<Outcome> {
  const { lostAck, disconnect, loseConnection, waitMs } = fate;
  const startedAt = performance.now();
  const send = () => wire.send(delivery, { breaks: loseConnection, renews: disconnect });
  const outcome = waitMs > 0 ? await sendLate(send, waitMs) : await send();
  if (!lostAck || outcome.state !== "acked") return outcome;
  await wait(Math.max(0, ACK_WITHIN_MS - (performance.now() - startedAt)));
  return TOO_LATE;
}

const TOO_LATE: Outcome = { state: "silent", reason: "timeout" };

/** Slack's three seconds begin when it sends, not when the app gets it. */
function sendLate(send: () => Promise<Outcome>, waitMs: number): Promise<Outcome> {
  const sent = wait(waitMs).then(send);
  return Promise.race([sent, wait(ACK_WITHIN_MS, TOO_LATE, { ref: false })]);
}
