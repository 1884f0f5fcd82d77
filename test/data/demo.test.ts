/** The demonstration set as a surveyor would check a delivery: provenance, types, geometry, and the cases it was made to hold. */
import { readFileSync, statSync } from 'node:fs';
import gcoord from 'gcoord';
import { Geodesic } from 'geographiclib-geodesic';
import type { Feature, FeatureCollection, Geometry, Position } from 'geojson';
import { describe, expect, it } from 'vitest';
import { catalogue } from '../../data/catalogue.ts';
import type { Attribute, Layer } from '../../data/grammar.ts';

type Delivery = FeatureCollection & { notice: string; as_of: string; accuracy_m: number; coverage: Geometry };
const read = (path: string) => JSON.parse(readFileSync(path, 'utf8')) as Delivery;

const layers = catalogue.layers.filter((layer) => layer.origin.demonstration);
const deliveries = new Map(layers.map((layer) => [layer.id, read(layer.origin.path)]));
const features = (layer: string): Feature[] => deliveries.get(layer)?.features ?? [];
const text = (feature: Feature, name: string): string => String(feature.properties?.[name] ?? '');
const find = (layer: string, id: string): Feature => {
  const found = features(layer).find((feature) => text(feature, 'id') === id && !feature.properties?.['valid_to']);
  if (!found) throw new Error(`no ${id} in ${layer}`);
  return found;
};

/** One list of rings for each polygon, the outer ring first. */
function outlines(geometry: Geometry): Position[][][] {
  if (geometry.type === 'Polygon') return [geometry.coordinates];
  return geometry.type === 'MultiPolygon' ? geometry.coordinates : [];
}

const rings = (geometry: Geometry): Position[][] => outlines(geometry).flat();

function positions(geometry: Geometry): Position[] {
  if (geometry.type === 'Point') return [geometry.coordinates];
  return geometry.type === 'LineString' ? geometry.coordinates : rings(geometry).flat();
}

function bbox(geometry: Geometry): [number, number, number, number] {
  const [lons, lats] = [0, 1].map((axis) => positions(geometry).map((position) => position[axis]!)) as [number[], number[]];
  return [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)];
}

/** Ellipsoidal, by Karney's geodesic polygons on GRS80: nothing of ours. */
function area_m2(geometry: Geometry): number {
  const ellipsoid = new Geodesic.Geodesic(6378137, 1 / 298.257222101);
  return rings(geometry).reduce((sum, ring) => {
    const polygon = ellipsoid.Polygon(false);
    for (const [lon = 0, lat = 0] of ring.slice(0, -1)) polygon.AddPoint(lat, lon);
    return sum + polygon.Compute(false, true).area!;
  }, 0);
}

const twiceSigned = (ring: Position[]) => ring.slice(1).reduce((sum, [x = 0, y = 0], at) => sum + ring[at]![0]! * y - x * ring[at]![1]!, 0);

const side = (p: Position, q: Position, r: Position) => Math.sign((q[0]! - p[0]!) * (r[1]! - p[1]!) - (q[1]! - p[1]!) * (r[0]! - p[0]!));
const tooFine = (degrees: number) => Math.abs(degrees * 1e6 - Math.round(degrees * 1e6)) > 1e-6;
const shifted = ([lon = 0, lat = 0]: Position): Position => gcoord.transform<[number, number]>([lon, lat], gcoord.GCJ02, gcoord.WGS84);

function crosses(a: Position, b: Position, c: Position, d: Position): boolean {
  return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0;
}

function crossesItself(ring: Position[]): boolean {
  for (let i = 1; i < ring.length; i++) for (let j = i + 2; j < ring.length; j++) if (crosses(ring[i - 1]!, ring[i]!, ring[j - 1]!, ring[j]!)) return true;
  return false;
}

function holds(geometry: Geometry, [x = 0, y = 0]: Position): boolean {
  let inside = false;
  for (const ring of rings(geometry))
    for (let i = 1; i < ring.length; i++) {
      const [ax = 0, ay = 0] = ring[i - 1]!;
      const [bx = 0, by = 0] = ring[i]!;
      if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
    }
  return inside;
}

const isDate = (value: unknown) => typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) && new Date(value).toISOString().startsWith(value);

const types: Readonly<Record<Attribute['type'], (value: unknown, attribute: Attribute) => boolean>> = {
  text: (value) => typeof value === 'string',
  integer: (value) => Number.isInteger(value),
  number: (value) => Number.isFinite(value),
  boolean: (value) => typeof value === 'boolean',
  date: isDate,
  choice: (value, attribute) => typeof value === 'string' && value in (attribute.choices ?? {}),
};

const fits = (value: unknown, attribute: Attribute) => value === null || value === undefined || types[attribute.type](value, attribute);

const kinds: Readonly<Record<string, Layer['geometry'][number]>> = { Point: 'point', LineString: 'line', Polygon: 'polygon', MultiPolygon: 'polygon' };

describe.each(layers.map((layer) => [layer.id, layer] as const))('demonstration of %s', (id, layer) => {
  const delivery = deliveries.get(id)!;

  it('says in words that it is a demonstration, its day, its accuracy and where it has data', () => {
    expect(delivery.notice).toContain('示意数据');
    expect(delivery.as_of).toBe(layer.as_of);
    expect(delivery.accuracy_m).toBe(layer.accuracy_m);
    expect(rings(delivery.coverage).length).toBeGreaterThan(0);
  });

  it('gives every feature an id, a source and a confidence, and calls synthetic all that is not high or medium', () => {
    for (const { properties } of delivery.features) {
      const feature = properties as Record<string, unknown>;
      expect(feature['id']).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
      expect(String(feature['source']), String(feature['id'])).toMatch(/\p{Script=Han}/u);
      expect(['H', 'M', 'L', 'synthetic']).toContain(feature['confidence']);
      expect(typeof feature['synthetic']).toBe('boolean');
    }
    const drawn = delivery.features.filter((feature) => ['L', 'synthetic'].includes(text(feature, 'confidence')));
    expect(drawn.filter((feature) => feature.properties?.['synthetic'] !== true)).toEqual([]);
    const invented = delivery.features.filter((feature) => text(feature, 'confidence') === 'synthetic');
    expect(invented.filter((feature) => !/示意|虚构/.test(text(feature, 'name') + text(feature, 'source')))).toEqual([]);
  });

  it('keeps versions of one id in an unbroken chain', () => {
    const chains = new Map<string, Feature[]>();
    for (const feature of delivery.features) chains.set(text(feature, 'id'), [...(chains.get(text(feature, 'id')) ?? []), feature]);
    for (const [name, chain] of chains) {
      const sorted = chain.toSorted((a, b) => text(a, 'valid_from').localeCompare(text(b, 'valid_from')));
      sorted.forEach((feature, at) => expect(text(feature, 'valid_to'), name).toBe(sorted[at + 1] ? text(sorted[at + 1]!, 'valid_from') : ''));
      expect(chain.length === 1 || chain.every((feature) => isDate(feature.properties?.['valid_from'])), name).toBe(true);
    }
  });

  it('holds the layer’s attributes and nothing else, each of its type', () => {
    const reserved = new Set(['id', 'source', 'confidence', 'synthetic', 'valid_from', 'valid_to']);
    for (const feature of delivery.features) {
      for (const [name, value] of Object.entries(feature.properties ?? {})) {
        if (reserved.has(name)) continue;
        const attribute = layer.attributes[name];
        expect(attribute, `${text(feature, 'id')}.${name}`).toBeDefined();
        expect(fits(value, attribute!), `${text(feature, 'id')}.${name} = ${String(value)}`).toBe(true);
      }
      expect(text(feature, layer.label)).not.toBe('');
    }
  });

  it('is drawn with the allowed kinds of geometry, near Wuhai, to six decimals, valid and counter-clockwise', () => {
    for (const feature of delivery.features) {
      const name = text(feature, 'id');
      expect(layer.geometry, name).toContain(kinds[feature.geometry.type]);
      const odd = positions(feature.geometry).filter(([lon = 0, lat = 0]) => !(lon > 106.45 && lon < 107.25 && lat > 38.95 && lat < 39.97) || tooFine(lon) || tooFine(lat));
      expect(odd, name).toEqual([]);
      const turned = outlines(feature.geometry).flatMap((outline) => outline.filter((ring, at) => twiceSigned(ring) > 0 !== (at === 0)));
      expect(turned, name).toEqual([]);
      for (const ring of rings(feature.geometry)) {
        expect(ring.length, name).toBeGreaterThanOrEqual(4);
        expect(ring[0]).toEqual(ring.at(-1));
        expect(crossesItself(ring), name).toBe(false);
      }
    }
  });
});

it('stays under 2.5 MB in all', () => {
  expect(layers.reduce((sum, layer) => sum + statSync(layer.origin.path).size, 0)).toBeLessThan(2.5e6);
});

describe('the map looks like Wuhai', () => {
  it.each([['mines', 35], ['fire_points', 67], ['outfalls', 26], ['small_watersheds', 46], ['treatment_patches', 134]])('%s has %i features', (layer, count) => {
    expect(features(layer)).toHaveLength(count);
  });

  it('draws rivers with bends: a vertex at least every 300 m on average, no hairpin', () => {
    for (const layer of ['yellow_river', 'tributaries'])
      for (const feature of features(layer)) {
        const line = positions(feature.geometry).map(([lon = 0, lat = 0]) => [lon * 86000, lat * 111000] as const);
        const steps = line.slice(1).map(([x, y], at) => [x - line[at]![0], y - line[at]![1]] as const);
        const length_m = steps.reduce((sum, [x, y]) => sum + Math.hypot(x, y), 0);
        expect(length_m / line.length, text(feature, 'id')).toBeLessThan(300);
        const hairpins = steps.slice(1).flatMap(([x, y], at) => (x * steps[at]![0] + y * steps[at]![1] < -0.5 * Math.hypot(x, y) * Math.hypot(...steps[at]!) ? [at + 1] : []));
        expect(hairpins, text(feature, 'id')).toEqual([]);
      }
  });

  it('has lake, wetland park and park at the published areas', () => {
    expect(area_m2(find('water_bodies', 'lake-wuhai').geometry) / 1e6).toBeCloseTo(118, 0);
    expect(Math.abs(area_m2(find('wetlands', 'wetland-longyouwan').geometry) / 8.9e6 - 1)).toBeLessThan(0.01);
    expect(Math.abs(area_m2(find('chemical_parks', 'park-haibowan').geometry) / 11.29e6 - 1)).toBeLessThan(0.01);
    const park_m2 = features('treatment_patches').filter((feature) => text(feature, 'id').startsWith('patch-17km-')).reduce((sum, feature) => sum + area_m2(feature.geometry), 0);
    // 2 200 mu of 10 000/15 m².
    expect(Math.abs(park_m2 / ((2200 * 10000) / 15) - 1)).toBeLessThan(0.002);
  });

  it('covers the city’s land outside the lake with watersheds, once, none over 50 km²', () => {
    const watersheds = features('small_watersheds');
    for (const feature of watersheds) {
      expect(area_m2(feature.geometry)).toBeLessThan(50e6);
      expect(Math.abs(area_m2(feature.geometry) / 1e6 - Number(feature.properties?.['area_stated_km2']))).toBeLessThan(0.06);
    }
    const districts = read(catalogue.layers.find((layer) => layer.id === 'districts')!.origin.path);
    const city = districts.features.map((feature): Geometry => ({ type: 'Polygon', coordinates: rings(feature.geometry).map((ring) => ring.map(shifted)) }));
    const lake = find('water_bodies', 'lake-wuhai').geometry;
    const shore: Geometry = { type: 'Polygon', coordinates: rings(lake).slice(0, 1) };
    const boxes = watersheds.map((feature) => ({ feature, box: bbox(feature.geometry) }));
    const wrong: string[] = [];
    let inside = 0;
    for (let lon = 106.6021; lon < 107.15; lon += 0.0047)
      for (let lat = 39.0313; lat < 39.93; lat += 0.0047) {
        const point = [lon, lat];
        const land = city.some((district) => holds(district, point)) && !holds(shore, point);
        if (land) inside += 1;
        const holding = boxes.filter(({ feature, box }) => lon >= box[0] && lat >= box[1] && lon <= box[2] && lat <= box[3] && holds(feature.geometry, point));
        if (holding.length !== (land ? 1 : 0)) wrong.push(`${lon},${lat}: ${holding.length}`);
      }
    expect(wrong).toEqual([]);
    expect(inside).toBeGreaterThan(6000);
  });

  it('puts every patch into a watershed that exists', () => {
    const codes = new Set(features('small_watersheds').map((feature) => text(feature, 'code')));
    for (const feature of features('treatment_patches')) expect(codes).toContain(text(feature, 'watershed_code'));
  });

  it('keeps mining licences apart', () => {
    const mines = features('mines');
    const meeting = mines.flatMap((one) => mines.filter((other) => other !== one && positions(one.geometry).some((point) => holds(other.geometry, point))).map((other) => [text(one, 'id'), text(other, 'id')]));
    expect(meeting).toEqual([]);
  });
});

describe('the designed cases', () => {
  it('has the four parks at their anchors, outside every zone, and the dated versions of two', () => {
    for (const park of ['park-wuda', 'park-haibowan', 'park-hainan', 'park-lowcarbon'])
      for (const zone of features('shoreline_zones')) for (const point of positions(find('chemical_parks', park).geometry)) expect(holds(zone.geometry, point)).toBe(false);
    expect(holds(find('chemical_parks', 'park-wuda').geometry, [106.701396, 39.464328])).toBe(true);
    expect(holds(find('chemical_parks', 'park-hainan').geometry, [106.892662, 39.369996])).toBe(true);
    for (const park of ['park-wuda', 'park-haibowan']) expect(features('chemical_parks').filter((feature) => text(feature, 'id') === park)).toHaveLength(2);
  });

  it('reaches 106.747 °E with the expansion, which lay outside before', () => {
    const versions = features('chemical_parks').filter((feature) => text(feature, 'id') === 'case-park-wuda-east');
    const east = versions.map((feature) => Math.max(...positions(feature.geometry).map(([lon = 0]) => lon)));
    expect(east).toEqual([106.7368, 106.747]);
  });

  it('covers the sites that are to be judged and not those that cannot be', () => {
    const coverage = deliveries.get('shoreline_zones')!.coverage;
    const share = (feature: Feature) => positions(feature.geometry).filter((point) => holds(coverage, point)).length / positions(feature.geometry).length;
    const partly = features('industrial_projects').filter((feature) => share(feature) < 1);
    expect(partly.map((feature) => [text(feature, 'id'), share(feature) > 0])).toEqual([
      ['case-outside-coverage-north', false], ['case-outside-coverage-tip', false], ['case-straddles-coverage', true],
    ]);
  });

  it.each([
    ['case-tank-yard-lasengmiao', 'chemical', 'new', '2025-04-16'], ['case-existing-plant-1998', 'chemical', 'existing', '1998-06-30'],
    ['case-overlap-6m', 'chemical', 'new', '2025-03-12'], ['case-overlap-14m', 'chemical', 'new', '2025-03-12'],
    ['case-distance-5m', 'chemical', 'new', '2025-05-20'], ['case-distance-15m', 'chemical', 'new', '2025-05-20'],
    ['case-rebuild-in-zone', 'chemical', 'rebuild', '2025-06-11'], ['case-act-date-unknown', 'chemical', 'new', ''],
    ['case-act-type-unknown', 'chemical', 'unknown', '2025-02-18'], ['case-before-law-2022', 'chemical', 'new', '2022-08-09'],
    ['case-before-zone-2023-05-15', 'chemical', 'new', '2023-05-15'], ['case-after-zone-2023-07-01', 'chemical', 'new', '2023-07-01'],
    ['case-cement-in-zone', 'cement', 'new', '2025-07-02'], ['case-power-in-zone', 'power', 'new', '2025-07-02'],
    ['case-coking-in-zone', 'coking', 'new', '2025-01-22'], ['case-kind-unknown-in-zone', 'unknown', 'new', '2025-01-22'],
    ['case-point-in-zone', 'chemical', 'new', '2025-08-01'], ['case-draft-zone-dusitu', 'chemical', 'new', '2025-09-03'],
    ['case-consultation-zone-qianlishan', 'chemical', 'new', '2025-11-05'], ['case-repealed-zone-only', 'chemical', 'new', '2024-10-10'],
  ])('holds %s (%s, %s, %s)', (id, kind, act, date) => {
    const feature = find('industrial_projects', id);
    expect([text(feature, 'kind'), text(feature, 'act_type'), text(feature, 'act_date')]).toEqual([kind, act, date]);
    expect(text(feature, 'name')).toContain('示意');
  });

  it('has the exactly computable patches: areas between parallels and meridians', () => {
    // Area of an ellipsoidal zone, by hand: b²·Δλ/2·[sinφ/(1−e²sin²φ)+artanh(e sinφ)/e] between the parallels, GRS80.
    expect(area_m2(find('treatment_patches', 'case-patch-square-2018').geometry)).toBeCloseTo(114706.8, 0);
    expect(area_m2(find('treatment_patches', 'case-patch-nested-2022').geometry)).toBeCloseTo(28676.8, 0);
    expect(area_m2(find('treatment_patches', 'case-patch-base-2019').geometry)).toBeCloseTo(114699.5, 0);
  });

  it.each([
    ['case-patch-pending', 'pending', 2025], ['case-patch-rejected', 'rejected', 2024], ['case-patch-not-submitted', 'not_submitted', 2025], ['case-patch-no-year', 'accepted', null],
    ['case-patch-watershed-border', 'accepted', 2020], ['case-patch-district-border', 'accepted', 2022], ['case-patch-outside-city', 'accepted', 2023],
    ['case-patch-wholly-outside', 'accepted', 2021], ['case-patch-on-shore', 'accepted', 2021], ['case-patch-on-water', 'accepted', 2022],
    ['case-patch-half-overlap-a', 'accepted', 2021], ['case-patch-half-overlap-b', 'accepted', 2021], ['case-patch-again-2024', 'accepted', 2024], ['case-patch-three-years-2025', 'accepted', 2025],
  ])('holds %s (%s, %s)', (id, acceptance, year) => {
    const feature = find('treatment_patches', id);
    expect([feature.properties?.['acceptance'], feature.properties?.['year']]).toEqual([acceptance, year]);
  });
});
