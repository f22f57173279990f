import type { PlainDate } from "../../lib/dates.ts";
import { type Place, shortTour } from "../../lib/tour.ts";
import type { Policy } from "../policy/rules.ts";
import type { PlanDay } from "./day-rules.ts";

export type Stop = { client: { district: string | null; latitude: number | null; longitude: number | null } };

/** Grouped by district, the district of the highest rank first; within one a short tour where all coordinates are known. */
export function inTourOrder<Visit extends Stop>(visits: Visit[], start: Place | undefined): Visit[] {
  const districts = Map.groupBy(visits, ({ client }) => client.district ?? "");
  let here = start;
  return [...districts.values()].flatMap((stops) => {
    if (!stops.every((stop) => placeOf(stop.client))) return stops;
    const tour = shortTour(stops, (stop) => placeOf(stop.client) as Place, here);
    const last = tour.at(-1);
    if (last) here = placeOf(last.client) ?? here;
    return tour;
  });
}

/** In heat there are two short tours from the branch: what ranks highest before the hottest hours, the rest after them. */
export function inCoolOrder<Visit extends Stop>(visits: Visit[], start: Place | undefined, policy: Policy): Visit[] {
  const { visitsBefore } = policy.plan.heat;
  return [...inTourOrder(visits.slice(0, visitsBefore), start), ...inTourOrder(visits.slice(visitsBefore), start)];
}

/** The hottest hours, and how many visits are to be made before them. */
export type Heat = Policy["plan"]["heat"];

/** What is said of the heat on a day of it: in the months of the policy, or up to the day that the team's lead has set. */
export function heatOn(
  { date, policy }: Pick<PlanDay, "date" | "policy">,
  heatUntil: PlainDate | null,
): Heat | undefined {
  const { heat } = policy.plan;
  const isHot = heat.months.includes(Number(date.slice(5, 7))) || (heatUntil !== null && date <= heatUntil);
  return isHot ? heat : undefined;
}

export function placeOf({ latitude, longitude }: Stop["client"]): Place | undefined {
  return latitude !== null && longitude !== null ? { latitude, longitude } : undefined;
}

/** Both services show so many places at the most (Amap's markers ten, Google's directions nine and the destination). */
const mostStops = 10;
const digits = (degrees: number) => degrees.toFixed(6);

/**
 * An address that shows the places on a map in their order, without a key; undefined when there are none. In mainland China
 * Amap, as Google cannot be reached there; it shows the places numbered, since its address for a route takes no more than a
 * start and an end. Elsewhere Google's directions through all of them. No names are in it (docs/decisions/plan-readings.md).
 */
export function mapUrl(places: Place[], start: Place | undefined, jurisdiction: string): string | undefined {
  const stops = places.slice(0, mostStops);
  const last = stops.at(-1);
  if (!last) return undefined;
  if (jurisdiction === "CN") {
    const markers = stops.map(({ latitude, longitude }, i) => `${digits(longitude)},${digits(latitude)},${i + 1}`);
    const query = new URLSearchParams({
      markers: markers.join("|"),
      coordinate: "wgs84",
      src: "rounds",
      callnative: "1",
    });
    return `https://uri.amap.com/marker?${query}`;
  }
  const written = ({ latitude, longitude }: Place) => `${digits(latitude)},${digits(longitude)}`;
  const query = new URLSearchParams({
    api: "1",
    ...(start && { origin: written(start) }),
    destination: written(last),
    ...(stops.length > 1 && { waypoints: stops.slice(0, -1).map(written).join("|") }),
    travelmode: "driving",
  });
  return `https://www.google.com/maps/dir/?${query}`;
}
