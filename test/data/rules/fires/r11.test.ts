/** Rules R11, R11b and R11c as an inspector reads them: whose a fire is, how long it burns, whether it lit again. */
import { describe, expect, it } from 'vitest';
import type { Static } from 'typebox';
import { rule as owner } from '../../../../data/rules/r11_fire_owner/rule.ts';
import { rule as overdue } from '../../../../data/rules/r11b_fire_overdue/rule.ts';
import { rule as again } from '../../../../data/rules/r11c_fire_again/rule.ts';
import { thresholdsOf } from '../../../../server/analysis/sql-slots.ts';

const fire = { subject_layer: 'fire_points', subject_id: 'f1', subject_name: '甲', subject_synthetic: true };

describe('R11: an open fire', () => {
  type Facts = Static<typeof owner.facts>;
  const inHeap: Facts = {
    ...fire, act_date: '2025-01-20', status: 'open', recorded_owner: '示意企业', object_layer: 'spoil_heaps', object_id: 'h1', object_name: '乙', object_synthetic: true, object_owner: '示意企业',
    meets: true, distance_m: 0, inside_depth_m: 80, subject_accuracy_m: 30, object_accuracy_m: 20, tolerance_m: 30, layers_published: 2, coverage_share: 1, coverage_demonstration: true,
  };
  const nobodys: Facts = { ...inHeap, object_layer: null, object_id: null, object_name: null, object_owner: null, meets: false, distance_m: null, inside_depth_m: null, object_accuracy_m: null, tolerance_m: null };
  const judge = (facts: Facts) => owner.judge(facts, thresholdsOf(owner));
  const judged = (facts: Facts) => `${judge(facts).verdict} ${judge(facts).code}`;

  it.each<[string, Partial<Facts>, string]>([
    ['in a heap is its owner’s to put out', {}, 'restricted in_heap'],
    ['of which no owner is recorded too', { recorded_owner: null }, 'restricted in_heap'],
    ['in a mine goes to a person', { object_layer: 'mines' }, 'review in_mine'],
    ['as deep as positions are exact', { inside_depth_m: 30 }, 'review owner_within_accuracy'],
    ['a centimetre deeper', { inside_depth_m: 30.01 }, 'restricted in_heap'],
    ['of unknown accuracy', { tolerance_m: null }, 'review owner_within_accuracy'],
    ['beside a heap', { meets: false, distance_m: 120, inside_depth_m: null }, 'review nearest_owner'],
    ['seen by satellite', { status: 'detected' }, 'review to_verify'],
    ['in a heap of unknown owner', { object_owner: null }, 'review owner_unknown'],
    ['whose ledger names another', { recorded_owner: '别家' }, 'review owner_differs'],
    ['that is closed', { status: 'closed' }, 'clear closed'],
    ['under treatment counts', { status: 'treating' }, 'restricted in_heap'],
  ])('%s', (_, change, expected) => expect(judged({ ...inHeap, ...change })).toBe(expected));

  it.each<[string, Partial<Facts>, string]>([
    ['goes to the local government', {}, 'review no_owner'],
    ['is undetermined without one of the layers', { layers_published: 1 }, 'undetermined no_layer'],
    ['is undetermined where a layer says nowhere where it has data', { coverage_share: null }, 'undetermined no_coverage_stated'],
    ['is undetermined outside the data', { coverage_share: 0 }, 'undetermined outside_coverage'],
    ['is clear once it is closed', { status: 'closed', layers_published: 0 }, 'clear closed'],
  ])('near nobody’s %s', (_, change, expected) => expect(judged({ ...nobodys, ...change })).toBe(expected));

  it('is held to the law of today as long as it burns, whenever it was found', () => {
    for (const act_date of ['2026-08-14', '2026-08-15', null]) {
      const { law_day, reason } = judge({ ...inHeap, act_date });
      expect(law_day).toBe('today');
      expect(reason.zh).toContain('生态环境法典第二百零四条');
      expect(reason.zh).not.toContain('大气污染防治法');
    }
  });
});

describe('R11b: a fire', () => {
  type Facts = Static<typeof overdue.facts>;
  const open: Facts = { ...fire, act_date: '2026-05-27', status: 'open', found_on: '2026-05-27', closed_on: null, judged_on: '2026-11-23', days_open: 180 };
  const judged = (change: Partial<Facts>, term = 180) => {
    const { verdict, code } = overdue.judge({ ...open, ...change }, { term_days: term });
    return `${verdict} ${code}`;
  };
  it.each<[string, Partial<Facts>, string]>([
    ['open for its term is clear', {}, 'clear within_term'],
    ['open for a day longer goes to a person', { days_open: 181 }, 'review overdue'],
    ['found today is clear', { days_open: 0 }, 'clear within_term'],
    ['found tomorrow is a wrong record', { days_open: -1 }, 'undetermined found_in_future'],
    ['without its day is undetermined', { found_on: null, days_open: null }, 'undetermined found_on_unknown'],
    ['that lit again counts', { status: 'reignited', days_open: 900 }, 'review overdue'],
    ['that is closed is clear', { status: 'closed', days_open: 900 }, 'clear closed'],
    ['of unknown state counts', { status: null, days_open: 900 }, 'review overdue'],
  ])('%s', (_, change, expected) => expect(judged(change)).toBe(expected));
  it('is held to the law of the day of judging, not of the day it was found', () => expect(overdue.judge({ ...open, days_open: 900 }, { term_days: 180 }).law_day).toBe('2026-11-23'));
  it('is judged by the term it is given', () => {
    expect(judged({ days_open: 91 }, 90)).toBe('review overdue');
    expect(judged({ days_open: 90 }, 90)).toBe('clear within_term');
  });
});

describe('R11c: a fire', () => {
  type Facts = Static<typeof again.facts>;
  const near: Facts = {
    ...fire, act_date: '2025-11-20', status: 'open', reignitions: 0, object_layer: 'fire_points', object_id: 'f0', object_name: '乙', object_synthetic: true, before_closed_on: '2025-03-10', days_after: 255, some_unplaced: false,
    meets: true, distance_m: 30, subject_accuracy_m: 30, object_accuracy_m: 30, tolerance_m: 30, object_revision: 1, object_as_of: '2025-12-31', object_count: 60, coverage_share: 1, coverage_demonstration: true,
  };
  const none: Facts = { ...near, object_id: null, object_name: null, before_closed_on: null, days_after: null, meets: false, distance_m: null, object_accuracy_m: null, tolerance_m: null };
  const judged = (facts: Facts) => {
    const { verdict, code } = again.judge(facts, thresholdsOf(again));
    return `${verdict} ${code}`;
  };
  it.each<[string, Facts, string]>([
    ['near one closed lately goes to a person', near, 'review lit_again'],
    ['just beyond, by less than positions are exact', { ...near, meets: false, distance_m: 65 }, 'review lit_again_within_accuracy'],
    ['near a closed one of which nobody knows when', { ...near, before_closed_on: null, days_after: null, distance_m: 9 }, 'review closing_day_unknown'],
    ['recorded as lit again', { ...none, status: 'reignited', reignitions: 2 }, 'review recorded'],
    ['near none is clear', none, 'clear not_lit_again'],
    ['without its day', { ...none, act_date: null }, 'undetermined found_on_unknown'],
    ['without the layer', { ...none, object_revision: 0, coverage_share: null }, 'undetermined no_layer'],
    ['where the layer is empty', { ...none, object_count: 0 }, 'undetermined no_objects'],
    ['where the layer says nowhere where it has data', { ...none, coverage_share: null }, 'undetermined no_coverage_stated'],
    ['outside the data', { ...none, coverage_share: 0 }, 'undetermined outside_coverage'],
    ['of unknown accuracy', { ...none, subject_accuracy_m: null }, 'undetermined accuracy_unknown'],
    ['where a closed one of unknown accuracy counts', { ...none, some_unplaced: true }, 'undetermined accuracy_unknown'],
  ])('%s', (_, facts, expected) => expect(judged(facts)).toBe(expected));
});

it('R11c reaches as far as it asks, and says what it reads of all closed fires at once: one of unknown accuracy may lie anywhere', () => {
  expect(again.reach_m).toBe(again.thresholds['within_m']?.value);
  expect(again.sql.at_large).toBeDefined();
});

it('nothing unconfirmed is ever prohibited', () => {
  for (const rule of [owner, overdue, again]) expect(rule.unconfirmed?.zh).toMatch(/需人工研判/);
});
