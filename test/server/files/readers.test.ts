/** Each format once, small and whole; expected degrees from pyproj 3.7 (PROJ), bytes of other encodings from their standards' tables. */
import { strToU8, zipSync } from 'fflate';
import { afterAll, describe, expect, it } from 'vitest';
import { writeDbf, writeShp, type DrawnPolygon } from '../sites/write-shapefile.ts';
import { inspected, onlyTable, openDesk, refusal, rowsOf } from './reading.ts';
import { boundaryPoints, CORNERS, csv, dbf, fires, geojson, geojsonLines, kml, kmz, POLYGON, shapefileZip, shp, writeGeopackage, xlsx } from './small-files.ts';
import { metresApart, shapeOfWkb } from './wkb-shape.ts';

const desk = openDesk();
afterAll(() => desk.close());

const pointsOf = (geometry: Uint8Array | null): (readonly [number, number])[] => shapeOfWkb(geometry ?? new Uint8Array()).rings.flat();
function liesAtCorners(points: readonly (readonly [number, number])[], corners: readonly (readonly [number, number])[]): void {
  for (const corner of corners) expect(Math.min(...points.map((point) => metresApart(corner, point)))).toBeLessThan(0.001);
}
const SOUTHWEST = CORNERS[0];
const NORTHEAST = CORNERS[2];

describe('every format', () => {
  it('a zipped shapefile in GBK without a .cpg', async () => {
    const bundle = desk.bundle({ 'site.zip': shapefileZip });
    const table = await onlyTable(bundle);
    expect(table).toMatchObject({ id: 'site.zip/a/site.shp', name: 'site', format: 'shapefile', rows: 1, geometry_kinds: ['Polygon'], encoding: { used: 'gb18030', how: 'fallback', cpg: null } });
    expect(table.frame).toMatchObject({ srid: 4524, how: 'stated', zone: 36, swapped: false, warnings: [] });
    expect(table.encoding?.previews[0]).toEqual({ encoding: 'gb18030', cells: ['乌海化工园区'], whole: true });
    const [row] = await rowsOf(bundle);
    expect(row).toMatchObject({ number: 1, properties: { NAME: '乌海化工园区' }, faults: [] });
    liesAtCorners(pointsOf(row?.geometry ?? null), CORNERS);
  });
  // oxlint-disable-next-line vitest/expect-expect -- liesAtCorners() expects
  it('the loose parts of one, in any case and folder', async () => {
    const [row] = await rowsOf(desk.bundle({ '图斑/SITE.SHP': shp, '图斑/Site.dbf': dbf, '图斑/site.cpg': 'ANSI 936' }), { table: '图斑/SITE.SHP' });
    liesAtCorners(pointsOf(row?.geometry ?? null), CORNERS);
  });
  it('a zip whose names are GBK without a sign of it', async () => {
    const zip = zipSync({ 'ABCD.shp': shp, 'ABCD.dbf': dbf });
    // 乌海 in GBK is CE DA BA A3.
    for (let at = 0; at < zip.length - 4; at += 1) if (zip[at] === 0x41 && zip[at + 1] === 0x42 && zip[at + 2] === 0x43 && zip[at + 3] === 0x44) zip.set([0xce, 0xda, 0xba, 0xa3], at);
    expect(await onlyTable(desk.bundle({ 'a.zip': zip }))).toMatchObject({ id: 'a.zip/乌海.shp', name: '乌海', rows: 1, frame: { srid: 4524 } });
  });
  it('a GeoPackage: the table by its title, keys, heights and other orders of bytes', async () => {
    const bundle = desk.bundle({ 'a.gpkg': await writeGeopackage() });
    const table = await onlyTable(bundle);
    expect(table).toMatchObject({ id: 'a.gpkg#井 点', name: '水井', rows: 3, frame: { srid: 4545, how: 'stated' } });
    const rows = await rowsOf(bundle);
    expect(rows.map(({ id, properties }) => [id, properties])).toEqual([['7', { 名称: '井一', 有水: true, depth: 12.5 }], ['8', { 名称: '井二', 有水: false, depth: null }], ['9', { 名称: '无形', 有水: null, depth: null }]]);
    liesAtCorners(pointsOf(rows[0]?.geometry ?? null), [SOUTHWEST]);
    liesAtCorners(pointsOf(rows[1]?.geometry ?? null), [NORTHEAST]);
    expect(rows[2]).toMatchObject({ geometry: null, faults: [{ code: 'no-geometry' }] });
  });
  it('a GeoPackage that was last written with a log beside it', async () => {
    const bytes = await writeGeopackage();
    bytes.set([2, 2], 18);
    expect(await rowsOf(desk.bundle({ 'a.gpkg': bytes }))).toHaveLength(3);
  });
  it('GeoJSON as a collection and line by line: degrees stay what they are to the last bit', async () => {
    for (const [name, text, format] of [['a.geojson', geojson, 'geojson'], ['a.json', geojsonLines, 'geojson-lines']] as const) {
      const bundle = desk.bundle({ [name]: text });
      expect(await onlyTable(bundle)).toMatchObject({ format, frame: { srid: 4490, how: 'degrees' } });
      const rows = await rowsOf(bundle);
      expect(rows.map(({ id, properties }) => [id, properties])).toEqual([['甲', { 名称: '甲', n: 1 }], ['乙', { 名称: '乙', n: 1 }]]);
      expect(pointsOf(rows[1]?.geometry ?? null)).toEqual([...CORNERS, CORNERS[0]]);
    }
  });
  it('the system that a GeoJSON names counts before and behind its features', async () => {
    const crs = '"crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::4545"}}';
    const features = '"features":[{"type":"Feature","properties":{"a":"]}"},"geometry":{"type":"Point","coordinates":[396930.533,4385804.766]}}]';
    for (const text of [`{"type":"FeatureCollection",${crs},${features}}`, `{${features},${crs},"type":"FeatureCollection"}`, `{"type":"FeatureCollection",${features},${crs}}`]) {
      const bundle = desk.bundle({ 'a.geojson': text });
      expect((await onlyTable(bundle)).frame).toMatchObject({ srid: 4545, how: 'stated' });
      liesAtCorners(pointsOf((await rowsOf(bundle))[0]?.geometry ?? null), [SOUTHWEST]);
    }
  });
  it('KML and KMZ: comments and CDATA mislead nobody', async () => {
    for (const [name, content] of [['a.kml', kml], ['a.kmz', kmz]] as const) {
      const [row, ...others] = await rowsOf(desk.bundle({ [name]: content }));
      expect(others).toEqual([]);
      expect(row).toMatchObject({ id: 'p1', properties: { name: '北地块', description: '</Placemark> 煤' } });
      expect(pointsOf(row?.geometry ?? null)).toEqual([...CORNERS, CORNERS[0]]);
    }
  });
  it('CSV: quotation marks, line breaks within, and the columns of the position left out of the words', async () => {
    const bundle = desk.bundle({ '井.csv': `\uFEFF${csv.replaceAll('\n', '\r\n')}` });
    expect(await onlyTable(bundle)).toMatchObject({ name: '井', geometry_columns: { kind: 'xy', x: '经度', y: '纬度' }, rows: 2 });
    const rows = await rowsOf(bundle);
    expect(rows.map(({ properties }) => properties)).toEqual([{ 编号: '井,一', 备注: '深\n二十米' }, { 编号: '井二', 备注: '' }]);
    expect(rows.map(({ geometry }) => pointsOf(geometry))).toEqual([[SOUTHWEST], [NORTHEAST]]);
  });
  it.each([
    ['degrees with minutes and seconds', '名称,东经,北纬\n甲,106°48′0″,39°36′0″\n', null],
    ['figures of the grid, X the north as surveyors have it', '名称,X坐标,Y坐标\n甲,4385804.766,396930.533\n', null],
    ['a title above the heading, and tabs', '乌海市水井一览\t\t\n名称\tlon\tlat\n甲\t106.8\t39.6\n', null],
    ['columns that only a person knows', '名称,a,b\n甲,106.8,39.6\n', { kind: 'xy', x: 'a', y: 'b' }],
    ['well-known text that names its system', '名称,位置\n甲,"SRID=4545;POINT Z (396930.533 4385804.766 1100)"\n', null],
  ] as const)('CSV: %s', async (_, text, geometry_columns) => {
    const bundle = desk.bundle({ 'a.csv': text });
    const [row] = await rowsOf(bundle, geometry_columns === null ? {} : { geometry_columns });
    expect(row).toMatchObject({ number: 1, properties: { 名称: '甲' } });
    liesAtCorners(pointsOf(row?.geometry ?? null), [SOUTHWEST]);
  });
  it('columns that the person names are looked at as those that were found', async () => {
    const bundle = desk.bundle({ 'a.csv': '名称,a,b\n甲,36396930.533,4385804.766\n', 'b.csv': '名称,a,b\n甲,1,2\n' });
    const columns = { kind: 'xy', x: 'a', y: 'b' } as const;
    const [a, b] = (await inspected(bundle, { table: 'a.csv', geometry_columns: columns })).tables;
    expect(a).toMatchObject({ geometry_columns: columns, warnings: [], frame: { srid: 4524, zone: 36 } });
    expect(b).toMatchObject({ geometry_columns: null, warnings: [{ code: 'no-geometry-columns' }], frame: { srid: null } });
  });
  it('XLSX', async () => {
    const bundle = desk.bundle({ '点.xlsx': xlsx });
    expect(await onlyTable(bundle)).toMatchObject({ id: '点.xlsx#点位', name: '点位', rows: 2, frame: { srid: 4545, how: 'range' } });
    const rows = await rowsOf(bundle);
    expect(rows.map(({ properties }) => properties)).toEqual([{ 编号: '甲' }, { 编号: '乙' }]);
    liesAtCorners(pointsOf(rows[1]?.geometry ?? null), [NORTHEAST]);
  });
  it('界址点 txt: the words of a parcel’s line become its attributes', async () => {
    const bundle = desk.bundle({ '界址点.txt': boundaryPoints });
    expect(await onlyTable(bundle)).toMatchObject({ format: 'boundary-points', rows: 1, frame: { srid: 4524, explained: [{ code: 'header-says-zone', values: { zone: 36 } }, { code: 'frame-stated' }] } });
    const [row] = await rowsOf(bundle);
    expect(row?.properties).toEqual({ 界址点数: '4', 地块面积: '3.8', 地块编号: 'D-1', 地块名称: '东地块', 图形属性: '面', 地块用途: '工业', 地类编码: '0601' });
    liesAtCorners(pointsOf(row?.geometry ?? null), CORNERS);
  });
  it('fire points of NASA FIRMS: a time keeps its zero', async () => {
    const bundle = desk.bundle({ 'fires.csv': fires });
    const table = await onlyTable(bundle);
    expect(table).toMatchObject({ format: 'fire-points', frame: { srid: 4326, how: 'standard' } });
    expect(Object.fromEntries(table.columns.map(({ name, kind }) => [name, kind]))).toMatchObject({ acq_date: 'date', acq_time: 'text', frp: 'number', confidence: 'text' });
    expect((await rowsOf(bundle))[0]).toMatchObject({ properties: { acq_time: '0508', instrument: 'VIIRS', frp: '4.24' } });
  });
  it('several at once, and what is of no kind is named', async () => {
    const found = await inspected(desk.bundle({ 'site.zip': shapefileZip, 'a.csv': csv, 'plan.dwg': 'AC1027', 'site.shp.xml': '<metadata/>' }));
    expect(found.tables.map(({ id }) => id).toSorted()).toEqual(['a.csv', 'site.zip/a/site.shp']);
    expect(found.left_out).toEqual([{ code: 'file-not-read', values: { name: 'plan.dwg' } }]);
    // printf 'AC1027' | sha256sum
    expect(found.files[2]).toEqual({ name: 'plan.dwg', size_bytes: 6, sha256: '90fd7991f0c24e8cebceba2d2d77224846e7fb456aac66bd7c3cc6bbf4f345a1' });
  });
});

const named = (name: Uint8Array, ring = POLYGON.rings[0] ?? []): DrawnPolygon => ({ rings: [ring], name });

describe('the encoding of a shapefile', () => {
  it('strict UTF-8, then .cpg, then the language byte, then GB 18030; the person before all', async () => {
    const big5 = Uint8Array.from([0xa4, 0xa4, 0xa4, 0xe5]);
    const files = { 's.shp': shp, 's.dbf': writeDbf([named(big5)], 0x4d), 's.cpg': 'Big5' };
    expect((await onlyTable(desk.bundle(files))).encoding).toMatchObject({ used: 'big5', how: 'cpg', cpg: 'Big5' });
    expect((await rowsOf(desk.bundle(files)))[0]?.properties).toEqual({ NAME: '中文' });
    expect((await onlyTable(desk.bundle({ 's.shp': shp, 's.dbf': files['s.dbf'] }))).encoding).toMatchObject({ used: 'gb18030', how: 'ldid' });
    expect((await onlyTable(desk.bundle({ ...files, 's.dbf': writeDbf([named(strToU8('乌海'))], 0x4d) }))).encoding).toMatchObject({ used: 'utf-8', how: 'strict' });
    expect((await onlyTable(desk.bundle(files), { encoding: 'gb18030' })).encoding).toMatchObject({ used: 'gb18030', how: 'said' });
  });
  it('a Chinese row behind two thousand of ASCII still counts', async () => {
    const many = Array.from({ length: 3_000 }, () => named(strToU8('A')));
    const rows = [...many, named(POLYGON.name)];
    const bundle = desk.bundle({ 's.shp': writeShp(rows), 's.dbf': writeDbf(rows) });
    expect((await onlyTable(bundle)).encoding).toMatchObject({ used: 'gb18030', how: 'fallback' });
    expect((await rowsOf(bundle)).at(-1)).toMatchObject({ number: 3_001, properties: { NAME: '乌海化工园区' } });
  });
  it('bytes that are no text of the chosen encoding are a fault of the row', async () => {
    const [row] = await rowsOf(desk.bundle({ 's.shp': shp, 's.dbf': dbf }), { encoding: 'utf-8' });
    expect(row?.faults).toEqual([{ code: 'characters-lost', values: { column: 'NAME', encoding: 'utf-8' } }]);
  });
});

describe('the coordinate system', () => {
  const moved = (east: number) => named(POLYGON.name, (POLYGON.rings[0] ?? []).map(([x, y]) => [x + east, y] as const));
  const prj = (easting: string, meridian = '108.0') => `PROJCS["x",GEOGCS["GCS_China_Geodetic_Coordinate_System_2000",DATUM["D_China_2000",SPHEROID["CGCS2000",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Gauss_Kruger"],PARAMETER["False_Easting",${easting}],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",${meridian}],PARAMETER["Scale_Factor",1.0],PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]`;
  const shape = (polygon: DrawnPolygon, text: string) => desk.bundle({ 's.shp': writeShp([polygon]), 's.dbf': writeDbf([polygon]), 's.prj': text });

  it('a .prj of the belt beside is believed, with a warning and the picture of the right one', async () => {
    const { frame } = await onlyTable(shape(moved(-36_000_000), prj('500000.0', '105.0')));
    expect(frame).toMatchObject({ srid: 4544, how: 'stated' });
    expect(frame.warnings.map(({ code }) => code)).toEqual(['outside-city', 'wrong-zone']);
    // 3° of longitude at 39.6°N are about 257 km.
    expect(frame.warnings[1]?.values).toMatchObject({ srid: 4545, km: expect.closeTo(260, -1.3) });
    const right = frame.candidates.find(({ srid }) => srid === 4545);
    expect(right?.share_near).toBe(1);
    expect(metresApart(right?.centre ?? [0, 0], [106.8, 39.62])).toBeLessThan(2_500);
  });
  it('a .prj that the figures contradict is not', async () => {
    expect((await onlyTable(shape(POLYGON, prj('500000.0')))).frame).toMatchObject({ srid: 4524, how: 'zone', explained: [{ code: 'frame-contradicted' }, { code: 'frame-by-zone' }] });
  });
  it('an older datum is said, and read only as what the person says', async () => {
    const old = prj('36500000.0').replace('6378137.0', '6378140.0');
    const { frame } = await onlyTable(shape(POLYGON, old));
    expect(frame.warnings[0]).toEqual({ code: 'old-datum', values: { datum: "Xi'an 1980" } });
    const [row] = await rowsOf(shape(POLYGON, old), { srid: 4524 });
    liesAtCorners(pointsOf(row?.geometry ?? null), CORNERS);
  });
  it('feet are said', async () => {
    const { frame } = await onlyTable(shape(POLYGON, prj('36500000.0').replace('UNIT["Meter",1.0]', 'UNIT["Foot_US",0.3048006096012192]')));
    expect(frame.warnings.map(({ code }) => code)).toContain('feet');
  });
  it('names of columns betray an internet map; the datum that the person says is undone', async () => {
    const text = '名称,gcj02_lng,gcj02_lat\n甲,106.82472418842985,39.65089816056076\n';
    const { frame } = await onlyTable(desk.bundle({ 'a.csv': text }));
    expect(frame.warnings).toEqual([{ code: 'likely-gcj02', values: { clue: 'gcj02_lng' } }]);
    const [row] = await rowsOf(desk.bundle({ 'a.csv': text }), { datum: 'GCJ-02' });
    // The published algorithm, applied to 106.82, 39.65.
    expect(metresApart(pointsOf(row?.geometry ?? null)[0] ?? [0, 0], [106.82, 39.65])).toBeLessThan(2);
  });
  it('a stray 0, 0 does not decide for all, and two zones are said', async () => {
    const rows = Array.from({ length: 9 }, (_, at) => `${at},36396930.5,4385804.7`);
    const { frame } = await onlyTable(desk.bundle({ 'a.csv': `n,x,y\n${[...rows, '9,0,0'].join('\n')}\n` }));
    expect(frame).toMatchObject({ srid: 4524, zone: 36, warnings: [{ code: 'outside-city', values: { count: 1, of: 10, share: 10 } }] });
    const mixed = await onlyTable(desk.bundle({ 'a.csv': `n,x,y\n${[...rows, '9,35659876.5,4393512.3'].join('\n')}\n` }));
    expect(mixed.frame.warnings[0]).toEqual({ code: 'several-zones', values: { zones: '36, 35' } });
  });
  it('figures of nothing at all: the person must choose', async () => {
    const bundle = desk.bundle({ 'a.csv': 'n,x,y\n1,5,123456789\n' });
    expect((await onlyTable(bundle)).frame).toMatchObject({ srid: null, how: 'unknown', explained: [{ code: 'frame-unknown', values: { x: 5, y: 123456789 } }] });
    expect(await refusal(rowsOf(bundle))).toMatch(/^frame-needed/);
  });
});

describe('rows with something wrong', () => {
  it.each([
    ['{"type":"Polygon","coordinates":[[[106.8,39.6],[106.82,39.6],[106.82,39.62]]]}', 'ring-closed', true],
    ['{"type":"Polygon","coordinates":[[[106.8,39.6],[106.82,39.6],[106.8,39.6]]]}', 'bad-geometry', false],
    ['{"type":"LineString","coordinates":[[106.8,39.6]]}', 'bad-geometry', false],
    ['{"type":"Point","coordinates":["106.8",39.6]}', 'bad-position', false],
    ['{"type":"Point","coordinates":[1e999,39.6]}', 'bad-position', false],
    ['{"type":"Point","coordinates":[406.8,39.6]}', 'no-place', false],
    ['{"type":"Circle","coordinates":[106.8,39.6]}', 'kind-not-read', false],
    ['{"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[1,2]},{"type":"LineString","coordinates":[[1,2],[3,4]]}]}', 'kind-not-read', false],
    ['null', 'no-geometry', false],
  ])('%s: %s', async (geometry, code, is_there) => {
    const text = `{"type":"FeatureCollection","features":[{"type":"Feature","properties":{},"geometry":${geometry}},{"type":"Feature","properties":{},"geometry":{"type":"Point","coordinates":[106.8,39.6]}}]}`;
    const [row, next] = await rowsOf(desk.bundle({ 'a.geojson': text }), { srid: 4490, swapped: false });
    expect(row?.faults.map((fault) => fault.code)).toEqual([code]);
    expect(row?.geometry !== null).toBe(is_there);
    expect(next?.faults).toEqual([]);
  });
  it('a collection of one kind is a shape of several parts', async () => {
    const text = '{"type":"Feature","properties":{},"geometry":{"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[106.8,39.6]},{"type":"MultiPoint","coordinates":[[106.82,39.62]]}]}}';
    const [row] = await rowsOf(desk.bundle({ 'a.geojson': text }));
    expect(shapeOfWkb(row?.geometry ?? new Uint8Array())).toMatchObject({ kind: 4, rings: [[[106.8, 39.6]], [[106.82, 39.62]]] });
  });
  it('numbers of 18 digits, blank days and deleted rows of a .dbf', async () => {
    const fields = 'BSM,N,18;RQ,D,8;HAS,L,1'.split(';').map((field) => field.split(','));
    const rows = [' 150302000000000123        ?', ' 15030200000000012420240131T', '*15030200000000012520240131F'];
    const bytes = new Uint8Array(32 + 32 * fields.length + 1 + rows.join('').length);
    const view = new DataView(bytes.buffer);
    view.setUint8(0, 3);
    view.setUint32(4, rows.length, true);
    view.setUint16(8, 33 + 32 * fields.length, true);
    view.setUint16(10, 28, true);
    fields.forEach(([name = '', type = '', width], at) => {
      bytes.set(strToU8(name), 32 + 32 * at);
      view.setUint8(43 + 32 * at, type.charCodeAt(0));
      view.setUint8(48 + 32 * at, Number(width));
    });
    bytes[32 + 32 * fields.length] = 0x0d;
    bytes.set(strToU8(rows.join('')), 33 + 32 * fields.length);
    const found = await rowsOf(desk.bundle({ 's.zip': zipSync({ 's.shp': writeShp([POLYGON, POLYGON, POLYGON]), 's.dbf': bytes }) }));
    expect(found.map(({ number, properties }) => [number, properties])).toEqual([[1, { BSM: '150302000000000123', RQ: null, HAS: null }], [2, { BSM: '150302000000000124', RQ: '2024-01-31', HAS: true }]]);
  });
});
