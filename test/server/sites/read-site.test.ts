/** Files and pasted text read into shapes; the expected degrees come from pyproj 3.7 (PROJ), the shifted ones from the published algorithm. */
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { catalogue } from '../../../data/catalogue.ts';
import type { SiteRead, SiteReadRequest } from '../../../server/contract/sites.ts';
import { AppError } from '../../../server/errors.ts';
import { readSite } from '../../../server/sites/read/read-site.ts';
import { PRJ_4524, WUHAI_GBK, writeDbf, writeShp, type DrawnPolygon } from './write-shapefile.ts';

const read = (request: SiteReadRequest): Promise<SiteRead> => readSite(request, catalogue.city);
const text = (words: string, more: Partial<SiteReadRequest> = {}) => read({ text: words, ...more });
const file = (bytes: Uint8Array, file_name: string, more: Partial<SiteReadRequest> = {}) => read({ base64: Buffer.from(bytes).toString('base64'), file_name, ...more });
const zipped = (entries: Record<string, Uint8Array | string>, more: Partial<SiteReadRequest> = {}) => file(zipSync(Object.fromEntries(Object.entries(entries).map(([name, value]) => [name, typeof value === 'string' ? strToU8(value) : value]))), 'site.zip', more);
const refused = async (work: Promise<unknown>): Promise<string> => {
  const error: unknown = await work.then(() => null, (fault: unknown) => fault);
  if (!(error instanceof AppError)) throw new Error(`not refused but ${String(error)}`);
  return `${error.code} ${error.detail}`;
};
const positions = (one: SiteRead): number[][] => (one.shapes[0]?.geometry.coordinates.flat(one.shapes[0].geometry.type === 'Polygon' ? 1 : 0) ?? []) as number[][];
/** 1e-8° is a millimetre. */
const lies = (actual: unknown, [lon, lat]: readonly [number, number], within = 2e-8) => {
  const [x, y] = actual as [number, number];
  expect(Math.abs(x - lon)).toBeLessThan(within);
  expect(Math.abs(y - lat)).toBeLessThan(within);
};

// pyproj: EPSG:4545 of the corners 106.80/106.82, 39.60/39.62.
const CORNERS = [[396930.533, 4385804.766], [398648.404, 4385782.02], [398677.566, 4388002.653], [396960.189, 4388025.402]] as const;
const DEGREES = [[106.8, 39.6], [106.82, 39.6], [106.82, 39.62], [106.8, 39.62]] as const;
const INNER = [[397367.383, 4386354.202], [398226.257, 4386342.829], [398240.899, 4387453.145], [397382.149, 4387464.519]] as const;

describe('pasted coordinates', () => {
  it('decimal degrees make a closed outline, and the note says that the datum was taken for granted', async () => {
    const one = await text('106.80, 39.60\n106.82 39.60\n106.82，39.62');
    expect(one.shapes[0]?.geometry).toEqual({ type: 'Polygon', coordinates: [[[106.8, 39.6], [106.82, 39.6], [106.82, 39.62], [106.8, 39.6]]] });
    expect(one.format).toBe('coordinates');
    expect(one.notes.map(({ zh }) => zh).join()).toMatch(/GCJ-02/);
  });
  it('one pair is a point, two a line, an empty line parts shapes', async () => {
    const one = await text('106.80 39.60\n\n106.80 39.60\n106.82 39.60\n\n106.80 39.60\n106.82 39.60\n106.82 39.62\n106.80 39.60');
    expect(one.shapes.map(({ geometry }) => geometry.type)).toEqual(['Point', 'LineString', 'Polygon']);
  });
  // oxlint-disable-next-line vitest/expect-expect -- lies() expects
  it.each([
    [`106°49′12″E 39°39′00″N`],
    [`39°39′N，106°49′12″E`],
    [`东经106度49分12秒 北纬39度39分00秒`],
    [`106°49'12" 39°39'00"`],
  ])('degrees with minutes and seconds: %s', async (words) => {
    lies((await text(words)).shapes[0]?.geometry.coordinates, [106.82, 39.65]);
  });
  it('latitude first is turned, and told', async () => {
    const one = await text('39.65 106.82');
    lies(one.shapes[0]?.geometry.coordinates, [106.82, 39.65]);
    expect(one.notes.map(({ en }) => en).join()).toMatch(/Latitude stood first/);
  });
  it.each([
    ['without a zone: the city\'s belt', '402118.672, 4393512.345', [106.859252438, 39.670014685], 4545],
    ['zone 36 before the easting', '36402118.672 4393512.345', [106.859252438, 39.670014685], 4524],
    ['north first', '4393512.345, 36402118.672', [106.859252438, 39.670014685], 4524],
    ['north first, without a zone', '4393512.345, 402118.672', [106.859252438, 39.670014685], 4545],
    ['the belt beside, without a zone', '659876.5 4393512.3', [106.862974325, 39.660672838], 4544],
    ['zone 35', '35659876.5 4393512.3', [106.862974325, 39.660672838], 4523],
    ['a 6° zone', '18659876.5 4393512.3', [106.862974325, 39.660672838], 4496],
    ['numbered rows', 'J1, 4393512.345, 36402118.672', [106.859252438, 39.670014685], 4524],
    ['numbered without a letter', '1 402118.672 4393512.345', [106.859252438, 39.670014685], 4545],
  ] as const)('metres, %s', async (_, words, place, srid) => {
    const one = await text(words);
    lies(one.shapes[0]?.geometry.coordinates, place);
    expect(one.srid).toBe(srid);
  });
  it('what the person says goes before the guess, whichever order they paste', async () => {
    lies((await text('659876.5 4393512.3', { srid: 4507 })).shapes[0]?.geometry.coordinates, [106.862974325, 39.660672838]);
    lies((await text('659876.5 4393512.3', { srid: 32648 })).shapes[0]?.geometry.coordinates, [106.864144863, 39.67648726]);
    const turned = await text('4393512.3 659876.5', { srid: 4544 });
    lies(turned.shapes[0]?.geometry.coordinates, [106.862974325, 39.660672838]);
    expect(turned.notes).toHaveLength(2);
  });
  // oxlint-disable-next-line vitest/expect-expect -- lies() expects
  it('GCJ-02 and BD-09 are undone only when the person says so', async () => {
    const [gcj, bd] = ['106.82472418842985, 39.65089816056076', '106.83120034642432, 39.65698875959263'];
    lies((await text(gcj, { datum: 'GCJ-02' })).shapes[0]?.geometry.coordinates, [106.82, 39.65], 2e-5);
    lies((await text(bd, { datum: 'BD-09' })).shapes[0]?.geometry.coordinates, [106.82, 39.65], 3e-5);
    lies((await text(gcj)).shapes[0]?.geometry.coordinates, [106.824724188, 39.650898161]);
  });
  it.each([
    ['106.8 39.6\nabc def\n106.9 39.6', /Line 2 is "abc def"/],
    ['106.8 39.6\n106.9', /Line 2 is "106.9"/],
    ['402118 12345', /neither degrees nor metres/],
    ['402118.6 4393512.3\n36402118.6 4393512.3', /several zones: 0, 36/],
    ['150000.5 4393512.3', /leads in no belt/],
    ['', /no coordinates/],
    [`106°49′12″E 39°39′00″N\n106.8 39.6`, /Some lines say/],
    [`106°61′E 39°39′N`, /Line 1/],
  ])('%s is refused with its line', async (words, message) => {
    expect(await refused(text(words))).toMatch(message);
  });
  it('more than 2,000 vertices or 50 shapes are refused', async () => {
    const ring = Array.from({ length: 2_001 }, (_, at) => `106.8${String(at).padStart(4, '0')} 39.6`).join('\n');
    expect(await refused(text(ring))).toMatch(/more than 2000 vertices/);
    expect(await refused(text(Array.from({ length: 51 }, () => '106.8 39.6').join('\n\n')))).toMatch(/more than 50 shapes/);
  });
  it('a datum that needs official parameters is refused, not guessed', async () => {
    expect(await refused(text('402118 4393512', { srid: 2362 }))).toMatch(/Xi'an 1980/);
    expect(await refused(text('402118 4393512', { srid: 2420 }))).toMatch(/Beijing 1954/);
    expect(await refused(text('402118 4393512', { srid: 27700 }))).toMatch(/27700/);
  });
});

const rows = (ring: number, corners: readonly (readonly [number, number])[], prefix = 36_000_000) => corners.map(([x, y], at) => `J${at + 1},${ring},${y},${x + prefix}`).join('\n');
const HEAD = '[属性描述]\n格式版本号=1.01版本\n坐标系=2000国家大地坐标系\n几度分带=3\n投影类型=高斯克吕格\n计量单位=米\n带号=36\n精度=0.001\n转换参数=0,0,0,0,0,0,0\n[地块坐标]\n';

describe('界址点 txt', () => {
  it('a parcel with a hole and a second parcel, north before east, zone in the header', async () => {
    const one = await text(`${HEAD}8,0,1,东地块,面,,,,@\n${rows(1, CORNERS)}\n${rows(2, INNER)}\n4,0,2,西地块,面,,,,@\n${rows(1, CORNERS.map(([x, y]) => [x - 5000, y] as const))}\n`);
    expect(one).toMatchObject({ format: 'boundary-points', srid: 4524 });
    expect(one.shapes.map(({ name, geometry }) => [name, geometry.type, geometry.coordinates.length])).toEqual([['东地块', 'Polygon', 2], ['西地块', 'Polygon', 1]]);
    const rings = one.shapes[0]?.geometry.coordinates as number[][][] | undefined;
    DEGREES.forEach((corner, at) => lies(rings?.[0]?.[at], corner));
    lies(rings?.[1]?.[0], [106.805, 39.605]);
  });
  it('rings apart are parts, not holes', async () => {
    const one = await text(`${HEAD}8,0,1,两块,面,,,,@\n${rows(1, CORNERS)}\n${rows(2, CORNERS.map(([x, y]) => [x - 5000, y] as const))}\n`);
    expect(one.shapes[0]?.geometry.type).toBe('MultiPolygon');
  });
  it('an easting without the zone that the header states', async () => {
    const one = await text(`${HEAD}${rows(1, CORNERS, 0)}`);
    expect(one.srid).toBe(4545);
    lies(positions(one)[1], [106.82, 39.6]);
  });
  it('without a header the zone before the easting tells', async () => {
    const one = await text(rows(1, CORNERS));
    expect(one.srid).toBe(4524);
    lies(positions(one)[2], [106.82, 39.62]);
  });
  it('as a GBK file', async () => {
    const gbk = Buffer.concat([Buffer.from('[', 'latin1'), Buffer.from('cad4d0d4c3e8caf6', 'hex'), Buffer.from(']\n[', 'latin1'), Buffer.from('b5d8bfe9d7f8b1ea', 'hex'), Buffer.from(']\n4,0,1,', 'latin1'), WUHAI_GBK, Buffer.from(',,,,,@\n'), Buffer.from(rows(1, CORNERS))]);
    const one = await file(new Uint8Array(gbk), '界址点.txt');
    expect(one).toMatchObject({ format: 'boundary-points', encoding: 'gb18030' });
    expect(one.shapes[0]?.name).toBe('乌海化工园区');
  });
  it.each([
    [`${HEAD}4,0,1,甲,面,,,,@\nJ1,1,4385804.766,36396930.533\nJ2,1,abc,36398648.404`, /Line 13 is "J2,1,abc,36398648.404"/],
    [`${HEAD}4,0,1,甲,面,,,,@\nJ1,1,36396930.533,4385804.766`, /Line 12 .* the other way round/],
    [`${HEAD}4,0,1,甲,面,,,,@\n${rows(1, CORNERS, 35_000_000)}`, /带号=36 but the eastings begin with 35/],
    [`${HEAD.replace('2000国家大地坐标系', '80国家大地坐标系')}${rows(1, CORNERS)}`, /Xi'an 1980/],
    [`${HEAD.replace('带号=36', '带号=99')}${rows(1, CORNERS)}`, /带号=99/],
    [`${HEAD}4,0,1,甲,面,,,,@\nJ1,1,4385804.766,36396930.533`, /line 11 has 1 points/],
    [HEAD, /no boundary points/],
  ])('refused with its line: %#', async (words, message) => {
    expect(await refused(text(words))).toMatch(message);
  });
});

const site: DrawnPolygon = { rings: [[...CORNERS, CORNERS[0]].map(([x, y]) => [x + 36_000_000, y] as const).toReversed(), [...INNER, INNER[0]].map(([x, y]) => [x + 36_000_000, y] as const)], name: WUHAI_GBK };
const utf8 = (name: string): DrawnPolygon => ({ ...site, name: strToU8(name) });

describe('a zipped shapefile', () => {
  it('in GBK without a .cpg, the system told by the parameters of the .prj', async () => {
    const one = await zipped({ 'a/site.shp': writeShp([site]), 'a/site.dbf': writeDbf([site]), 'a/site.prj': PRJ_4524 });
    expect(one).toMatchObject({ format: 'shapefile', encoding: 'gb18030', srid: 4524 });
    expect(one.shapes[0]).toMatchObject({ name: '乌海化工园区', geometry: { type: 'Polygon' } });
    expect(one.shapes[0]?.geometry.coordinates).toHaveLength(2);
    lies(positions(one)[1], [106.8, 39.62]);
  });
  it('in UTF-8, however the .cpg or the language byte would have it', async () => {
    const one = await zipped({ 'S.SHP': writeShp([site]), 'S.DBF': writeDbf([utf8('乌海')], 0x4d), 'S.CPG': 'GBK' });
    expect(one.encoding).toBe('utf-8');
    expect(one.shapes[0]?.name).toBe('乌海');
  });
  it('a UTF-8 cell cut in the middle of a character is still UTF-8', async () => {
    const one = await zipped({ 's.shp': writeShp([site]), 's.dbf': writeDbf([{ ...site, name: strToU8(`a${'乌'.repeat(30)}`) }]) });
    expect(one.encoding).toBe('utf-8');
  });
  it('the .cpg goes before the language byte, and the person before both', async () => {
    const big5 = Uint8Array.from([0xa4, 0xa4, 0xa4, 0xe5]);
    const files = { 's.shp': writeShp([site]), 's.dbf': writeDbf([{ ...site, name: big5 }], 0x4d), 's.cpg': 'Big5' };
    expect((await zipped(files)).shapes[0]?.name).toBe('中文');
    expect((await zipped(files, { encoding: 'gb18030' })).encoding).toBe('gb18030');
    expect((await zipped({ 's.shp': files['s.shp'], 's.dbf': files['s.dbf'] })).encoding).toBe('gb18030');
  });
  it('a .prj that does not fit its figures is told, and the figures count', async () => {
    const one = await zipped({ 's.shp': writeShp([site]), 's.prj': PRJ_4524.replace('36500000.0', '500000.0') });
    expect(one.srid).toBe(4524);
    expect(one.notes.map(({ en }) => en).join()).toMatch(/does not fit the figures/);
  });
  it('an older datum under whatever name is refused', async () => {
    expect(await refused(zipped({ 's.shp': writeShp([site]), 's.prj': PRJ_4524.replace('6378137.0', '6378140.0') }))).toMatch(/Xi'an 1980/);
    expect(await refused(zipped({ 's.shp': writeShp([site]), 's.prj': PRJ_4524.replace('6378137.0', '6378245') }))).toMatch(/Beijing 1954/);
  });
  it('a lone .shp is asked for with its parts', async () => {
    expect(await refused(file(writeShp([site]), 'site.shp'))).toMatch(/one part of a shapefile.*one zip/);
  });
  it('damaged records are refused', async () => {
    const whole = writeShp([site]);
    expect(await refused(zipped({ 's.shp': whole.subarray(0, whole.length - 20) }))).toMatch(/breaks off at byte 100/);
    const many = whole.slice();
    new DataView(many.buffer).setInt32(148, 2 ** 31 - 1, true);
    expect(await refused(zipped({ 's.shp': many }))).toMatch(/damaged/);
    expect(await refused(zipped({ 's.shp': strToU8('not a shapefile at all') }))).toMatch(/does not begin/);
    expect(await refused(zipped({ 'readme.txt': 'hello' }))).toMatch(/nothing readable/);
  });
});

describe('zips that no honest person sends', () => {
  it('a bomb is stopped long before it is open', async () => {
    expect(await refused(zipped({ 's.shp': new Uint8Array(60_000_000) }))).toMatch(/swells/);
  });
  it('a name that climbs out is refused', async () => {
    expect(await refused(zipped({ '../../etc/s.shp': writeShp([site]) }))).toMatch(/\.\.\/\.\.\/etc/);
    expect(await refused(zipped({ '/etc/s.shp': writeShp([site]) }))).toMatch(/names inside the zip/);
  });
  it('too many entries, the same name twice, broken bytes', async () => {
    expect(await refused(zipped(Object.fromEntries(Array.from({ length: 201 }, (_, at) => [`${at}.txt`, 'x']))))).toMatch(/more than 200 entries/);
    const honest = zipSync({ 's.shp': writeShp([site]) });
    expect(await refused(file(honest.map((byte, at) => (at > 60 && at < 160 ? byte ^ 0x5a : byte)), 's.zip'))).toMatch(/BAD_REQUEST/);
    expect(await refused(file(strToU8('PK\u0003\u0004 and then nothing'), 's.zip'))).toMatch(/BAD_REQUEST/);
  });
  it('more than 5 MB is too large, and what is not base64 is refused', async () => {
    expect(await refused(file(new Uint8Array(5 * 1024 * 1024 + 1), 'big.txt'))).toMatch(/^TOO_LARGE .*5242881/);
    expect(await refused(read({ base64: '!!!' }))).toMatch(/not base64/);
    expect(await refused(read({ base64: '' }))).toMatch(/empty/);
  });
});

const KML = (inside: string, head = '') => `<?xml version="1.0" encoding="UTF-8"?>${head}<kml xmlns="http://www.opengis.net/kml/2.2"><Document>${inside}</Document></kml>`;
const PLACEMARK = '<Placemark><name>北地块</name><Polygon><outerBoundaryIs><LinearRing><coordinates>106.8,39.6,1100 106.82,39.6,1100 106.82,39.62,1100 106.8,39.6,1100</coordinates></LinearRing></outerBoundaryIs></Polygon></Placemark>';

describe('KML and GeoJSON', () => {
  it('a placemark, heights left behind', async () => {
    const one = await file(strToU8(KML(PLACEMARK)), 'a.kml');
    expect(one).toMatchObject({ format: 'kml', srid: 4326, shapes: [{ name: '北地块', geometry: { type: 'Polygon', coordinates: [[[106.8, 39.6], [106.82, 39.6], [106.82, 39.62], [106.8, 39.6]]] } }] });
  });
  it('a KMZ', async () => {
    expect((await zipped({ 'doc.kml': KML(PLACEMARK), 'files/icon.png': 'x' })).shapes[0]?.name).toBe('北地块');
  });
  it('entities are refused before any parser sees them', async () => {
    const bomb = '<!DOCTYPE kml [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>';
    expect(await refused(text(KML(PLACEMARK.replace('北地块', '&b;'), bomb)))).toMatch(/DOCTYPE/);
    expect(await refused(text(KML(PLACEMARK, '<!DOCTYPE kml SYSTEM "file:///etc/passwd">')))).toMatch(/DOCTYPE/);
    expect(await refused(text(KML('<Placemark><name>x</Placemark>')))).toMatch(/cannot be read/);
    expect(await refused(text(KML('')))).toMatch(/no placemark/);
  });
  it('a collection, a feature, a bare geometry, a collection of geometries', async () => {
    const point = { type: 'Point', coordinates: [106.8, 39.6, 1100] };
    const feature = { type: 'Feature', properties: { 项目名称: '罐区' }, geometry: point };
    for (const whole of [point, feature, { type: 'FeatureCollection', features: [feature] }, { type: 'GeometryCollection', geometries: [point] }]) {
      expect((await text(JSON.stringify(whole))).shapes.map(({ geometry }) => geometry)).toEqual([{ type: 'Point', coordinates: [106.8, 39.6] }]);
    }
    expect((await text(JSON.stringify(feature))).shapes[0]?.name).toBe('罐区');
  });
  it('metres without a word and the old crs member', async () => {
    const polygon = { type: 'Polygon', coordinates: [[...CORNERS, CORNERS[0]]] };
    lies(positions(await text(JSON.stringify(polygon)))[1], [106.82, 39.6]);
    const stated = await text(JSON.stringify({ type: 'FeatureCollection', crs: { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::4545' } }, features: [{ type: 'Feature', properties: {}, geometry: polygon }] }));
    expect(stated.srid).toBe(4545);
  });
  it.each([
    ['{"type":"Polygon","coordinates":[[[106.8,"39.6"]]]}', /106\.8, "39\.6"/],
    ['{"type":"Circle","coordinates":[106.8,39.6]}', /Circle/],
    ['{"type":"FeatureCollection","features":3}', /“features” is 3/],
    ['{"type":"Point"', /not JSON/],
    [`{"type":"Polygon","coordinates":${'['.repeat(20_000)}${']'.repeat(20_000)}}`, /BAD_REQUEST/],
    ['{"type":"FeatureCollection","features":[]}', /no shape/],
  ])('%#: refused', async (words, message) => {
    expect(await refused(text(words))).toMatch(message);
  });
  it('binary rubbish is neither text nor zip', async () => {
    expect(await refused(file(Uint8Array.from([1, 0, 2, 0, 255]), 'x.bin'))).toMatch(/neither text nor a zip/);
  });
});
