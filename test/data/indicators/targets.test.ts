/** The 39 targets against the plan: nothing left out, no word changed, no number invented. */
import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { catalogue } from '../../../data/catalogue.ts';
import { type Indicator, themes } from '../../../data/grammar.ts';
import { sentences } from './plan.ts';

const { indicators } = catalogue;
const number = ({ id }: Indicator) => id.slice(0, 3).toUpperCase();
const of = (name: string): Indicator => {
  const found = indicators.find((one) => number(one) === name);
  if (!found) throw new Error(`no ${name}`);
  return found;
};

/** Typed from the list of the plan's quantitative targets: operator, value, unit, last day, how binding the wording is. */
type Row = readonly [operator: string, value: number | null, unit: string, due: string | null, strength: 'mandatory' | 'aspirational' | 'trend'];
const END = '2025-12-31';
const table: Readonly<Record<string, Row>> = {
  Q01: ['>=', 84.1, '%', END, 'mandatory'],
  Q02: ['<=', 31, 'µg/m³', END, 'mandatory'],
  Q03: ['>=', 50, '%', END, 'mandatory'],
  Q04: ['<=', 50, '%', END, 'mandatory'],
  Q05: ['yes', 1, '', END, 'mandatory'],
  Q06: ['<=', null, 'm³', END, 'mandatory'],
  Q07: ['up', null, '', END, 'trend'],
  Q08: ['>=', 3.8, '%', END, 'mandatory'],
  Q09: ['hold', 21, '%', END, 'mandatory'],
  Q10: ['>=', 85, '%', END, 'mandatory'],
  Q11: ['>=', 100, '%', END, 'mandatory'],
  Q12: ['=', 100, '%', END, 'mandatory'],
  // Per cent below 2020; the unit is that of the figure which falls.
  Q13: ['fall_by', 18, 'tce/万元', END, 'mandatory'],
  Q14: ['fall_by', 20, 'm³/万元', END, 'mandatory'],
  Q15: ['>=', 40, 'km²', END, 'aspirational'],
  Q16: ['>=', 43.32, '%', END, 'aspirational'],
  Q17: ['yes', 1, '', END, 'aspirational'],
  Q18: ['>=', 35, '%', END, 'mandatory'],
  Q19: ['up', null, '', END, 'trend'],
  Q20: ['up', null, '%', END, 'trend'],
  Q21: ['=', 0, '处', END, 'mandatory'],
  Q22: ['=', 0, '处', null, 'mandatory'],
  Q23: ['=', 100, '%', null, 'mandatory'],
  Q24: ['=', 0, '家', null, 'mandatory'],
  Q25: ['=', 100, '%', END, 'mandatory'],
  Q26: ['>=', 80, '%', END, 'mandatory'],
  Q27: ['>=', 90, '%', END, 'mandatory'],
  Q28: ['yes', 1, '', END, 'mandatory'],
  Q29: ['>=', 85, '%', END, 'mandatory'],
  Q30: ['=', 100, '%', END, 'mandatory'],
  Q31: ['up', null, '%', null, 'trend'],
  Q32: ['up', null, '%', null, 'trend'],
  Q33: ['up', null, '%', null, 'trend'],
  Q34: ['up', null, '%', null, 'trend'],
  Q35: ['=', 100, '%', END, 'mandatory'],
  Q36: ['up', null, '项', null, 'trend'],
  Q37: ['>=', 1, '次/年', null, 'mandatory'],
  // One done, one closed: 1 : 1.
  Q38: ['=', 100, '%', null, 'mandatory'],
  Q39: ['yes', 1, '', null, 'mandatory'],
};

describe('the targets of the plan', () => {
  it('are 39, each once and in its order', () => {
    expect(indicators.map(number)).toEqual(Object.keys(table));
    expect(indicators.map(number)).toEqual(Array.from({ length: 39 }, (_, index) => `Q${String(index + 1).padStart(2, '0')}`));
    expect(new Set(indicators.map(({ id }) => id)).size).toBe(39);
  });
  it.each(indicators.map((one) => [number(one), one] as const))('%s has the words, the number, the unit, the day and the strength of the plan', (name, { phrase, target, unit }) => {
    expect(sentences.filter((sentence) => sentence.includes(phrase)).length).toBe(1);
    expect([target.operator, target.value, unit, target.due, target.strength]).toEqual(table[name]);
  });
  it('leave no figure of those sentences without a target', () => {
    // Years and the count of a year are no targets of their own.
    const figures = sentences.flatMap((sentence) => [...sentence.matchAll(/[\d.]+(?=%|微克|平方公里)/g)].map(([figure]) => Number(figure)));
    expect(figures.toSorted((one, other) => one - other)).toEqual([3.8, 18, 20, 21, 31, 35, 40, 43.32, 50, 50, 80, 84.1, 85, 85, 90, 100]);
    const held = indicators.map(({ target }) => target.value);
    for (const figure of figures) expect(held).toContain(figure);
  });
  it('that one phrase holds, or that sound alike, stay two', () => {
    expect(of('Q13').phrase).toBe(of('Q14').phrase);
    expect([of('Q10').phrase, of('Q29').phrase]).toEqual(['农膜回收利用率达到85%', '废旧地膜回收率达到85%以上']);
    for (const pair of [['Q10', 'Q29'], ['Q13', 'Q14']] as const) for (const name of pair) expect(of(name).ambiguity).toBeDefined();
  });
  it('show what the plan leaves open', () => {
    expect(indicators.filter(({ ambiguity }) => ambiguity === undefined).map(number)).toEqual([]);
    expect(of('Q03').ambiguity?.zh).toContain('2个里的1个');
    expect(of('Q08').ambiguity?.zh).toContain('10%');
    expect(of('Q18').ambiguity?.zh).toContain('国土三调');
    expect(of('Q25').ambiguity?.zh).toMatch(/初级.*初期/);
    expect(of('Q06').target.value).toBeNull();
  });
  it('say where a day is our own reading', () => {
    expect(indicators.filter(({ target }) => target.due_read).map(number)).toEqual(['Q17', 'Q21', 'Q35']);
  });
  it('count from 2020 only where the plan does, and invent no value of that year', () => {
    expect(indicators.filter(({ baseline }) => baseline).map((one) => [number(one), one.baseline?.year, one.baseline?.value])).toEqual([['Q13', 2020, null], ['Q14', 2020, null]]);
  });
  it('keep apart what must not be joined', () => {
    expect(of('Q01').series.map(({ id }) => id)).toEqual(['raw', 'dust_deducted']);
    expect(of('Q31').series.map(({ id }) => id)).toEqual(['collection', 'treatment']);
    expect(of('Q37').series.length).toBeGreaterThan(10);
    expect(of('Q08').definitions.map(({ version, from }) => [version, from])).toEqual([['2020', null], ['2021', '2021-01-01']]);
  });
});

describe.each(indicators.map((one) => [one.id, one] as const))('%s', (id, indicator) => {
  it('is named by its number and words, belongs to a theme and is open to everyone', () => {
    expect(id).toMatch(/^q\d\d(_[a-z0-9]+)+$/);
    expect(themes).toContain(indicator.theme);
    expect(indicator.publish).toBe('public');
  });
  it('has definitions in order, and series, each named once', () => {
    const { definitions, series } = indicator;
    expect(definitions[0].from).toBeNull();
    const days = definitions.slice(1).map(({ from }) => String(from));
    for (const day of days) expect(day).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    expect(days).toEqual(days.toSorted());
    expect(new Set(definitions.map(({ version }) => version)).size).toBe(definitions.length);
    expect(new Set(series.map((one) => one.id)).size).toBe(series.length);
    for (const one of series) expect(one.id).toMatch(/^[a-z][a-z0-9_]*$/);
  });
  it('is measured from the map, counted as an area or reported by people', () => {
    expect(indicator.measured && indicator.account).toBeUndefined();
    expect(indicator.measured !== undefined || indicator.account !== undefined || indicator.series.length > 0).toBe(true);
    const layers = new Set(catalogue.layers.map((layer) => layer.id));
    for (const { layer } of indicator.measured?.needs ?? []) expect(layers).toContain(layer);
    expect(indicator.measured === undefined || existsSync(indicator.measured.sql)).toBe(true);
    expect((indicator.measured?.counts.denominator ?? null) === null).toBe(indicator.measured?.value !== 'share');
  });
  it('says everything in both languages', () => {
    for (const { zh, en } of wordsIn(indicator)) {
      expect(zh).toMatch(/\p{Script=Han}/u);
      // Chinese sentences have full-width punctuation.
      expect(zh).not.toMatch(/\p{Script=Han}\s*[,;:?!]/u);
      expect(en.trim()).not.toBe('');
      expect(en).not.toMatch(/\p{Script=Han}/u);
    }
  });
});

function wordsIn(value: unknown): { zh: string; en: string }[] {
  if (typeof value !== 'object' || value === null) return [];
  if ('zh' in value && 'en' in value) return [{ zh: String(value.zh), en: String(value.en) }];
  return Object.values(value).flatMap(wordsIn);
}
