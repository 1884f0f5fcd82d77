/** Filters over the world of parcels, with counts worked out by hand; and GDAL, which must read what the API answers. */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { conditionOf } from '../../../server/ogc/cql2/condition.ts';
import { parseText } from '../../../server/ogc/cql2/parse-text.ts';
import { CRS84 } from '../../../server/ogc/crs.ts';
import { itemsStatement } from '../../../server/ogc/items.ts';
import { queryablesOf } from '../../../server/ogc/queryables.ts';
import { publish } from '../../../server/imports/publish.ts';
import { box, feature, publication } from '../imports/small-catalogue.ts';
import { catalogue, EPSG, serve, type Served } from './ogc-world.ts';

let world: Served;
let origin: string;
beforeAll(async () => {
  world = await serve();
  origin = await world.app.listen({ host: '127.0.0.1', port: 0 });
}, 120_000);
afterAll(() => world.close(), 60_000);

interface Found {
  readonly numberMatched: number;
  readonly detail?: string;
  readonly features: readonly { readonly id: string; readonly geometry: { readonly coordinates: number[][][] }; readonly properties: Readonly<Record<string, unknown>> }[];
}

async function ask(query: Readonly<Record<string, string>>, layer = 'parcels'): Promise<Found & { status: number }> {
  const answer = await world.app.inject({ url: `/ogc/collections/${layer}/items?${new URLSearchParams(query)}` });
  return { ...answer.json<Found>(), status: answer.statusCode };
}
const numbers = ({ features }: Found): number[] => features.map(({ id }) => Number(id.slice(2)));
const range = (from: number, to: number): number[] => Array.from({ length: to - from + 1 }, (_, index) => from + index);

/** Of parcel 24 nothing is known, so no comparison holds for it, nor the opposite of one. */
const ANSWERS: readonly (readonly [filter: string, expected: readonly number[]])[] = [
  ['storeys = 7', [7]],
  ['storeys <> 7', range(0, 23).filter((k) => k !== 7)],
  ['storeys > 20', [21, 22, 23]],
  ['NOT storeys > 20', range(0, 20)],
  ['storeys >= 20.5 AND height_m <= 33', [21, 22]],
  ['storeys IS NULL', [24]],
  ['storeys is not null', range(0, 23)],
  ['true', range(0, 24)],
  ['false', []],
  ["kind = 'works' AND listed = true", [3, 9, 15, 21]],
  ["kind = 'house' AND storeys < 4 OR kind = 'works' AND storeys > 20", [0, 2, 21, 23]],
  ["(kind = 'house' OR kind = 'works') AND storeys < 3", [0, 1, 2]],
  ["name < '地块11'", [0, 1, 10]],
  ["'地块9' <= name", [9]],
  ["name LIKE '地块1%'", [1, ...range(10, 19)]],
  ["name LIKE '地块_'", range(0, 9)],
  ["name NOT LIKE '地块_' AND storeys < 12", [10, 11]],
  ["name LIKE '%\\_%'", []],
  ["storeys BETWEEN 5 AND 7 AND kind = 'works'", [5, 7]],
  ['storeys NOT BETWEEN 2 AND 22', [0, 1, 23]],
  ["name IN ('地块3','地块5','x')", [3, 5]],
  ['storeys NOT IN (0,1,2) AND storeys < 5', [3, 4]],
  ['synthetic = true', range(0, 4)],
  ["built_on >= DATE('2020-06-15')", range(20, 23)],
  ["built_on < '2001-06-15'", [0]],
  ["built_on BETWEEN DATE('2003-01-01') AND DATE('2004-12-31')", [3, 4]],
  ["built_on IN ('2003-06-15')", [3]],
  ["built_on > TIMESTAMP('2020-06-15T00:00:00Z')", [21, 22, 23]],
  ['height_m > storeys', range(1, 23)],
  ['storeys = storeys', range(0, 23)],
  ["T_AFTER(built_on,DATE('2020-06-15'))", [21, 22, 23]],
  ["T_BEFORE(built_on,INTERVAL('2001-01-01','..'))", [0]],
  ["T_EQUALS(built_on,DATE('2004-06-15'))", [4]],
  ["T_INTERSECTS(built_on,INTERVAL('2001-01-01','2002-12-31'))", [1, 2]],
  ["T_DISJOINT(built_on,INTERVAL('2002-01-01','..'))", [0, 1]],
  ["T_DURING(INTERVAL(built_on,'2004-01-01'),INTERVAL('2001-06-15','2005-01-01')) AND storeys < 4", [2, 3]],
  ["T_STARTS(INTERVAL(built_on,'2004-06-15'),INTERVAL('2003-06-15T00:00:00Z','2005-01-01T00:00:00Z'))", [3]],
  ["T_MEETS(INTERVAL('..',built_on),INTERVAL('2006-06-15','..'))", [6]],
  ['S_INTERSECTS(geometry,POINT(106.805 39.605))', [0]],
  ['S_INTERSECTS(POINT(106.805 39.605),geometry)', [0]],
  ['S_INTERSECTS(geometry,BBOX(106.8,39.6,106.83,39.61))', [0, 1]],
  ['S_INTERSECTS(geometry,BBOX(-180,-90,180,90))', range(0, 24)],
  ['S_INTERSECTS(geometry,POLYGON((-180 -90,180 -90,180 90,-180 90,-180 -90)))', range(0, 24)],
  ['S_INTERSECTS(geometry,MULTIPOINT((106.805 39.605),(106.825 39.625)))', [0, 6]],
  ['S_INTERSECTS(geometry,GEOMETRYCOLLECTION(POINT(106.805 39.605),LINESTRING(106.82 39.63,106.85 39.63)))', [0, 6, 7]],
  ['S_DISJOINT(geometry,BBOX(106.8,39.6,106.89,39.65))', range(15, 24)],
  ['S_DISJOINT(geometry,GEOMETRYCOLLECTION(POINT(106.805 39.605),LINESTRING(106.82 39.63,106.85 39.63))) AND storeys < 8', [1, 2, 3, 4, 5]],
  ['S_WITHIN(geometry,BBOX(106.79,39.59,106.835,39.615))', [0, 1]],
  ['S_CONTAINS(BBOX(106.79,39.59,106.835,39.615),geometry)', [0, 1]],
  ['S_CONTAINS(geometry,POINT(106.805 39.605))', [0]],
  ['S_TOUCHES(geometry,POINT(106.82 39.6))', [1]],
  ['S_EQUALS(geometry,POLYGON((106.81 39.6,106.81 39.61,106.8 39.61,106.8 39.6,106.81 39.6)))', [0]],
  ['S_CROSSES(geometry,LINESTRING(106.79 39.605,106.85 39.605))', [0, 1, 2]],
  ['S_OVERLAPS(geometry,BBOX(106.805,39.6,106.82,39.61))', [0]],
  ['NOT S_INTERSECTS(geometry,BBOX(106.8,39.6,106.89,39.65)) AND storeys < 17', [15, 16]],
];

describe('a filter', () => {
  it.each(ANSWERS)('%s', async (filter, expected) => {
    const found = await ask({ filter });
    expect([numbers(found), found.numberMatched]).toEqual([expected, expected.length]);
    // The same in JSON.
    expect(numbers(await ask({ 'filter-lang': 'cql2-json', filter: JSON.stringify(parseText(filter)) }))).toEqual(expected);
  });
  // pyproj 3.7 (PROJ 9.5), authority order, of 106.805 E 39.605 N
  it.each([[4490, '39.605 106.805'], [4326, '39.605 106.805'], [4545, '4386354.202 397367.383'], [4524, '4386354.202 36397367.383'], [3857, '11889478.214 4808706.892']])('is written in EPSG:%i when filter-crs says so', async (code, position) => {
    expect(numbers(await ask({ filter: `S_WITHIN(POINT(${position}),geometry)`, 'filter-crs': `${EPSG}${code}` }))).toEqual([0]);
  });
  it('goes with a box, a property and the pages that follow', async () => {
    const first = await ask({ filter: "kind = 'house'", bbox: '106.8,39.6,106.89,39.67', listed: 'false', limit: '2' });
    expect([numbers(first), first.numberMatched]).toEqual([[2, 4], 6]);
  });
  it.each([
    ['S_INTERSECTS(geometry,POLYGON((106.8 39.6,106.9 39.7,106.9 39.6,106.8 39.7,106.8 39.6)))', 'Self-intersection'],
    ['S_INTERSECTS(geometry,POINT(90 180))', 'lies outside'],
    ["owner = 'x'", 'is not a queryable'],
    ["name = 'x", 'cannot be read at character'],
  ])('%s is refused in words', async (filter, words) => {
    const answer = await ask({ filter });
    expect([answer.status, answer.detail]).toEqual([400, expect.stringContaining(words)]);
  });
  it('keeps its temper whatever is asked, and runs none of it', async () => {
    const nasty = ['', "'; drop table feature; --", '$1', '%', '\\', '[object Object]', '9'.repeat(400), '1e999', '-1e308', 'NaN', '\u202e', '(((', '{"op":', `name = '${'甲'.repeat(3_000)}'`, `storeys = ${'9'.repeat(300)}`, `storeys IN (${'1,'.repeat(600)}1)`, "built_on = DATE('0000-01-01')", "T_AFTER(built_on,DATE('9999-12-31'))", 'S_INTERSECTS(geometry,POINT(1e300 1e300))', 'S_INTERSECTS(geometry,POLYGON((1 1,1 1,1 1,1 1)))', 'S_WITHIN(geometry,LINESTRING(1 1,1 1))'];
    for (const text of nasty) {
      for (const name of ['filter', 'bbox', 'crs', 'bbox-crs', 'filter-crs', 'datetime', 'limit', 'after', 'name', 'storeys', 'height_m', 'built_on', 'listed', 'valid_to', 'f']) {
        for (const language of name === 'filter' ? ['cql2-text', 'cql2-json'] : ['cql2-text']) expect([name, text, (await ask({ 'filter-lang': language, [name]: text })).status]).toEqual([name, text, expect.toSatisfy((status: unknown) => status === undefined || Number(status) < 500)]);
      }
    }
    expect((await ask({ limit: '1' })).numberMatched).toBe(25);
  });
  it.each(['S_INTERSECTS', 'S_WITHIN', 'S_CONTAINS', 'S_TOUCHES', 'S_CROSSES', 'S_OVERLAPS', 'S_EQUALS'])('%s asks the index of shapes', async (name) => {
    const plan = await explain(`${name}(geometry,BBOX(106.8,39.6,106.83,39.61))`);
    expect(plan).toMatch(/Index Cond: \(+geom && /);
  });
  it('without a shape is read along the index of current features, in the order of ids', async () => {
    expect(await explain('true')).toMatch(/Index Scan using feature_parcels\w*region_id\w*idx on feature_parcels/);
  });
});

/** How a page is found, where reading the whole table is no choice: with 25 rows it always would be. */
async function explain(filter: string): Promise<string> {
  const layer = catalogue.layers.find(({ id }) => id === 'parcels');
  if (!layer) throw new Error('no parcels');
  const { sql, values } = conditionOf(parseText(filter), queryablesOf(layer), CRS84, 9);
  return world.database.transaction(async (tx) => {
    await tx.query('set local enable_seqscan = off');
    const { rows } = await tx.query<Record<string, string>>(`explain ${itemsStatement(false, sql, CRS84)}`, ['150300', 'parcels', null, null, 10, filter !== 'true', null, null, ...values]);
    return rows.map((row) => Object.values(row)[0]).join('\n');
  });
}

describe('datetime', () => {
  it('asks what held on a day, and of an interval the newest of each', async () => {
    await publish(world.database, catalogue, publication('quarters', [feature('q-1', box(106.8, 39.6, 106.9, 39.7), { name: '旧' }, '2010-01-01', '2020-01-01'), feature('q-1', box(106.8, 39.6, 106.95, 39.7), { name: '新' }, '2020-01-01'), feature('q-2', box(106.7, 39.6, 106.8, 39.7), { name: '二' }, '2015-01-01', '2018-01-01')]));
    const named = async (datetime?: string) => (await ask(datetime === undefined ? {} : { datetime }, 'quarters')).features.map(({ id, properties }) => `${id} ${String(properties['name'])}`);
    expect(await named()).toEqual(['q-1 新']);
    expect(await named('2012-06-01')).toEqual(['q-1 旧']);
    expect(await named('2016-01-01T00:00:00Z')).toEqual(['q-1 旧', 'q-2 二']);
    // 16:00 UTC is the midnight with which the day of the change begins in the city.
    expect([await named('2019-12-31T15:59:59Z'), await named('2019-12-31T16:00:00Z')]).toEqual([['q-1 旧'], ['q-1 新']]);
    expect(await named('2016-01-01/2019-01-01')).toEqual(['q-1 旧', 'q-2 二']);
    expect(await named('../..')).toEqual(['q-1 新', 'q-2 二']);
    expect(await named('../2009-12-31')).toEqual([]);
    expect((await ask({ filter: "T_INTERSECTS(INTERVAL(valid_from,'..'),DATE('2021-01-01')) AND valid_from = DATE('2020-01-01')" }, 'quarters')).numberMatched).toBe(1);
  });
});

describe.skipIf(!existsSync('/usr/bin/ogr2ogr'))('GDAL', () => {
  const run = promisify(execFile);
  const gdal = async (...args: readonly string[]): Promise<Found> => {
    const { stdout } = await run('/usr/bin/ogr2ogr', ['-f', 'GeoJSON', '-lco', 'COORDINATE_PRECISION=8', '/vsistdout/', `OAPIF:${origin}/ogc`, ...args], { maxBuffer: 1e8 });
    return JSON.parse(stdout) as Found;
  };
  /** What is known of each; GDAL gives the id as a column. */
  const said = ({ features }: Found) => features.map(({ properties }) => Object.fromEntries(Object.entries(properties).filter(([name, value]) => value !== null && name !== 'id')));

  it('sees the layers that are open, with their columns and how many features there are', async () => {
    const { stdout } = await run('/usr/bin/ogrinfo', ['-ro', '-so', `OAPIF:${origin}/ogc`, 'parcels']);
    expect(stdout).toContain('Feature Count: 25');
    expect(stdout).toContain('storeys: Integer');
    expect(stdout).toContain('height_m: Real');
    expect(stdout).toContain('built_on: Date');
    expect((await run('/usr/bin/ogrinfo', ['-ro', `OAPIF:${origin}/ogc`])).stdout).not.toContain('ditches');
  });
  it('reads a layer whole, page after page, as the API gives it', async () => {
    const read = await gdal('parcels', '-oo', 'PAGE_SIZE=7');
    expect(read.features.map(({ properties }) => properties['name'] ?? null)).toEqual([...range(0, 23).map((k) => `地块${k}`), null]);
    const own = await ask({});
    expect(read.features.map(({ geometry }) => geometry)).toEqual(own.features.map(({ geometry }) => geometry));
    // GDAL writes 2001/06/15.
    expect(JSON.parse(JSON.stringify(said(read)).replaceAll(/"(\d{4})\/(\d\d)\/(\d\d)"/g, '"$1-$2-$3"'))).toEqual(said(own));
  });
  it.each([
    [['-spat', '106.8', '39.6', '106.83', '39.61'], { bbox: '106.8,39.6,106.83,39.61' }],
    [['-where', 'storeys > 20'], { filter: 'storeys > 20' }],
    [['-where', "kind = 'works' AND storeys < 6"], { filter: "kind = 'works' AND storeys < 6" }],
    [['-where', "name = '地块3'"], { name: '地块3' }],
  ])('with %j reads what the API answers to %j', async (args, query) => {
    const [read, own] = [await gdal('parcels', ...args), await ask(query)];
    expect(own.features.length).toBeGreaterThan(0);
    expect(read.features.map(({ properties }) => properties['name'])).toEqual(own.features.map(({ properties }) => properties['name']));
  });
  it('moves to Gauss–Krüger what the API moves itself, within a millimetre', async () => {
    const [read, own] = [await gdal('parcels', '-t_srs', 'EPSG:4545', '-lco', 'RFC7946=NO'), await ask({ crs: `${EPSG}4545` })];
    const theirs = read.features.flatMap(({ geometry }) => geometry.coordinates.flat());
    const ours = own.features.flatMap(({ geometry }) => geometry.coordinates.flat());
    expect(ours.length).toBe(125);
    // GeoJSON of GDAL is written east before north.
    ours.forEach(([northing = 0, easting = 0], index) => expect(Math.hypot((theirs[index]?.[0] ?? 0) - easting, (theirs[index]?.[1] ?? 0) - northing)).toBeLessThan(0.001));
  });
});
