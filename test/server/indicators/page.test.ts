/** What a number says of itself, without a database: by which definition it is judged, whose it is to see, a formula that holds. */
import { expect, it } from 'vitest';
import { catalogue as whole } from '../../../data/catalogue.ts';
import { hasAccount } from '../../../data/grammar.ts';
import { closedFor } from '../../../server/access/cut-indicators.ts';
import { createVisibility } from '../../../server/access/visible.ts';
import type { IndicatorState, Observation } from '../../../server/contract/indicators.ts';
import { formulaOf } from '../../../server/indicators/page.ts';
import { reportedState } from '../../../server/indicators/state.ts';
import { goodDays } from './plan-world.ts';

const row = (over: Partial<Observation>): Observation => ({
  id: '1', indicator: goodDays.id, series: 'raw', district: null, from: '2025-01-01', to: '2025-12-31', value: 90, numerator: null, denominator: null, definition: '2021', source: 'bulletin', note: '',
  demonstration: false, entered_by: '', entered_at: '2026-01-01T00:00:00Z', replaces: null, replaced_by: null, withdrawn: false, ...over,
});
const now = { day: '2026-11-24', known: null };

it('a value by the former definition is shown in the history and never judged', () => {
  const old = reportedState(goodDays, [row({ definition: '2013' })], now);
  expect([old.value, old.status.code, old.trend.length]).toEqual([null, 'no_data', 1]);
  expect(reportedState(goodDays, [row({ value: 80 }), row({ id: '2', definition: '2013', to: '2026-01-31' })], now)).toMatchObject({ value: 80, definition: '2021', status: { code: 'missed' } });
  // On a day when the former one held, it is the one that judges.
  expect(reportedState(goodDays, [row({ definition: '2013', from: '2019-01-01', to: '2019-12-31' })], { day: '2020-06-30', known: null })).toMatchObject({ value: 90, definition: '2013', status: { code: 'on_course' } });
  // What was due before a definition changed is judged by the one of its day.
  const [first, second] = goodDays.definitions;
  const changed = { ...goodDays, definitions: [first, { ...second!, version: '2026', from: '2026-01-01' }] as const };
  expect(reportedState(changed, [row({ definition: '2013' })], now)).toMatchObject({ value: 90, status: { code: 'met' } });
});

it('a number is closed to whom any layer is closed that it reads, also one that it needs not', () => {
  const indicator = whole.indicators.find(hasAccount)!;
  const viewer = { role: 'viewer' as const, layers: [], person: null, must_change: false, address: '' };
  for (const closed of [indicator.account.layer, ...indicator.account.zones.map(({ layer }) => layer), ...indicator.account.uses]) {
    const catalogue = { ...whole, layers: whole.layers.map((layer) => Object.assign({}, layer, layer.id === closed && { publish: 'restricted' })) };
    expect([closed, closedFor(indicator, { caller: viewer, visible: createVisibility(catalogue)(viewer) })]).toEqual([closed, expect.objectContaining({ en: expect.stringContaining('not open to you') })]);
  }
  expect(closedFor(indicator, { caller: viewer, visible: createVisibility(whole)(viewer) })).toBeNull();
});

it('a formula stands only where it gives the value', () => {
  const state = { value: 12.5, numerator: 25, denominator: 2, kind: 'reported' } as IndicatorState;
  const perHead = { ...goodDays, unit: 't' };
  expect(formulaOf(perHead, state)?.en).toBe('Good days = 25 ÷ 2 = 12.5 t');
  // 25 ÷ 3 is 8.33: in ten thousands, perhaps, but nobody says so.
  expect(formulaOf(perHead, { ...state, denominator: 3 })).toBeNull();
  expect(formulaOf(perHead, { ...state, value: 8.3, denominator: 3 })?.en).toBe('Good days = 25 ÷ 3 = 8.3 t');
  expect(formulaOf(perHead, { ...state, denominator: 0 })).toBeNull();
});
