import type { AckFn, RespondArguments } from "@slack/bolt";
import type { Deps } from "../deps.ts";
import { carryOut, type Reach } from "./carry-out.ts";
import type { Effect } from "./effects.ts";
import type { RawAcks } from "./web.ts";
import { slow, within } from "./within.ts";

/** An answer that is ready by then goes out in the ack itself: one trip, and no answer lost between two. Slack allows 3 s. */
const ackWithinMs = 2000;

type Say = Extract<Effect, { kind: "say" }>;
type AckCommand = (answer?: Say) => Promise<void>;

/** Over HTTP stored JSON goes out as it is; in Socket Mode the ack is part of an envelope. */
export const ackOf =
  (ack: AckFn<string | RespondArguments>, { ackJson }: Partial<RawAcks>): AckCommand =>
  async (answer) => {
    if (!answer) return ack();
    if (!ackJson || !answer.json) return ack({ ...answer.message, response_type: "ephemeral" });
    ackJson(Buffer.concat([ephemeralStart, answer.json.subarray(1)]));
    await ack();
  };

const ephemeralStart = Buffer.from('{"response_type":"ephemeral",');

/** Acks with the answer, when it is ready in time; what cannot go along, or comes later, goes by the response_url. */
export async function ackWithAnswer(
  deps: Deps,
  work: Promise<Effect[]>,
  ack: AckCommand,
  reach: Reach,
  during: string,
): Promise<void> {
  const ready = await within(ackWithinMs, work);
  const [first, ...others] = ready === slow ? [] : ready;
  if (first?.kind === "say" && (await hasLeft(deps, ack(first)))) {
    return carryOut(deps, reach, others, during);
  }
  if (first?.kind !== "say") await hasLeft(deps, ack());
  await carryOut(deps, reach, await work, during);
}

/** Whether the ack went out; when the connection was lost just then, the answer still has its response_url. */
const hasLeft = ({ log }: Deps, acked: Promise<void>): Promise<boolean> =>
  acked.then(
    () => true,
    (error: unknown) => {
      log.warn({ err: error }, "an ack could not be sent");
      return false;
    },
  );
