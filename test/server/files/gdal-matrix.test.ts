/**
 * What GDAL writes, read back: every format in UTF-8, in GBK and without a word about it, in every system that a bureau here uses. The
 * expected degrees are those that went in; the way to each system and back is GDAL's and PROJ's one way, ours the other.
 */
import { execFile, execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { onlyTable, openDesk, rowsOf, type Content } from './reading.ts';
import { metresApart, shapeOfWkb } from './wkb-shape.ts';

const gdal = spawnSync('ogr2ogr', ['--version']);
const without = gdal.status === 0 ? '' : ' (not run: ogr2ogr is not installed; apt-get install gdal-bin)';
const ogr2ogr = promisify(execFile);
const desk = openDesk();
afterAll(() => desk.close());

const HOLED = [[[106.8, 39.6], [106.82, 39.6], [106.82, 39.62], [106.8, 39.62], [106.8, 39.6]], [[106.805, 39.605], [106.805, 39.615], [106.815, 39.615], [106.815, 39.605], [106.805, 39.605]]];
const PARTED = [[[[106.7, 39.5], [106.71, 39.5], [106.71, 39.51], [106.7, 39.5]]], [[[106.66, 39.2], [106.67, 39.2], [106.67, 39.21], [106.66, 39.2]]]];
/** Longer than 5 Chinese characters no name of a .dbf may be; · and （） are beyond GB 2312's letters. */
const NAMES = ['乌海化工园区（一期）', '海勃湾区·千里山镇'];
const base = JSON.stringify({
  type: 'FeatureCollection',
  features: [
    { type: 'Feature', properties: { 名称: NAMES[0], BSM: '150302000000000123', MJ: 12.5 }, geometry: { type: 'Polygon', coordinates: HOLED } },
    { type: 'Feature', properties: { 名称: NAMES[1], BSM: '150302000000000124', MJ: -3 }, geometry: { type: 'MultiPolygon', coordinates: PARTED } },
  ],
});

/** Degrees, zone 36 with and without its number before the easting, and zone 35 beside. */
const frames = [4326, 4490, 4524, 4545, 4523] as const;
const at = (name: string): string => join(desk.folder, name);

/** All files of the matrix, a few ogr2ogr at a time. */
async function writeAll(): Promise<void> {
  writeFileSync(at('base.geojson'), base);
  const runs: string[][] = frames.flatMap((frame) => {
    const to = ['-t_srs', `EPSG:${frame}`, at('base.geojson')];
    for (const encoding of ['utf8', 'gbk']) mkdirSync(at(`${encoding}-${frame}`));
    return [
      ['-f', 'ESRI Shapefile', at(`utf8-${frame}/图斑.shp`), ...to, '-lco', 'ENCODING=UTF-8'],
      ['-f', 'ESRI Shapefile', at(`gbk-${frame}/图斑.shp`), ...to, '-lco', 'ENCODING=GBK'],
      ['-f', 'GPKG', at(`${frame}.gpkg`), ...to, '-nln', '图斑'],
      ['-f', 'GeoJSON', at(`${frame}.geojson`), ...to],
      ['-f', 'CSV', at(`${frame}.csv`), ...to, '-lco', 'GEOMETRY=AS_WKT'],
    ];
  });
  runs.push(['-f', 'KML', at('4326.kml'), at('base.geojson')], ['-f', 'GeoJSONSeq', at('4326.geojsonl'), at('base.geojson'), '-lco', 'COORDINATE_PRECISION=10']);
  await inTurns(runs);
  // From the tables: workbooks of the same text, and everything with north before east.
  const later: string[][] = [];
  for (const frame of frames) {
    later.push(['-f', 'XLSX', at(`${frame}.xlsx`), at(`${frame}.csv`)]);
    if (frame !== 4524 && frame !== 4490) continue;
    const table = readFileSync(at(`${frame}.csv`), 'utf8').replaceAll(/(-?[\d.]+) (-?[\d.]+)(?=[,)])/g, '$2 $1');
    const folder = `swapped-${frame}`;
    mkdirSync(at(folder));
    writeFileSync(at(`${folder}/table.csv`), table);
    const from = [at(`${folder}/table.csv`), '-oo', 'GEOM_POSSIBLE_NAMES=WKT', '-oo', 'KEEP_GEOM_COLUMNS=NO'];
    later.push(['-f', 'ESRI Shapefile', at(`${folder}/图斑.shp`), ...from, '-lco', 'ENCODING=GBK'], ['-f', 'GPKG', at(`${folder}/a.gpkg`), ...from], ['-f', 'GeoJSON', at(`${folder}/a.geojson`), ...from, '-lco', 'RFC7946=NO'], ['-f', 'XLSX', at(`${folder}/a.xlsx`), at(`${folder}/table.csv`)]);
  }
  await inTurns(later);
}

async function inTurns(runs: string[][]): Promise<void> {
  const waiting = [...runs];
  const one = async (): Promise<void> => {
    for (let run = waiting.shift(); run !== undefined; run = waiting.shift()) await ogr2ogr('ogr2ogr', run, { timeout: 20_000 });
  };
  await Promise.all([one(), one(), one()]);
}

const gbk = (name: string): Uint8Array => execFileSync('iconv', ['-f', 'UTF-8', '-t', 'GB18030', at(name)]);
const parts = (folder: string, suffixes: readonly string[]): Record<string, Content> => Object.fromEntries(suffixes.map((suffix) => [`图斑.${suffix}`, at(`${folder}/图斑.${suffix}`)]));

/** Everything that was written must come back: the words, the parts and holes, and each corner within a millimetre. */
async function comesBack(files: Record<string, Content>, expected: { srid: number | readonly number[]; swapped?: boolean; encoding?: string }): Promise<void> {
  const bundle = desk.bundle(files);
  const table = await onlyTable(bundle);
  expect([expected.srid].flat()).toContain(table.frame.srid);
  expect(table.frame.swapped).toBe(expected.swapped ?? false);
  expect([table.encoding?.used, undefined]).toContain(expected.encoding);
  const rows = await rowsOf(bundle);
  // KML calls its name "name" unless a program says otherwise.
  expect(rows.map(({ properties }) => properties['名称'] ?? properties['name'])).toEqual(NAMES);
  expect(rows.map(({ properties }) => String(properties['BSM']))).toEqual(['150302000000000123', '150302000000000124']);
  expect(rows.map(({ properties }) => Number(properties['MJ']))).toEqual([12.5, -3]);
  expect(rows.flatMap(({ faults }) => faults)).toEqual([]);
  const shapes = rows.map(({ geometry }) => shapeOfWkb(geometry ?? new Uint8Array()));
  expect(shapes.map((shape) => shape.parts)).toEqual([[2], [1, 1]]);
  const corners = [HOLED, PARTED.flat()].map((rings) => rings.flat().map(([x = 0, y = 0]) => [x, y] as const));
  shapes.forEach((shape, row) => {
    const wanted = corners[row] ?? [];
    const found = shape.rings.flat();
    expect(found).toHaveLength(wanted.length);
    for (const corner of wanted) expect(Math.min(...found.map((position) => metresApart(corner, position)))).toBeLessThan(0.001);
  });
}

describe.skipIf(without !== '')(`what GDAL writes${without}`, () => {
  beforeAll(writeAll, 60_000);

  // oxlint-disable-next-line vitest/expect-expect -- comesBack() expects
  it.each(frames)('shapefiles in EPSG:%s: UTF-8 and GBK, with and without .cpg and .prj', async (frame) => {
    const all = ['shp', 'shx', 'dbf', 'prj', 'cpg'];
    const guessed = frame < 4491 ? 4490 : frame;
    for (const [folder, encoding] of [[`utf8-${frame}`, 'utf-8'], [`gbk-${frame}`, 'gb18030']] as const) {
      await comesBack(parts(folder, all), { srid: frame, encoding });
      await comesBack(parts(folder, ['shp', 'dbf', 'prj']), { srid: frame, encoding });
      await comesBack(parts(folder, ['shp', 'dbf', 'cpg']), { srid: guessed, encoding });
      await comesBack(parts(folder, ['shp', 'dbf']), { srid: guessed, encoding });
    }
  });
  // oxlint-disable-next-line vitest/expect-expect -- comesBack() expects
  it.each(frames)('GeoPackage, GeoJSON, CSV and XLSX in EPSG:%s', async (frame) => {
    const guessed = frame < 4491 ? 4490 : frame;
    await comesBack({ 'a.gpkg': at(`${frame}.gpkg`) }, { srid: frame });
    // Of degrees GDAL writes CRS84 and EPSG:4490 alike as a name.
    await comesBack({ 'a.geojson': at(`${frame}.geojson`) }, { srid: [frame, guessed], encoding: 'utf-8' });
    const nameless = readFileSync(at(`${frame}.geojson`), 'utf8').replace(/"crs": \{.*?\} \},/, '');
    await comesBack({ 'a.geojson': nameless }, { srid: guessed });
    writeFileSync(at('nameless.geojson'), nameless);
    await comesBack({ 'a.json': gbk('nameless.geojson') }, { srid: guessed, encoding: 'gb18030' });
    await comesBack({ 'a.csv': at(`${frame}.csv`) }, { srid: guessed, encoding: 'utf-8' });
    await comesBack({ 'a.csv': gbk(`${frame}.csv`) }, { srid: guessed, encoding: 'gb18030' });
    await comesBack({ 'a.xlsx': at(`${frame}.xlsx`) }, { srid: guessed });
  });
  // oxlint-disable-next-line vitest/expect-expect -- comesBack() expects
  it('KML and GeoJSON line by line, which are always in degrees', async () => {
    await comesBack({ 'a.kml': at('4326.kml') }, { srid: 4326, encoding: 'utf-8' });
    await comesBack({ 'a.kml': gbk('4326.kml') }, { srid: 4326, encoding: 'gb18030' });
    await comesBack({ 'a.geojsonl': at('4326.geojsonl') }, { srid: 4490 });
    await comesBack({ 'a.geojsonl': gbk('4326.geojsonl') }, { srid: 4490, encoding: 'gb18030' });
  });
  // oxlint-disable-next-line vitest/expect-expect -- comesBack() expects
  it.each([4524, 4490] as const)('north before east in EPSG:%s, also where the .prj says the system', async (frame) => {
    const folder = `swapped-${frame}`;
    await comesBack(parts(folder, ['shp', 'dbf']), { srid: frame, swapped: true, encoding: 'gb18030' });
    await comesBack({ ...parts(folder, ['shp', 'dbf']), '图斑.prj': at(`gbk-${frame}/图斑.prj`) }, { srid: frame, swapped: true });
    await comesBack({ 'a.gpkg': at(`${folder}/a.gpkg`) }, { srid: frame, swapped: true });
    await comesBack({ 'a.geojson': at(`${folder}/a.geojson`) }, { srid: frame, swapped: true });
    await comesBack({ 'a.csv': gbk(`${folder}/table.csv`) }, { srid: frame, swapped: true, encoding: 'gb18030' });
    await comesBack({ 'a.xlsx': at(`${folder}/a.xlsx`) }, { srid: frame, swapped: true });
  });
});
