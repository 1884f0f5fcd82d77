/** The demonstration observations: every row fits its target, says that it is no official figure, and enough targets have none. */
import { readFileSync } from 'node:fs';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { catalogue } from '../../../data/catalogue.ts';

type Column = 'indicator' | 'series' | 'district' | 'from' | 'to' | 'value' | 'numerator' | 'denominator' | 'definition' | 'source' | 'note';
const { data: rows, errors } = Papa.parse<Record<Column, string>>(readFileSync('data/demo/observations.csv', 'utf8'), { header: true, skipEmptyLines: true });
const targets = new Map(catalogue.indicators.map((one) => [one.id, one]));

describe('demonstration observations', () => {
  it('can be read, and each says that it is no official figure', () => {
    expect(errors).toEqual([]);
    expect(rows.length).toBeGreaterThan(200);
    expect(new Set(rows.map(({ source }) => source))).toEqual(new Set(['示意数据，非官方数值']));
  });
  it('name a target, a series of it, and the definition that was in force', () => {
    for (const { indicator, series, definition, from, to } of rows) {
      const target = targets.get(indicator);
      expect(target?.series.map(({ id }) => id), indicator).toContain(series);
      const held = target?.definitions.findLast((one) => one.from === null || one.from <= from);
      expect([indicator, from, definition]).toEqual([indicator, from, held?.version]);
      expect(from <= to && to <= '2025-12-31' && from >= '2018-01-01').toBe(true);
    }
  });
  it('are one figure for each series, district and period', () => {
    const keys = rows.map(({ indicator, series, district, from, to }) => [indicator, series, district, from, to].join('|'));
    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
    expect(new Set(rows.map(({ district }) => district))).toEqual(new Set(['', '150302', '150303', '150304']));
  });
  it('hold figures that can be, shares that agree with what they are made of', () => {
    for (const { indicator, from, value, numerator, denominator } of rows) {
      expect(Number.isFinite(Number(value)) && value !== '', `${indicator} ${from}`).toBe(true);
      expect(targets.get(indicator)?.unit !== '%' || (Number(value) >= 0 && Number(value) <= 100), `${indicator} ${from} ${value}`).toBe(true);
      expect(numerator === '' ? 0 : Math.abs((100 * Number(numerator)) / Number(denominator) - Number(value)), `${indicator} ${from}`).toBeLessThanOrEqual(0.005 + 1e-9);
    }
  });
  it('come every month for the first four targets, and not at all for at least eight that nothing measures', () => {
    for (const number of ['q01_', 'q02_', 'q03_', 'q04_']) expect(rows.filter(({ indicator, from, to }) => indicator.startsWith(number) && from.slice(0, 7) === to.slice(0, 7)).length).toBe(24);
    const told = new Set(rows.map(({ indicator }) => indicator));
    expect(catalogue.indicators.filter(({ id, measured, account }) => !told.has(id) && !measured && !account).length).toBeGreaterThanOrEqual(8);
  });
});
