/**
 * The demonstration cases of R2–R6, each with the verdict it was drawn for (data/demo/README.md). The overlaps are by shapely, in
 * degrees, and pyproj's geodesics on GRS80: nothing of PostGIS.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demonstrate, type Demonstration } from './demonstration.ts';

const RULES = ['r2_tailings_shoreline', 'r3_river_encroachments', 'r4_red_line_activities', 'r5_reserve_activities', 'r6_wetland_projects'] as const;
const [tailings, river, line, reserve, wetland] = RULES;
let demo: Demonstration;
beforeAll(async () => {
  demo = await demonstrate(...RULES);
});
afterAll(() => demo.close());

it.each<[string, string, string, number | null]>([
  [tailings, 'case-tailings-new', 'prohibited new_in_zone', 19_198.7],
  [tailings, 'case-tailings-expand-within', 'prohibited expansion_in_zone', 16_497.3],
  [tailings, 'case-tailings-expand-partly', 'review added_part_unknown', 7195.3],
  [tailings, 'case-tailings-rebuild-safety', 'restricted rebuild_for_protection', 13_985.5],
  [tailings, 'case-tailings-rebuild-capacity', 'prohibited rebuild_in_zone', 14_001.3],
  [tailings, 'case-tailings-rebuild-unknown', 'review rebuild_purpose_unknown', 14_000.6],
  [tailings, 'case-tailings-existing', 'review existing', 17_990.3],
  [tailings, 'case-tailings-before-law', 'review before_law', 17_986],
  [tailings, 'case-tailings-draft-dusitu', 'review zone_not_published', 2997.1],
  [tailings, 'case-tailings-overlap-6m', 'review overlap_within_accuracy', 1314.1],
  [tailings, 'case-tailings-overlap-14m', 'prohibited new_in_zone', 3077.9],
  [tailings, 'case-tailings-distance-15m', 'clear apart', 0],
  [tailings, 'case-tailings-outside-coverage', 'undetermined outside_coverage', null],
  [river, 'case-river-dump', 'prohibited banned_in_scope', 1199.3],
  [river, 'case-river-crops-900', 'prohibited banned_in_scope', 901.7],
  [river, 'case-river-crops-3000', 'prohibited banned_in_scope', 2999.4],
  [river, 'case-river-crops-6400', 'prohibited banned_in_scope', 6403.8],
  [river, 'case-river-sand-620', 'restricted approval_missing', 2000.3],
  [river, 'case-river-sand-permit', 'restricted approval_stated', 1198.6],
  [river, 'case-river-bridge', 'restricted approval_stated', 1439.1],
  [river, 'case-river-historic', 'review historic', 719.8],
  [river, 'case-river-before-scope', 'review before_zone', 719.7],
  [river, 'case-river-draft-kabuqi', 'review zone_not_published', 320.9],
  [river, 'case-river-consultation-qianlishan', 'review zone_not_published', 320.9],
  [river, 'case-river-over-6m', 'review overlap_within_accuracy', 361.6],
  [river, 'case-river-kind-unknown', 'review kind_unknown', 719.4],
  [river, 'case-river-inland', 'clear apart', null],
  [river, 'case-river-outside-coverage', 'undetermined outside_coverage', null],
  [line, 'case-act-visiting', 'restricted allowed_activity', 2403.3],
  [line, 'case-act-pv', 'prohibited production_in_red_line', 119_988.4],
  [line, 'case-act-waste', 'prohibited solid_waste_in_red_line', 10_791.6],
  [line, 'case-act-road', 'review item_not_confirmed', null],
  [line, 'case-act-quarry-existing', 'review existing', 10_789.5],
  [line, 'case-act-before-notice', 'review before_law', 10_802.3],
  [line, 'case-act-unknown', 'review activity_unknown', 4804.3],
  [line, 'case-act-redline-over-12m', 'review overlap_within_accuracy', 1439.2],
  [line, 'case-act-inland', 'clear apart', null],
  [line, 'case-act-outside-coverage', 'undetermined outside_coverage', null],
  [reserve, 'case-act-core-pv', 'prohibited building_in_core', 30_000.8],
  [reserve, 'case-act-core-2025', 'review three_zones_then', 7994.9],
  [reserve, 'case-act-core-research', 'review activity_in_core', 600.7],
  [reserve, 'case-act-general-visiting', 'review activity_in_general', 2397.8],
  [reserve, 'case-act-inland', 'clear apart', null],
  [reserve, 'case-act-outside-coverage', 'undetermined outside_coverage', null],
  [wetland, 'case-act-wetland-national', 'prohibited national_wetland', 2397.9],
  [wetland, 'case-act-wetland-disaster', 'restricted national_wetland_excepted', 1797.1],
  [wetland, 'case-act-wetland-three-years', 'prohibited temporary_too_long', 1202.8],
  [wetland, 'case-act-wetland-one-year', 'restricted temporary', 1204.7],
  [wetland, 'case-act-wetland-fill', 'review not_a_natural_wetland', 1203.4],
  [wetland, 'case-act-wetland-provincial', 'restricted wetland_opinion', 2396.7],
  [wetland, 'case-act-outside-coverage', 'undetermined outside_coverage', null],
])('%s: %s is %s', (rule, id, expected, overlap_m2) => {
  expect(demo.said(rule, id)).toEqual([expected]);
  const measured = demo.of(rule).find(({ subject }) => subject.id === id)?.evidence.overlap_m2 ?? null;
  expect(measured === null).toBe(overlap_m2 === null);
  // 5 ppm of the area: edges straight in degrees against geodesics.
  expect(Math.abs((measured ?? 0) - (overlap_m2 ?? 0))).toBeLessThanOrEqual(0.1 + (overlap_m2 ?? 0) * 5e-6);
});

describe('the amount of what stands in the river', () => {
  it.each([
    ['case-river-crops-900', '按数量属一般问题'], ['case-river-crops-3000', '按数量属较严重问题'], ['case-river-crops-6400', '按数量属重大问题'],
    ['case-river-sand-620', '达到500 m³的加重标准'], ['case-river-sand-permit', '未达到500 m³的加重标准'],
  ])('%s: %s', (id, words) => {
    expect(demo.of(river).find(({ subject }) => subject.id === id)?.reason.zh).toContain(words);
  });
});
