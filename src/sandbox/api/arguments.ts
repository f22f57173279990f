import type { IncomingMessage } from "node:http";
import type { Json } from "../../lib/json.ts";
import { type Doc, isDoc } from "../doc.ts";
import { missingField, Refused } from "../refused.ts";

/** The arguments of one call, whether they came as a form (objects as JSON in a field) or as JSON. */
export type Arguments = {
  readonly raw: Doc;
  text(name: string): string | undefined;
  /** Refuses the call when it is missing or empty. */
  needText(name: string): string;
  flag(name: string): boolean;
  count(name: string): number | undefined;
  /** An object or list; refuses with `code` what is not JSON. */
  json(name: string, code: string): Json | undefined;
};

export function readArguments(request: IncomingMessage, body: string): Arguments {
  const query = new URL(request.url ?? "/", "http://localhost").searchParams;
  const raw: Doc = { ...Object.fromEntries(query), ...parseBody(request.headers["content-type"] ?? "", body) };
  const text = (name: string) => {
    const value = raw[name];
    return value === undefined || value === null || typeof value === "object" ? undefined : String(value);
  };
  return {
    raw,
    text,
    needText(name) {
      const value = text(name);
      if (!value) throw missingField(name);
      return value;
    },
    flag: (name) => ["true", "1"].includes(text(name) ?? ""),
    count(name) {
      const value = text(name);
      return value === undefined || value === "" ? undefined : Number(value);
    },
    json(name, code) {
      const value = raw[name];
      if (typeof value !== "string") return value ?? undefined;
      return value === "" ? undefined : parseJson(value, code, `/${name}`);
    },
  };
}

function parseBody(contentType: string, body: string): Doc {
  if (body === "") return {};
  if (!contentType.includes("application/json")) return Object.fromEntries(new URLSearchParams(body));
  const parsed = parseJson(body, "invalid_json");
  if (!isDoc(parsed)) throw new Refused("json_not_object");
  return parsed;
}

function parseJson(text: string, code: string, pointer = ""): Json {
  try {
    return JSON.parse(text) as Json;
  } catch {
    throw new Refused(code, { messages: [`[ERROR] must be valid JSON [json-pointer:${pointer}]`] });
  }
}

/** The arguments with objects and lists that came as JSON in a form field made objects and lists again. */
export function decodedArguments({ raw }: Arguments): Doc {
  return Object.fromEntries(Object.entries(raw).map(([name, value]) => [name, decoded(value)]));
}

function decoded(value: Doc[string]): Doc[string] {
  if (typeof value !== "string" || !/^\s*[[{]/.test(value)) return value;
  try {
    return JSON.parse(value) as Json;
  } catch {
    return value;
  }
}
