/** The demonstration outfalls under four rules, each with the verdict that it was drawn for (data/demo/README.md). */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { box, point } from '../world.ts';
import { complete, demonstrate, shows, strayWhatIfs, type Demonstration } from './demonstration.ts';

const RULES = ['r8_outfall_place', 'r8b_outfall_approval', 'r8b_receiving_water', 'r8c_outfall_upstream'] as const;
const [place, approval, water, upstream] = RULES;
let demo: Demonstration;
beforeAll(async () => {
  demo = await demonstrate(...RULES);
});
afterAll(() => demo.close());

it.each(RULES)('%s shows something found, something clear, something that cannot be told', (rule) => {
  expect(shows(demo.of(rule))).toEqual(complete);
});
it.each(RULES)('%s says the same of an outfall asked for by itself', async (rule) => {
  expect(await strayWhatIfs(demo, rule, 9)).toEqual([]);
});

it.each([
  ['outfall-haibowan-plant-2', 'water_source_zones', ['prohibited in_water_source_zone']],
  ['outfall-storm-haibowan-2', 'water_source_zones', ['prohibited in_water_source_zone']],
  ['outfall-haibowan-plant-1', 'water_source_zones', ['review quasi_zone']],
  ['outfall-hainan-plant', 'water_source_zones', ['review zone_not_published']],
  // The zone that it stood in is repealed; the nearest one in force is far away.
  ['outfall-wuda-landscape-lake', 'water_source_zones', []],
  ['outfall-new-plant-3', 'red_lines', ['review before_code']],
  ['outfall-drain-wangyuandi', 'red_lines', ['review existing']],
  ['outfall-mine-laoshidan', 'red_lines', ['clear sealed']],
  ['outfall-storm-haibowan-1', 'red_lines', ['review distance_within_accuracy']],
])('%s against %s: %j', (id, layer, expected) => expect(demo.said(place, id, layer)).toEqual(expected));

it('answers for each of four layers by itself: clear of one, undetermined of another', () => {
  expect(demo.said(place, 'outfall-qianlishan-park').toSorted()).toEqual(['clear apart', 'clear apart', 'clear apart', 'undetermined outside_coverage']);
  expect(demo.said(place, 'outfall-wuda-landscape-lake').toSorted()).toEqual(['clear apart', 'clear apart', 'clear apart', 'review overlap_within_accuracy']);
});

it.each([
  ['outfall-new-lowcarbon-unapproved', 'prohibited not_approved'],
  ['outfall-new-dusitu-unregistered', 'restricted not_registered'],
  ['outfall-drain-wanmutan', 'review existing_without_paper'],
  ['outfall-found-unclassified', 'undetermined kind_unknown'],
  ['outfall-new-qianlishan', 'clear paper_on_record'],
  ['outfall-mine-gongwusu', 'clear sealed'],
])('the paper of %s: %s', (id, expected) => expect(demo.said(approval, id)).toEqual([expected]));

it.each([
  ['outfall-new-qianlishan', 'restricted failing_zone'],
  ['outfall-new-dusitu-unregistered', 'restricted failing_zone'],
  ['outfall-new-plant-3', 'clear livelihood_works'],
  ['outfall-qianlishan-park', 'review existing'],
  ['outfall-wuzhulin', 'review attainment_unknown'],
  ['outfall-drain-dukou', 'clear zone_attained'],
  ['outfall-queer', 'clear apart'],
  ['outfall-far-from-river', 'undetermined outside_coverage'],
])('the water of %s: %s', (id, expected) => expect(demo.said(water, id)).toEqual([expected]));

describe('down the river', () => {
  // Lengths by shapely 2.2 in EPSG:4545 and pyproj 3.7 (Geod, GRS80) along the same lines.
  it.each([
    ['outfall-haibowan-plant-1', 'intake-longyouwan', 791.8],
    ['outfall-haibowan-plant-2', 'intake-longyouwan', 1695.7],
    ['outfall-bayintaohai-station', 'intake-bayintaohai', 1183.4],
    ['outfall-new-plant-3', 'intake-wangyuandi', 1687.5],
    ['outfall-drain-xindi', 'section-xiahaibowan', 4018.4],
    // By a gully, then the main stem.
    ['outfall-queer', 'intake-lasengmiao-power', 2578.2],
    ['outfall-wuzhulin', 'section-mahuanggou', 4630.6],
    // Drawn downstream, unlike the gullies.
    ['outfall-new-dusitu-unregistered', 'section-dusitu-mouth', 3377.4],
  ])('%s lies above %s by %d m', (id, object, river_m) => {
    const found = demo.of(upstream).find((one) => one.subject.id === id && one.object?.id === object);
    expect(`${found?.verdict} ${found?.code}`).toBe('review near_downstream');
    expect(Math.abs(Number(found?.evidence.facts['river_m']) - river_m)).toBeLessThan(1);
  });
  it.each([
    ['outfall-far-from-river', ['undetermined not_on_river', 'undetermined not_on_river']],
    ['outfall-drain-dukou', ['clear none_downstream', 'clear none_downstream']],
    ['outfall-new-qianlishan', ['clear none_downstream', 'undetermined outside_coverage']],
    ['outfall-mine-gongwusu', ['clear sealed', 'clear sealed']],
  ])('%s: %j', (id, expected) => expect(demo.said(upstream, id).toSorted()).toEqual(expected));
  it('shows the way that it followed', () => {
    const found = demo.of(upstream).find((one) => one.subject.id === 'outfall-queer');
    expect(found?.evidence.tested?.type).toMatch(/LineString/);
  });
});

describe('what is no more', () => {
  const everywhere = box(106, 39, 108, 40);
  const asked = { geometry: point(106.8, 39.4), attributes: { act_type: 'new', act_date: '2026-09-01', kind: 'industrial', accuracy_m: 1 } };
  const around = box(106.79, 39.39, 106.81, 39.41);
  const of = async (layer: string) => (await demo.analysis.check(place, asked)).findings.filter(({ key }) => key.includes(`:${layer}/`)).map(({ verdict, code }) => `${verdict} ${code}`);

  it.each([
    ['red_lines', { name: '线', approved_on: '2020-01-01' }],
    ['nature_reserves', { name: '区', approved_on: '2020-01-01', zone: 'core' }],
    ['wetlands', { name: '湿', listed_on: '2020-01-01', protected_form: '国家湿地公园' }],
  ])('of %s forbids nothing once it is repealed, and clears nobody', async (layer, attributes) => {
    await demo.world.put(layer, [{ id: 'one', geometry: around, attributes }], { accuracy_m: 5, coverage: everywhere });
    expect(await of(layer)).toEqual(['prohibited new_in_protected_area']);
    await demo.world.put(layer, [{ id: 'one', geometry: around, attributes }], { accuracy_m: 5, coverage: everywhere, status: 'repealed' });
    expect(await of(layer)).toEqual(['undetermined no_objects']);
  });
  it('a wetland without any form of protection is no nature area', async () => {
    await demo.world.put('wetlands', [{ id: 'one', geometry: around, attributes: { name: '湿', listed_on: '2020-01-01' } }], { accuracy_m: 5, coverage: everywhere });
    expect(await of('wetlands')).toEqual(['undetermined no_objects']);
  });
});
