import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openFeatures, type ReadOptions } from '../../../server/imports/read-features.ts';
import type { Layer } from '../../../data/grammar.ts';
import type { IncomingFeature } from '../../../server/imports/publication.ts';
import { smallCatalogue } from './small-catalogue.ts';

let directory: string;

beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'anlan-read-'));
});

afterAll(() => {
  rmSync(directory, { recursive: true, force: true });
});

function layerOf(id: string): Layer {
  const layer = smallCatalogue.layers.find((one) => one.id === id);
  if (!layer) throw new Error(id);
  return layer;
}

async function read(name: string, content: string | Buffer, options: Partial<ReadOptions> = {}, layer = layerOf('wells')) {
  const path = join(directory, name);
  writeFileSync(path, content);
  const file = await openFeatures(path, layer, { datum: 'WGS84', trusted: false, ...options });
  const features: IncomingFeature[] = [];
  for await (const feature of file.features) features.push(feature);
  return { ...file, features };
}

const point = (properties: object | null, over: object = {}) => ({ type: 'Feature', properties, geometry: { type: 'Point', coordinates: [106.8, 39.5] }, ...over });
const collection = (features: object[], over: object = {}) => JSON.stringify({ type: 'FeatureCollection', ...over, features });

describe('GeoJSON', () => {
  test('members before and after the features count, whatever the features hold', async () => {
    const tricky = point({ code: '{"features":[]}, \\" ] } 海勃湾' });
    const text = `\uFEFF{"as_of":"2025-06-30", "features" : [${JSON.stringify(tricky)} ,\n${JSON.stringify(point({ code: 'b' }))}],"accuracy_m":12.5,"type":"FeatureCollection"}`;
    const file = await read('tricky.geojson', text);
    expect([file.as_of, file.accuracy_m, file.coverage]).toEqual(['2025-06-30', 12.5, null]);
    expect(file.features.map((one) => one.attributes['code'])).toEqual(['{"features":[]}, \\" ] } 海勃湾', 'b']);
  });

  test('a file larger than any piece of it arrives whole', async () => {
    const many = Array.from({ length: 30_000 }, (_, at) => point({ code: `W-${at}`, remark: '煤'.repeat(20) }, { id: at }));
    const file = await read('large.geojson', collection(many));
    expect([file.report.read, file.report.loaded, file.features.at(-1)?.attributes['code']]).toEqual([30_000, 30_000, 'W-29999']);
  });

  test('the checksum is that of the file', async () => {
    // printf '{"type":"FeatureCollection","features":[]}' | sha256sum
    const file = await read('empty.geojson', '{"type":"FeatureCollection","features":[]}');
    expect(file.sha256).toBe('ed778c73ea51338d6576fb5992b189f2b94d9f3d5e199f46c1af520d6b0b3e6c');
    expect(file.report).toMatchObject({ read: 0, loaded: 0, skip_count: 0 });
  });

  test.each([
    ['{"type":"FeatureCollection","features":[{"type":"Feature"', 'ends in the middle'],
    ['{"type":"FeatureCollection","features":[{"a":}]}', 'feature 1 cannot be read'],
    ['[1,2]', 'does not begin with {'],
    ['', 'ends in the middle'],
    ['{"type":"Topology","objects":{}}', 'of type "Topology"'],
    ['{"type":"FeatureCollection","features":[]} extra', 'something follows the end'],
    [Buffer.from([0x7b, 0xff, 0xfe, 0x7d]), 'not UTF-8'],
    ['{"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::4545"}},"features":[]}', 'EPSG::4545; expected degrees'],
    ['{"type":"FeatureCollection","as_of":"2025-13-01","features":[]}', 'as_of is "2025-13-01"'],
    ['{"type":"FeatureCollection","coverage":"all","features":[]}', 'coverage is not a geometry'],
  ])('refuses %s', async (text, words) => {
    await expect(read('bad.geojson', text)).rejects.toMatchObject({ code: 'BAD_REQUEST', detail: expect.stringContaining(words) });
  });
});

describe('attributes', () => {
  const parcels = layerOf('parcels');

  test('are found by name and alias in any case, in the order of preference; the rest is kept', async () => {
    const file = await read('a.geojson', collection([point({ 'PARCEL NAME': '甲', 地块名称: '乙', Kind: 'House', STOREYS: '3', height_m: '1,250.5', built_on: '2001年2月3日', listed: '是', fuel: 'coal' })]), {}, parcels);
    expect(file.features[0]?.attributes).toEqual({ name: '甲', kind: 'house', storeys: 3, height_m: 1250.5, built_on: '2001-02-03', listed: true, extra: { fuel: 'coal', 地块名称: '乙' } });
    expect(file.report.notes).toEqual([]);
  });

  test('a value that cannot be understood is kept aside and named with row, column, value and what was expected', async () => {
    const file = await read('b.geojson', collection([point({ name: '甲' }), point({ name: '乙', storeys: 'three', kind: 'castle', built_on: '2001-02' })]), {}, parcels);
    expect(file.report).toMatchObject({ read: 2, loaded: 2, note_count: 3 });
    expect(file.report.notes).toContainEqual({ row: 2, column: 'storeys', value: 'three', expected: 'a whole number within ±2147483647 (storeys)' });
    expect(file.features[1]?.attributes).toEqual({ name: '乙', extra: { storeys: 'three', kind: 'castle', built_on: '2001-02' } });
  });

  test('in other people’s files source and confidence are not our provenance; in ours they are', async () => {
    const text = collection([point({ code: 'a', source: 'coal', confidence: 'nominal', synthetic: true })]);
    expect((await read('c.geojson', text)).features[0]?.attributes).toEqual({ code: 'a', synthetic: true, extra: { source: 'coal', confidence: 'nominal' } });
    expect((await read('c.geojson', text, { trusted: true })).features[0]?.attributes).toEqual({ code: 'a', synthetic: true, source: 'coal', confidence: 'nominal' });
  });

  test('what is set for all wins, and what the file said stays in extra', async () => {
    const file = await read('d.geojson', collection([point({ code: 'a', state: 'dry' })]), { constants: { state: 'open' } });
    expect(file.features[0]?.attributes).toEqual({ code: 'a', state: 'open', extra: { state: 'dry' } });
  });

  test('dates of a boundary version', async () => {
    const file = await read('e.geojson', collection([point({ valid_from: '2020/1/5', valid_to: '2024-01-01' }, { id: 'q' })]));
    expect(file.features[0]).toMatchObject({ id: 'q', valid_from: '2020-01-05', valid_to: '2024-01-01' });
  });

  test('what a property implies', async () => {
    const wells = layerOf('wells');
    const layer = { ...wells, attributes: { ...wells.attributes, state: { ...wells.attributes['state'], title: wells.title, type: 'choice' as const, choices: { open: wells.title, dry: wells.title }, implied_by: { FRP: 'dry' } } } };
    const file = await read('f.geojson', collection([point({ frp: 3 }), point({ frp: 4, state: 'open' })]), {}, layer);
    expect(file.features.map((one) => one.attributes['state'])).toEqual(['dry', 'open']);
  });

  test('what PostgreSQL cannot keep is taken out of texts', async () => {
    const file = await read('g.geojson', '{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"code":"a\\u0000b\\ud800c","x":"\\ud800"},"geometry":{"type":"Point","coordinates":[1,2]}}]}');
    expect(file.features[0]?.attributes).toEqual({ code: 'ab\ufffdc', extra: { x: '\ufffd' } });
  });
});

describe('ids', () => {
  test('from the feature, its property, a named column, an alias; else from the content, the same each time', async () => {
    const idsOf = async (features: object[], options: Partial<ReadOptions> = {}, layer = layerOf('wells')) => (await read('ids.geojson', collection(features), options, layer)).features.map((one) => one.id);
    expect(await idsOf([point({ id: 'p', code: 'c' }, { id: 7 })])).toEqual(['7']);
    expect(await idsOf([point({ id: 'p', code: 'c' })])).toEqual(['p']);
    expect(await idsOf([point({ id: 'p', code: 'c' }, { id: 7 })], { rename: { $id: 'Code' } })).toEqual(['c']);
    expect(await idsOf([point({ bsm: 42 })], {}, { ...layerOf('wells'), id_aliases: ['BSM'] })).toEqual(['42']);
    const [first] = await idsOf([point({ code: 'c', depth_m: 1 })]);
    expect(first).toMatch(/^x[0-9a-f]{16}$/);
    expect(await idsOf([point({ depth_m: 1, code: 'c' })])).toEqual([first]);
  });

  test('two rows of one id stay two features, a repetition is skipped and said', async () => {
    const file = await read('twice.geojson', collection([point({ id: 'M1', code: 'east' }), point({ id: 'M1', code: 'west' }), point({ id: 'M1', code: 'east' })]));
    expect(file.features.map((one) => [one.id, one.attributes['code']])).toEqual([['M1', 'east'], ['M1~2', 'west']]);
    expect(file.report).toMatchObject({ read: 3, loaded: 2, skip_count: 1, skipped: [{ row: 3, why: 'it repeats row 1' }] });
  });

  test('a row without a geometry is skipped and said', async () => {
    const file = await read('none.geojson', collection([point({}, { geometry: null }), point({ code: 'b' })]));
    expect(file.report).toMatchObject({ read: 2, loaded: 1, skipped: [{ row: 1, why: 'it has no geometry' }] });
  });
});

describe('CSV', () => {
  test('columns of longitude and latitude in any of their names, in UTF-8 and in GBK', async () => {
    const utf8 = await read('u.csv', '\uFEFF编号,经度,纬度,备注\r\n"井,一",106.8,39.5,深\r\n井二,106.9,39.6,\r\n', { rename: { code: '编号' } });
    expect(utf8.features.map((one) => [one.attributes, one.geometry])).toEqual([
      [{ code: '井,一', extra: { 备注: '深' } }, { type: 'Point', coordinates: [106.8, 39.5] }],
      [{ code: '井二' }, { type: 'Point', coordinates: [106.9, 39.6] }],
    ]);
    // iconv -t gbk: 井 is BE AE
    const gbk = await read('g.csv', Buffer.concat([Buffer.from('code,lon,lat\n'), Buffer.from([0xbe, 0xae]), Buffer.from(',106.8,39.5\n')]));
    expect(gbk.features[0]?.attributes['code']).toBe('井');
  });

  test('a row whose position cannot be read is skipped and said', async () => {
    const file = await read('p.csv', 'code,lat,lon\na,39.5,\nb,39.5,east\nc,39.5,106.8\n');
    expect(file.report).toMatchObject({ read: 3, loaded: 1, skip_count: 2 });
    expect(file.report.skipped[1]).toEqual({ row: 2, why: 'its position cannot be read (longitude "east", latitude "39.5")' });
  });

  test('without such columns it is refused with those that there are', async () => {
    await expect(read('q.csv', 'code,x\na,1\n')).rejects.toMatchObject({ code: 'BAD_REQUEST', detail: expect.stringContaining('columns code, x; expected one of longitude') });
  });
});

test('GCJ-02 is moved back by what the published algorithm moved it', async () => {
  // The GCJ-02 algorithm applied to 106.8, 39.5 (WGS 84) gives 106.804738998, 39.500895727: written out in Python from its formula.
  const file = await read('gcj.geojson', collection([point({ code: 'a' }, { geometry: { type: 'Point', coordinates: [106.804738998, 39.500895727] } })], { coverage: { type: 'Polygon', coordinates: [[[106.804738998, 39.500895727], [107, 39.5], [107, 40], [106.804738998, 39.500895727]]] } }), { datum: 'GCJ-02' });
  const [x, y] = file.features[0]?.geometry && 'coordinates' in file.features[0].geometry ? file.features[0].geometry.coordinates : [];
  expect(Number(x)).toBeCloseTo(106.8, 6);
  expect(Number(y)).toBeCloseTo(39.5, 6);
  expect(JSON.stringify(file.coverage)).toContain('106.8');
});
