/** The demonstration fuel users, clean-heating areas and building sites, each with the verdict that it was drawn for (data/demo/README.md). */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cityDay } from '../../../../server/scan/city-day.ts';
import { point } from '../world.ts';
import { complete, demonstrate, shows, strayWhatIfs, type Demonstration } from './demonstration.ts';

const RULES = ['r7_fuel_no_burn', 'r7c_heating_not_in_zone', 'r19_construction_six'] as const;
const [fuel, heating, building] = RULES;
let demo: Demonstration;
beforeAll(async () => {
  demo = await demonstrate(...RULES);
});
afterAll(() => demo.close());

it.each(RULES)('%s shows something found, something clear, something that cannot be told', (rule) => {
  expect(shows(demo.of(rule))).toEqual(complete);
});
it.each(RULES)('%s says the same of a subject asked for by itself', async (rule) => {
  expect(await strayWhatIfs(demo, rule)).toEqual([]);
});

it.each([
  ['fuel-stove-haibowan', 'prohibited after_deadline'],
  ['fuel-boiler-20t', 'clear fuel_allowed_in_class'],
  ['fuel-boiler-19t', 'prohibited after_deadline'],
  ['fuel-boiler-size-unknown', 'review fuel_unknown'],
  ['fuel-biomass-dedicated', 'clear fuel_allowed_in_class'],
  ['fuel-biomass-no-dust', 'prohibited after_deadline'],
  ['fuel-coal-clean-wuda', 'clear fuel_allowed_in_class'],
  ['fuel-coal-dirty-wuda', 'prohibited after_deadline'],
  ['fuel-coal-one-limit', 'review fuel_unknown'],
  ['fuel-unknown', 'review fuel_unknown'],
  ['fuel-gas', 'clear fuel_allowed'],
  ['fuel-in-transition', 'restricted in_transition'],
  ['fuel-new-in-transition', 'prohibited new_equipment'],
  ['fuel-district-zone', 'review district_notice'],
  ['fuel-draft-zone', 'review zone_not_published'],
  ['fuel-outside-zones', 'clear apart'],
  ['fuel-outside-coverage', 'undetermined outside_coverage'],
])('%s is %s', (id, expected) => expect(demo.said(fuel, id)).toEqual([expected]));

it('judges by the city’s calendar', () => {
  const today = cityDay(demo.catalogue.city, new Date());
  expect(demo.of(fuel).find(({ subject }) => subject.id === 'fuel-in-transition')?.evidence.facts['today']).toBe(today);
});

it('cites the law of the day on which a duty arose: the Code where it still burns today, the air law where it was new before', () => {
  const cited = (id: string) => demo.of(fuel).find(({ subject }) => subject.id === id)?.evidence.legal.find(({ basis }) => basis === 'no_burn_zone');
  expect(cited('fuel-stove-haibowan')).toMatchObject({ document: { zh: '中华人民共和国生态环境法典' }, in_force_on_act_date: true });
  expect(cited('fuel-new-in-transition')).toMatchObject({ document: { zh: '中华人民共和国大气污染防治法' }, in_force_on_act_date: true });
});

it('keeps two zones that lie one within the other apart when both allow a fuel', async () => {
  // The district's zone is drawn over by one of the city, around the same boiler.
  const box = { type: 'Polygon' as const, coordinates: [[[106.80, 39.74], [106.83, 39.74], [106.83, 39.76], [106.80, 39.76], [106.80, 39.74]]] };
  await demo.world.put('no_burn_zones', [
    { id: 'outer', geometry: box, attributes: { name: '外', class: 'I', zone_status: 'published', issued_by: 'city', effective_on: '2020-01-01', transition_until: '2021-01-01' } },
    { id: 'inner', geometry: { ...box, coordinates: [box.coordinates[0]!.map(([lon = 0, lat = 0]) => [106.815 + (lon - 106.815) / 2, 39.75 + (lat - 39.75) / 2])] }, attributes: { name: '内', class: 'III', zone_status: 'published', issued_by: 'city', effective_on: '2020-01-01', transition_until: '2021-01-01' } },
  ], { accuracy_m: 10, coverage: { type: 'Polygon', coordinates: [[[106, 39], [108, 39], [108, 40], [106, 40], [106, 39]]] } });
  const { findings } = await demo.analysis.check(fuel, { geometry: point(106.815, 39.75), attributes: { fuel: 'clean' } });
  expect(findings.map(({ verdict, object }) => `${verdict} ${object?.id ?? ''}`).toSorted()).toEqual(['clear inner', 'clear outer']);
  expect(new Set(findings.map(({ key }) => key)).size).toBe(2);
});

describe('what no zone covers', () => {
  // Areas by shapely 2.2 and pyproj 3.7 (Geod, GRS80): the area less the union of the published zones of the city.
  it.each([
    ['heat-haibowan-core', 'clear covered', 7_144_453.7, 0],
    ['heat-haibowan-east', 'review gap', 4_382_243.8, 2_364_711.5],
    ['heat-wuda-town', 'clear covered', 2_941_373.4, 0],
    ['heat-wusitu', 'review gap', 686_804.6, 686_804.6],
    ['heat-lasengzhong', 'clear covered', 2_943_828.5, 0],
    ['heat-bayintaohai', 'review gap', 1_611_673.1, 1_611_673.1],
    ['heat-thin-edge', 'review gap_within_accuracy', 560_148.2, 17_341.9],
    ['heat-outside-coverage', 'undetermined outside_coverage', 762_953.7, 762_953.7],
  ])('of %s: %s', (id, expected, area_m2, gap_m2) => {
    const finding = demo.of(heating).find(({ subject }) => subject.id === id);
    expect(demo.said(heating, id)).toEqual([expected]);
    expect(Math.abs((finding?.evidence.tested_area_m2 ?? 0) / area_m2 - 1)).toBeLessThan(1e-6);
    expect(Math.abs(Number(finding?.evidence.facts['gap_m2']) - gap_m2)).toBeLessThan(Math.max(0.1, gap_m2 * 1e-6));
  });
  it('of the strip drawn 8 m over the edge reaches 8 m', () => {
    const finding = demo.of(heating).find(({ subject }) => subject.id === 'heat-thin-edge');
    expect(Number(finding?.evidence.facts['gap_depth_m'])).toBeCloseTo(8, 1);
  });
});

it.each([
  ['site-all-measures', 'clear all_100'],
  ['site-cover-95', 'restricted below_100'],
  ['site-wash-99', 'restricted below_100'],
  ['site-two-below', 'restricted below_100'],
  ['site-one-unknown', 'undetermined not_rated'],
  ['site-unknown-and-below', 'restricted below_100'],
  ['site-not-rated', 'undetermined not_rated'],
  ['site-paused', 'restricted below_100'],
  ['site-finished', 'clear finished'],
])('%s is %s', (id, expected) => expect(demo.said(building, id)).toEqual([expected]));

it('names what falls short, with its figures', () => {
  const finding = demo.of(building).find(({ subject }) => subject.id === 'site-two-below');
  expect(finding?.reason.zh).toContain('物料堆放覆盖80%、施工现场地面硬化90%');
});
