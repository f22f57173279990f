import type { IncomingMessage, ServerResponse } from "node:http";

/** The most bytes of a request: a message of 50 blocks and a view of 250 kB, form-encoded, are well below. */
const MOST_BYTES = 4 * 1024 * 1024;

/** What is wrong, and where in the body (a JSON pointer). */
type Fault = { message: string; pointer: string };

/** A request that is wrong in itself, with the HTTP status that says so. */
export class BadRequest extends Error {
  readonly status: number;
  readonly faults: Fault[];

  constructor(status: number, message: string, faults: Fault[] = []) {
    super(message);
    this.name = "BadRequest";
    this.status = status;
    this.faults = faults;
  }

  answer() {
    return { ok: false, error: this.message, ...(this.faults.length > 0 && { errors: this.faults }) };
  }
}

/** The whole body as text. Throws BadRequest when it is too large. */
export async function readBody(request: IncomingMessage): Promise<string> {
  return (await readBytes(request, MOST_BYTES)).toString("utf8");
}

/** The whole body. Throws BadRequest when it has more bytes than that. */
export async function readBytes(request: IncomingMessage, most: number): Promise<Buffer> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    bytes += part.length;
    if (bytes > most) throw new BadRequest(413, "The request is too large.");
    parts.push(part);
  }
  return Buffer.concat(parts);
}

export function sendJson(response: ServerResponse, status: number, body: unknown) {
  const text = JSON.stringify(body);
  response.writeHead(status, {
    "content-type": "application/json; charset=utf-8",
    "content-length": Buffer.byteLength(text),
    "x-content-type-options": "nosniff",
    "cache-control": "no-store",
  });
  response.end(text);
}

export function sendText(response: ServerResponse, status: number, text: string) {
  response.writeHead(status, { "content-type": "text/plain; charset=utf-8", "x-content-type-options": "nosniff" });
  response.end(text);
}
