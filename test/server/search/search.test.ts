import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Database } from '../../../server/db/database.ts';
import { fillPlaces } from '../../../server/imports/places.ts';
import { publish } from '../../../server/imports/publish.ts';
import { search } from '../../../server/search/search.ts';
import { searchWords } from '../../../server/search/search-words.ts';
import { box, feature, openSmallDatabase, publication, smallCatalogue } from '../imports/small-catalogue.ts';

let database: Database;

beforeAll(async () => {
  database = await openSmallDatabase();
  const put = (layer: string, features: ReturnType<typeof feature>[]) => publish(database, smallCatalogue, publication(layer, features));
  await put('quarters', [feature('150302', box(106.7, 39.6, 106.9, 39.8), { name: '海勃湾区' }), feature('150303', box(106.7, 39.2, 106.9, 39.6), { name: '海南区' })]);
  await put('parcels', [
    feature('p1', box(106.8, 39.3, 106.81, 39.31), { name: '海南工业园', kind: 'works', synthetic: true }),
    feature('p2', box(106.8, 39.7, 106.81, 39.71), { name: '海南' }),
    feature('p3', box(107.1, 39.9, 107.11, 39.91), { name: '100%达标_示范' }),
    feature('p4', box(106.8, 39.7, 106.82, 39.72), { kind: 'house' }),
  ]);
  await put('wells', [feature('w1', { type: 'Point', coordinates: [106.75, 39.65] }, { code: 'HB-017' })]);
  await fillPlaces(database, smallCatalogue);
});

afterAll(async () => {
  await database.close();
});

const find = async (q: string, limit = 20) => (await search(database, smallCatalogue, { q, limit })).hits;
const titles = async (q: string) => (await find(q)).map((hit) => hit.title);

test('the exact name first, then what begins with it; the district before the park', async () => {
  expect((await titles('海南')).slice(0, 3)).toEqual(['海南', '海南区', '海南工业园']);
  // The province of that name is nowhere in this city.
  expect(await titles('海南省')).toEqual([]);
});

test('pinyin in full and as initials, in any case', async () => {
  expect((await titles('hainanqu'))[0]).toBe('海南区');
  expect((await titles('HNGYY'))[0]).toBe('海南工业园');
  expect((await titles('hbwq'))[0]).toBe('海勃湾区');
  expect(await titles('hai nan')).toContain('海南工业园');
});

test('codes, and full-width letters', async () => {
  expect(await titles('hb-017')).toEqual(['HB-017']);
  expect(await titles('ＨＢ－０１７')).toEqual(['HB-017']);
  expect((await titles('150303'))[0]).toBe('海南区');
});

test('a hit says what it is and where, and whether it is 示意数据', async () => {
  const hit = (await find('海南工业园'))[0];
  expect(hit).toMatchObject({ kind: 'feature', layer: 'parcels', id: 'p1', synthetic: true, subtitle: { zh: '地块 · 海南区', en: 'parcels · 海南区' } });
  expect(hit?.position?.[0]).toBeCloseTo(106.805, 6);
  expect(hit?.bbox?.[0]).toBeCloseTo(106.8, 6);
  expect((await find('海勃湾区'))[0]?.subtitle.zh).toBe('城区 · 乌海市');
  expect((await find('达标'))[0]?.subtitle.zh).toBe('地块 · 市域以外');
});

test('a feature without a name is found under its id and its class, in both languages', async () => {
  expect(await titles('p4')).toEqual(['p4']);
  expect(await titles('住宅')).toEqual(['p4']);
  expect(await titles('house')).toEqual(['p4']);
});

test('townships have no invented position', async () => {
  const hit = (await find('凤凰岭街道')).find((one) => one.id === 'division-150302001');
  expect(hit).toMatchObject({ kind: 'place', position: null, bbox: null });
  expect(hit?.subtitle.zh).toContain('乌海市海勃湾区');
  expect((await find('fhljd'))[0]?.title).toBe('凤凰岭街道');
});

test('populated places have the position that GeoNames publishes', async () => {
  // GeoNames 1804271, Lasengmiao.
  const hit = (await find('拉僧庙')).find((one) => one.id === 'geonames-1804271');
  expect(hit?.position).toEqual([106.83556, 39.32306]);
  expect(hit?.subtitle.zh).toContain('GeoNames');
});

test('wildcards, quotes and NUL are only characters', async () => {
  expect(await titles('%')).toEqual(['100%达标_示范']);
  expect(await titles('_')).toEqual(['100%达标_示范']);
  expect(await titles('\\')).toEqual([]);
  expect(await titles("' or 1=1 --")).toEqual([]);
  expect(await titles('\u0000')).toEqual([]);
  expect(await titles('   ')).toEqual([]);
});

test('coordinates come first', async () => {
  const hits = await find('36398345.12, 4384567.8');
  expect(hits[0]?.kind).toBe('coordinate');
});

test('says when there is more', async () => {
  const answer = await search(database, smallCatalogue, { q: '海', limit: 2 });
  expect([answer.hits.length, answer.truncated]).toEqual([2, true]);
});

test('words of a name', () => {
  expect(searchWords(['乌海市 A区', 'Wuhai'])).toEqual(['乌海市 a区', 'wuhaishiaqu', 'whsaq', 'wuhai']);
  expect(searchWords(['绿色'])).toEqual(['绿色', 'lvse', 'ls']);
});
