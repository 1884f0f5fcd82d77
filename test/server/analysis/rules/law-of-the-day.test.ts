/** The law that a verdict cites is the one in force on the day of the act, on both sides of the four days on which it changed. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Geometry } from '../../../../server/contract/geo.ts';
import { box } from '../world.ts';
import { demonstrate, type Demonstration } from './demonstration.ts';

let demo: Demonstration;
beforeAll(async () => {
  demo = await demonstrate('r2_tailings_shoreline', 'r4_red_line_activities', 'r5_reserve_activities', 'r9_mine_protected', 'r13_waste_heaps');
});
afterAll(() => demo.close());

const river = box(106.79, 39.335, 106.791, 39.336);
const line = box(107.109, 39.219, 107.111, 39.221);
const core = box(106.868, 39.468, 106.87, 39.47);

it.each<[string, Geometry, Record<string, string>, string, string, string]>([
  ['r2_tailings_shoreline', river, { act_type: 'new', act_date: '2023-03-31' }, 'yrpl_26_2_tailings', '中华人民共和国黄河保护法', 'not in force'],
  ['r2_tailings_shoreline', river, { act_type: 'new', act_date: '2023-04-01' }, 'yrpl_26_2_tailings', '中华人民共和国黄河保护法', 'in force'],
  ['r9_mine_protected', line, { minerals: '煤', act_date: '2025-06-30' }, 'minerals', '中华人民共和国矿产资源法（2009 修正）', 'in force'],
  ['r9_mine_protected', line, { minerals: '煤', act_date: '2025-07-01' }, 'minerals', '中华人民共和国矿产资源法（2024 修订）', 'in force'],
  ['r5_reserve_activities', core, { activity: 'pv', act_type: 'new', act_date: '2026-03-14' }, 'nature_reserves', '中华人民共和国自然保护区条例（2017 修订）', 'in force'],
  ['r5_reserve_activities', core, { activity: 'pv', act_type: 'new', act_date: '2026-03-15' }, 'nature_reserves', '中华人民共和国自然保护区条例（国务院令第 830 号）', 'in force'],
  ['r4_red_line_activities', line, { activity: 'solid_waste', act_type: 'new', act_date: '2026-08-14' }, 'red_line_solid_waste', '中华人民共和国固体废物污染环境防治法', 'in force'],
  ['r4_red_line_activities', line, { activity: 'solid_waste', act_type: 'new', act_date: '2026-08-15' }, 'red_line_solid_waste', '中华人民共和国生态环境法典', 'in force'],
  ['r13_waste_heaps', river, { act_date: '2026-08-14' }, 'bank_dumping', '中华人民共和国水污染防治法', 'in force'],
  ['r13_waste_heaps', river, { act_date: '2026-08-15' }, 'bank_dumping', '中华人民共和国生态环境法典', 'in force'],
])('%s of %o cites', async (rule, geometry, attributes, basis, document, standing) => {
  const { findings } = await demo.analysis.check(rule, { geometry, attributes });
  const cited = findings[0]?.evidence.legal.find((one) => one.basis === basis);
  expect([cited?.document.zh, cited?.in_force_on_act_date === true ? 'in force' : 'not in force']).toEqual([document, standing]);
});

it('the verdict turns on those days too', async () => {
  const verdict = async (rule: string, geometry: Geometry, attributes: Record<string, string>) => (await demo.analysis.check(rule, { geometry, attributes })).verdict;
  expect(await verdict('r9_mine_protected', line, { minerals: '煤', act_date: '2025-06-30' })).toBe('review');
  expect(await verdict('r9_mine_protected', line, { minerals: '煤', act_date: '2025-07-01' })).toBe('prohibited');
  expect(await verdict('r5_reserve_activities', core, { activity: 'pv', act_type: 'new', act_date: '2026-03-14' })).toBe('review');
  expect(await verdict('r5_reserve_activities', core, { activity: 'pv', act_type: 'new', act_date: '2026-03-15' })).toBe('prohibited');
});
