import { describe, expect, it } from 'vitest';
import type { Baseline, Target } from '../../../data/grammar.ts';
import type { Observed } from '../../../server/contract/indicators.ts';
import { statusOf, type Standing } from '../../../server/indicators/status.ts';

const DUE = '2025-12-31';
const target = (operator: Target['operator'], value: number | null, over: Partial<Target> = {}): Target => ({ operator, value, due: DUE, strength: 'mandatory', ...over });
const of = (from: string, to: string, value: number, over: Partial<Observed> = {}): Observed => ({ from, to, value, numerator: null, denominator: null, series: 'raw', definition: '1', demonstration: false, ...over });
const year = (number: number, value: number, over: Partial<Observed> = {}): Observed => of(`${number}-01-01`, `${number}-12-31`, value, over);
const on = (day: string, value: number, over: Partial<Observed> = {}): Observed => of(day, day, value, over);
const judge = (aim: Target, points: Observed[], over: Partial<Standing> = {}) => statusOf({ target: aim, unit: '%', today: '2026-11-23', baseline: null, points, range: null, ...over });
const code = (...asked: Parameters<typeof judge>): string => judge(...asked).status.code;
const base = (value: number | null, number = 2020): { baseline: Baseline } => ({ baseline: { year: number, value, source: { zh: '统计', en: 'statistics' } } });
const range = (low: number, high: number) => ({ range: { low, high, unknown: 2 } });

describe('after the due day', () => {
  it.each([
    ['>=', 84.1, 84.1, 'met'], ['>=', 84.1, 84.0999, 'missed'],
    ['<=', 31, 31, 'met'], ['<=', 31, 31.01, 'missed'],
    ['=', 100, 100, 'met'], ['=', 100, 99.99, 'missed'], ['=', 0, 1, 'missed'],
    // Written as 21: what is written 21 too.
    ['hold', 21, 20.5, 'met'], ['hold', 21, 20.49, 'missed'], ['hold', 21, 21.49, 'met'], ['hold', 21, 21.5, 'missed'],
    ['yes', null, 1, 'met'], ['yes', null, 0, 'missed'],
  ] as const)('%s %s: %s is %s', (operator, value, observed, expected) => {
    expect(code(target(operator, value), [year(2025, observed)])).toBe(expected);
  });

  it.each([[20, 'met'], [19.99, 'missed'], [22, 'met'], [22.01, 'missed']] as const)('to hold 21 within 1: %s is %s', (observed, expected) => {
    expect(code(target('hold', 21, { tolerance: 1 }), [year(2025, observed)])).toBe(expected);
  });

  // 0.5 less 18 % is 0.41.
  it.each([[0.41, 'met'], [0.4101, 'missed']] as const)('to fall by 18 %% from 0.5: %s is %s', (observed, expected) => {
    expect(code(target('fall_by', 18), [year(2025, observed)], base(0.5))).toBe(expected);
  });
  it('takes what was reported of the baseline year where the plan gives no figure, by the same definition', () => {
    expect(code(target('fall_by', 18), [year(2020, 0.5), year(2025, 0.41)], base(null))).toBe('met');
    expect(code(target('fall_by', 18), [year(2020, 0.5), year(2025, 0.42)], base(null))).toBe('missed');
    expect(code(target('fall_by', 18), [year(2020, 0.5, { definition: '0' }), year(2025, 0.41)], base(null))).toBe('no_data');
  });

  it('asks for a value that reaches the due day', () => {
    const short = judge(target('>=', 84.1), [of('2025-01-01', '2025-12-30', 90)]);
    expect(short.status.code).toBe('no_data');
    expect(short.status.reason.zh).toBe('期限2025-12-31已过，最近一次数值截至2025-12-30，没有到期后的数据。');
    expect(short.status.reason.en).toContain('the last value is from 2025-12-30');
    expect(code(target('>=', 84.1), [of('2025-01-01', '2025-12-31', 90)])).toBe('met');
  });
  it('counts the due day itself as before', () => {
    expect(code(target('>=', 84.1), [on(DUE, 84.1)], { today: DUE })).toBe('on_course');
    expect(code(target('>=', 84.1), [on(DUE, 84.1)], { today: '2026-01-01' })).toBe('met');
  });
  it('is judged by the period that holds the due day, and says what became of it', () => {
    const later = judge(target('>=', 84.1), [year(2025, 84.5), of('2026-01-01', '2026-06-30', 80)]);
    expect(later.status).toEqual({
      code: 'met',
      reason: {
        zh: '2025-01-01至2025-12-31为84.5%，达到不低于84.1%的目标（期限2025-12-31）。此后截至2026-06-30为80%。',
        en: '84.5% for 2025-01-01 to 2025-12-31: at least 84.1% (due 2025-12-31). Since then, by 2026-06-30: 80%.',
      },
    });
    expect(later.point?.value).toBe(84.5);
    // A state that is measured later also reaches the day, and the sentence says that it is later.
    const state = judge(target('>=', 84.1), [on('2026-06-30', 84.1)]);
    expect([state.status.code, state.status.reason.zh]).toEqual(['met', '2026-06-30为84.1%，达到不低于84.1%的目标（期限2025-12-31）。期限当日没有数据，以其后最早的数值判定。']);
  });
  it('of later states the first decides, and a period that begins after the day decides nothing', () => {
    const states = judge(target('>=', 84.1), [on('2026-01-31', 80), on('2026-06-30', 90)]);
    expect([states.status.code, states.point?.to]).toEqual(['missed', '2026-01-31']);
    expect(states.status.reason.en).toContain('Since then, by 2026-06-30: 90%.');
    for (const value of [80, 90]) {
      const after = judge(target('>=', 84.1), [of('2026-01-01', '2026-06-30', value)]);
      expect([after.status.code, after.status.reason.zh]).toEqual(['no_data', '期限2025-12-31已过，最近的数值是2026-01-01至2026-06-30的，不能说明期限当日。']);
    }
  });
  it('of a whole year, a good month says nothing of it', () => {
    const yearly = target('>=', 84.1, { over: 'year' });
    const december = of('2025-12-01', '2025-12-31', 96.77);
    expect(judge(yearly, [december])).toMatchObject({ status: { code: 'no_data', reason: { en: expect.stringContaining('over less than a year') } }, point: null });
    expect(judge(yearly, [year(2025, 80), december])).toMatchObject({ status: { code: 'missed' }, point: { value: 80 } });
    // A leap year has 366 days; nothing but the year's own value begins the line.
    expect(code(yearly, [of('2020-12-01', '2020-12-31', 99), year(2020, 80), year(2024, 83.3)], { today: '2025-06-30' })).toBe('on_course');
  });
  it('counted by another definition than the one that holds, it is never judged', () => {
    const old = year(2025, 90, { definition: '0' });
    expect(judge(target('>=', 84.1), [old], { definition: '1' })).toMatchObject({ status: { code: 'no_data' }, point: null });
    expect(judge(target('>=', 84.1), [year(2025, 80), { ...old, to: '2026-03-31' }], { definition: '1' }).status.code).toBe('missed');
  });
  it('never writes two figures alike that are not', () => {
    expect(judge(target('>=', 84.1), [year(2025, 84.09999)]).status.reason.en).toContain('84.09999%');
  });
});

describe('what cannot be told', () => {
  it('is no data, with the number of those unknown', () => {
    const unsure = judge(target('>=', 35), [on('2026-01-01', 30)], range(30, 40));
    expect(unsure.status.code).toBe('no_data');
    expect(unsure.status.reason.en).toBe('It cannot be told: 2 members are unknown; between 30% and 40% on 2026-01-01, against at least 35%.');
    // Where it can be told all the same the sentence does not hide them.
    expect(judge(target('>=', 35), [on(DUE, 36)], range(36, 40)).status.reason.zh).toBe('2025-12-31在36%至40%之间（2个对象情况不明），达到不低于35%的目标（期限2025-12-31）。');
  });
  it.each([
    ['>=', 35, 35, 40, 'met'], ['>=', 35, 34.99, 35, 'no_data'], ['>=', 35, 30, 34.99, 'missed'],
    ['<=', 0, 0, 2, 'no_data'], ['<=', 0, 1, 2, 'missed'], ['<=', 2, 0, 2, 'met'],
    ['=', 100, 90, 100, 'no_data'], ['=', 100, 90, 99, 'missed'], ['=', 50, 40, 60, 'no_data'], ['=', 50, 50, 50, 'met'],
    ['hold', 21, 10, 30, 'no_data'], ['hold', 21, 20.6, 21.4, 'met'], ['hold', 21, 22, 30, 'missed'],
  ] as const)('%s %s between %s and %s is %s', (operator, value, low, high, expected) => {
    expect(code(target(operator, value), [on('2026-01-01', low)], range(low, high))).toBe(expected);
  });
  it('a quota that nobody loaded is no data, whatever was reported', () => {
    const unknown = judge(target('<=', null), [year(2025, 1)]);
    expect(unknown.status.code).toBe('no_data');
    expect(unknown.status.reason.zh).toContain('尚未载入');
  });
  it('nothing reported is no data', () => {
    for (const today of ['2024-01-01', '2026-11-23']) expect(code(target('>=', 84.1), [], { today })).toBe('no_data');
    expect(code(target('=', 0, { due: null }), [])).toBe('no_data');
    expect(judge(target('>=', 84.1), []).point).toBeNull();
  });
});

describe('before the due day', () => {
  const today = '2024-06-30';
  it('is on course where it is there already', () => {
    expect(judge(target('>=', 84.1), [year(2023, 84.1)], { today }).status).toEqual({
      code: 'on_course',
      reason: { zh: '2023-01-01至2023-12-31为84.1%，已达到不低于84.1%的目标，期限2025-12-31。', en: 'Already there: 84.1% for 2023-01-01 to 2023-12-31, at least 84.1%, due 2025-12-31.' },
    });
  });
  // From 2020-12-31 to 2025-12-31 there are 1826 days, to 2023-12-31 there are 1095: 80 + 10 × 1095 ÷ 1826 = 85.99671….
  it.each([[85.9968, 'on_course'], [85.9967, 'behind']] as const)('rises on a straight line from the baseline: %s is %s', (observed, expected) => {
    expect(code(target('>=', 90), [year(2023, observed)], { today, ...base(80) })).toBe(expected);
  });
  // 40 − 9 × 1095 ÷ 1826 = 34.60295….
  it.each([[34.6029, 'on_course'], [34.603, 'behind']] as const)('falls on a straight line: %s is %s', (observed, expected) => {
    expect(code(target('<=', 31), [year(2023, observed)], { today, ...base(40) })).toBe(expected);
  });
  it('begins at the first value of the same definition where the plan names no baseline', () => {
    const points = [year(2018, 89, { definition: '0' }), year(2020, 80), year(2022, 70), year(2023, 85.9968)];
    expect(judge(target('>=', 90), points, { today }).status).toEqual({
      code: 'on_course',
      reason: {
        zh: '2023-01-01至2023-12-31为85.9968%，按2020-12-31的80%直线推算，当时应为85.9967%，进度正常；须在2025-12-31前达到不低于90%的目标。',
        en: '85.9968% for 2023-01-01 to 2023-12-31; on a straight line from 80% on 2020-12-31 it should have been 85.9967%: on course for at least 90% by 2025-12-31.',
      },
    });
    expect(code(target('>=', 90), [year(2020, 80), year(2023, 85.9967)], { today })).toBe('behind');
  });
  it('is not due where there is nothing to draw a line from', () => {
    expect(code(target('>=', 90), [year(2023, 80)], { today })).toBe('not_due');
    // What was counted otherwise is no beginning.
    expect(code(target('>=', 90), [year(2020, 70, { definition: '0' }), year(2023, 80)], { today })).toBe('not_due');
    expect(code(target('yes', null), [on('2024-01-01', 0)], { today })).toBe('not_due');
    expect(code(target('yes', null), [on('2024-01-01', 1)], { today })).toBe('on_course');
  });
  // 100 less 20 % is 80: 100 − 20 × 1095 ÷ 1826 = 88.00657….
  it.each([[88.0065, 'on_course'], [88.0066, 'behind'], [80, 'on_course']] as const)('falls by a fifth: %s is %s', (observed, expected) => {
    expect(code(target('fall_by', 20), [year(2023, observed)], { today, ...base(100) })).toBe(expected);
  });
  it('is behind where it has gone beyond what it should hold', () => {
    expect(code(target('hold', 21), [year(2020, 20), year(2023, 25)], { today })).toBe('behind');
    expect(code(target('hold', 21), [year(2020, 10), year(2023, 17)], { today })).toBe('on_course');
  });
});

describe('what holds all the time', () => {
  const always = target('=', 0, { due: null });
  it('is met or missed now', () => {
    expect(code(always, [on('2026-11-01', 0)])).toBe('met');
    expect(code(always, [on('2026-11-01', 1)])).toBe('missed');
  });
  it('needs a value of the last thirteen months', () => {
    expect(code(always, [on('2025-10-23', 0)])).toBe('met');
    const old = judge(always, [on('2025-10-22', 0)]);
    expect(old.status.code).toBe('no_data');
    expect(old.status.reason.zh).toContain('截至2025-10-22');
    // A month that has no 31st: 13 months before the end of March is the end of February.
    expect(code(always, [on('2025-02-28', 0)], { today: '2026-03-31' })).toBe('met');
    expect(code(always, [on('2025-02-27', 0)], { today: '2026-03-31' })).toBe('no_data');
  });
});

describe('a trend', () => {
  it.each([['up', 60.01, 'met'], ['up', 60, 'missed'], ['down', 59.99, 'met'], ['down', 60, 'missed']] as const)('%s from a baseline of 60: %s is %s', (operator, observed, expected) => {
    expect(code(target(operator, null), [year(2025, observed)], base(60))).toBe(expected);
  });
  it('is counted from the first value of the same series and definition', () => {
    expect(code(target('up', null), [year(2021, 60), year(2025, 61)])).toBe('met');
    expect(code(target('up', null), [year(2021, 60), year(2025, 60)])).toBe('missed');
    expect(code(target('up', null), [year(2021, 10, { definition: '0' }), year(2025, 61)])).toBe('no_data');
    expect(code(target('up', null), [year(2025, 61)])).toBe('no_data');
  });
  it('is on course or behind before it is due, and not due with one value', () => {
    const today = '2024-06-30';
    expect(code(target('up', null), [year(2021, 60), year(2023, 61)], { today })).toBe('on_course');
    expect(code(target('up', null), [year(2021, 60), year(2023, 59)], { today })).toBe('behind');
    expect(code(target('up', null), [year(2023, 59)], { today })).toBe('not_due');
  });
  it('without a day holds all the time', () => {
    expect(code(target('up', null, { due: null }), [year(2024, 60), year(2025, 61)])).toBe('met');
    expect(code(target('up', null, { due: null }), [year(2024, 60), year(2025, 59)])).toBe('missed');
    expect(code(target('up', null, { due: null }), [year(2025, 61)])).toBe('no_data');
  });
});

it('says of demonstration data that it is such', () => {
  expect(judge(target('>=', 84.1), [year(2025, 85, { demonstration: true })]).status.reason).toEqual({
    zh: '2025-01-01至2025-12-31为85%，达到不低于84.1%的目标（期限2025-12-31）。（示意数据）',
    en: '85% for 2025-01-01 to 2025-12-31: at least 84.1% (due 2025-12-31). (Demonstration data.)',
  });
});
