import type { Json } from "../../lib/json.ts";
import { isDoc } from "../doc.ts";
import { ACK_WITHIN_MS, type Outcome } from "./wire.ts";

/** The envelopes that wait to be acknowledged, by id and by the connection they went to. */
export type Acks<Socket> = {
  /** What comes of the envelope: its acknowledgement, or silence after 3 s of real time. */
  await(envelopeId: string, socket: Socket): Promise<Outcome>;
  settle(envelopeId: string, outcome: Outcome): void;
  /** A connection is gone, and with it the acknowledgements it owed. */
  abandon(socket: Socket): void;
};

export function openAcks<Socket>(): Acks<Socket> {
  const waiting = new Map<string, { socket: Socket; finish: (outcome: Outcome) => void }>();
  const settle = (envelopeId: string, outcome: Outcome) => {
    waiting.get(envelopeId)?.finish(outcome);
    waiting.delete(envelopeId);
  };
  return {
    settle,
    await: (envelopeId, socket) =>
      new Promise((resolve) => {
        const timer = setTimeout(() => settle(envelopeId, { state: "silent", reason: "timeout" }), ACK_WITHIN_MS);
        const finish = (outcome: Outcome) => {
          clearTimeout(timer);
          resolve(outcome);
        };
        waiting.set(envelopeId, { socket, finish });
      }),
    abandon(socket) {
      const owed = [...waiting].filter(([, { socket: at }]) => at === socket);
      for (const [envelopeId] of owed) settle(envelopeId, { state: "silent", reason: "connection_lost" });
    },
  };
}

/** Reads an acknowledgement frame; nothing when it is none. */
export function readAck(data: string): { envelopeId: string; body: Json | undefined } | undefined {
  try {
    const frame: unknown = JSON.parse(data);
    if (!isDoc(frame) || typeof frame.envelope_id !== "string") return undefined;
    return { envelopeId: frame.envelope_id, body: frame.payload };
  } catch {
    return undefined;
  }
}
