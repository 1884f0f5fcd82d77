import { Value } from 'typebox/value';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contract } from '../../../server/contract/contract.ts';
import type { IndicatorMembers, IndicatorPage, IndicatorState, PlanState } from '../../../server/contract/indicators.ts';
import { feature } from '../imports/small-catalogue.ts';
import { AROUND, EAST, WEST, openPlanWorld, putGround, well, type PlanWorld } from './plan-world.ts';

let world: PlanWorld;
beforeAll(async () => {
  world = await openPlanWorld();
}, 120_000);
afterAll(() => world.close());

const get = async <T>(url: string): Promise<T> => {
  const answer = await world.app.inject({ method: 'GET', url });
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json<T>();
};
const stateOf = async (id: string, query = ''): Promise<IndicatorState> => (await get<PlanState>(`/api/plan${query}`)).indicators.find(({ indicator }) => indicator === id)!;


describe('what is missing', () => {
  it('makes a number undetermined, and says which layer', async () => {
    const before = await stateOf('q51_dry_wells');
    expect(before).toMatchObject({ value: null, status: { code: 'no_data' }, undetermined: { zh: '无法判定：图层「水井」从未发布；图层「城区」从未发布。', en: 'Undetermined: the layer “wells” was never published; the layer “quarters” was never published.' } });

    await world.put('quarters', [feature('w', WEST, { name: 'West' }), feature('e', EAST, { name: 'East' })]);
    await world.put('wells', []);
    expect((await stateOf('q51_dry_wells')).undetermined?.en).toBe('Undetermined: the layer “wells” is empty.');
    // No open well among none that are known: a count of an empty layer is a count.
    expect(await stateOf('q53_open_wells')).toMatchObject({ value: 0, members: 0 });

    await world.put('wells', [well('a', 106.7, 'dry')]);
    expect((await stateOf('q51_dry_wells')).undetermined?.en).toBe('Undetermined: the layer “wells” does not cover the whole city.');
    await world.put('wells', [well('a', 106.7, 'dry')], { coverage: WEST });
    expect((await stateOf('q51_dry_wells')).undetermined?.en).toBe('Undetermined: the layer “wells” does not cover the whole city.');
    await world.put('wells', [well('a', 106.7, 'dry')], { coverage: AROUND });
    expect(await stateOf('q51_dry_wells')).toMatchObject({ value: 100, undetermined: null, status: { code: 'met' } });
    await world.put('wells', [well('a', 106.7, 'dry')], { coverage: AROUND, as_of: null });
    expect((await stateOf('q51_dry_wells')).undetermined?.en).toBe('Undetermined: the layer “wells” does not say of what day it is.');
  });
});

describe('a number from the map', () => {
  beforeAll(() => putGround(world));

  it('is a range while members are unknown, and cannot be told where that straddles the target', async () => {
    // The sixth time that wells are published. Three of five are dry for certain, four at most; 50 % is asked.
    expect(await stateOf('q51_dry_wells')).toMatchObject({
      number: 'Q51', kind: 'measured', value: 60, range: { low: 60, high: 80 }, numerator: 3, denominator: 5, members: 5, unknown_members: 1,
      from: '2026-01-01', to: '2026-01-01', definition: '1', demonstration: false, status: { code: 'met' },
      source: { zh: '据图层「水井」（资料日期2026-01-01，第6版）测算', en: 'Measured from “wells” (as of 2026-01-01, revision 6)' },
    });
    // One is open for certain, two at most; none is asked.
    expect(await stateOf('q53_open_wells')).toMatchObject({ value: 1, range: { low: 1, high: 2 }, status: { code: 'missed' } });
    await world.put('wells', [well('a', 106.7, 'dry'), well('x', 106.92, null)], { coverage: AROUND });
    expect(await stateOf('q53_open_wells')).toMatchObject({ value: 0, range: { low: 0, high: 1 }, status: { code: 'no_data', reason: { en: 'It cannot be told: 1 members are unknown; between 0 and 1 on 2026-01-01, against exactly 0.' } } });
    await putGround(world);
  });

  it('opens its formula, its districts and its members', async () => {
    const page = await get<IndicatorPage>('/api/indicators/q51_dry_wells');
    expect([...Value.Errors(contract['GET /api/indicators/:indicator'].answer, page)]).toEqual([]);
    expect(page.formula?.en).toBe('q51_dry_wells = 100 × dry 3 wells ÷ all 5 wells = 60%');
    // Two of two in the west; in the east one dry, one open, one unknown.
    expect(page.by_district.map(({ district, title, value, numerator, denominator, members }) => [district, title.zh, value, numerator, denominator, members])).toEqual([
      ['e', 'East', 33.3333333333, 1, 3, 3],
      ['w', 'West', 100, 2, 2, 2],
    ]);
    // Nor does a district hide of whom nothing is known.
    expect(page.by_district.map(({ range, unknown_members, from, to }) => [range, unknown_members, from, to])).toEqual([[{ low: 33.3333333333, high: 66.6666666667 }, 1, '2026-01-01', '2026-01-01'], [null, 0, '2026-01-01', '2026-01-01']]);
    expect(page.layers.map(({ layer }) => layer)).toEqual(['wells', 'quarters']);
    expect(page.history).toEqual([{ from: '2026-01-01', to: '2026-01-01', value: 60, numerator: 3, denominator: 5, series: 'measured', definition: '1', demonstration: false }]);

    const members = await get<IndicatorMembers>('/api/indicators/q51_dry_wells/members');
    expect([...Value.Errors(contract['GET /api/indicators/:indicator/members'].answer, members)]).toEqual([]);
    expect(members.truncated).toBe(false);
    expect(members.features.map(({ properties }) => [properties.id, properties.district, properties.numerator, properties.denominator, properties.note?.en ?? null])).toEqual([
      ['a', 'w', 1, 1, 'dry'], ['b', 'w', 1, 1, 'dry'], ['c', 'e', 1, 1, 'dry'], ['d', 'e', 0, 1, 'open'], ['x', 'e', null, 1, null],
    ]);
    expect(members.features[0]?.geometry).toEqual({ type: 'Point', coordinates: [106.7, 39.4] });
  });

  it('is a share of ellipsoidal areas', async () => {
    // Both boxes are 0.02° × 0.01° at 39.3–39.31° north: 1,724.8 m × 1,110.1 m is 1.9147 km² each (pyproj).
    const state = await stateOf('q52_house_ground');
    expect(state.value).toBe(50);
    expect(state.numerator).toBeGreaterThan(1_914_000);
    expect(state.numerator).toBeLessThan(1_916_000);
    expect(state.status.code).toBe('met');
  });

  it('counts the whole plan, and has the form that the contract promises', async () => {
    const plan = await get<PlanState>('/api/plan');
    expect([...Value.Errors(contract['GET /api/plan'].answer, plan)]).toEqual([]);
    expect(plan.indicators.map(({ indicator, status }) => `${indicator} ${status.code}`)).toEqual(['q51_dry_wells met', 'q52_house_ground met', 'q53_open_wells missed', 'q54_good_days no_data', 'q55_listed no_data']);
    expect(plan.counts).toEqual({ met: 2, on_course: 0, behind: 0, missed: 1, no_data: 2, not_due: 0 });
  });

  it('is not sent again while nothing has changed', async () => {
    for (const url of ['/api/plan', '/api/indicators/q51_dry_wells', '/api/indicators/q51_dry_wells/members']) {
      const first = await world.app.inject({ method: 'GET', url });
      const again = await world.app.inject({ method: 'GET', url, headers: { 'if-none-match': String(first.headers['etag']) } });
      expect([url, again.statusCode, again.body]).toEqual([url, 304, '']);
    }
    const { headers } = await world.app.inject({ method: 'GET', url: '/api/plan' });
    await world.put('wells', [well('a', 106.7, 'dry')], { coverage: AROUND });
    expect((await world.app.inject({ method: 'GET', url: '/api/plan', headers: { 'if-none-match': String(headers['etag']) } })).statusCode).toBe(200);
    await putGround(world);
  });

  it('of a demonstration layer says so', async () => {
    await world.put('parcels', [feature('h', WEST, { kind: 'house' })], { demonstration: true });
    expect(await stateOf('q52_house_ground')).toMatchObject({ value: 100, demonstration: true, trend: [{ demonstration: true }] });
    expect((await stateOf('q52_house_ground')).status.reason.zh).toMatch(/（示意数据）$/);
  });

  it('is not told for a day to come, and nothing of a target that there is not', async () => {
    // There is no year 0; 2100 is no leap year.
    for (const day of ['2999-01-01', '0000-01-01', '2100-02-29']) expect((await world.app.inject({ method: 'GET', url: `/api/plan?as_of=${day}` })).json()).toMatchObject({ status: 400, code: 'BAD_REQUEST' });
    expect((await world.app.inject({ method: 'GET', url: '/api/indicators/nothing' })).json()).toMatchObject({ status: 404, code: 'UNKNOWN_INDICATOR' });
    expect((await world.app.inject({ method: 'GET', url: '/api/indicators/nothing/members' })).json()).toMatchObject({ status: 404, code: 'UNKNOWN_INDICATOR' });
  });
});
