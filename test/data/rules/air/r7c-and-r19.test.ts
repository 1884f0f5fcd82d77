/** Rules R7c and R19 as an inspector reads them. */
import { describe, expect, it } from 'vitest';
import type { Static } from 'typebox';
import { rule as heating } from '../../../../data/rules/r7c_heating_not_in_zone/rule.ts';
import { rule as building } from '../../../../data/rules/r19_construction_six/rule.ts';
import { thresholdsOf } from '../../../../server/analysis/sql-slots.ts';
import { alone, gap } from '../lying.ts';

describe('R7c: of a converted area', () => {
  type Facts = Static<typeof heating.facts>;
  const open: Facts = { ...gap, conversion: 'gas', finished_on: '2024-10-10' };
  const judged = (change: Partial<Facts>) => {
    const { verdict, code } = heating.judge({ ...open, ...change }, {});
    return `${verdict} ${code}`;
  };
  const none: Partial<Facts> = { has_gap: false, gap_m2: 0, gap_share: 0, gap_depth_m: null };

  it.each<[string, Partial<Facts>, string]>([
    ['what no zone covers is something to do', {}, 'review gap'],
    ['all of it outside too', { meets: false, gap_m2: 20_000, gap_share: 1, gap_depth_m: null, object_id: null }, 'review gap'],
    ['what is not known to be finished is asked', { finished_on: null }, 'review gap_not_finished'],
    ['a gap no wider than the boundaries are exact', { gap_depth_m: 10 }, 'review gap_within_accuracy'],
    ['a gap a centimetre wider', { gap_depth_m: 10.01 }, 'review gap'],
    ['of unknown accuracy', { tolerance_m: null }, 'review accuracy_unknown'],
    ['all is covered', none, 'clear covered'],
    ['all is covered, where the layer says nowhere where it has data', { ...none, coverage_share: null }, 'undetermined no_coverage_stated'],
    ['a thousandth of it lies where there are no data', { coverage_share: 0.999 }, 'undetermined outside_coverage'],
    ['no zone was ever published', { object_revision: 0, object_count: 0 }, 'undetermined no_layer'],
    ['no zone is drawn under the law', { object_count: 0 }, 'undetermined no_objects'],
  ])('%s', (_, change, expected) => expect(judged(change)).toBe(expected));

  it('says that it is no offence', () => expect(heating.judge(open, {}).reason.zh).toContain('不属违法'));
});

describe('R19: a building site', () => {
  type Facts = Static<typeof building.facts>;
  const all: Facts = { ...alone, act_date: '2025-10-15', status: 'running', fence_pct: 100, cover_pct: 100, wash_pct: 100, paving_pct: 100, wet_pct: 100, closed_transport_pct: 100 };
  const judge = (change: Partial<Facts>, least = 100) => building.judge({ ...all, ...change }, { ...thresholdsOf(building), least_pct: least });
  const judged = (change: Partial<Facts>) => `${judge(change).verdict} ${judge(change).code}`;

  it('is clear when all six reach 100 %', () => expect(judged({})).toBe('clear all_100'));
  it.each(['fence_pct', 'cover_pct', 'wash_pct', 'paving_pct', 'wet_pct', 'closed_transport_pct'] as const)('is restricted at 99.99 %% of %s, undetermined without it', (name) => {
    expect(judged({ [name]: 99.99 })).toBe('restricted below_100');
    expect(judged({ [name]: null })).toBe('undetermined not_rated');
    expect(judged({ [name]: 100 })).toBe('clear all_100');
  });
  it.each<[string, Partial<Facts>, string]>([
    ['one below counts beside one unknown', { cover_pct: 60, wash_pct: null }, 'restricted below_100'],
    ['a paused one counts', { status: 'paused', cover_pct: 60 }, 'restricted below_100'],
    ['a finished one does not', { status: 'finished', cover_pct: 60 }, 'clear finished'],
    ['one of unknown state counts', { status: null, cover_pct: 60 }, 'restricted below_100'],
    ['one never rated', { act_date: null, fence_pct: null, cover_pct: null, wash_pct: null, paving_pct: null, wet_pct: null, closed_transport_pct: null }, 'undetermined not_rated'],
  ])('%s', (_, change, expected) => expect(judged(change)).toBe(expected));
  it('is held to the air law until 14 August 2026 and to the Code from the 15th', () => {
    expect(judge({ cover_pct: 60, act_date: '2026-08-14' }).reason.zh).toContain('大气污染防治法第六十九条');
    expect(judge({ cover_pct: 60, act_date: '2026-08-15' }).reason.zh).toContain('生态环境法典第二百四十条');
  });
  it('follows the threshold that it is given', () => expect(judge({ cover_pct: 95 }, 95).verdict).toBe('clear'));
});
