/** Rules R9b and R9c: ground outside the licence, and mines on no green list. */
import { describe, expect, it } from 'vitest';
import { rule as outside } from '../../../../data/rules/r9b_ground_outside_licence/rule.ts';
import { rule as green } from '../../../../data/rules/r9c_green_mines/rule.ts';
import { thresholdsOf } from '../../../../server/analysis/sql-slots.ts';
import { alone, gap } from '../lying.ts';

type Ground = Parameters<typeof outside.judge>[0];
const ground: Ground = { ...gap, kind: 'pit', act_date: '2025-09-20', historic: false, licence_no: 'C1', mine_status: 'producing', cover_from: '2012-06-30' };
const whole: Partial<Ground> = { has_gap: false, gap_m2: 0, gap_share: 0, gap_depth_m: null };
const judged = (change: Partial<Ground>) => {
  const { verdict, code } = outside.judge({ ...ground, ...change }, thresholdsOf(outside));
  return `${verdict} ${code}`;
};

describe('disturbed ground', () => {
  it.each<[string, Partial<Ground>, string]>([
    ['outside the licence it adjoins is prohibited', {}, 'prohibited outside_licence'],
    ['outside by exactly the tolerance goes to a person', { gap_depth_m: 10 }, 'review gap_within_accuracy'],
    ['outside by a centimetre more is prohibited', { gap_depth_m: 10.01 }, 'prohibited outside_licence'],
    ['seen on the last day of the old law goes to a person', { act_date: '2025-06-30' }, 'review before_law'],
    ['seen on the first day of the new law is prohibited', { act_date: '2025-07-01' }, 'prohibited outside_licence'],
    ['seen on an unknown day goes to a person', { act_date: null }, 'review day_unknown'],
    ['that is historic goes to a person', { historic: true }, 'review historic'],
    ['that touches no licence goes to a person', { meets: false, object_id: null, gap_depth_m: null }, 'review no_licence_here'],
    ['of unknown accuracy goes to a person', { tolerance_m: null }, 'review accuracy_unknown'],
    ['inside the licence is clear', whole, 'clear covered'],
    ['inside, but no farther than lines can err, goes to a person', { ...whole, cover_margin_m: 10 }, 'review covered_within_accuracy'],
    ['inside, on a day nobody knows, goes to a person', { ...whole, act_date: null }, 'review covered_day_unknown'],
    ['inside a licence that does not say since when goes to a person', { ...whole, cover_undated: true }, 'review licence_date_unknown'],
    ['inside the licences of two holders goes to a person', { ...whole, cover_holders: 2 }, 'review in_two_licences'],
    ['seen on the day before the licence is prohibited', { cover_from: '2025-09-21', gap_depth_m: null }, 'prohibited before_licence'],
    ['seen on the day of the licence, outside it, is outside', { cover_from: '2025-09-20' }, 'prohibited outside_licence'],
    ['inside with unknown accuracy is not', { ...whole, tolerance_m: null }, 'undetermined accuracy_unknown_covered'],
    ['without a layer of mines cannot be told', { object_revision: 0, object_count: 0 }, 'undetermined no_layer'],
    ['with an empty layer of mines cannot be told', { object_count: 0 }, 'undetermined no_objects'],
    ['outside the data cannot be told', { coverage_share: 0 }, 'undetermined outside_coverage'],
    ['inside a licence but outside the data cannot be told', { ...whole, coverage_share: 0.5 }, 'undetermined outside_coverage'],
    ['where the layer does not say where it has data cannot be told', { coverage_share: null }, 'undetermined no_coverage_stated'],
  ])('%s', (_, change, expected) => {
    expect(judged(change)).toBe(expected);
  });
});

type Mine = Parameters<typeof green.judge>[0];
const mine: Mine = { ...alone, status: 'producing', green_level: 'none' };

describe('a mine', () => {
  it.each<[string, Partial<Mine>, string]>([
    ['in production and on no list is a gap to the target', {}, 'review not_listed'],
    ['on the national list is clear', { green_level: 'national' }, 'clear listed'],
    ['on the regional list is clear', { green_level: 'provincial' }, 'clear listed'],
    ['whose listing is unknown cannot be told', { green_level: 'unknown' }, 'undetermined listing_unknown'],
    ['whose listing nobody stated cannot be told', { green_level: null }, 'undetermined listing_unknown'],
    ['whose state is unknown cannot be told', { status: 'unknown' }, 'undetermined status_unknown'],
    ['whose state nobody stated cannot be told', { status: null, green_level: 'national' }, 'undetermined status_unknown'],
    ['under construction does not count', { status: 'construction' }, 'clear not_producing'],
    ['suspended does not count', { status: 'suspended' }, 'clear not_producing'],
    ['closed does not count', { status: 'closed' }, 'clear not_producing'],
    ['restored does not count', { status: 'restored' }, 'clear not_producing'],
  ])('%s', (_, change, expected) => {
    const { verdict, code } = green.judge({ ...mine, ...change }, {});
    expect(`${verdict} ${code}`).toBe(expected);
  });
});
