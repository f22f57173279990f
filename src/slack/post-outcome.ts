/** What is known of a post that failed. */
export type Outcome =
  | { kind: "rateLimited"; retryAfterMs: number; error: string }
  /** will never be posted as it is */
  | { kind: "refused"; error: string }
  /** certainly not posted; may be later */
  | { kind: "notPosted"; error: string }
  /** may stand in Slack */
  | { kind: "unknown"; error: string };

/** Errors of chat.postMessage that another try cannot mend (docs.slack.dev, chat.postMessage). */
const final = new Set([
  "channel_not_found",
  "user_not_found",
  "user_disabled",
  "is_archived",
  // whoever invites the bot later does not ask for the news of old days
  "not_in_channel",
  "cannot_dm_bot",
  "messages_tab_disabled",
  "invalid_blocks",
  "invalid_blocks_format",
  "msg_too_long",
  "msg_blocks_too_long",
  "no_text",
  "metadata_too_large",
  // what was to be replaced is gone
  "message_not_found",
  "cant_update_message",
  "edit_window_closed",
]);

/** Errors by which Slack turns a call away before it does anything, and that time or an administrator mends. */
const turnedAway = new Set([
  "not_authed",
  "invalid_auth",
  "account_inactive",
  "token_expired",
  "token_revoked",
  "not_allowed_token_type",
  "missing_scope",
  "no_permission",
  "access_denied",
  "org_login_required",
  "ekm_access_denied",
  "team_access_not_granted",
  "restricted_action",
  "ratelimited",
  "rate_limited",
  "accesslimited",
  "team_added_to_org",
]);

/** Slack's errors are short words; anything else is not logged, as it may quote what was sent. */
const shortWord = /^\w{1,60}$/;

const textOf = (value: unknown) => (typeof value === "string" ? value : undefined);

/** Reads an error of @slack/web-api (its `code` strings are its contract). Whatever is not recognised counts as unknown. */
export function outcomeOf(error: unknown): Outcome {
  const { code, retryAfter, data, cause, original } = (error ?? {}) as Record<string, unknown>;
  if (code === "slack_webapi_rate_limited_error") {
    return { kind: "rateLimited", retryAfterMs: Number(retryAfter ?? 1) * 1000, error: "ratelimited" };
  }
  if (code === "slack_webapi_platform_error") {
    const answer = textOf((data as { error?: unknown } | undefined)?.error) ?? "unknown_error";
    if (final.has(answer)) return { kind: "refused", error: answer };
    // its own faults, words unheard of, and what is no answer of Slack's at all, such as a proxy's page
    return turnedAway.has(answer)
      ? { kind: "notPosted", error: answer }
      : { kind: "unknown", error: shortWord.test(answer) ? answer : "no answer of Slack's" };
  }
  const reason = networkCode(cause) ?? networkCode(original);
  if (reason === "ECONNREFUSED" || reason === "ENOTFOUND") return { kind: "notPosted", error: reason };
  return { kind: "unknown", error: textOf(code) ?? (error instanceof Error ? error.name : "unknown") };
}

/** The system's code of a network error, which fetch wraps once or twice. */
function networkCode(error: unknown): string | undefined {
  for (let at = error, depth = 0; at && depth < 4; at = (at as { cause?: unknown }).cause, depth++) {
    const code = textOf((at as { code?: unknown }).code);
    if (code?.startsWith("E")) return code;
  }
  return undefined;
}
