/** Measures the site check: one site against every rule over 500 random sites, and one frame of the live preview among 2,000 polygons. */
import type { Geometry, Position } from 'geojson';
import type { Catalogue } from '../../data/grammar.ts';
import { indexOf, previewOf, type Neighbour } from '../../client/geo/preview.ts';
import type { Database } from '../../server/db/database.ts';
import { checkSite } from '../../server/sites/check-site.ts';

const SITES = 500;
/** The embedded engine answers one after another; fewer tell as much. */
const SITES_EMBEDDED = 60;

const at = (times: readonly number[], share: number): number => times.toSorted((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * share))] ?? Number.NaN;

/** The same sites on every machine: outlines of 20 corners, 200 m to 1 km wide, over the whole city, of every activity in turn. */
function randomSites(catalogue: Catalogue, count: number): { geometry: Geometry; activity: string }[] {
  let seed = 20_261_123;
  const random = (): number => (seed = (seed * 48_271) % 2_147_483_647) / 2_147_483_647;
  const [west, south, east, north] = catalogue.city.extent;
  return Array.from({ length: count }, (_, place) => {
    const [lon, lat, size] = [west + (east - west) * random(), south + (north - south) * random(), 0.001 + 0.005 * random()];
    return { geometry: { type: 'Polygon', coordinates: [wild(lon, lat, size, 20, random)] }, activity: catalogue.activities[place % catalogue.activities.length]?.id ?? '' };
  });
}

function wild(lon: number, lat: number, size: number, corners: number, random: () => number): Position[] {
  const ring = Array.from({ length: corners }, (_, corner): Position => {
    const [turn, far] = [(corner / corners) * 2 * Math.PI, size * (0.6 + 0.4 * random())];
    return [lon + far * Math.cos(turn), lat + far * Math.sin(turn)];
  });
  return [...ring, ring[0] ?? [lon, lat]];
}

/** @returns name of the figure → milliseconds */
export async function measureSites(database: Database, catalogue: Catalogue): Promise<Map<string, number>> {
  const times: number[] = [];
  const count = database.engine === 'server' ? SITES : SITES_EMBEDDED;
  for (const [place, { geometry, activity }] of randomSites(catalogue, count + 20).entries()) {
    const start = performance.now();
    if (geometry.type !== 'Polygon') continue;
    await checkSite(database, catalogue, { geometry: { type: geometry.type, coordinates: geometry.coordinates }, said: { activity, act_type: 'new', act_date: '2026-10-01' } });
    // The first ones plan and warm up.
    if (place >= 20) times.push(performance.now() - start);
  }
  return new Map([
    [`site check, ${catalogue.rules.length} rules, median`, at(times, 0.5)],
    ['site check, 95 of 100 under', at(times, 0.95)],
  ]);
}

/** One frame of a drag: a site of 50 corners among 2,000 polygons of 40 corners each, dragged right across them. */
export function measurePreview(): Map<string, number> {
  let seed = 7;
  const random = (): number => (seed = (seed * 48_271) % 2_147_483_647) / 2_147_483_647;
  const neighbours = Array.from({ length: 2_000 }, (_, place): Neighbour => {
    const [lon, lat] = [106.8 + 0.1 * ((place % 50) / 50), 39.5 + 0.08 * (Math.floor(place / 50) / 40)];
    return { layer: `layer ${place % 8}`, id: String(place), name: '', geometry: { type: 'Polygon', coordinates: [wild(lon, lat, 0.0012, 40, random)] } };
  });
  const index = indexOf(neighbours, [106.85, 39.54]);
  const site = wild(106.8, 39.53, 0.01, 50, random);
  const times: number[] = [];
  for (let frame = 0; frame < 300; frame += 1) {
    const moved: Geometry = { type: 'Polygon', coordinates: [site.map(([x = 0, y = 0]) => [x + frame * 0.0003, y])] };
    const start = performance.now();
    previewOf(moved, index);
    if (frame >= 30) times.push(performance.now() - start);
  }
  return new Map([
    ['live preview, one frame, median', at(times, 0.5)],
    ['live preview, 95 of 100 frames under', at(times, 0.95)],
  ]);
}
