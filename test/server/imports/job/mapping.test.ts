import { describe, expect, it } from 'vitest';
import { catalogue } from '../../../../data/catalogue.ts';
import type { Layer } from '../../../../data/grammar.ts';
import type { FoundColumn } from '../../../../server/files/reading.ts';
import { guessIdColumn, guessLayer, guessMapping } from '../../../../server/imports/job/guess-mapping.ts';
import { RowSayer } from '../../../../server/imports/job/say-row.ts';
import { smallCatalogue } from '../small-catalogue.ts';

const column = (name: string, kind: FoundColumn['kind'] = 'text', ...samples: string[]): FoundColumn => ({ name, kind, samples, share_empty: 0 });
const layerOf = (id: string): Layer => catalogue.layers.find((layer) => layer.id === id)!;
const guess = (layer: string, ...columns: FoundColumn[]) => guessMapping(layerOf(layer), columns, catalogue.field_names).map(({ column: name, to, why }) => [name, to, why]);

describe('a bureau’s columns', () => {
  it('of a national survey find their attributes', () => {
    expect(guess('districts', column('XZQMC', 'text', '海勃湾区'), column('XZQDM', 'text', '150302'), column('MJ', 'number'), column('BZ'))).toEqual([
      ['XZQMC', 'name', 'alias'],
      ['XZQDM', 'adcode', 'alias'],
      ['MJ', null, 'none'],
      ['BZ', null, 'none'],
    ]);
    expect(guess('treatment_patches', column('TBBH'), column('TBMC'), column('ZLCS', 'text', '梯田'), column('WCNF', 'integer', '2021'), column('YSRQ', 'date'), column('TBMJ', 'number')).map(([, to]) => to)).toEqual(['code', 'name', 'measure', 'year', 'accepted_on', null]);
  });
  it('in Chinese, cut to the ten bytes of a dbf, or as first letters find them too', () => {
    // 所在小流域 has ten bytes in GBK; 验收状态 eight. "SZXLY" are the first letters of 所在小流域.
    expect(guess('treatment_patches', column('验收状态', 'text', '已验收'), column('SZXLY', 'text', '1'), column('完成年份', 'integer', '2020'))).toEqual([
      ['验收状态', 'acceptance', 'alias'],
      ['SZXLY', 'watershed_code', 'pinyin'],
      ['完成年份', 'year', 'alias'],
    ]);
  });
  it('whose letters fit but whose values do not are left alone', () => {
    const parcels = smallCatalogue.layers.find(({ id }) => id === 'parcels')!;
    const of = (...columns: FoundColumn[]) => guessMapping(parcels, columns).map(({ to }) => to);
    // CS: 层数, a whole number. GD: 高度.
    expect(of(column('CS', 'integer', '3'), column('GD', 'number', '9.5'))).toEqual(['storeys', 'height_m']);
    expect(of(column('CS', 'text', '三层'), column('GD', 'text', '高'))).toEqual([null, null]);
  });
  it('tell which of them is the id, and of which layer they are', () => {
    const columns = [column('TBBH'), column('TBMC'), column('ZLCS', 'text', '梯田'), column('YSZT', 'text', '已验收')];
    expect(guessIdColumn(layerOf('treatment_patches'), { columns, format: 'shapefile' })).toBe('TBBH');
    const table = { id: 't', name: 't', file: 't.shp', format: 'shapefile', geometry_kinds: ['Polygon'], geometry_columns: null, columns, rows: 1, looked_at: 1, encoding: null, sample: [], warnings: [] } as const;
    const frame = { srid: 4490, title: null, how: 'stated', swapped: false, zone: null, explained: [], warnings: [], candidates: [] } as const;
    expect(guessLayer(catalogue, { ...table, frame })?.id).toBe('treatment_patches');
    expect(guessLayer(catalogue, { ...table, frame, columns: [column('FID'), column('Shape_Leng', 'number')] })).toBeNull();
  });
});

describe('a row', () => {
  const wells: Layer = { ...smallCatalogue.layers.find(({ id }) => id === 'wells')!, attributes: { code: { title: { zh: '编号', en: 'Code' }, type: 'text', required: true, pattern: { form: '^W\\d{3}$', words: { zh: 'W 加三位数字', en: 'W and three digits' } } }, depth_m: { title: { zh: '深度', en: 'Depth' }, type: 'number', range: [0, 500] }, drilled: { title: { zh: '成井', en: 'Drilled' }, type: 'date' } } };
  const sayer = (bad_values: 'fault' | 'keep_aside') =>
    new RowSayer(wells, { mapping: [{ column: '编号', to: 'code' }, { column: '深度', to: 'depth_m' }, { column: '成井', to: 'drilled' }, { column: '起', to: 'valid_from' }], id_column: null, constants: {}, required: [], bad_values }, '2026-11-24');
  const say = (properties: Record<string, string | number | null>, bad_values: 'fault' | 'keep_aside' = 'fault') => sayer(bad_values).say({ number: 7, id: null, geometry: new Uint8Array(21), properties, faults: [] });

  it('that says what it should is taken at its word', () => {
    expect(say({ 编号: 'W001', 深度: '1,2', 成井: '2020年5月1日', 管护人: '王' })).toMatchObject({ severity: 2 });
    expect(say({ 编号: 'W001', 深度: 500, 成井: '2020年5月1日', 管护人: '王', 起: '2026-11-24' })).toEqual({
      number: 7, id: null, valid_from: '2026-11-24', valid_to: null, geometry: new Uint8Array(21), faults: [], severity: 0,
      attributes: { code: 'W001', depth_m: 500, drilled: '2020-05-01', extra: { 管护人: '王' } },
    });
  });
  it('beyond the range, of another form, without what is required or of a day to come is faulty', () => {
    const codes = (properties: Record<string, string | number | null>) => say(properties).faults.map(({ code, attribute, value }) => [code, attribute, value]);
    expect(codes({ 编号: 'W001', 深度: 500.1 })).toEqual([['value-out-of-range', 'depth_m', '500.1']]);
    expect(codes({ 编号: 'W01' })).toEqual([['value-not-understood', 'code', 'W01']]);
    expect(codes({ 编号: ' ' })).toEqual([['value-missing', 'code', undefined]]);
    expect(codes({ 编号: 'W001', 起: '2026-11-25' })).toEqual([['day-to-come', 'valid_from', '2026-11-25']]);
  });
  it('keeps aside what is not understood where that is wished', () => {
    expect(say({ 编号: 'W001', 深度: '很深' }, 'keep_aside')).toMatchObject({ severity: 1, attributes: { code: 'W001', extra: { 深度: '很深' } }, faults: [{ code: 'value-kept-aside', column: '深度', value: '很深' }] });
  });
});
