/** Instants and wall clocks of a time zone. */
type Wall = { date: string; time: string };

/** The wall clock of an instant in a zone: `YYYY-MM-DD` and `HH:MM`. */
export function wallOf(instant: Date, zone: string): Wall {
  const format = new Intl.DateTimeFormat("en-CA", {
    timeZone: zone,
    dateStyle: "short",
    timeStyle: "short",
    hour12: false,
  });
  const parts = Object.fromEntries(format.formatToParts(instant).map(({ type, value }) => [type, value]));
  const hour = parts.hour === "24" ? "00" : parts.hour;
  return { date: `${parts.year}-${parts.month}-${parts.day}`, time: `${hour}:${parts.minute}` };
}

/**
 * The instant at which a zone's wall clock shows a date and time. A time that a daylight-saving change skips becomes the
 * moment as long after the change; one that comes twice, its first.
 */
export function instantOf({ date, time }: Wall, zone: string): Date {
  const asIfUtc = Date.parse(`${date}T${time}:00Z`);
  const before = asIfUtc - offsetMs(new Date(asIfUtc - 86_400_000), zone);
  const after = asIfUtc - offsetMs(new Date(asIfUtc + 86_400_000), zone);
  const fits = [before, after].filter((ms) => asIfUtc - ms === offsetMs(new Date(ms), zone));
  return new Date(fits.length > 0 ? Math.min(...fits) : before);
}

/** How far the zone's wall clock is ahead of UTC at that instant. */
function offsetMs(instant: Date, zone: string): number {
  const { date, time } = wallOf(instant, zone);
  return Date.parse(`${date}T${time}:00Z`) - Math.floor(instant.getTime() / 60_000) * 60_000;
}

/** The date `days` after a date, both `YYYY-MM-DD`. */
export function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** The next time the zone's wall clock shows `time`, strictly after `now`. */
export function nextAt(time: string, now: Date, zone: string): Date {
  const today = wallOf(now, zone).date;
  const candidate = instantOf({ date: today, time }, zone);
  return candidate > now ? candidate : instantOf({ date: addDays(today, 1), time }, zone);
}
