/** Two hundred damaged files and those that somebody made to do harm: each is refused with a code or read row by row, none hangs, none breaks anything. */
import { strToU8, unzipSync, zipSync } from 'fflate';
import { afterAll, describe, expect, it } from 'vitest';
import { catalogue } from '../../../data/catalogue.ts';
import { AppError } from '../../../server/errors.ts';
import { openFileRoom } from '../../../server/files/file-room.ts';
import { refusedCodes } from '../../../server/files/refused.ts';
import { writeShp } from '../sites/write-shapefile.ts';
import { inspected, openDesk, refusal, rowsOf, type Content } from './reading.ts';
import { boundaryPoints, csv, dbf, geojson, geojsonLines, kml, kmz, POLYGON, shapefileZip, shp, writeGeopackage, xlsx } from './small-files.ts';
import { shapeOfWkb } from './wkb-shape.ts';

const desk = openDesk();
afterAll(() => desk.close());

/** Mulberry32: the same two hundred files on every machine. */
function dice(seed: number): (sides: number) => number {
  let state = seed;
  return (sides) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % sides;
  };
}

const bytesOf = (content: Content): Uint8Array => (typeof content === 'string' ? strToU8(content) : content);
const DAMAGES: readonly ((bytes: Uint8Array, roll: (sides: number) => number) => Uint8Array)[] = [
  (bytes, roll) => bytes.slice(0, roll(bytes.length)),
  (bytes, roll) => {
    const worse = bytes.slice();
    for (let left = 1 + roll(8); left > 0; left -= 1) worse[roll(worse.length)] = roll(256);
    return worse;
  },
  (bytes, roll) => {
    const from = roll(bytes.length);
    return bytes.slice().fill([0, 0xff, 0x7f][roll(3)] ?? 0, from, from + 1 + roll(64));
  },
  (bytes, roll) => {
    const [from, to] = [roll(bytes.length), roll(bytes.length)];
    return Uint8Array.from([...bytes.subarray(0, from), ...bytes.subarray(Math.min(from, to), Math.max(from, to)), ...bytes.subarray(from)]);
  },
  // Numbers that count something, made as large as they can be.
  (bytes, roll) => {
    const worse = bytes.slice();
    new DataView(worse.buffer).setUint32(roll(Math.max(1, worse.length - 4)), [0x7fffffff, 0xffffffff, 0x80000000, 0x00ffffff][roll(4)] ?? 0, roll(2) === 0);
    return worse;
  },
];

describe('damaged files', () => {
  it('two hundred of them, of every format', async () => {
    const parts = { 's.shp': shp, 's.dbf': dbf };
    const good: readonly [name: string, content: Content, beside: Record<string, Content>][] = [
      ['s.shp', shp, parts], ['s.dbf', dbf, parts], ['s.zip', shapefileZip, {}], ['a.gpkg', await writeGeopackage(), {}], ['a.geojson', geojson, {}],
      ['a.geojsonl', geojsonLines, {}], ['a.kml', kml, {}], ['a.kmz', kmz, {}], ['a.csv', csv, {}], ['a.xlsx', xlsx, {}], ['a.txt', boundaryPoints, {}],
    ];
    const roll = dice(20_261_124);
    const outcomes = new Map<string, number>();
    for (let number = 0; number < 200; number += 1) {
      const [name, content, beside] = good[number % good.length] ?? ['', '', {}];
      const damaged = (DAMAGES[roll(DAMAGES.length)] ?? DAMAGES[0])?.(bytesOf(content), roll) ?? new Uint8Array();
      const outcome = await outcomeOf({ ...beside, [name]: damaged }).catch((error: unknown) => `case ${number}, ${name}: ${error instanceof Error ? (error.stack ?? '') : String(error)}`);
      outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
    }
    const strange = [...outcomes.keys()].filter((outcome) => outcome !== 'read' && !Object.hasOwn(refusedCodes, outcome));
    expect(strange).toEqual([]);
    // A test that refused everything, or nothing, would show nothing.
    expect(outcomes.get('read')).toBeGreaterThan(20);
    expect([...outcomes].filter(([outcome]) => outcome !== 'read').reduce((sum, [, count]) => sum + count, 0)).toBeGreaterThan(80);
  }, 60_000);
});

/** `read`, when every geometry is whole and every row beside it accounted for; else the code of the refusal. */
async function outcomeOf(files: Record<string, Content>): Promise<string> {
  const bundle = desk.bundle(files);
  try {
    for (const { id, frame } of (await inspected(bundle)).tables) {
      for (const { geometry, faults } of await rowsOf(bundle, { table: id, ...(frame.srid === null ? { srid: 4490 } : {}) })) {
        const positions = geometry === null ? [] : shapeOfWkb(geometry).rings.flat();
        if (geometry === null && faults.length === 0) throw new Error('a row without a geometry and without a fault');
        if (positions.some(([longitude, latitude]) => !(Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90))) throw new Error('a position on no Earth');
      }
    }
    return 'read';
  } catch (error) {
    if (error instanceof AppError) return (error.extra['why'] as { code?: string } | undefined)?.code ?? `without a code: ${error.message}`;
    throw error;
  }
}

const refuses = (files: Record<string, Content>): Promise<string> => refusal(rowsOf(desk.bundle(files)));
const withInt32 = (bytes: Uint8Array, at: number, value: number): Uint8Array => {
  const worse = bytes.slice();
  new DataView(worse.buffer).setInt32(at, value, true);
  return worse;
};
const document = (head: string, inside: string): string => `<?xml version="1.0"?>${head}<kml xmlns="http://www.opengis.net/kml/2.2">${inside}</kml>`;
const laughs = Array.from({ length: 9 }, (_, at) => `<!ENTITY l${at + 1} "${`&l${at};`.repeat(10)}">`).join('');

describe('files made to do harm', () => {
  it.each<[string, Record<string, Content>, RegExp]>([
    ['empty', { 'a.geojson': '' }, /^file-empty.*a\.geojson/],
    ['an empty zip', { 'a.zip': zipSync({}) }, /^nothing-to-read/],
    ['wrong magic: a shapefile', { 's.shp': strToU8('not a shapefile at all'), 's.dbf': dbf }, /^shapefile-damaged.*does not begin/],
    ['wrong magic: a GeoPackage', { 'a.gpkg': strToU8('PNG and so on, nothing of a database') }, /^geopackage-damaged/],
    ['wrong magic: a zip', { 'a.zip': 'Rar!' }, /^zip-damaged/],
    ['a database that is no GeoPackage', { 'a.gpkg': Uint8Array.from([...strToU8('SQLite format 3\0'), ...new Uint8Array(4_080)]) }, /^geopackage-damaged/],
    ['an old workbook', { 'a.xlsx.xls': Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0, 0, 0, 0]) }, /^workbook-damaged.*old \.xls/],
    ['2³¹ rings', { 's.shp': withInt32(shp, 100 + 8 + 36, 2 ** 31 - 1), 's.dbf': dbf }, /^shapefile-damaged.*2147483647 parts/],
    ['2³¹ points', { 's.shp': withInt32(shp, 100 + 8 + 40, 2 ** 31 - 1), 's.dbf': dbf }, /^shapefile-damaged.*2147483647 points/],
    ['fewer rings than none', { 's.shp': withInt32(shp, 100 + 8 + 36, -1), 's.dbf': dbf }, /^shapefile-damaged.*-1 parts/],
    ['cut short', { 's.shp': shp.slice(0, -20), 's.dbf': dbf }, /^shapefile-damaged.*breaks off/],
    ['a table shorter than it says', { 's.shp': shp, 's.dbf': withInt32(dbf, 4, 1_000_000) }, /^table-damaged.*1000000 records/],
    ['fewer rows than shapes', { 's.shp': writeShp([POLYGON, POLYGON]), 's.dbf': dbf }, /^table-damaged.*1 rows for 2 shapes/],
    ['300 columns', { 's.shp': shp, 's.dbf': wideDbf(300) }, /^too-many-columns.*300/],
    ['a .dbf without its .shp', { 's.dbf': dbf }, /^shp-missing/],
    ['a file from elsewhere (XXE)', { 'a.kml': document('<!DOCTYPE kml [<!ENTITY x SYSTEM "file:///etc/passwd">]>', '<Placemark><name>&x;</name></Placemark>') }, /^xml-declares.*DOCTYPE/],
    ['a billion laughs', { 'a.kml': document(`<!DOCTYPE kml [<!ENTITY l0 "ha">${laughs}]>`, '<Placemark><name>&l9;</name></Placemark>') }, /^xml-declares/],
    ['the same within a KMZ', { 'a.kmz': zipSync({ 'doc.kml': strToU8(document(`<!DOCTYPE kml [<!ENTITY l0 "ha">${laughs}]>`, '')) }) }, /^xml-declares/],
    ['XML that is none', { 'a.kml': document('', '<Placemark><name>x</Placemark>') }, /^kml-damaged.*placemark 1/],
    ['a zip that climbs out', { 'a.zip': zipSync({ '../../etc/cron.d/s.shp': shp }) }, /^zip-name.*\.\.\/\.\.\/etc/],
    ['a zip with a root', { 'a.zip': zipSync({ '/etc/s.shp': shp }) }, /^zip-name/],
    ['a zip with a link', { 'a.zip': zipSync({ 's.shp': [strToU8('/etc/passwd'), { os: 3, attrs: (0o120777 << 16) >>> 0 }] }) }, /^zip-link/],
    ['a zip of very many', { 'a.zip': zipSync(Object.fromEntries(Array.from({ length: 1_001 }, (_, at) => [`${at}.txt`, new Uint8Array()]))) }, /^zip-entries/],
    ['a zip that lies about its sizes', { 'a.zip': lyingZip() }, /^zip-damaged/],
    ['brackets without an end', { 'a.geojson': `{"type":"FeatureCollection","features":[${'['.repeat(400_000)}` }, /^geojson-damaged.*ends in the middle/],
    ['another kind of JSON', { 'a.geojson': '{"type":"Topology","objects":{}}' }, /^geojson-damaged.*Topology/],
    ['a quotation mark without its pair', { 'a.csv': `编号,经度,纬度\n"甲,106.8,39.6\n${'乙,106.8,39.6\n'.repeat(700_000)}` }, /^row-too-large/],
    ['boundary points of an older datum', { 'a.txt': boundaryPoints.replace('2000国家大地坐标系', '80西安坐标系') }, /^boundary-damaged.*Xi'an 1980/],
  ])('%s', async (_, files, why) => {
    expect(await refuses(files)).toMatch(why);
  });
  it('not a number and no end of one: a fault of the row', async () => {
    const [nan, inf, good] = await rowsOf(desk.bundle({ 'a.csv': '编号,经度,纬度\n甲,nan,39.6\n乙,106.8,1e999\n丙,106.8,39.6\n' }));
    expect([nan, inf, good].map((row) => row?.faults.map(({ code }) => code))).toEqual([['bad-position'], ['bad-position'], []]);
    const broken = shp.slice();
    new DataView(broken.buffer).setFloat64(100 + 8 + 48, Number.NaN, true);
    expect((await rowsOf(desk.bundle({ 's.shp': broken, 's.dbf': dbf })))[0]).toMatchObject({ geometry: null, faults: [{ code: 'bad-position' }] });
  });
  it('values nested deeper than any program follows become nothing', async () => {
    const deep = `{"type":"Feature","properties":{"x":${'['.repeat(50_000)}${']'.repeat(50_000)}},"geometry":{"type":"Polygon","coordinates":${'['.repeat(50_000)}${']'.repeat(50_000)}}}`;
    expect((await rowsOf(desk.bundle({ 'a.geojson': deep })))[0]).toMatchObject({ geometry: null, faults: [{ code: 'bad-position' }] });
  });
});

function wideDbf(fields: number): Uint8Array {
  const bytes = new Uint8Array(33 + 32 * fields + 1 + fields);
  const view = new DataView(bytes.buffer);
  view.setUint32(4, 1, true);
  view.setUint16(8, 33 + 32 * fields, true);
  view.setUint16(10, 1 + fields, true);
  for (let field = 0; field < fields; field += 1) {
    bytes.set(strToU8(`F${field}`), 32 + 32 * field);
    bytes[43 + 32 * field] = 0x43;
    bytes[48 + 32 * field] = 1;
  }
  bytes[32 + 32 * fields] = 0x0d;
  return bytes;
}

/** The central directory says ten bytes; a megabyte follows. */
function lyingZip(): Uint8Array {
  const zip = zipSync({ 's.shp': new Uint8Array(1_000_000) });
  const at = zip.findLastIndex((byte, index) => byte === 0x50 && zip[index + 1] === 0x4b && zip[index + 2] === 1 && zip[index + 3] === 2);
  return withInt32(zip, at + 24, 10);
}

describe('the process that reads', () => {
  const impatient = openFileRoom(catalogue.city, { silent_ms: 2_500, silent_ms_per_megabyte: 0 });
  const small = openFileRoom(catalogue.city, { silent_ms: 60_000, memory_mb: 96 });
  afterAll(() => Promise.all([impatient.close(), small.close()]));

  it('opens no bomb, and is ended when it says nothing any more', async () => {
    const bomb = zipSync({ 's.shp': new Uint8Array(20_000_000) });
    expect(await refusal(impatient.inspect(desk.bundle({ 'a.zip': bomb })))).toMatch(/^zip-swells/);
    // A view that never ends: counting its rows is the first thing that anybody does.
    const endless = await writeGeopackage(`
      create view "endless" as with recursive n(fid) as (select 1 union all select fid + 1 from n) select fid, null as geom from n;
      insert into gpkg_geometry_columns values ('endless', 'geom', 'POINT', 4545, 0, 0);`);
    expect(await refusal(impatient.inspect(desk.bundle({ 'a.gpkg': endless })))).toMatch(/^took-too-long/);
  }, 60_000);
  it('is ended when it takes all memory, is left, or nobody waits for it; the next file is read as if nothing had been', async () => {
    const heavy = `{"type":"Feature","properties":{},"geometry":{"type":"MultiPoint","coordinates":[${'[1],'.repeat(6_000_000)}[1]]}}`;
    expect(await refusal(small.inspect(desk.bundle({ 'a.geojson': heavy })))).toMatch(/^took-too-much-memory/);
    const many = desk.bundle({ 'a.csv': `编号,经度,纬度\n${'甲,106.8,39.6\n'.repeat(20_000)}` });
    await expect(small.inspect(many, {}, { signal: AbortSignal.abort() })).rejects.toMatchObject({ code: 'BUSY' });
    let rows = 0;
    for await (const batch of small.read(many, { table: 'a.csv' })) {
      rows += batch.rows.length;
      break;
    }
    expect(rows).toBe(1_000);
    const bundle = desk.bundle({ 'site.zip': unzipped() });
    expect((await small.inspect(bundle)).tables[0]).toMatchObject({ name: 'site', frame: { srid: 4524 } });
    const batches = [];
    for await (const batch of small.read(bundle, { table: 'site.zip/site.shp' })) batches.push(batch);
    expect(batches).toEqual([{ rows: await rowsOf(bundle) }]);
  }, 60_000);
});

/** The good one again, packed anew: nothing of an earlier file may be left. */
function unzipped(): Uint8Array {
  return zipSync(Object.fromEntries(Object.entries(unzipSync(shapefileZip)).map(([name, bytes]) => [name.replace('a/', ''), bytes])));
}
