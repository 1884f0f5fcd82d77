/** A place inside an area and outside others, on a grid over its box: enough to know where to click. */
import type { MultiPolygon, Polygon, Position } from 'geojson';

type Area = Polygon | MultiPolygon;

const steps = 12;

/** Null when no point of the grid is such a place. */
export function insideOf(area: Area, outside: readonly Area[], within: Area = area): [number, number] | null {
  const points = polygons(area).flat(2);
  const [west, east] = [Math.min(...points.map(([x = 0]) => x)), Math.max(...points.map(([x = 0]) => x))];
  const [south, north] = [Math.min(...points.map(([, y = 0]) => y)), Math.max(...points.map(([, y = 0]) => y))];
  for (let row = 1; row < steps; row++)
    for (let column = 1; column < steps; column++) {
      const place: [number, number] = [west + ((east - west) * column) / steps, south + ((north - south) * row) / steps];
      if (holds(area, place) && holds(within, place) && !outside.some((one) => holds(one, place))) return place;
    }
  return null;
}

const polygons = (area: Area): Position[][][] => (area.type === 'Polygon' ? [area.coordinates] : area.coordinates);

/** Even or odd crossings of a ray over all rings, holes included. */
export function holds(area: Area, [x, y]: readonly [number, number]): boolean {
  let odd = false;
  for (const ring of polygons(area).flat())
    ring.forEach(([x1 = 0, y1 = 0], index) => {
      const [x2 = 0, y2 = 0] = ring[(index + 1) % ring.length] ?? [];
      if (y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1) odd = !odd;
    });
  return odd;
}
