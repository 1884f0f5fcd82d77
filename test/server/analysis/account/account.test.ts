/** The treated-area account: what counts, what does not and why, and that it adds up to the last 0.0001 m². */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { indicator } from '../../../../data/indicators/q15_treated_area/indicator.ts';
import { createAnalysis, type Analysis } from '../../../../server/analysis/analysis.ts';
import type { AreaAccount } from '../../../../server/contract/accounts.ts';
import type { Geometry } from '../../../../server/contract/geo.ts';
import { pieceSql } from '../../../../server/analysis/account/piece-sql.ts';
import { numbers } from '../../scan/random-numbers.ts';
import { areaOf } from '../geodesic.ts';
import { box, catalogue, openWorld, type Put, type World } from '../world.ts';

const Q15 = 'q15_treated_area';

function steps(from: number, to: number): number[] {
  const count = Math.max(1, Math.round(Math.abs(to - from) / 0.001));
  return Array.from({ length: count }, (_, index) => from + ((to - from) * index) / count);
}

/** The corners of a box with a vertex every 0.001°, so that geodesic and straight edges differ by less than a millimetre. */
function denseRing(west: number, south: number, east: number, north: number): [number, number][] {
  return [
    ...steps(west, east).map((lon): [number, number] => [lon, south]),
    ...steps(south, north).map((lat): [number, number] => [east, lat]),
    ...steps(east, west).map((lon): [number, number] => [lon, north]),
    ...steps(north, south).map((lat): [number, number] => [west, lat]),
  ];
}
function dense(west: number, south: number, east: number, north: number): Geometry {
  const ring = denseRing(west, south, east, north);
  return { type: 'Polygon', coordinates: [[...ring, ring[0]]] };
}
const m2 = (west: number, south: number, east: number, north: number) => areaOf(denseRing(west, south, east, north));
const near = (actual: number | undefined, expected: number) => expect(Math.abs((actual ?? NaN) - expected)).toBeLessThanOrEqual(Math.abs(expected) * 1e-6 + 0.02);
const units = (area_m2: number) => Math.round(area_m2 * 10_000);
const sum = (areas: readonly { area_m2: number }[]) => areas.reduce((total, one) => total + units(one.area_m2), 0);

const districts: Put[] = [
  { id: 'd1', geometry: dense(106.6, 39.3, 106.8, 39.5), attributes: { name: '甲区' } },
  { id: 'd2', geometry: dense(106.8, 39.3, 107, 39.5), attributes: { name: '乙区' } },
];
const lake: Put[] = [{ id: 'w', geometry: dense(106.65, 39.35, 106.66, 39.36), attributes: { name: '湖' } }];
// s2 overlaps s1 between 106.69 and 106.70; the lower id has that ground.
const watersheds: Put[] = [
  { id: 's1', geometry: dense(106.6, 39.3, 106.7, 39.5), attributes: { name: '一号沟' } },
  { id: 's2', geometry: dense(106.69, 39.3, 106.75, 39.5), attributes: { name: '二号沟' } },
  { id: 's3', geometry: dense(106.78, 39.44, 106.85, 39.46), attributes: { name: '三号沟' } },
];
const patch = (id: string, geometry: Geometry, year: number | undefined, measure: string | undefined, acceptance: string | null = 'accepted'): Put => ({ id, geometry, attributes: { year, measure, acceptance: acceptance ?? undefined } });
const patches: Put[] = [
  patch('a', dense(106.645, 39.345, 106.655, 39.355), 2024, 'grass'),
  patch('b', dense(106.65, 39.34, 106.7, 39.348), 2025, 'terrace'),
  patch('c', dense(106.69, 39.34, 106.76, 39.347), 2025, undefined),
  patch('d', dense(106.59, 39.34, 106.61, 39.347), 2025, 'closure'),
  patch('e', dense(106.69, 39.4, 106.7, 39.41), 2025, 'grass', 'pending'),
  patch('f', dense(106.69, 39.42, 106.7, 39.43), undefined, 'grass'),
  patch('g', dense(106.795, 39.45, 106.805, 39.455), 2026, 'closure'),
  patch('h', dense(106.645, 39.345, 106.65, 39.35), 2025, 'closure'),
  patch('i', dense(106.645, 39.345, 106.65, 39.35), 2026, 'closure'),
  patch('j', dense(106.72, 39.42, 106.73, 39.43), 2025, 'grass', null),
];

let world: World;
let analysis: Analysis;
let undetermined: AreaAccount[];
let account: AreaAccount;
beforeAll(async () => {
  world = await openWorld();
  analysis = createAnalysis(world.database, catalogue);
  await world.put('treatment_patches', patches);
  undetermined = [await analysis.account(Q15)];
  await world.put('water_bodies', lake);
  undetermined.push(await analysis.account(Q15));
  await world.put('districts', districts);
  await world.put('small_watersheds', watersheds, { demonstration: true });
  account = await analysis.account(Q15);
});
afterAll(() => world.database.close());

const excluded = (category: string) => account.exclusions.find((one) => one.category === category);
const group = (by: string, key: string | null) => account.by[by]?.find((one) => one.key === key)?.area_m2;

describe('the account', () => {
  it('is undetermined, not zero, while a layer it needs has no data', () => {
    expect(undetermined.map((one) => one.undetermined?.zh)).toEqual([
      '无法判定：图层「行政区划」、「小流域」、「湖泊水库」没有数据，不能确定哪些面积应当计入。',
      '无法判定：图层「行政区划」、「小流域」没有数据，不能确定哪些面积应当计入。',
    ]);
    expect(undetermined.every((one) => one.recorded_m2 === 0 && one.readings.every(({ met }) => !met))).toBe(true);
    expect(account.undetermined).toBeNull();
  });
  it('leaves out each piece for the first reason that holds', () => {
    near(excluded('on_water')?.area_m2, m2(106.65, 39.35, 106.655, 39.355));
    near(excluded('treated_again')?.area_m2, m2(106.65, 39.345, 106.655, 39.348) + 2 * m2(106.645, 39.345, 106.65, 39.35));
    near(excluded('overlap')?.area_m2, m2(106.69, 39.34, 106.7, 39.347));
    near(excluded('outside_city')?.area_m2, m2(106.59, 39.34, 106.6, 39.347));
    near(excluded('outside_watershed')?.area_m2, m2(106.75, 39.34, 106.76, 39.347));
    near(excluded('not_accepted')?.area_m2, m2(106.69, 39.4, 106.7, 39.41) + m2(106.72, 39.42, 106.73, 39.43));
    near(excluded('no_year')?.area_m2, m2(106.69, 39.42, 106.7, 39.43));
    expect(excluded('treated_again')?.patches).toEqual(['b', 'h', 'i']);
    expect(excluded('not_accepted')?.patches).toEqual(['e', 'j']);
    expect(account.exclusions.map(({ category }) => category)).toEqual(['treated_again', 'overlap', 'on_water', 'not_eroding', 'outside_watershed', 'outside_city', 'not_accepted', 'no_year', 'cutting_fault']);
  });
  it('counts the union, which is less than the sum', () => {
    const a = m2(106.645, 39.345, 106.655, 39.355) - m2(106.65, 39.35, 106.655, 39.355);
    const b = m2(106.65, 39.34, 106.7, 39.348) - m2(106.65, 39.345, 106.655, 39.348);
    const c = m2(106.7, 39.34, 106.75, 39.347);
    const d = m2(106.6, 39.34, 106.61, 39.347);
    const g = m2(106.795, 39.45, 106.805, 39.455);
    near(account.counted_m2, a + b + c + d + g);
    near(group('year', '2024'), a);
    near(group('year', '2025'), b + c + d);
    near(group('year', '2026'), g);
    near(group('measure', 'terrace'), b);
    near(group('measure', null), c);
    near(account.recorded_m2, patches.reduce((total, { geometry }) => total + areaOf((geometry.coordinates as [number, number][][])[0]?.slice(0, -1) ?? []), 0));
    expect(account.counted_m2).toBeLessThan(account.recorded_m2);
    expect(account.patch_count).toBe(10);
  });
  it('splits what counts by district and by watershed, where zones overlap to the lower id', () => {
    near(group('district', 'd2'), m2(106.8, 39.45, 106.805, 39.455));
    near(group('watershed', 's2'), m2(106.7, 39.34, 106.75, 39.347));
    near(group('watershed', 's3'), m2(106.795, 39.45, 106.805, 39.455));
    expect(account.by['watershed']?.map(({ key }) => key)).toEqual(['s1', 's2', 's3']);
    expect(account.by['district']?.[0]?.title.zh).toBe('甲区');
    expect(account.by['year']?.map(({ key }) => key)).toEqual(['2024', '2025', '2026']);
  });
  it('adds up exactly: recorded = counted + exclusions, and each breakdown = counted', () => {
    expect(units(account.recorded_m2)).toBe(units(account.counted_m2) + sum(account.exclusions));
    for (const groups of Object.values(account.by)) expect(sum(groups)).toBe(units(account.counted_m2));
  });
  it('reads the target both ways', () => {
    const [in_year, by_year] = account.readings;
    expect(in_year?.target_m2).toBe(40_000_000);
    expect(units(in_year?.counted_m2 ?? 0)).toBe(units(group('year', '2025') ?? 0));
    expect(units(by_year?.counted_m2 ?? 0)).toBe(units(group('year', '2024') ?? 0) + units(group('year', '2025') ?? 0));
    expect(by_year?.met).toBe(false);
  });
  it('is added up once, until something is published', async () => {
    expect((await analysis.account(Q15)).by).toBe(account.by);
    expect((await analysis.account(Q15, 'watershed/s1')).by).not.toBe(account.by);
  });
  it('says what it rests on', () => {
    expect(account.layers.map(({ layer }) => layer)).toEqual(['treatment_patches', 'small_watersheds', 'districts', 'water_bodies', 'eroded_ground']);
    expect(account.demonstration).toBe(true);
  });
});

describe('the account of one zone', () => {
  it('holds what lies in it, exclusions too; all zones and the rest make the whole', async () => {
    const s1 = await analysis.account(Q15, 'watershed/s1');
    const s2 = await analysis.account(Q15, 'watershed/s2');
    expect(s1.zone).toMatchObject({ kind: 'watershed', id: 's1', title: '一号沟' });
    near(s1.zone?.area_m2, m2(106.6, 39.3, 106.7, 39.5));
    expect(units(s1.counted_m2)).toBe(units(group('watershed', 's1') ?? 0));
    expect(units(s1.counted_m2) + units(s2.counted_m2) + units(group('watershed', 's3') ?? 0)).toBe(units(account.counted_m2));
    near(s1.exclusions.find(({ category }) => category === 'on_water')?.area_m2, m2(106.65, 39.35, 106.655, 39.355));
    near(s2.exclusions.find(({ category }) => category === 'not_accepted')?.area_m2, m2(106.72, 39.42, 106.73, 39.43));
    for (const one of [s1, s2]) expect(units(one.recorded_m2)).toBe(units(one.counted_m2) + sum(one.exclusions));
  });
  it.each(['watershed/none', 'watershed', 'province/1', '', "district/' or true --", 'district/a\u0000'])('is refused when there is no such zone (case %#)', async (zone) => {
    await expect(analysis.account(Q15, zone)).rejects.toMatchObject({ code: 'UNKNOWN_ZONE' });
    await expect(analysis.pieces(Q15, zone)).rejects.toMatchObject({ code: 'UNKNOWN_ZONE' });
  });
  it('of an unknown indicator is refused', async () => {
    await expect(analysis.account('q99')).rejects.toMatchObject({ code: 'UNKNOWN_INDICATOR' });
  });
});

describe('the pieces', () => {
  it('are the figures on the map, whole across zone borders', async () => {
    const { features } = await analysis.pieces(Q15);
    for (const category of ['counted', 'overlap', 'treated_again', 'on_water', 'outside_watershed', 'outside_city', 'not_accepted', 'no_year']) {
      const total = sum(features.filter(({ properties }) => properties.category === category).map(({ properties }) => properties));
      expect(total).toBe(units(category === 'counted' ? account.counted_m2 : (excluded(category)?.area_m2 ?? 0)));
    }
    expect(features.filter(({ properties }) => properties.patch === 'c').map(({ properties }) => [properties.category, properties.counted_in])).toEqual([['counted', null], ['outside_watershed', null], ['overlap', 'b']]);
    expect(features.filter(({ properties }) => properties.category === 'treated_again').map(({ properties }) => [properties.patch, properties.counted_in])).toEqual([['b', 'a'], ['h', 'a'], ['i', 'a']]);
  });
  it('of one zone lie in it', async () => {
    const { features } = await analysis.pieces(Q15, 'watershed/s2');
    expect(features.map(({ properties }) => `${properties.patch} ${properties.category}`)).toEqual(['c counted', 'j not_accepted']);
  });
});

const everywhere: Put[] = [{ id: 'all', geometry: box(106, 39, 108, 40), attributes: { name: '全域' } }];

describe('sixty slanting patches thrown over each other', () => {
  it('still add up exactly, and count as much as their union', async () => {
    const next = numbers(20_261_123);
    const slanting = Array.from({ length: 60 }, (_, index): Put => {
      const [lon, lat, turn, long, wide] = [106.58 + 0.44 * next(), 39.29 + 0.22 * next(), Math.PI * next(), 0.004 + 0.02 * next(), 0.002 + 0.008 * next()];
      const corner = (x: number, y: number) => [lon + x * Math.cos(turn) - y * Math.sin(turn), lat + x * Math.sin(turn) + y * Math.cos(turn)];
      const ring = [corner(-long, -wide), corner(long, -wide), corner(long, wide), corner(-long, wide)];
      return patch(`p${index}`, { type: 'Polygon', coordinates: [[...ring, ring[0]]] }, 2021 + Math.floor(5 * next()), 'grass', next() < 0.9 ? 'accepted' : 'rejected');
    });
    // Every ground is in some watershed.
    await world.put('small_watersheds', everywhere);
    await world.put('treatment_patches', slanting);
    const thrown = await analysis.account(Q15);
    expect(units(thrown.recorded_m2)).toBe(units(thrown.counted_m2) + sum(thrown.exclusions));
    for (const groups of Object.values(thrown.by)) expect(sum(groups)).toBe(units(thrown.counted_m2));
    for (const category of ['treated_again', 'overlap', 'outside_city']) expect(thrown.exclusions.find((one) => one.category === category)?.area_m2).toBeGreaterThan(10_000);
    const { rows } = await world.database.query<{ m2: number }>(
      `select st_area(st_difference(st_intersection(p.geom, c.geom, 1e-9), w.geom, 1e-9)::geography) as m2
       from (select st_union(geom, 1e-9) as geom from layers.treatment_patches where acceptance = 'accepted') p,
            (select st_union(geom, 1e-9) as geom from layers.districts) c, (select st_union(geom, 1e-9) as geom from layers.water_bodies) w`,
    );
    // Patches of 4 km have geodesic edges; cutting them moves parts per million.
    expect(Math.abs(thrown.counted_m2 / (rows[0]?.m2 ?? 0) - 1)).toBeLessThan(20e-6);
  });
  it('and districts that overlap in bad data count nothing twice', async () => {
    const before = await analysis.account(Q15);
    await world.put('districts', [...districts, { id: 'd3', geometry: box(106.7, 39.35, 106.9, 39.45), attributes: { name: '重叠区' } }]);
    const after = await analysis.account(Q15);
    expect(Math.abs(after.counted_m2 - before.counted_m2)).toBeLessThan(0.5);
    expect(after.by['district']?.some(({ key }) => key === 'd3')).toBe(false);
    for (const groups of Object.values(after.by)) expect(sum(groups)).toBe(units(after.counted_m2));
  });
});

/** A triangle whose edges run straight in longitude and latitude, with a vertex every 0.001°, and its area by GeographicLib. */
function denseTriangle(corners: readonly (readonly [number, number])[]): [number, number][] {
  return corners.flatMap(([lon, lat], index) => {
    const [to_lon, to_lat] = corners[(index + 1) % corners.length] ?? [lon, lat];
    const count = Math.ceil(Math.hypot(to_lon - lon, to_lat - lat) / 0.001);
    return Array.from({ length: count }, (_, step): [number, number] => [lon + ((to_lon - lon) * step) / count, lat + ((to_lat - lat) * step) / count]);
  });
}

describe('one long patch with few vertices', () => {
  // From 4 to 717 km², all across the border of districts and watersheds; ellipsoidal edges would run up to metres beside them.
  const triangles = {
    sliver: [[106.75, 39.4], [106.92, 39.4], [106.84, 39.405]],
    strip: [[106.7, 39.4], [106.95, 39.4], [106.82, 39.43]],
    long: [[106.6, 39.4], [107.05, 39.4], [106.85, 39.44]],
    huge: [[106.55, 39.3], [107.15, 39.3], [106.85, 39.55]],
  } as const;
  it.each(Object.entries(triangles))('%s is recorded and counted like any other', async (id, corners) => {
    await world.put('districts', districts);
    await world.put('small_watersheds', everywhere);
    for (const acceptance of ['pending', 'accepted']) {
      await world.put('treatment_patches', [patch(id, { type: 'Polygon', coordinates: [[...corners.map((corner) => [...corner]), [...corners[0]]]] }, 2025, 'grass', acceptance)]);
      const one = await analysis.account(Q15);
      const whole = areaOf(denseTriangle(corners));
      expect(Math.abs(one.recorded_m2 / whole - 1)).toBeLessThan(1e-6);
      expect(units(one.recorded_m2)).toBe(units(one.counted_m2) + sum(one.exclusions));
      expect(one.exclusions.find(({ category }) => category === 'cutting_fault')?.patch_count).toBe(0);
      expect(one.counted_m2 > 0).toBe(acceptance === 'accepted');
    }
  });
});

describe('ground that was not eroding', () => {
  const square = (id: string, west: number, year: number) => patch(id, dense(west, 39.4, west + 0.02, 39.41), year, 'grass');
  const category = (one: AreaAccount, name: string) => one.exclusions.find((exclusion) => exclusion.category === name)?.area_m2;
  it('is left out by the last survey of an earlier year, and only where there is one', async () => {
    await world.put('districts', districts);
    await world.put('small_watersheds', everywhere);
    await world.put('treatment_patches', [square('x', 106.62, 2022), square('y', 106.65, 2024), square('z', 106.65, 2025)]);
    await world.put('eroded_ground', [
      // In 2022 the western half of y was eroding, in 2024 three quarters of it; the survey of the year itself is not asked.
      { id: 'e22', geometry: dense(106.64, 39.39, 106.66, 39.42), attributes: { year: 2022 } },
      { id: 'e24', geometry: dense(106.64, 39.39, 106.665, 39.42), attributes: { year: 2024 } },
    ]);
    const surveyed = await analysis.account(Q15);
    near(category(surveyed, 'not_eroding'), m2(106.66, 39.4, 106.67, 39.41) + m2(106.665, 39.4, 106.67, 39.41));
    // What y could not count counts for z, where z's survey found it eroding; the rest of z was y's.
    near(surveyed.by['year']?.find(({ key }) => key === '2025')?.area_m2, m2(106.66, 39.4, 106.665, 39.41));
    near(category(surveyed, 'treated_again'), m2(106.65, 39.4, 106.66, 39.41));
    near(surveyed.counted_m2, m2(106.62, 39.4, 106.64, 39.41) + m2(106.65, 39.4, 106.665, 39.41));
    expect(units(surveyed.recorded_m2)).toBe(units(surveyed.counted_m2) + sum(surveyed.exclusions));
    await world.put('eroded_ground', []);
    const unsurveyed = await analysis.account(Q15);
    expect(category(unsurveyed, 'not_eroding')).toBe(0);
    near(unsurveyed.counted_m2, m2(106.62, 39.4, 106.64, 39.41) + m2(106.65, 39.4, 106.67, 39.41));
  });
});

describe('a patch whose pieces do not make it up', () => {
  it('is left out whole and named, and the others are counted', async () => {
    await world.put('districts', districts);
    await world.put('small_watersheds', watersheds);
    await world.put('treatment_patches', patches);
    // Damaged on purpose: what lies outside the city is forgotten.
    const sound = pieceSql(catalogue, indicator);
    const damaged = sound.replace('from told where not in_city', 'from told where false');
    expect(damaged).not.toBe(sound);
    const ask = async (sql: string) => (await world.database.query<{ patch: string; category: string; area_m2: number }>(`select patch, category, area_m2 from (${sql}) piece order by patch, category, area_m2`)).rows;
    const [before, after] = [await ask(sound), await ask(damaged)];
    expect(before.filter(({ category }) => category === 'cutting_fault')).toEqual([]);
    expect(after.filter(({ category }) => category === 'cutting_fault').map(({ patch: id }) => id)).toEqual(['d']);
    near(after.find(({ category }) => category === 'cutting_fault')?.area_m2, m2(106.59, 39.34, 106.61, 39.347));
    expect(after.filter(({ patch: id }) => id !== 'd')).toEqual(before.filter(({ patch: id }) => id !== 'd'));
  });
});
