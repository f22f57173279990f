/** What a form holds, by block id: a claim of the person, to be checked. */
export type Entered = {
  /** what was typed, or the value of the one that was chosen; "" when empty. Dates are YYYY-MM-DD, moments ISO text in UTC */
  typed: Record<string, string>;
  /** the values that were chosen where several can be */
  chosen: Record<string, string[]>;
  /** what was put into file inputs */
  files: Record<string, SentFile[]>;
};

/** A file that Slack holds. */
export type SentFile = { id: string; name: string };

type Values = { values?: Record<string, Record<string, object>> };

/** Reads the state of a view, whatever its elements are. */
export function enteredIn(state: object | undefined): Entered {
  const typed: Entered["typed"] = {};
  const chosen: Entered["chosen"] = {};
  const files: Entered["files"] = {};
  for (const [block, elements] of Object.entries((state as Values | undefined)?.values ?? {})) {
    for (const element of Object.values(elements)) {
      const several = severalOf(element);
      const sent = sentFiles(element);
      if (sent) files[block] = sent;
      else if (several) chosen[block] = several;
      else typed[block] = oneOf(element);
    }
  }
  return { typed, chosen, files };
}

/** The files of a file input, or of a message, as Slack tells of them, deleted ones left out; undefined when it tells of none. */
export function sentFiles(told: object): SentFile[] | undefined {
  const { files } = told as { files?: { id?: string; name?: string | null; mode?: string }[] };
  return files
    ?.filter(({ id, mode }) => id && mode !== "tombstone")
    .map(({ id = "", name }) => ({ id, name: name || id }));
}

type Option = { value?: string };

function severalOf(element: object): string[] | undefined {
  const { selected_options: options, selected_users: users } = element as {
    selected_options?: Option[];
    selected_users?: string[];
  };
  return options?.map(({ value = "" }) => value) ?? users;
}

function oneOf(element: object): string {
  const held = element as Record<string, string | number | Option | null | undefined>;
  if (typeof held.selected_date_time === "number") return new Date(held.selected_date_time * 1000).toISOString();
  const option = held.selected_option;
  if (option && typeof option === "object") return option.value ?? "";
  const one =
    held.value ??
    held.selected_date ??
    held.selected_time ??
    held.selected_user ??
    held.selected_conversation ??
    held.selected_channel;
  return typeof one === "string" ? one : "";
}
