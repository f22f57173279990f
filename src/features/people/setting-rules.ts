/** What a person may set for themselves; null: as the policy says. */
export type OwnSettings = { visitsADay: number | null; callsADay: number | null; endOfDay: boolean };

/** Reads what is kept: JSON by name. A cap is kept as it was set; the policy's bounds may have been lowered since. */
export function ownSettings(kept: { name: string; value: string }[]): OwnSettings {
  const byName = new Map(kept.map(({ name, value }) => [name, JSON.parse(value) as unknown]));
  const cap = (name: "visitsADay" | "callsADay") => {
    const value = byName.get(name);
    return typeof value === "number" ? value : null;
  };
  return { visitsADay: cap("visitsADay"), callsADay: cap("callsADay"), endOfDay: byName.get("endOfDay") !== false };
}
