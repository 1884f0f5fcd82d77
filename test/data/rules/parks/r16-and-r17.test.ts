/** Rules R16 and R17 as an inspector reads them: scattered enterprises, and the ponds of those in parks. */
import { describe, expect, it } from 'vitest';
import type { Static } from 'typebox';
import { rule as scattered } from '../../../../data/rules/r16_enterprise_outside_park/rule.ts';
import { rule as pond } from '../../../../data/rules/r17_park_rain_pond/rule.ts';
import { gap } from '../lying.ts';

describe('R16: an enterprise', () => {
  type Facts = Static<typeof scattered.facts>;
  const outside: Facts = { ...gap, subject_shape: 'point', tested_area_m2: null, gap_m2: null, gap_share: null, gap_depth_m: 900, scale: 'below', approvals: 'none', status: 'running', industry_code: '0610' };
  const inPark: Partial<Facts> = { has_gap: false, gap_depth_m: null, tolerance_m: 20, cover_margin_m: 20.01 };
  const judged = (change: Partial<Facts>) => {
    const { verdict, code } = scattered.judge({ ...outside, ...change }, {});
    return `${verdict} ${code}`;
  };
  it.each<[string, Partial<Facts>, string]>([
    ['below scale, outside, without papers, is a lead', {}, 'review scattered'],
    ['with incomplete papers too', { approvals: 'partly' }, 'review scattered'],
    ['whose papers nobody stated too', { approvals: null }, 'review scattered'],
    ['with all its papers is none', { approvals: 'complete' }, 'clear papers_complete'],
    ['above scale is none', { scale: 'above' }, 'clear above_scale'],
    ['closed is none', { status: 'closed' }, 'clear closed'],
    ['stopped is one', { status: 'stopped' }, 'review scattered'],
    ['in a park is none', inPark, 'clear covered'],
    ['in a park by 0.4 m, where lines may err by 20 m, goes to a person', { ...inPark, cover_margin_m: 0.4 }, 'review covered_within_accuracy'],
    ['in a park by as much as lines may err too', { ...inPark, cover_margin_m: 20 }, 'review covered_within_accuracy'],
    ['of unknown scale outside is undetermined', { scale: 'unknown' }, 'undetermined scale_unknown'],
    ['whose scale nobody stated too', { scale: null }, 'undetermined scale_unknown'],
    ['of unknown scale in a park is none', { ...inPark, scale: null }, 'clear covered'],
    ['as near a park as positions are exact', { gap_depth_m: 10 }, 'review gap_within_accuracy'],
    ['a centimetre farther', { gap_depth_m: 10.01 }, 'review scattered'],
    ['where park data are missing', { coverage_share: 0 }, 'undetermined outside_coverage'],
    ['in a park, where the layer says nowhere where it has data', { ...inPark, coverage_share: null }, 'undetermined no_coverage_stated'],
    ['without the layer of parks', { object_revision: 0, object_count: 0, object_id: null }, 'undetermined no_layer'],
    ['without any approved park', { object_count: 0, object_id: null }, 'undetermined no_objects'],
  ])('%s', (_, change, expected) => expect(judged(change)).toBe(expected));
  it('is never prohibited, and its reason says that it is no ground for closing', () => {
    expect(scattered.judge(outside, {}).reason.zh).toContain('不是关停依据');
  });
});

describe('R17: an enterprise', () => {
  type Facts = Static<typeof pond.facts>;
  const bare: Facts = {
    subject_layer: 'enterprises', subject_id: 'e1', subject_name: '甲', subject_synthetic: true, key_water: true, pond_required: true, status: 'running',
    object_layer: 'industrial_parks', object_id: 'p1', object_name: '乙', object_synthetic: true, meets: true, distance_m: 0, inside_depth_m: 300, subject_accuracy_m: 10, object_accuracy_m: 10, tolerance_m: 10,
    ponds_built: 0, ponds_unfinished: 0, ponds_draft: 0, shared_built: 0, draft_park: null, parks_revision: 1, ponds_revision: 1, parks_count: 6, parks_coverage_share: 1, coverage_share: 1, coverage_demonstration: true,
  };
  const outside: Partial<Facts> = { object_id: null, object_name: null, meets: false, distance_m: null, inside_depth_m: null, object_accuracy_m: null };
  const judged = (change: Partial<Facts>) => {
    const { verdict, code } = pond.judge({ ...bare, ...change }, {});
    return `${verdict} ${code}`;
  };
  it.each<[string, Partial<Facts>, string]>([
    ['without the pond that it must have is restricted', {}, 'restricted no_pond'],
    ['whose pond is not finished too', { ponds_unfinished: 1 }, 'restricted pond_not_finished'],
    ['with its pond is clear', { ponds_built: 1, ponds_unfinished: 1 }, 'clear pond_built'],
    ['with a pond of the park goes to a person', { shared_built: 1 }, 'review shared_pond'],
    ['of which it is unknown whether it must', { pond_required: null }, 'review requirement_unknown'],
    ['that need not is clear', { pond_required: false }, 'clear not_required'],
    ['that is no key enterprise is clear', { key_water: false }, 'clear not_key'],
    ['of which that is unknown', { key_water: null }, 'undetermined key_unknown'],
    ['that is closed is clear', { status: 'closed' }, 'clear closed'],
    ['without the layer of ponds', { ponds_revision: 0, coverage_share: null }, 'undetermined no_pond_layer'],
    ['where the ponds say nowhere where they have data', { coverage_share: null }, 'undetermined outside_coverage'],
    ['outside the data on ponds', { coverage_share: 0 }, 'undetermined outside_coverage'],
    ['no deeper in the park than positions are exact', { inside_depth_m: 10 }, 'review at_park_edge'],
    ['a centimetre deeper', { inside_depth_m: 10.01 }, 'restricted no_pond'],
    ['in no park', outside, 'clear outside_park'],
    ['in no park, where park data are missing', { ...outside, parks_coverage_share: 0 }, 'undetermined outside_park_coverage'],
    ['in no park, where parks say nowhere where they have data', { ...outside, parks_coverage_share: null }, 'undetermined outside_park_coverage'],
    ['in no park, of unknown accuracy', { ...outside, tolerance_m: null }, 'undetermined accuracy_unknown'],
    ['as near a park as positions are exact', { meets: false, inside_depth_m: null, distance_m: 10 }, 'review at_park_edge'],
    ['a centimetre farther', { meets: false, inside_depth_m: null, distance_m: 10.01 }, 'clear outside_park'],
    ['in a park that is only a draft', { ...outside, draft_park: '拟设园区' }, 'review in_draft_park'],
    ['in a draft, where no park is approved', { ...outside, draft_park: '拟设园区', parks_count: 0 }, 'review in_draft_park'],
    ['in an approved park over which a draft lies', { draft_park: '拟设园区' }, 'restricted no_pond'],
    ['whose pond stands in a draft revision alone', { ponds_draft: 1 }, 'review pond_in_draft'],
    ['whose pond stands in a published revision too', { ponds_draft: 1, ponds_built: 1 }, 'clear pond_built'],
    ['without the layer of parks', { ...outside, parks_revision: 0 }, 'undetermined no_park_layer'],
    ['without any approved park', { ...outside, parks_count: 0 }, 'undetermined no_parks'],
  ])('%s', (_, change, expected) => expect(judged(change)).toBe(expected));
});
