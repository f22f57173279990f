import { z } from "zod";
import type { Json } from "../../lib/json.ts";
import type { Act } from "../protocol.ts";

const text = z.string();
const anything = z.json() as z.ZodType<Json>;
const values = z.record(text, z.record(text, anything));
const place = z.union([z.object({ channel: text, ts: text }), z.object({ viewId: text })]);

const act = z.discriminatedUnion("type", [
  z.object({
    type: z.literal("message"),
    channel: text,
    text,
    threadTs: text.optional(),
    files: z.array(text).max(10).optional(),
  }),
  z.object({ type: z.literal("command"), channel: text, command: text, text }),
  z.object({ type: z.literal("press"), where: place, blockId: text, action: anything, state: values.optional() }),
  z.object({ type: z.literal("suggest"), where: place, blockId: text, actionId: text, value: text }),
  z.object({ type: z.literal("submit"), viewId: text, state: values }),
  z.object({ type: z.literal("close"), viewId: text, all: z.boolean().optional() }),
  z.object({
    type: z.literal("shortcut"),
    callbackId: text,
    channel: text.optional(),
    messageTs: text.optional(),
  }),
  z.object({ type: z.literal("openHome") }),
  z.object({ type: z.literal("read"), channel: text }),
  z.object({ type: z.literal("dismiss"), channel: text, ts: text }),
  z.object({ type: z.literal("react"), channel: text, ts: text, name: text, off: z.boolean().optional() }),
  z.object({ type: z.literal("edit"), channel: text, ts: text, text }),
  z.object({ type: z.literal("delete"), channel: text, ts: text }),
  z.object({ type: z.literal("pin"), channel: text, ts: text, off: z.boolean().optional() }),
  z.object({ type: z.literal("openDirect"), users: z.array(text).min(1).max(8) }),
  z.object({ type: z.literal("invite"), channel: text, users: z.array(text).min(1).max(100) }),
  z.object({ type: z.literal("profile"), locale: text.optional(), tz: text.optional() }),
]);

/** What protocol.ts says of an act, held against what comes in. */
export const actShape = act as unknown as z.ZodType<Act>;
