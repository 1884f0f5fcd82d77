/** The ground on which rule R1 is measured by hand: zones, projects and parks at known places. */
import { eastOf } from './geodesic.ts';
import { box, point, type Put } from './world.ts';

export const R1 = 'r1_shoreline_chemical';
export const bought = { kind: 'chemical', act_type: 'new', act_date: '2025-01-01', accuracy_m: 5 };
export const project = (id: string, geometry: Put['geometry'], more: object = {}): Put => ({ id, geometry, attributes: { name: `项目${id}`, ...bought, ...more } });

// The east edge of the zone 甲段 lies at 106.75°; what juts out of it is measured from there, at 39.45° where the site is widest.
export const edge = (metres: number) => eastOf([106.75, 39.44], metres);

// Due north of its corner, so that only the reach in latitude can find the zone.
export const northOf = (lat: number, metres: number) => lat + metres / 111_030;

export const projects: Put[] = [
  project('half', box(106.74, 39.44, 106.76, 39.45)),
  project('thin-9', box(edge(-9), 39.44, 106.76, 39.4405)),
  project('thin-11', box(edge(-11), 39.44, 106.76, 39.4405)),
  project('long-9', box(edge(-9), 39.41, 106.76, 39.49)),
  project('long-11', box(edge(-11), 39.41, 106.76, 39.49)),
  project('gap-9', box(edge(9), 39.44, 106.76, 39.4405)),
  project('gap-11', box(edge(11), 39.44, 106.76, 39.4405)),
  project('touching', box(106.75, 39.44, 106.76, 39.4405)),
  project('two-zones', box(106.745, 39.405, 106.748, 39.41)),
  project('in-draft', box(106.81, 39.61, 106.82, 39.62)),
  project('in-repealed', box(106.91, 39.61, 106.92, 39.62)),
  project('far-east', box(107.05, 39.6, 107.06, 39.61)),
  project('half-covered', box(106.99, 39.6, 107.01, 39.61)),
  project('half-covered-hit', box(106.99, 39.21, 107.01, 39.22)),
  // 8 m by 120 m, hundreds of metres inside: thin, but no error of a boundary.
  project('thin-deep', box(106.72, 39.45, eastOf([106.72, 39.45], 8), 39.45108)),
  project('north-gap-9', box(106.71, northOf(39.5, 9), 106.712, 39.502)),
  project('between', box(106.6, 39.02, 106.602, 39.021)),
  project('in-unstated', box(106.86, 39.71, 106.865, 39.715)),
  project('in-hole-9', box(106.655, 39.652, eastOf([106.66, 39.652], 9), 39.654)),
  project('in-hole-11', box(106.655, 39.652, eastOf([106.66, 39.652], 11), 39.654)),
  // 6 m to each side of the border of two zones that adjoin.
  project('astride', box(eastOf([106.55, 39.71], -6), 39.71, eastOf([106.55, 39.71], 6), 39.713)),
  project('astride-drafted', box(eastOf([106.55, 39.71], -6), 39.71, eastOf([106.55, 39.71], 6), 39.713), { act_date: '2024-03-01' }),
  project('expand-within', box(106.71, 39.46, 106.72, 39.465), { act_type: 'expand' }),
  project('expand-astride', box(eastOf([106.55, 39.72], -600), 39.72, eastOf([106.55, 39.72], 600), 39.723), { act_type: 'expand' }),
  project('point-in', point(106.72, 39.45)),
  project('point-edge', point(eastOf([106.75, 39.45], -9.9), 39.45)),
  project('point-corner', point(106.76, 39.51)),
  project('metres-not-degrees', point(106.6, 39.1)),
  project('old-act', box(106.71, 39.41, 106.72, 39.42), { act_date: '2021-05-01' }),
  project('no-accuracy', box(106.71, 39.43, 106.72, 39.44), { accuracy_m: undefined }),
  project('expand-unknown', box(106.74, 39.46, 106.76, 39.465), { act_type: 'expand' }),
];
export const park = (id: string, old: Put['geometry'], now: Put['geometry']): Put[] => [
  { id, geometry: old, attributes: { name: id, act_type: 'existing', accuracy_m: 5 }, valid_from: '2015-01-01', valid_to: '2025-05-01' },
  { id, geometry: now, attributes: { name: id, act_type: 'expand', act_date: '2025-05-01', accuracy_m: 5 }, valid_from: '2025-05-01' },
];
export const parks: Put[] = [
  ...park('grows-in', box(106.76, 39.46, 106.78, 39.47), box(106.74, 39.46, 106.78, 39.47)),
  ...park('grows-away', box(106.74, 39.47, 106.76, 39.48), box(106.74, 39.47, 106.79, 39.48)),
  ...park('grows-apart', box(106.76, 39.43, 106.77, 39.435), box(106.76, 39.43, 106.78, 39.435)),
  { id: 'stands', geometry: box(106.7, 39.48, 106.71, 39.49), attributes: { name: 'stands', act_type: 'existing', accuracy_m: 5 } },
];
export const ringOf = (west: number, south: number, east: number, north: number) => [[west, south], [east, south], [east, north], [west, north], [west, south]];
export const zone = (id: string, name: string, geometry: Put['geometry'], more: object = {}): Put => ({
  id, geometry, attributes: { name, zone_status: 'published', published_on: '2024-01-01', accuracy_m: 10, ...more },
});
export const zones: Put[] = [
  zone('z1', '甲段', box(106.7, 39.4, 106.75, 39.5)),
  zone('z2', '乙段', box(106.74, 39.4, 106.749, 39.42)),
  zone('z-draft', '草案段', box(106.8, 39.6, 106.85, 39.65), { zone_status: 'draft', published_on: undefined }),
  zone('z-repealed', '废止段', box(106.9, 39.6, 106.95, 39.65), { zone_status: 'repealed' }),
  zone('z-unstated', '不明段', box(106.85, 39.7, 106.9, 39.75), { zone_status: undefined }),
  { ...zone('z-hole', '有孔段', box(106.6, 39.6, 106.7, 39.7)), geometry: { type: 'Polygon', coordinates: [ringOf(106.6, 39.6, 106.7, 39.7), ringOf(106.65, 39.65, 106.66, 39.66).toReversed()] } },
  zone('z-west', '西邻段', box(106.52, 39.7, 106.55, 39.75)),
  zone('z-next', '东邻段', box(106.55, 39.7, 106.58, 39.75), { published_on: '2024-06-01' }),
  zone('z-below', '下段', box(106.59, 39.01, 106.61, northOf(39.02, -5))),
  zone('z-above', '上段', box(106.59, northOf(39.021, 9), 106.61, 39.03)),
  zone('z-border', '界上段', box(106.98, 39.2, 107.02, 39.25)),
  // From 106.6, 39.1: 0.010° east is 864 m, 0.009° north is 999 m.
  zone('z-east', '东', box(106.61, 39.095, 106.615, 39.105)),
  zone('z-north', '北', box(106.595, 39.109, 106.605, 39.115)),
];
export const coverage = box(106.5, 39, 107, 39.9);
