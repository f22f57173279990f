import { type Logger as BoltLogger, LogLevel } from "@slack/bolt";
import type { Logger as CronLogger } from "node-cron";
import { type DestinationStream, type Logger, pino } from "pino";

const token = /\bx(?:ox[a-z]|app)-[\w-]+/g;

/**
 * What of an error may stand in a log: its kind, code and where it came from. Prisma's messages quote the values of the query,
 * which are clients' data: of them only the last line is kept, and tokens are struck out of all.
 */
function safeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { message: "not an Error" };
  const isPrisma = error.name.startsWith("Prisma");
  const message = isPrisma ? (error.message.trim().split("\n").at(-1) ?? "") : error.message;
  const code = "code" in error ? error.code : undefined;
  const answer = "data" in error ? (error.data as { error?: unknown } | undefined)?.error : undefined;
  const frames = (error.stack ?? "").split("\n").filter((line) => line.startsWith("    at "));
  return { type: error.name, message: message.replace(token, "[token]"), code, answer, stack: frames.join("\n") };
}

/** The log of the process, a JSON object a line. Neither tokens nor client data reach it. */
export const newLog = (level: string, destination?: DestinationStream): Logger => {
  const options = {
    level,
    serializers: { err: safeError },
    redact: {
      paths: ["token", "*.token", "authorization", "*.authorization", "headers.authorization"],
      censor: "[token]",
    },
  };
  return destination ? pino(options, destination) : pino(options);
};

/** Bolt's and its clients' messages in our log; their debug lines quote whole payloads and are left out. */
export function boltLogger(log: Logger): BoltLogger {
  const write =
    (level: "info" | "warn" | "error") =>
    (...parts: unknown[]) => {
      const text = parts.map((part) => (part instanceof Error ? part.message : typeof part === "string" ? part : ""));
      log[level]({ from: "bolt" }, text.join(" ").trim().replace(token, "[token]"));
    };
  return {
    debug: () => {},
    info: () => {},
    warn: write("warn"),
    error: write("error"),
    setLevel: () => {},
    getLevel: () => LogLevel.WARN,
    setName: () => {},
  };
}

/**
 * What the scheduler itself says, in our log. A wake-up that it missed on a busy machine is worth knowing, yet does no harm: the
 * next one finds the same work due.
 */
export function cronLogger(log: Logger): CronLogger {
  const write = (level: "info" | "warn" | "error") => (said: string | Error, err?: Error) =>
    said instanceof Error
      ? log[level]({ from: "cron", err: said }, "a wake-up failed")
      : log[level]({ from: "cron", ...(err && { err }) }, said);
  return { debug: () => {}, info: () => {}, warn: write("info"), error: write("error") };
}
