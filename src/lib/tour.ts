/** A place on earth, in degrees. */
export type Place = { latitude: number; longitude: number };

const earthRadiusKm = 6371;
const radians = (degrees: number) => (degrees * Math.PI) / 180;

/** Kilometres between two places as the crow flies (haversine). */
export function distanceKm(a: Place, b: Place): number {
  const north = radians(b.latitude - a.latitude);
  const east = radians(b.longitude - a.longitude);
  const h =
    Math.sin(north / 2) ** 2 + Math.cos(radians(a.latitude)) * Math.cos(radians(b.latitude)) * Math.sin(east / 2) ** 2;
  return 2 * earthRadiusKm * Math.asin(Math.sqrt(h));
}

function lengthKm(route: Place[]): number {
  return route.slice(1).reduce((sum, place, index) => sum + distanceKm(route[index] ?? place, place), 0);
}

/**
 * The stops in the order of a short open tour from `start` (or from the first stop): nearest neighbour, then turning stretches
 * round while that shortens it (2-opt). A day's visits are few, so the result is the shortest or next to it.
 */
export function shortTour<Stop extends object>(
  stops: Stop[],
  placeOf: (stop: Stop) => Place,
  start: Place | undefined,
): Stop[] {
  const [first, ...others] = stops;
  if (first === undefined) return [];
  const route = start ? [] : [first];
  const left = start ? [...stops] : others;
  let here = start ?? placeOf(first);
  while (left.length > 0) {
    const from = here;
    left.sort((a, b) => distanceKm(from, placeOf(a)) - distanceKm(from, placeOf(b)));
    const next = left.shift() as Stop;
    route.push(next);
    here = placeOf(next);
  }
  return untangled(route, placeOf, start);
}

function untangled<Stop extends object>(
  route: Stop[],
  placeOf: (stop: Stop) => Place,
  start: Place | undefined,
): Stop[] {
  const total = (stops: Stop[]) => lengthKm([...(start ? [start] : []), ...stops.map(placeOf)]);
  const firstMovable = start ? 0 : 1;
  let best = route;
  for (let improved = true; improved; ) {
    improved = false;
    for (let from = firstMovable; from < best.length - 1; from++) {
      for (let to = from + 1; to < best.length; to++) {
        const turned = [...best.slice(0, from), ...best.slice(from, to + 1).reverse(), ...best.slice(to + 1)];
        if (total(turned) < total(best) - 1e-9) {
          best = turned;
          improved = true;
        }
      }
    }
  }
  return best;
}
