/** One small good file of every format, made without the code that reads them. */
import { strToU8, zipSync } from 'fflate';
import initSqlJs from 'sql.js';
import { PRJ_4524, WUHAI_GBK, writeDbf, writeShp, type DrawnPolygon } from '../sites/write-shapefile.ts';

// pyproj: EPSG:4545 of the corners 106.80/106.82, 39.60/39.62; zone 36 stands before the easting.
const RING = [[36396930.533, 4385804.766], [36398648.404, 4385782.02], [36398677.566, 4388002.653], [36396960.189, 4388025.402], [36396930.533, 4385804.766]] as const;
export const CORNERS = [[106.8, 39.6], [106.82, 39.6], [106.82, 39.62], [106.8, 39.62]] as const;
export const POLYGON: DrawnPolygon = { rings: [RING.toReversed()], name: WUHAI_GBK };

export const shp = writeShp([POLYGON]);
export const dbf = writeDbf([POLYGON]);
export const shapefileZip = zipSync({ 'a/site.shp': shp, 'a/site.dbf': dbf, 'a/site.prj': strToU8(PRJ_4524) });

const degrees = `[${[...CORNERS, CORNERS[0]].map((corner) => JSON.stringify(corner)).join(',')}]`;
const feature = (name: string): string => `{"type":"Feature","id":"${name}","properties":{"名称":"${name}","n":1},"geometry":{"type":"Polygon","coordinates":[${degrees}]}}`;
export const geojson = `{"type":"FeatureCollection","features":[${feature('甲')},\n${feature('乙')}]}`;
export const geojsonLines = `${feature('甲')}\n${feature('乙')}\n`;
export const kml = `<?xml version="1.0" encoding="UTF-8"?>\n<kml xmlns="http://www.opengis.net/kml/2.2"><Document><!-- <Placemark> --><Placemark id="p1"><name>北地块</name><description><![CDATA[</Placemark> 煤]]></description><Polygon><outerBoundaryIs><LinearRing><coordinates>${[...CORNERS, CORNERS[0]].map(([x, y]) => `${x},${y},1100`).join('\n ')}</coordinates></LinearRing></outerBoundaryIs></Polygon></Placemark></Document></kml>`;
export const kmz = zipSync({ 'doc.kml': strToU8(kml), 'files/icon.png': strToU8('x') });
export const csv = '编号,经度,纬度,备注\n"井,一",106.8,39.6,"深\n二十米"\n井二,106.82,39.62,\n';
export const boundaryPoints = `[属性描述]\n坐标系=2000国家大地坐标系\n几度分带=3\n带号=36\n[地块坐标]\n4,3.8,D-1,东地块,面,,工业,0601,@\n${RING.slice(0, 4).map(([x, y], at) => `J${at + 1},1,${y},${x}`).join('\n')}\n`;
export const fires = 'latitude,longitude,bright_ti4,scan,track,acq_date,acq_time,satellite,instrument,confidence,version,bright_ti5,frp,daynight\n39.18875,106.99121,339.3,0.6,0.53,2023-01-15,0508,N,VIIRS,nominal,2.0NRT,272.73,4.24,D\n';

/** As Excel writes it, with nothing that could be left out. */
export const xlsx = workbook([['编号', '东坐标', '北坐标'], ['甲', 396930.533, 4385804.766], ['乙', 398677.566, 4388002.653]]);

function workbook(rows: readonly (readonly (string | number)[])[]): Uint8Array {
  const cell = (value: string | number, at: number, row: number): string => {
    const place = `${'ABCDEFG'[at]}${row + 1}`;
    return typeof value === 'number' ? `<c r="${place}"><v>${value}</v></c>` : `<c r="${place}" t="inlineStr"><is><t>${value}</t></is></c>`;
  };
  const sheet = rows.map((cells, row) => `<row r="${row + 1}">${cells.map((value, at) => cell(value, at, row)).join('')}</row>`).join('');
  const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const packages = 'http://schemas.openxmlformats.org/package/2006';
  return zipSync({
    '[Content_Types].xml': strToU8(`${head}<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>`),
    '_rels/.rels': strToU8(`${head}<Relationships xmlns="${packages}/relationships"><Relationship Id="r1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`),
    'xl/workbook.xml': strToU8(`${head}<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="点位" sheetId="1" r:id="r1"/></sheets></workbook>`),
    'xl/_rels/workbook.xml.rels': strToU8(`${head}<Relationships xmlns="${packages}/relationships"><Relationship Id="r1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`),
    'xl/worksheets/sheet1.xml': strToU8(`${head}<worksheet xmlns="${main}"><sheetData>${sheet}</sheetData></worksheet>`),
  });
}

/** GeoPackage 1.2: two points in EPSG:4545, one with heights and big-endian. @param more statements behind the last */
export async function writeGeopackage(more = ''): Promise<Uint8Array> {
  const { Database } = await initSqlJs();
  const database = new Database();
  database.run(`
    create table gpkg_spatial_ref_sys (srs_name text, srs_id integer primary key, organization text, organization_coordsys_id integer, definition text);
    create table gpkg_contents (table_name text primary key, data_type text, identifier text, srs_id integer);
    create table gpkg_geometry_columns (table_name text, column_name text, geometry_type_name text, srs_id integer, z tinyint, m tinyint);
    create table "井 点" (fid integer primary key, geom blob, "名称" text, "有水" boolean, depth real);
    insert into gpkg_spatial_ref_sys values ('CGCS2000 / 3-degree Gauss-Kruger CM 108E', 4545, 'EPSG', 4545, '');
    insert into gpkg_contents values ('井 点', 'features', '水井', 4545);
    insert into gpkg_geometry_columns values ('井 点', 'geom', 'POINT', 4545, 0, 0);${more}`);
  const insert = database.prepare('insert into "井 点" values (?, ?, ?, ?, ?)');
  insert.run([7, gpkgPoint(396930.533, 4385804.766, true, 1100), '井一', 1, 12.5]);
  insert.run([8, gpkgPoint(398677.566, 4388002.653, false), '井二', 0, null]);
  insert.run([9, null, '无形', null, null]);
  insert.free();
  const bytes = database.export();
  database.close();
  return bytes;
}

function gpkgPoint(x: number, y: number, little: boolean, z?: number): Uint8Array {
  const bytes = new Uint8Array(8 + 5 + (z === undefined ? 16 : 24));
  const view = new DataView(bytes.buffer);
  bytes.set([0x47, 0x50, 0, 1]);
  view.setInt32(4, 4545, true);
  view.setUint8(8, little ? 1 : 0);
  view.setUint32(9, z === undefined ? 1 : 1001, little);
  [x, y, ...(z === undefined ? [] : [z])].forEach((value, at) => view.setFloat64(13 + at * 8, value, little));
  return bytes;
}
