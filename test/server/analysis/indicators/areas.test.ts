/** The three targets that are shares of area: forest cover, conservation rate, wetland protection. Areas by GeographicLib. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Put, World } from '../world.ts';
import { brief, day, m2, openDistricts, rowsOf, shareOf, square, sum, type Row } from './measured-world.ts';

let world: World;
beforeAll(async () => {
  world = await openDistricts();
});
afterAll(() => world.database.close());

const city_m2 = m2(106.6, 39.3, 106.8, 39.5) + m2(106.8, 39.3, 107, 39.5);
const near = (actual: number | null | undefined, expected: number) => expect(Math.abs((actual ?? Number.NaN) - expected)).toBeLessThanOrEqual(expected * 1e-6 + 0.02);
const of = (rows: readonly Row[], id: string, district?: string) => rows.filter((row) => row.id === id && (district === undefined || row.district_id === district));

describe('Q08, forest cover', () => {
  const forest = (id: string, geometry: Put['geometry'], kind: string | undefined, closure: number | undefined, surveyed_on?: string): Put => ({ id, geometry, attributes: { name: id, kind, closure, surveyed_on } });
  let rows: Row[];
  beforeAll(async () => {
    await world.put('forests', [
      forest('a', square(106.7, 39.4, 106.71, 39.41), 'arbor', 0.2),
      forest('b', square(106.705, 39.4, 106.715, 39.41), 'arbor', 0.3),
      forest('c', square(106.73, 39.4, 106.74, 39.41), 'arbor', 0.19),
      forest('d', square(106.74, 39.4, 106.75, 39.41), 'arbor', undefined),
      forest('e', square(106.795, 39.45, 106.805, 39.46), 'special_shrub', undefined),
      forest('f', square(106.76, 39.4, 106.77, 39.41), 'shrub', 0.9),
      forest('g', square(106.59, 39.4, 106.61, 39.41), 'bamboo', undefined),
      // Unknown, but all of it is forest already.
      forest('aa', square(106.7, 39.4, 106.71, 39.41), 'unknown', undefined),
      forest('i', square(106.72, 39.35, 106.73, 39.36), 'arbor', 0.5, '2026-06-01'),
      forest('j', square(106.9, 39.35, 106.91, 39.36), undefined, 0.5),
    ]);
    rows = await rowsOf(world, 'Q08', day);
  });
  it('counts forest once, cut by district, and leaves out what is none', () => {
    near(of(rows, 'a')[0]?.numerator, m2(106.7, 39.4, 106.71, 39.41));
    near(of(rows, 'b')[0]?.numerator, m2(106.71, 39.4, 106.715, 39.41));
    near(of(rows, 'e', 'd1')[0]?.numerator, m2(106.795, 39.45, 106.8, 39.46));
    near(of(rows, 'e', 'd2')[0]?.numerator, m2(106.8, 39.45, 106.805, 39.46));
    near(of(rows, 'g')[0]?.numerator, m2(106.6, 39.4, 106.61, 39.41));
    expect(rows.map(({ id, note }) => `${id} ${note}`)).toEqual(['a forest', 'b forest', 'd closure_unknown', 'd1 other_land', 'd2 other_land', 'e forest', 'e forest', 'g forest', 'j kind_unknown']);
  });
  it('has the land of the city below the line, and unknown forest as a range', () => {
    near(sum(rows.map(({ denominator }) => denominator)), city_m2);
    const known = m2(106.7, 39.4, 106.715, 39.41) + m2(106.795, 39.45, 106.805, 39.46) + m2(106.6, 39.4, 106.61, 39.41);
    const unknown = m2(106.74, 39.4, 106.75, 39.41) + m2(106.9, 39.35, 106.91, 39.36);
    const [low, high] = shareOf(rows);
    expect(low).toBeCloseTo((100 * known) / city_m2, 5);
    expect(high).toBeCloseTo((100 * (known + unknown)) / city_m2, 5);
  });
  it('counts what was surveyed by the day', async () => {
    const [one] = of(await rowsOf(world, 'Q08', '2026-06-01'), 'i');
    expect(one).toBeDefined();
    near(one?.numerator, m2(106.72, 39.35, 106.73, 39.36));
  });
  it('is nothing where there is no forest, and all of a district that is', async () => {
    await world.put('forests', [forest('c', square(106.73, 39.4, 106.74, 39.41), 'arbor', 0.19)]);
    expect(shareOf(await rowsOf(world, 'Q08', day))).toEqual([0, 0]);
    await world.put('forests', [forest('all', square(106.7, 39.2, 107.1, 39.6), 'arbor', 0.6)]);
    near(of(await rowsOf(world, 'Q08', day), 'd2')[0]?.denominator, 0);
  });
});

describe('Q16, soil and water conservation rate', () => {
  const eroded = (id: string, geometry: Put['geometry'], year: number | undefined, intensity?: string): Put => ({ id, geometry, attributes: { name: id, year, intensity } });
  it('takes the latest year that is over by the day, ground counted once', async () => {
    await world.put('eroded_ground', [
      eroded('x24', square(106.65, 39.35, 106.7, 39.4), 2024, 'light'),
      eroded('y24', square(106.69, 39.35, 106.72, 39.4), 2024),
      eroded('x25', square(106.65, 39.35, 106.69, 39.4), 2025, 'severe'),
      eroded('z25', square(106.79, 39.45, 106.81, 39.46), 2025, 'strong'),
      eroded('no-year', square(106.9, 39.35, 106.91, 39.36), undefined),
    ]);
    const before = await rowsOf(world, 'Q16', '2025-12-30');
    expect(before.map(({ id, note }) => `${id} ${note}`)).toEqual(['d1 sound', 'd2 sound', 'no-year year_unknown', 'x24 light', 'y24 eroded']);
    const lost = m2(106.65, 39.35, 106.72, 39.4);
    // Of which year the nameless patch is nobody knows: its ground may be lost or sound.
    const unknown = m2(106.9, 39.35, 106.91, 39.36);
    const between = (known: number) => [expect.closeTo(100 - (100 * (known + unknown)) / city_m2, 5), expect.closeTo(100 - (100 * known) / city_m2, 5)];
    expect(shareOf(before)).toEqual(between(lost));
    expect(of(before, 'no-year').map(({ district_id, numerator }) => [district_id, numerator])).toEqual([['d2', null]]);
    near(of(before, 'y24')[0]?.denominator, m2(106.7, 39.35, 106.72, 39.4));
    const after = await rowsOf(world, 'Q16', '2025-12-31');
    const lost_25 = m2(106.65, 39.35, 106.69, 39.4) + m2(106.79, 39.45, 106.81, 39.46);
    expect(shareOf(after)).toEqual(between(lost_25));
    near(sum(after.map(({ denominator }) => denominator)), city_m2);
    near(of(after, 'z25', 'd2')[0]?.denominator, m2(106.8, 39.45, 106.81, 39.46));
    near(of(after, 'd2')[0]?.numerator, m2(106.8, 39.3, 107, 39.5) - m2(106.8, 39.45, 106.81, 39.46) - unknown);
  });
  it('takes ground that a patch of the year has from one that names none', async () => {
    await world.put('eroded_ground', [eroded('a-none', square(106.65, 39.35, 106.7, 39.4), undefined), eroded('z25', square(106.65, 39.35, 106.69, 39.4), 2025)]);
    const rows = await rowsOf(world, 'Q16', day);
    expect(brief(rows).filter(([, , note]) => note !== 'sound')).toEqual([['a-none', null, 'year_unknown'], ['z25', 0, 'eroded']]);
    near(of(rows, 'z25')[0]?.denominator, m2(106.65, 39.35, 106.69, 39.4));
    near(of(rows, 'a-none')[0]?.denominator, m2(106.69, 39.35, 106.7, 39.4));
    near(sum(rows.map(({ denominator }) => denominator)), city_m2);
  });
  it('is unknown, not sound, before the first year of monitoring is over', async () => {
    const rows = await rowsOf(world, 'Q16', '2024-12-30');
    expect(brief(rows)).toEqual([['a-none', null, 'year_unknown'], ['d1', null, 'not_monitored'], ['d2', null, 'not_monitored']]);
    expect(shareOf(rows)).toEqual([0, expect.closeTo(100, 9)]);
  });
});

describe('Q18, wetland protection rate', () => {
  const wetland = (id: string, geometry: Put['geometry'], level: string | undefined, survey_base?: string, protected_form?: string): Put => ({ id, geometry, attributes: { name: id, level, survey_base, protected_form } });
  const zone = (id: string, geometry: Put['geometry'], zone_status: string): Put => ({ id, geometry, attributes: { name: id, zone_status } });
  let rows: Row[];
  beforeAll(async () => {
    await world.put('wetlands', [
      wetland('w1', square(106.65, 39.35, 106.67, 39.37), 'general', 'third_survey', '无'),
      wetland('w2', square(106.7, 39.35, 106.71, 39.36), 'provincial', 'wetland_law'),
      wetland('w3', square(106.705, 39.35, 106.715, 39.36), 'general'),
      wetland('w4', square(106.79, 39.45, 106.81, 39.46), undefined, 'third_survey'),
      wetland('w5', square(106.58, 39.35, 106.6, 39.36), 'general', 'wetland_law', '国家湿地公园'),
    ]);
    await world.put('nature_reserves', [{ id: 'r', geometry: square(106.66, 39.34, 106.69, 39.38), attributes: { name: 'r' } }]);
    await world.put('water_source_zones', [
      zone('s', square(106.66, 39.35, 106.665, 39.37), 'published'),
      zone('draft', square(106.65, 39.35, 106.66, 39.37), 'draft'),
    ]);
    rows = await rowsOf(world, 'Q18', day);
  });
  it('is the union of wetlands within the union of protected forms, cut by district', () => {
    expect(rows.map(({ id, district_id, note }) => `${id} ${district_id} ${note}`)).toEqual([
      'w1 d1 protected_third_survey', 'w1 d1 unprotected_third_survey', 'w2 d1 protected_wetland_law',
      'w3 d1 protected_base_unknown', 'w3 d1 unprotected_base_unknown', 'w4 d1 unknown_third_survey', 'w4 d2 unknown_third_survey',
    ]);
    const half = m2(106.66, 39.35, 106.67, 39.37);
    near(of(rows, 'w1')[0]?.numerator, half);
    expect(of(rows, 'w1')[1]?.numerator).toBe(0);
    near(of(rows, 'w1')[1]?.denominator, m2(106.65, 39.35, 106.66, 39.37));
    // Wetland of the wider sense alone is named, and counts on neither side.
    expect(of(rows, 'w2').map(({ numerator, denominator }) => [numerator, denominator])).toEqual([[0, 0]]);
    near(of(rows, 'w3')[0]?.denominator, m2(106.705, 39.35, 106.71, 39.36));
    near(of(rows, 'w3')[1]?.denominator, m2(106.71, 39.35, 106.715, 39.36));
    near(of(rows, 'w4', 'd2')[0]?.denominator, m2(106.8, 39.45, 106.81, 39.46));
    expect([...of(rows, 'w3'), ...of(rows, 'w4')].map(({ numerator }) => numerator)).toEqual([null, null, null, null]);
    const unknown = m2(106.705, 39.35, 106.715, 39.36) + m2(106.79, 39.45, 106.81, 39.46);
    const all = m2(106.65, 39.35, 106.67, 39.37) + unknown;
    expect(shareOf(rows)).toEqual([expect.closeTo((100 * half) / all, 5), expect.closeTo((100 * (half + unknown)) / all, 5)]);
  });
  it('does not count a reserve that is only a draft', async () => {
    await world.put('nature_reserves', [{ id: 'r', geometry: square(106.66, 39.34, 106.69, 39.38), attributes: { name: 'r' } }], { status: 'draft' });
    const [one] = of(await rowsOf(world, 'Q18', day), 'w1');
    expect(one).toBeDefined();
    near(one?.numerator, m2(106.66, 39.35, 106.665, 39.37));
  });
  it('has no members where there are no wetlands', async () => {
    await world.put('wetlands', []);
    expect(await rowsOf(world, 'Q18', day)).toEqual([]);
  });
});
