/** The board of targets: what is asked and what there is in words, counts that filter, what a link keeps. */
import { describe, expect, test } from 'vitest';
import type { IndicatorState, StatusCode } from '../../../server/contract/indicators.ts';
import type { Target } from '../../../data/grammar.ts';
import { byTheme, countsOf, matches } from '../../../client/panels/Targets/board/board-filter.ts';
import { figure, periodText, targetText, valueText } from '../../../client/panels/Targets/target-text.ts';
import { targetWords } from '../../../client/panels/Targets/words.ts';
import { isDay, readTargets } from '../../../client/view/targets/targets-link.ts';
import { initialTargets, isTargetsStep, toggleTargetValue } from '../../../client/view/targets/targets-view.ts';

const asked = (operator: Target['operator'], value: number | null, more: Partial<Target> = {}): Target => ({ operator, value, due: '2025-12-31', strength: 'mandatory', ...more });
const { zh, en } = targetWords;

function state(number: string, code: StatusCode, more: Partial<IndicatorState> = {}): IndicatorState {
  return {
    indicator: number.toLowerCase(), number, theme: 'air', title: { zh: `目标${number}`, en: `Target ${number}` }, phrase: '达到84.1%', unit: '%', target: asked('>=', 84.1), kind: 'reported',
    value: null, range: null, numerator: null, denominator: null, members: null, unknown_members: 0, from: null, to: null, source: null, demonstration: false,
    status: { code, reason: { zh: '没有数据。', en: 'There is no data.' } }, definition: '1', trend: [], undetermined: null, ...more,
  };
}

describe('a target in words', () => {
  test.each([
    [asked('>=', 84.1), '%', '≥ 84.1%', '≥ 84.1%'],
    [asked('<=', 1.5), 'm', '≤ 1.5 m', '≤ 1.5 m'],
    [asked('=', 100), '%', '= 100%', '= 100%'],
    [asked('hold', 946.03, { tolerance: 0.5 }), '亿m³', '稳定在 946.03 亿m³（±0.5 亿m³）', 'steady at 946.03 亿m³ (±0.5 亿m³)'],
    [asked('up', null), '%', '上升', 'rising'],
    [asked('fall_by', 15), 't/万元', '下降 15%', 'falls by 15%'],
    [asked('yes', 1), '', '须实现', 'to be done'],
    [asked('<=', null), 'm³', '≤ 数值见另一文件', '≤ figure in another document'],
  ])('%j', (target, unit, chinese, english) => {
    expect([targetText({ target, unit }, zh, 'zh'), targetText({ target, unit }, en, 'en')]).toEqual([chinese, english]);
  });

  test('a figure is never rounded to the other side of its target', () => {
    expect(figure(84.096, '%', 'zh', 84.1)).toBe('84.096%');
    expect(figure(84.104, '%', 'zh', 84.1)).toBe('84.104%');
    expect(figure(84.1, '%', 'zh', 84.1)).toBe('84.1%');
    expect(figure(39.994, 'km²', 'en', 40)).toBe('39.99 km²');
    expect(figure(39.9996, 'km²', 'en', 40)).toBe('39.9996 km²');
    expect(figure(0.0004, '%', 'en')).toBe('0.0004%');
  });

  test('without a value there is none, however much is known of the bounds', () => {
    expect(valueText(state('Q01', 'no_data'), zh, 'zh')).toBeNull();
    expect(valueText(state('Q01', 'no_data', { range: { low: 40, high: 60 } }), zh, 'zh')).toBe('介于 40% 和 60% 之间');
    expect(valueText(state('Q17', 'met', { value: 1, unit: '', target: asked('yes', 1) }), en, 'en')).toBe('Done');
    expect(valueText(state('Q17', 'missed', { value: 0, unit: '', target: asked('yes', 1) }), zh, 'zh')).toBe('未实现');
  });

  test('a day, or the days from and to', () => {
    expect([periodText(null, null), periodText('2025-12-31', '2025-12-31'), periodText('2025-01-01', '2025-12-31')]).toEqual([null, '2025-12-31', '2025-01-01 – 2025-12-31']);
  });
});

describe('the board', () => {
  const all = [state('Q01', 'missed'), state('Q02', 'no_data', { theme: 'water', kind: 'measured' }), state('Q03', 'no_data'), state('Q15', 'met', { theme: 'ecology', kind: 'account', phrase: '治理流域面积40平方公里' })];

  test('counts say what choosing a status would show', () => {
    expect([...countsOf(all, {})]).toEqual([['missed', 1], ['no_data', 2], ['met', 1]]);
    expect([...countsOf(all, { theme: 'air', status: 'met' })]).toEqual([['missed', 1], ['no_data', 1]]);
  });

  test('parts all hold, values of one part are alternatives', () => {
    const shown = (filter: Parameters<typeof matches>[1]) => all.filter((one) => matches(one, filter)).map(({ number }) => number);
    expect(shown({ status: 'missed,met' })).toEqual(['Q01', 'Q15']);
    expect(shown({ status: 'no_data', kind: 'measured' })).toEqual(['Q02']);
    expect(shown({ q: '流域 40' })).toEqual(['Q15']);
    expect(shown({ q: 'target q03' })).toEqual(['Q03']);
    expect(shown({ q: '没有的' })).toEqual([]);
  });

  test('themes stand in the plan’s order, and targets within them as they came', () => {
    expect(byTheme(all.toReversed()).map(([theme, own]) => [theme, own.map(({ number }) => number)])).toEqual([['air', ['Q03', 'Q01']], ['water', ['Q02']], ['ecology', ['Q15']]]);
  });
});

describe('a link', () => {
  test('keeps no day that does not exist, no rubbish', () => {
    expect([isDay('2026-02-28'), isDay('2026-02-30'), isDay('2026-2-3'), isDay('2024-02-29')]).toEqual([true, false, false, true]);
    expect(readTargets(new URLSearchParams('as_of=2026-13-01&target_status=%3Cb%3E&members=nonsense&plan=yes'))).toEqual(initialTargets);
  });

  test('what is chosen is a step for Back, what is typed is none', () => {
    const board = { ...initialTargets, filter: toggleTargetValue({}, 'status', 'missed') };
    expect(isTargetsStep(board, initialTargets)).toBe(true);
    expect(isTargetsStep({ ...board, filter: { ...board.filter, q: '矿' } }, board)).toBe(false);
    expect(isTargetsStep({ ...initialTargets, members: ['mines/a'] }, initialTargets)).toBe(true);
    expect(toggleTargetValue(board.filter, 'status', 'missed')).toEqual({});
  });
});
