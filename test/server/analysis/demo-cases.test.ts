/** The designed cases of data/demo/, each with the verdict it was drawn for, and the treated area of the demonstration set. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { feature, featureCollection, flatten, intersect } from '@turf/turf';
import type { MultiPolygon, Polygon } from 'geojson';
import { Value } from 'typebox/value';
import { hasAccount } from '../../../data/grammar.ts';
import { createAnalysis, type Analysis } from '../../../server/analysis/analysis.ts';
import { AccountPieces, AreaAccount } from '../../../server/contract/accounts.ts';
import { Findings } from '../../../server/contract/rules.ts';
import { areaOf } from './geodesic.ts';
import { catalogue, openFilledWorld, type World } from './world.ts';

type Polygonal = Polygon | MultiPolygon;

const [rule] = catalogue.rules;
const indicator = catalogue.indicators.find(hasAccount);
if (rule === undefined || indicator === undefined) throw new Error('the catalogue is empty');
const wanted = new Set([...rule.subjects, ...rule.against, indicator.account.layer, ...indicator.account.zones.map((zone) => zone.layer), ...indicator.account.needs.map((need) => need.layer), ...indicator.account.uses]);
const few = { ...catalogue, layers: catalogue.layers.filter((layer) => wanted.has(layer.id)) };

let world: World;
let analysis: Analysis;
let findings: Findings;
let account: AreaAccount;
beforeAll(async () => {
  world = await openFilledWorld(few);
  analysis = createAnalysis(world.database, few);
  findings = await analysis.findings(rule.id);
  account = await analysis.account(indicator.id);
});
afterAll(() => world.database.close());

const wire = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
const units = (area_m2: number) => Math.round(area_m2 * 10_000);
const sum = (areas: readonly { area_m2: number }[]) => areas.reduce((total, one) => total + units(one.area_m2), 0);

describe('the designed case', () => {
  it.each([
    ['case-park-wuda-east', 'prohibited expansion_in_zone'],
    ['case-park-new-in-zone', 'prohibited new_in_zone'],
    ['case-tank-yard-lasengmiao', 'prohibited new_in_zone'],
    ['case-point-in-zone', 'prohibited new_in_zone'],
    ['case-after-zone-2023-07-01', 'prohibited new_in_zone'],
    ['case-overlap-14m', 'prohibited new_in_zone'],
    ['case-overlap-6m', 'review overlap_within_accuracy'],
    ['case-distance-5m', 'review distance_within_accuracy'],
    ['case-distance-15m', 'clear apart'],
    ['case-rebuild-in-zone', 'restricted rebuild_in_zone'],
    ['case-existing-plant-1998', 'review existing'],
    ['case-draft-zone-dusitu', 'review zone_not_published'],
    ['case-consultation-zone-qianlishan', 'review zone_not_published'],
    ['case-repealed-zone-only', 'clear apart'],
    ['case-before-law-2022', 'review before_law'],
    ['case-before-zone-2023-05-15', 'review before_zone'],
    ['case-act-date-unknown', 'review act_date_unknown'],
    ['case-act-type-unknown', 'review unknown_act'],
    ['case-kind-unknown-in-zone', 'review unknown_kind'],
    ['case-coking-in-zone', 'review coking_kind'],
    ['case-power-in-zone', 'review not_chemical'],
    ['case-cement-in-zone', 'review not_chemical'],
    ['case-park-added-part-unknown', 'review added_part_unknown'],
    ['case-park-old-part-in-zone', 'review existing_part_inside'],
    ['case-outside-coverage-north', 'undetermined outside_coverage'],
    ['case-outside-coverage-tip', 'undetermined outside_coverage'],
    ['case-straddles-coverage', 'undetermined outside_coverage'],
    ['park-wuda', 'clear apart'],
    ['park-haibowan', 'clear apart'],
    ['park-hainan', 'clear apart'],
    ['park-lowcarbon', 'clear apart'],
  ])('%s is %s', (id, expected) => {
    const found = findings.findings.filter(({ subject }) => subject.id === id);
    expect(found.map(({ verdict, code }) => `${verdict} ${code}`)).toEqual([expected]);
    // Every one of them rests on zones that were drawn for demonstration.
    expect(found[0]?.demonstration).toBe(true);
  });
  it('meets its verdict again when it is drawn by hand', async () => {
    const { rows } = await world.database.query<{ id: string; geometry: { type: string; coordinates: unknown[] }; attributes: Record<string, string | number> }>(
      `select id, st_asgeojson(geom, 15, 0)::json as geometry,
              json_strip_nulls(json_build_object('name', name, 'kind', kind, 'act_type', act_type, 'act_date', act_date, 'industry_code', industry_code, 'accuracy_m', coalesce(accuracy_m, 30))) as attributes
       from layers.industrial_projects where id like 'case-%'`,
    );
    expect(rows.length).toBeGreaterThan(15);
    for (const { id, geometry, attributes } of rows) {
      const drawn = await analysis.check(rule.id, { geometry, attributes });
      const published = findings.findings.find(({ subject }) => subject.id === id);
      expect({ id, code: drawn.findings[0]?.code, overlap_m2: drawn.findings[0]?.evidence.overlap_m2 }).toEqual({ id, code: published?.code, overlap_m2: published?.evidence.overlap_m2 });
    }
  });
});

const ringArea = (ring: readonly number[][] = []) => areaOf(ring.slice(0, -1).map(([lon = NaN, lat = NaN]) => [lon, lat] as const));

/** Clipped by turf (no PostGIS in it), measured by GeographicLib. */
function clippedByTurf(one: Polygonal, other: Polygonal): number {
  const hit = intersect(featureCollection([feature(one), feature(other)]));
  const rings = hit === null ? [] : flatten(hit).features.map(({ geometry }) => geometry.coordinates);
  return rings.reduce((total, [outer, ...holes]) => total + ringArea(outer) - holes.reduce((all, hole) => all + ringArea(hole), 0), 0);
}

describe('the overlap', () => {
  it('of every project agrees with an independent clipper and GeographicLib within 1 ppm', async () => {
    const { rows } = await world.database.query<{ subject: string; zone: string; a: Polygonal; b: Polygonal }>(
      `select p.id as subject, z.id as zone, st_asgeojson(p.geom, 15, 0)::json as a, st_asgeojson(z.geom, 15, 0)::json as b
       from layers.industrial_projects p join layers.shoreline_zones z on st_intersects(p.geom, z.geom)
       where st_dimension(p.geom) = 2 and z.zone_status <> 'repealed'`,
    );
    expect(rows.length).toBeGreaterThan(12);
    const apart = rows.filter(({ subject, zone, a, b }) => {
      const measured = findings.findings.find((one) => one.subject.id === subject && one.object?.id === zone)?.evidence.overlap_m2 ?? NaN;
      const expected = clippedByTurf(a, b);
      return !(Math.abs(measured - expected) <= expected * 1e-6 + 0.05);
    });
    expect(apart).toEqual([]);
  });
});

describe('the findings of the demonstration set', () => {
  it('have the form that the contract promises', () => {
    expect(Value.Check(Findings, wire(findings))).toBe(true);
  });
  it('judge every park and project at least once', async () => {
    const { rows } = await world.database.query<{ id: string }>('select id from layers.chemical_parks union all select id from layers.industrial_projects');
    expect(new Set(findings.findings.map(({ subject }) => subject.id))).toEqual(new Set(rows.map(({ id }) => id)));
  });
});

describe('the treated area of the demonstration set', () => {
  it('is a union of 25 to 45 km², smaller than what is recorded', () => {
    expect(account.counted_m2 / 1e6).toBeGreaterThan(25);
    expect(account.counted_m2 / 1e6).toBeLessThan(45);
    expect(account.counted_m2).toBeLessThan(account.recorded_m2);
    expect(Value.Check(AreaAccount, wire(account))).toBe(true);
  });
  it('equals the union measured in one piece', async () => {
    const { rows } = await world.database.query<{ m2: number }>(
      `select st_area(st_difference(st_intersection(st_intersection(p.geom, c.geom, 1e-9), s.geom, 1e-9), w.geom, 1e-9)::geography) as m2
       from (
              select st_union(case when survey.geom is null then t.geom else st_collectionextract(st_intersection(t.geom, survey.geom, 1e-9), 3) end, 1e-9) as geom
              from layers.treatment_patches t
              left join (select year, st_union(geom, 1e-9) as geom from layers.eroded_ground group by year) survey
                on survey.year = (select max(e.year) from layers.eroded_ground e where e.year < t.year)
              where t.acceptance = 'accepted' and t.year is not null
            ) p,
            (select st_union(geom, 1e-9) as geom from layers.districts) c, (select st_union(geom, 1e-9) as geom from layers.small_watersheds) s, (select st_union(geom, 1e-9) as geom from layers.water_bodies) w`,
    );
    expect(Math.abs(account.counted_m2 / (rows[0]?.m2 ?? 0) - 1)).toBeLessThan(20e-6);
  });
  it('adds up exactly, and so do its watersheds', async () => {
    expect(units(account.recorded_m2)).toBe(units(account.counted_m2) + sum(account.exclusions));
    for (const groups of Object.values(account.by)) expect(sum(groups)).toBe(units(account.counted_m2));
    let inWatersheds = 0;
    for (const { key } of account.by['watershed'] ?? []) if (key !== null) inWatersheds += units((await analysis.account(indicator.id, `watershed/${key}`)).counted_m2);
    const outside = account.by['watershed']?.find(({ key }) => key === null)?.area_m2 ?? 0;
    expect(inWatersheds + units(outside)).toBe(units(account.counted_m2));
  });
  it.each([
    ['treated_again', 'case-patch-again-2024'],
    ['treated_again', 'case-patch-nested-2022'],
    ['overlap', 'case-patch-half-overlap-b'],
    ['on_water', 'case-patch-on-shore'],
    ['on_water', 'case-patch-on-water'],
    ['not_eroding', 'patch-wuzhulin-2'],
    ['not_eroding', 'patch-queer-2'],
    ['outside_watershed', 'case-patch-outside-city'],
    ['outside_city', 'case-patch-outside-city'],
    ['outside_city', 'case-patch-wholly-outside'],
    ['not_accepted', 'case-patch-pending'],
    ['not_accepted', 'case-patch-rejected'],
    ['not_accepted', 'case-patch-not-submitted'],
    ['no_year', 'case-patch-no-year'],
  ])('leaves out as %s: %s', (category, id) => {
    expect(account.exclusions.find((one) => one.category === category)?.patches).toContain(id);
  });
  // data/demo/README.md: squares whose area follows by hand from the zone formula of the ellipsoid; others by shapely and pyproj.
  it.each<[string, Record<string, number>]>([
    ['case-patch-square-2018', { counted: 114_706.8 }],
    ['case-patch-nested-2022', { treated_again: 28_676.8 }],
    ['case-patch-half-overlap-a', { counted: 114_706.8 }],
    ['case-patch-half-overlap-b', { counted: 57_353.4, overlap: 57_353.4 }],
    ['case-patch-base-2019', { counted: 114_699.5 }],
    ['case-patch-again-2024', { counted: 57_349.7, treated_again: 57_349.7 }],
    ['case-patch-three-years-2025', { treated_again: 38_233.2 }],
    ['case-patch-no-year', { no_year: 71_687.4 }],
    ['case-patch-pending', { not_accepted: 71_687.4 }],
    ['case-patch-watershed-border', { counted: 367_111 }],
    ['case-patch-outside-city', { counted: 253_381, outside_city: 270_703, outside_watershed: 9 }],
    ['case-patch-wholly-outside', { outside_city: 228_100 }],
    ['case-patch-on-shore', { counted: 224_786, on_water: 222_322 }],
    ['case-patch-on-water', { on_water: 164_074 }],
    ['patch-wuzhulin-2', { not_eroding: 215_847.7 }],
    ['patch-queer-2', { counted: 254_798.4, not_eroding: 59_784 }],
  ])('%s makes %o m²', async (id, expected) => {
    const { features } = await analysis.pieces(indicator.id);
    const made: Record<string, number> = {};
    for (const { properties } of features.filter((one) => one.properties.patch === id)) made[properties.category] = (made[properties.category] ?? 0) + properties.area_m2;
    expect(Object.keys(made).sort()).toEqual(Object.keys(expected).sort());
    // 50 ppm: along the city's edge the README's shift out of GCJ-02 and gcoord's differ by millimetres.
    const off = Object.entries(expected).filter(([category, area_m2]) => Math.abs((made[category] ?? 0) - area_m2) > Math.max(0.2, area_m2 * 5e-5));
    expect(off.map(([category, area_m2]) => ({ category, area_m2, made: made[category] }))).toEqual([]);
  });
  it('is as much as shapely and pyproj make it: 33.057 of 40.500 km²', () => {
    expect(account.recorded_m2 / 1e6).toBeCloseTo(40.5, 2);
    expect(account.counted_m2 / 1e6).toBeCloseTo(33.057, 2);
    expect(account.readings.map(({ counted_m2 }) => Math.round(counted_m2 / 1e4) / 100)).toEqual([1.35, 33.06]);
  });
  it('shows its pieces, the patch that crosses a watershed border in one', async () => {
    const pieces = await analysis.pieces(indicator.id);
    expect(Value.Check(AccountPieces, wire(pieces))).toBe(true);
    expect(pieces.features.filter(({ properties }) => properties.patch === 'case-patch-watershed-border').map(({ properties }) => properties.category)).toEqual(['counted']);
    expect(sum(pieces.features.filter(({ properties }) => properties.category === 'counted').map(({ properties }) => properties))).toBe(units(account.counted_m2));
  });
});
