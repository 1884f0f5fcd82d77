/** The questions that all rules share, in the order in which they are asked, and the words in which they answer. */
import { describe, expect, it } from 'vitest';
import type { GapFacts, MeetsFacts } from '../../../data/measures/facts.ts';
import { actInTime, apart as judgeApart, covered, withinAccuracy, withoutData, zoneStanding } from '../../../data/measures/judging.ts';
import { area, distance, percent, seen, uncovered } from '../../../data/measures/words.ts';
import { apart, gap, meeting, withoutData as missing } from '../rules/lying.ts';

const layer = { zh: '范围', en: 'zone' };
const code = (judgement: { verdict: string; code: string } | null) => (judgement === null ? null : `${judgement.verdict} ${judgement.code}`);

describe('without data', () => {
  it.each(missing)('nothing is said when %s', (_, change, expected) => {
    expect(code(withoutData({ ...apart, ...change }, layer))).toBe(expected);
    expect(code(judgeApart({ ...apart, ...change }, layer))).toBe(expected);
  });
  it('is null where the data suffice, up to the tolerance from the edge', () => {
    expect(withoutData(apart, layer)).toBeNull();
    expect(withoutData({ ...apart, coverage_margin_m: 10 }, layer)).toBeNull();
    expect(code(withoutData({ ...apart, coverage_margin_m: 9.99 }, layer))).toBe('undetermined at_edge_of_coverage');
  });
  it('does not hide an object within the tolerance behind the edge of the coverage', () => {
    expect(code(judgeApart({ ...apart, distance_m: 10, coverage_margin_m: 1 }, layer))).toBe('review distance_within_accuracy');
    expect(code(judgeApart({ ...apart, distance_m: 10.01, coverage_margin_m: 1 }, layer))).toBe('undetermined at_edge_of_coverage');
  });
  it('is asked of ground where nothing lies within reach too', () => {
    const nothing: MeetsFacts = { ...apart, object_id: null, object_name: null, distance_m: null, relation: 'none' };
    expect(code(judgeApart(nothing, layer))).toBe('clear apart');
    expect(judgeApart(nothing, layer).reason.zh).toContain('周围3,000.0 m内没有范围');
    expect(code(judgeApart({ ...nothing, coverage_share: 0.99 }, layer))).toBe('undetermined outside_coverage');
  });
});

describe('within the accuracy', () => {
  it.each<[string, Partial<MeetsFacts>, string | null]>([
    ['an overlap exactly as deep as the tolerance', { inside_depth_m: 10 }, 'review overlap_within_accuracy'],
    ['a centimetre deeper', { inside_depth_m: 10.01 }, null],
    ['of a depth that nobody could measure', { inside_depth_m: null }, 'review overlap_within_accuracy'],
    ['with unknown accuracy', { tolerance_m: null }, 'review accuracy_unknown'],
  ])('%s', (_, change, expected) => {
    expect(code(withinAccuracy({ ...meeting, ...change }, layer))).toBe(expected);
  });
  it('tells touching from adjoining', () => {
    expect(withinAccuracy({ ...apart, distance_m: 0, relation: 'touching' }, layer)?.reason.zh).toContain('相接');
    expect(withinAccuracy({ ...apart, distance_m: 4, relation: 'adjoining' }, layer)?.reason.zh).toContain('相距4.00 m');
  });
});

describe('the standing of a zone', () => {
  const zone = { ...meeting, zone_status: 'published', zone_published_on: '2024-01-01', zone_document: null };
  it.each([['published', null], ['draft', 'review zone_not_published'], ['consultation', 'review zone_not_published'], ['repealed', 'review zone_not_published'], [null, 'review zone_not_published']])('%s', (zone_status, expected) => {
    expect(code(zoneStanding({ ...zone, zone_status }, layer))).toBe(expected);
  });
  it('counts from its day', () => {
    expect(code(zoneStanding({ ...zone, zone_published_on: null }, layer))).toBe('review zone_date_unknown');
  });
});

describe('the day of an act', () => {
  const since = { law: { zh: '某法', en: 'the law' }, from: '2023-04-01' };
  const act = { ...meeting, act_type: 'new', act_date: '2025-01-01', zone_published_on: '2024-01-01' };
  it.each<[string, object, string | null]>([
    ['in time', {}, null],
    ['the last day before the law', { act_date: '2023-03-31', zone_published_on: null }, 'review before_law'],
    ['the first day of the law', { act_date: '2023-04-01', zone_published_on: null }, null],
    ['the day before the zone', { act_date: '2023-12-31' }, 'review before_zone'],
    ['the day of the zone', { act_date: '2024-01-01' }, null],
    ['unknown', { act_date: null }, 'review act_date_unknown'],
    ['existing, whatever the day', { act_type: 'existing', act_date: null }, 'review existing'],
    ['of an unknown act', { act_type: 'unknown' }, 'review unknown_act'],
    ['of an act nobody stated', { act_type: null }, 'review unknown_act'],
    ['expand', { act_type: 'expand' }, null],
    ['rebuild', { act_type: 'rebuild' }, null],
  ])('%s', (_, change, expected) => {
    expect(code(actInTime({ ...act, ...change }, since, layer))).toBe(expected);
  });
});

describe('cover', () => {
  it('leaves a gap beyond the tolerance to the rule', () => {
    expect(covered(gap, layer)).toBeNull();
    expect(covered({ ...gap, gap_depth_m: 10.01 }, layer)).toBeNull();
    expect(code(covered({ ...gap, gap_depth_m: 10 }, layer))).toBe('review gap_within_accuracy');
  });
  it.each<[string, Partial<GapFacts>, string]>([
    ['farther inside than lines can err is clear', { cover_margin_m: 10.01 }, 'clear covered'],
    ['no farther inside than lines can err goes to a person', { cover_margin_m: 10 }, 'review covered_within_accuracy'],
    ['half a metre inside goes to a person', { cover_margin_m: 0.4, tolerance_m: 20 }, 'review covered_within_accuracy'],
    ['inside by nobody knows how much goes to a person', { cover_margin_m: null }, 'review covered_within_accuracy'],
    ['of unknown accuracy is not told', { tolerance_m: null }, 'undetermined accuracy_unknown_covered'],
    ['outside the data is not told', { coverage_share: 0.5 }, 'undetermined outside_coverage'],
  ])('%s', (_, change, expected) => {
    expect(code(covered({ ...gap, has_gap: false, gap_m2: 0, gap_depth_m: null, ...change }, layer))).toBe(expected);
  });
});

describe('words', () => {
  it.each([[0.5, '0.50 m²'], [99.994, '99.99 m²'], [100, '100.0 m²'], [1_234_567.89, '1,234,567.9 m² (1.235 km²)']])('%d m² is %s', (m2, expected) => expect(area(m2)).toBe(expected));
  it.each([[9.994, '9.99 m'], [10, '10.0 m'], [9999.94, '9,999.9 m'], [10_000, '10.000 km']])('%d m is %s', (m, expected) => expect(distance(m)).toBe(expected));
  it.each([[0, '0.0%'], [0.0001, '<0.1%'], [0.25, '25.0%'], [0.9999, '>99.9%'], [1, '100.0%']])('a share of %d is %s', (share, expected) => expect(percent(share)).toBe(expected));
  it('say how an area, a line and a point lie', () => {
    expect(seen({ ...meeting, subject_shape: 'area', overlap_m2: 5000, overlap_share: 0.25 }, layer).zh).toBe('「甲」与范围「乙」重叠5,000.0 m²，占受检面积的25.0%，最深处距边线不少于60.0 m。');
    // No deeper than the boundaries are exact: the figure itself decides, and is no lower bound.
    expect(seen({ ...meeting, subject_shape: 'area', overlap_m2: 5000, overlap_share: 0.25, inside_depth_m: 8, tolerance_m: 10 }, layer).zh).toContain('，最深处距边线8.00 m。');
    expect(seen({ ...meeting, subject_shape: 'line', overlap_length_m: 120 }, layer).zh).toBe('「甲」与范围「乙」相交，相交长度120.0 m，最深处距边线不少于60.0 m。');
    expect(seen(meeting, layer)).toEqual({ zh: '「甲」位于范围「乙」内，距边线60.0 m。', en: '“甲” lies in the zone “乙”, 60.0 m from its edge.' });
    expect(seen({ ...meeting, subject_name: '' }, layer).zh).toBe('该地块位于范围「乙」内，距边线60.0 m。');
  });
  it('say what is not covered', () => {
    expect(uncovered(gap, layer).zh).toBe('「甲」有5,000.0 m²不在范围内，占其面积的25.0%，最远处距边线50.0 m。');
    expect(uncovered({ ...gap, gap_m2: null }, layer).zh).toBe('「甲」不在任何范围内。');
  });
});
