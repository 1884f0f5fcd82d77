/** The targets that count mines, sections, users, fires, sites, enterprises: who is a member, who is good, and of whom nothing is known. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { point, type Put, type World } from '../world.ts';
import { brief, day, openDistricts, rowsOf, shareOf, square, sum } from './measured-world.ts';

let world: World;
beforeAll(async () => {
  world = await openDistricts();
});
afterAll(() => world.database.close());

const here = point(106.7, 39.4);
const at = (id: string, attributes: Readonly<Record<string, unknown>>, geometry: Put['geometry'] = here): Put => ({ id, geometry, attributes: { name: id, ...attributes } });
const outcome = async (number: string, on = day) => brief(await rowsOf(world, number, on));

describe('Q03 and Q04, two national sections', () => {
  it('are 1 of 2 each; regional ones, and one that assesses a neighbour, are no members', async () => {
    await world.put('monitoring_sections', [
      at('a', { level: 'national', assessed: 'this_city', latest_class: 'II' }),
      at('b', { level: 'national', assessed: 'this_city', latest_class: '劣Ⅴ类' }, point(106.9, 39.4)),
      at('c', { level: 'national', assessed: 'other', latest_class: 'II' }),
      at('d', { level: 'regional', assessed: 'this_city', latest_class: 'III' }),
    ]);
    const good = await rowsOf(world, 'Q03', day);
    expect(good).toEqual([
      { layer: 'monitoring_sections', id: 'a', district_id: 'd1', numerator: 1, denominator: 1, note: 'good' },
      { layer: 'monitoring_sections', id: 'b', district_id: 'd2', numerator: 0, denominator: 1, note: 'worst' },
    ]);
    expect(shareOf(good)).toEqual([50, 50]);
    expect(await outcome('Q04')).toEqual([['a', 0, 'good'], ['b', 1, 'worst']]);
  });
  it('what was not assessed is named and counts on neither side; what nobody said is unknown', async () => {
    const class_of: Readonly<Record<string, string | undefined>> = { a: 'Ⅲ类', b: '断流', c: undefined, d: 'IV', e: '五类水', f: 'Ⅴ' };
    await world.put('monitoring_sections', [
      ...Object.entries(class_of).map(([id, latest_class]) => at(id, { level: 'national', assessed: 'this_city', latest_class })),
      at('g', { level: 'national', latest_class: 'I' }),
      at('h', { assessed: 'this_city', latest_class: 'I' }),
    ]);
    const rows = await rowsOf(world, 'Q03', day);
    expect(brief(rows)).toEqual([
      ['a', 1, 'good'], ['b', 0, 'not_assessed'], ['c', null, 'class_unknown'], ['d', 0, 'middle'], ['e', null, 'class_unknown'], ['f', 0, 'middle'], ['g', null, 'assessed_unknown'], ['h', null, 'level_unknown'],
    ]);
    expect(rows.map(({ denominator }) => denominator)).toEqual([1, 0, 1, 1, 1, 1, 1, 1]);
    // 1 of 7 is good, and of 4 nothing is known.
    expect(shareOf(rows)).toEqual([100 / 7, 500 / 7]);
  });
  it('have no members where there are no sections', async () => {
    await world.put('monitoring_sections', []);
    expect([await outcome('Q03'), await outcome('Q04')]).toEqual([[], []]);
  });
});

describe('mines', () => {
  it('Q11: in production and on a list; unknown state or listing is unknown, what does not produce is no member', async () => {
    await world.put('mines', [
      at('a', { status: 'producing', green_level: 'national' }),
      at('b', { status: 'producing', green_level: 'provincial' }, square(106.79, 39.4, 106.83, 39.41)),
      at('c', { status: 'producing', green_level: 'none' }, point(107.5, 39.4)),
      at('d', { status: 'producing', green_level: 'unknown' }),
      at('e', { status: 'producing' }),
      at('f', { status: 'unknown', green_level: 'national' }),
      at('g', { green_level: 'none' }),
      at('h', { status: 'suspended', green_level: 'national' }),
    ]);
    const rows = await rowsOf(world, 'Q11', day);
    expect(rows.map(({ id, district_id, numerator, note }) => [id, district_id, numerator, note])).toEqual([
      ['a', 'd1', 1, 'national'], ['b', 'd2', 1, 'provincial'], ['c', null, 0, 'not_listed'], ['d', 'd1', null, 'listing_unknown'], ['e', 'd1', null, 'listing_unknown'], ['f', 'd1', null, 'status_unknown'], ['g', 'd1', null, 'status_unknown'],
    ]);
    expect(shareOf(rows)).toEqual([200 / 7, 600 / 7]);
  });
  it('Q12: open pits that must be treated, and those that were and were accepted', async () => {
    await world.put('mines', [
      at('a', { method: 'open_pit', treatment_required: true, treatment: 'accepted' }),
      at('b', { method: 'mixed', treatment_required: true, treatment: 'under_way' }),
      at('c', { method: 'open_pit', treatment_required: true, treatment: 'none' }),
      at('d', { method: 'open_pit', treatment_required: true }),
      at('e', { method: 'open_pit', treatment_required: true, treatment: 'unknown' }),
      at('f', { method: 'open_pit', treatment: 'accepted' }),
      at('g', { treatment_required: true, treatment: 'accepted' }),
      at('h', { method: 'open_pit', treatment_required: false, treatment: 'none' }),
      at('i', { method: 'underground', treatment_required: true, treatment: 'none' }),
    ]);
    expect(await outcome('Q12')).toEqual([
      ['a', 1, 'accepted'], ['b', 0, 'under_way'], ['c', 0, 'none'], ['d', null, 'treatment_unknown'], ['e', null, 'treatment_unknown'], ['f', null, 'required_unknown'], ['g', null, 'method_unknown'],
    ]);
  });
  it('are no members where there are none', async () => {
    await world.put('mines', []);
    expect([await outcome('Q11'), await outcome('Q12')]).toEqual([[], []]);
  });
});

describe('Q17, Longyouwan on the national list', () => {
  it.each([
    ['a wetland park', [{ name: '龙游湾湿地', level: 'general', protected_form: '国家湿地公园' }], 0, 'not_listed'],
    ['listed on the day', [{ name: '龙游湾湿地', level: 'national', listed_on: '2025-12-31' }], 1, 'listed'],
    ['listed the day after', [{ name: '龙游湾湿地', level: 'national', listed_on: '2026-01-01' }], 0, 'listed_later'],
    ['unknown', [{ name: '龙游湾湿地' }, { name: '龙游湾塘', level: 'general' }], null, 'level_unknown'],
    ['one part of it listed', [{ name: '龙游湾南', level: 'general' }, { name: '龙游湾北', level: 'national' }], 1, 'listed'],
    ['not on the map', [{ name: '乌海湖', level: 'national' }], null, 'not_found'],
    ['an empty map', [], null, 'not_found'],
  ])('%s', async (_, wetlands, numerator, note) => {
    await world.put('wetlands', wetlands.map((one, index) => at(`w${index}`, one, square(106.7, 39.4, 106.71, 39.41))));
    const rows = await rowsOf(world, 'Q17', day);
    expect(rows.map((row) => [row.numerator, row.denominator, row.note])).toEqual([[numerator, 1, note]]);
  });
});

describe('Q21, loose coal in no-burn zones', () => {
  const zone = (id: string, west: number, said: Readonly<Record<string, unknown>>): Put => at(id, { class: 'I', ...said }, square(west, 39.4, west + 0.01, 39.41));
  it('counts users of loose coal in zones that are published, of the city and in force', async () => {
    await world.put('no_burn_zones', [
      zone('sure', 106.7, { zone_status: 'published', issued_by: 'city', effective_on: '2025-12-31' }),
      zone('later', 106.72, { zone_status: 'published', issued_by: 'city', effective_on: '2026-01-01' }),
      zone('draft', 106.74, { zone_status: 'draft', issued_by: 'city', effective_on: '2019-10-01' }),
      zone('of-district', 106.76, { zone_status: 'published', issued_by: 'district', effective_on: '2019-10-01' }),
      zone('of-nobody', 106.78, { zone_status: 'published', effective_on: '2019-10-01' }),
    ]);
    const inside = point(106.705, 39.405);
    const coal = { fuel: 'coal', appliance: 'household' };
    await world.put('fuel_users', [
      at('a', coal, inside),
      at('b', { fuel: 'coal', appliance: 'boiler', boiler_t_h: 19.9 }, inside),
      at('c', { fuel: 'coal', appliance: 'boiler', boiler_t_h: 20 }, inside),
      at('d', { fuel: 'coal', appliance: 'boiler' }, inside),
      at('e', { fuel: 'clean', appliance: 'boiler' }, inside),
      at('f', { appliance: 'household' }, inside),
      at('g', { ...coal, installed_on: '2026-01-01' }, inside),
      at('h', coal, point(106.725, 39.405)),
      at('i', coal, point(106.745, 39.405)),
      at('j', coal, point(106.765, 39.405)),
      at('k', coal, point(106.785, 39.405)),
      at('l', { fuel: 'clean' }, point(106.785, 39.405)),
      at('m', coal, point(106.6, 39.3)),
    ]);
    const rows = await rowsOf(world, 'Q21', day);
    expect(brief(rows)).toEqual([
      ['a', 1, 'loose_coal'], ['b', 1, 'loose_coal'], ['c', 0, 'large_boiler'], ['d', null, 'output_unknown'], ['e', 0, 'other_fuel'], ['f', null, 'fuel_unknown'], ['k', null, 'zone_unknown'], ['l', 0, 'other_fuel'],
    ]);
    expect(sum(rows.map(({ numerator }) => numerator))).toBe(2);
    expect((await outcome('Q21', '2026-01-01')).map(([id]) => id)).toEqual(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'k', 'l']);
    await world.put('fuel_users', []);
    expect(await outcome('Q21')).toEqual([]);
  });
});

describe('Q22, open fire points', () => {
  it('are those on record by the day and not closed by it', async () => {
    await world.put('fire_points', [
      at('a', { status: 'open', found_on: '2025-12-31' }),
      at('b', { status: 'open', found_on: '2026-01-01' }),
      at('c', { status: 'treating' }),
      at('d', { status: 'reignited', closed_on: '2024-05-01' }),
      at('e', { status: 'closed', closed_on: '2025-12-31' }),
      at('f', { status: 'closed', closed_on: '2026-01-01' }),
      at('g', { status: 'detected' }),
      at('h', {}),
    ]);
    expect(await outcome('Q22')).toEqual([['a', 1, 'open'], ['c', 1, 'treating'], ['d', 1, 'reignited'], ['e', 0, 'closed'], ['f', 1, 'open'], ['g', null, 'detected'], ['h', null, 'status_unknown']]);
    await world.put('fire_points', []);
    expect(await outcome('Q22')).toEqual([]);
  });
});

describe('Q23, the six measures', () => {
  it('passes a site with all six at 100 %, fails it for one, and leaves it unknown for one not rated', async () => {
    const all = { fence_pct: 100, cover_pct: 100, wash_pct: 100, paving_pct: 100, wet_pct: 100, closed_transport_pct: 100 };
    await world.put('construction_sites', [
      at('a', { status: 'running', ...all }),
      ...Object.keys(all).map((measure, index) => at(`b${index}`, { status: 'running', ...all, [measure]: 99.9 })),
      ...Object.keys(all).map((measure, index) => at(`c${index}`, { status: 'running', ...all, [measure]: undefined })),
      at('d', { status: 'running', ...all, fence_pct: undefined, wet_pct: 50 }),
      at('e', { ...all }),
      at('f', { status: 'paused', ...all, wet_pct: 0 }),
      at('g', { status: 'finished' }),
      at('h', { status: 'running', ...all, started_on: '2026-01-01' }),
    ]);
    expect(await outcome('Q23')).toEqual([
      ['a', 1, 'all_six'], ...[0, 1, 2, 3, 4, 5].map((index) => [`b${index}`, 0, 'below']), ...[0, 1, 2, 3, 4, 5].map((index) => [`c${index}`, null, 'not_rated']), ['d', 0, 'below'], ['e', null, 'status_unknown'],
    ]);
    await world.put('construction_sites', []);
    expect(await outcome('Q23')).toEqual([]);
  });
});

describe('enterprises', () => {
  const parks = [at('p', { zone_status: 'published' }, square(106.7, 39.4, 106.71, 39.41)), at('q', { zone_status: 'published' }, square(106.85, 39.4, 106.86, 39.41))];
  it('Q24: those found and not put right; what might be one and nobody decided about is unknown', async () => {
    await world.put('industrial_parks', parks);
    const outside = point(106.65, 39.4);
    await world.put('enterprises', [
      at('a', { scattered: 'open', scale: 'above', approvals: 'complete' }),
      at('b', { scattered: 'treating' }),
      at('c', { scattered: 'resolved', scale: 'below' }, outside),
      at('d', { scattered: 'no', scale: 'below' }, outside),
      at('e', { scale: 'below', approvals: 'partly' }, outside),
      at('f', { scattered: 'unknown' }, outside),
      at('g', { scale: 'above', approvals: 'none' }, outside),
      at('h', { scale: 'below', approvals: 'complete' }, outside),
      at('i', { scale: 'below', approvals: 'none' }, point(106.705, 39.405)),
      at('j', { status: 'closed', scale: 'below', approvals: 'none' }, outside),
    ]);
    expect(await outcome('Q24')).toEqual([
      ['a', 1, 'open'], ['b', 1, 'treating'], ['c', 0, 'resolved'], ['d', 0, 'no'], ['e', null, 'lead'], ['f', null, 'lead'], ['g', 0, 'no_lead'], ['h', 0, 'no_lead'], ['i', 0, 'no_lead'], ['j', 0, 'shut'],
    ]);
  });
  it('Q25: key water enterprises in parks and their own built ponds; a shared one decides nothing', async () => {
    await world.put('industrial_parks', parks);
    const [p, q] = [point(106.705, 39.405), point(106.855, 39.405)];
    const key = { key_water: true, pond_required: true, status: 'running' };
    await world.put('enterprises', [
      at('a', key, p), at('b', key, p), at('c', key, p), at('d', key, p), at('e', key, q), at('f', key, p),
      at('g', { ...key, pond_required: undefined }, p), at('h', { ...key, key_water: undefined }, p), at('i', key, point(106.65, 39.4)),
      at('j', { ...key, key_water: false }, p), at('k', { ...key, pond_required: false }, p), at('l', { ...key, status: 'closed' }, p),
    ]);
    await world.put('rain_ponds', [
      at('1', { enterprise_id: 'a', state: 'built', finished_on: day }),
      at('2', { enterprise_id: 'b', state: 'built', finished_on: '2026-01-01' }),
      at('3', { enterprise_id: 'c', state: 'building' }),
      at('4', { shared: true, state: 'built' }, q),
      at('5', { enterprise_id: 'f' }),
      at('6', { enterprise_id: 'g', state: 'built' }),
    ]);
    const rows = await rowsOf(world, 'Q25', day);
    expect(brief(rows)).toEqual([
      ['a', 1, 'built'], ['b', 0, 'not_finished'], ['c', 0, 'not_finished'], ['d', 0, 'none'], ['e', null, 'shared_pond'], ['f', null, 'state_unknown'], ['g', null, 'required_unknown'], ['h', null, 'key_unknown'], ['i', 0, 'outside_park'],
    ]);
    // 1 of 8, and of 4 nothing is known; the one outside parks is on neither side.
    expect(shareOf(rows)).toEqual([12.5, 62.5]);
    await world.put('rain_ponds', [at('1', { enterprise_id: 'a', state: 'built' })], { status: 'draft' });
    expect((await outcome('Q25'))[0]).toEqual(['a', 0, 'none']);
  });
  it('stand in no park that is only a draft, and are no members where there are none', async () => {
    await world.put('industrial_parks', parks, { status: 'draft' });
    expect((await outcome('Q25')).every(([, , note]) => note === 'outside_park')).toBe(true);
    await world.put('enterprises', []);
    expect([await outcome('Q24'), await outcome('Q25')]).toEqual([[], []]);
  });
});
