/**
 * The demonstration cases of R9, R10 and R13, each with the verdict it was drawn for (data/demo/README.md). Areas are by shapely, in
 * degrees, and pyproj's geodesics on GRS80: nothing of PostGIS.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demonstrate, type Demonstration } from './demonstration.ts';

const RULES = ['r9_mine_protected', 'r9b_ground_outside_licence', 'r9c_green_mines', 'r10_wetland_in_red_line', 'r10b_nature_areas_apart', 'r13_waste_heaps', 'r13b_heap_storage'] as const;
const [mine, ground, green, lined, apart, heap, storage] = RULES;
let demo: Demonstration;
beforeAll(async () => {
  demo = await demonstrate(...RULES);
});
afterAll(() => demo.close());

const close = (measured: unknown, expected: number) => expect(Math.abs(Number(measured) - expected)).toBeLessThanOrEqual(0.1 + expected * 5e-6);

describe('what meets protected space', () => {
  it.each<[string, string, string, string, number]>([
    [mine, 'case-mine-coal-2025', 'redline-bayintaohai', 'prohibited mining_in_red_line', 199_934.9],
    [mine, 'case-mine-geothermal-2025', 'redline-bayintaohai', 'review existing_rights_only', 11_987.7],
    [mine, 'case-mine-core-2025', 'redline-sihemu', 'review mineral_not_listed', 29_998.3],
    [mine, 'case-mine-core-2025', 'reserve-xiordos-core-2', 'prohibited mining_in_core', 29_998.3],
    [heap, 'case-heap-river-2024', 'scope-right-hainan', 'prohibited waste_in_river_scope', 10_795.5],
    [heap, 'case-heap-river-2024', 'redline-yellow-river', 'prohibited waste_in_red_line', 10_795.5],
    [heap, 'heap-kabuqi-1', 'redline-zhuozishan', 'prohibited waste_in_red_line', 722_015.8],
    [heap, 'yard-fenghuangling', 'redline-zhuozishan', 'prohibited waste_in_red_line', 116_962.4],
    [heap, 'heap-hengshi', 'redline-zhuozishan', 'review before_law', 714_942.6],
    [heap, 'heap-lutian', 'redline-zhuozishan', 'review before_zone', 450_078.4],
    [heap, 'heap-moer-1', 'redline-zhuozishan', 'review closed_heap', 513_057.5],
    [heap, 'heap-pinggou-east', 'redline-zhuozishan', 'review day_unknown', 334_736.3],
    [apart, 'case-nature-area-overlap', 'reserve-xiordos-general', 'review data_before_code', 16_003.6],
    [apart, 'reserve-xiordos-general', 'case-nature-area-overlap', 'review data_before_code', 16_003.6],
  ])('%s: %s and %s are %s', (rule, subject, object, expected, overlap_m2) => {
    const found = demo.of(rule).filter((one) => one.subject.id === subject && one.object?.id === object);
    expect(found.map(({ verdict, code }) => `${verdict} ${code}`)).toEqual([expected]);
    close(found[0]?.evidence.overlap_m2, overlap_m2);
  });
  it.each([[mine, 'case-mine-outside-coverage', 4], [heap, 'case-heap-outside-coverage', 2]] as const)('%s: %s cannot be told of any of the %i layers', (rule, id, layers) => {
    expect(demo.said(rule, id)).toEqual(Array.from({ length: layers }, () => 'undetermined outside_coverage'));
  });
  it('a mine has an answer for each of the four layers', () => {
    const layers = demo.of(mine).filter(({ subject }) => subject.id === 'mine-wuhushan').map(({ key, verdict }) => `${key.split(':')[2] ?? ''} ${verdict}`);
    expect(layers.toSorted()).toEqual(['nature_reserves/ clear', 'red_lines/ clear', 'river_scopes/ clear', 'wetlands/ clear']);
  });
  it('zones of one reserve adjoin and do not overlap', () => {
    const found = demo.of(apart).filter(({ subject, object }) => subject.id === 'reserve-xiordos-core-1' && object?.id === 'reserve-xiordos-general');
    expect(found.map(({ verdict, code, evidence }) => [verdict, code, evidence.overlap_m2])).toEqual([['clear', 'apart', 0]]);
  });
});

describe('what is not covered', () => {
  it.each<[string, string, string, number | null]>([
    [ground, 'case-ground-inside', 'clear covered', 0],
    [ground, 'case-ground-60m', 'review no_licence_here', 41_978.1],
    [ground, 'case-ground-25m', 'prohibited outside_licence', 4990.3],
    [ground, 'case-ground-12m', 'review gap_within_accuracy', 2396.3],
    [ground, 'case-ground-2025-06-30', 'review before_law', 12_003],
    [ground, 'case-ground-no-day', 'review day_unknown', 11_997.7],
    [ground, 'case-ground-historic', 'review historic', 20_996],
    [ground, 'case-ground-alone', 'review no_licence_here', 18_004.8],
    [ground, 'case-ground-outside-coverage', 'undetermined outside_coverage', 17_982],
    // 25,831.5 by shapely: long slivers, whose edges are geodesics to PostGIS, so they differ by a thousandth and are not compared.
    [lined, 'wetland-wuhai-lake', 'review gap_within_accuracy', null],
    [lined, 'case-wetland-national', 'clear covered', 0],
    [lined, 'case-wetland-outside-line', 'review not_in_red_line', 71_969.2],
    [lined, 'case-wetland-level-unknown', 'undetermined level_unknown', null],
  ])('%s: %s is %s', (rule, id, expected, gap_m2) => {
    expect(demo.said(rule, id)).toEqual([expected]);
    const facts = demo.of(rule).find(({ subject }) => subject.id === id)?.evidence.facts;
    if (gap_m2 !== null) close(facts?.['gap_m2'], gap_m2);
  });
  it.each([['case-ground-25m', 25], ['case-ground-12m', 12]])('%s reaches %i m', (id, depth_m) => {
    const facts = demo.of(ground).find(({ subject }) => subject.id === id)?.evidence.facts;
    expect(Math.abs(Number(facts?.['gap_depth_m']) - depth_m)).toBeLessThan(0.2);
  });
});

describe('what a mine and a heap say of themselves', () => {
  it.each([
    [green, 'mine-wanqijinghua', 'review not_listed'], [green, 'mine-wuhushan', 'clear listed'], [green, 'mine-suhaitu', 'clear not_producing'], [green, 'mine-shiliao', 'undetermined status_unknown'],
    [storage, 'yard-fenghuangling', 'restricted bare'], [storage, 'yard-wuhushan', 'restricted partly_covered'], [storage, 'yard-pinggou', 'clear closed'], [storage, 'yard-huangbaici', 'clear covered'],
    [storage, 'case-heap-outside-coverage', 'undetermined cover_unknown'],
  ])('%s: %s is %s', (rule, id, expected) => expect(demo.said(rule, id)).toEqual([expected]));
});
