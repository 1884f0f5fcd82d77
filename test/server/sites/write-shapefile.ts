/** Writes a shapefile of polygons byte by byte (ESRI white paper, dBASE III), for files as other programs make them. */

export interface DrawnPolygon {
  /** Rings, the outer one clockwise, as the format has it. */
  readonly rings: readonly (readonly (readonly [number, number])[])[];
  /** The cell's bytes, in whichever encoding the test wants. */
  readonly name: Uint8Array;
}

const POLYGON = 5;

export function writeShp(polygons: readonly DrawnPolygon[]): Uint8Array {
  const records = polygons.map(({ rings }) => {
    const points = rings.flat();
    const bytes = new Uint8Array(44 + rings.length * 4 + points.length * 16);
    const view = new DataView(bytes.buffer);
    view.setInt32(0, POLYGON, true);
    [Math.min(...points.map(([x]) => x)), Math.min(...points.map(([, y]) => y)), Math.max(...points.map(([x]) => x)), Math.max(...points.map(([, y]) => y))].forEach((value, at) => view.setFloat64(4 + at * 8, value, true));
    view.setInt32(36, rings.length, true);
    view.setInt32(40, points.length, true);
    let begin = 0;
    rings.forEach((ring, at) => {
      view.setInt32(44 + at * 4, begin, true);
      begin += ring.length;
    });
    points.forEach(([x, y], at) => {
      view.setFloat64(44 + rings.length * 4 + at * 16, x, true);
      view.setFloat64(52 + rings.length * 4 + at * 16, y, true);
    });
    return bytes;
  });
  const whole = new Uint8Array(100 + records.reduce((sum, record) => sum + 8 + record.length, 0));
  const view = new DataView(whole.buffer);
  view.setInt32(0, 9994, false);
  view.setInt32(24, whole.length / 2, false);
  view.setInt32(28, 1000, true);
  view.setInt32(32, POLYGON, true);
  let at = 100;
  records.forEach((record, index) => {
    view.setInt32(at, index + 1, false);
    view.setInt32(at + 4, record.length / 2, false);
    whole.set(record, at + 8);
    at += 8 + record.length;
  });
  return whole;
}

/** One text field, NAME, 60 bytes wide. @param ldid the language byte; 0: not said */
export function writeDbf(polygons: readonly DrawnPolygon[], ldid = 0): Uint8Array {
  const [header, width] = [32 + 32 + 1, 61];
  const whole = new Uint8Array(header + polygons.length * width + 1).fill(0x20);
  const view = new DataView(whole.buffer);
  whole.fill(0, 0, header);
  view.setUint8(0, 3);
  view.setUint32(4, polygons.length, true);
  view.setUint16(8, header, true);
  view.setUint16(10, width, true);
  view.setUint8(29, ldid);
  whole.set(new TextEncoder().encode('NAME'), 32);
  view.setUint8(43, 'C'.charCodeAt(0));
  view.setUint8(48, 60);
  view.setUint8(64, 0x0d);
  polygons.forEach(({ name }, at) => whole.set(name.subarray(0, 60), header + at * width + 1));
  whole[whole.length - 1] = 0x1a;
  return whole;
}

/** 乌海化工园区 in GBK: the code points of GB 2312 rows 16 to 55, looked up in the standard's table. */
export const WUHAI_GBK = Uint8Array.from([0xce, 0xda, 0xba, 0xa3, 0xbb, 0xaf, 0xb9, 0xa4, 0xd4, 0xb0, 0xc7, 0xf8]);

/** As GDAL writes CGCS2000 3-degree Gauss–Krüger zone 36 in ESRI's words, without a code. */
export const PRJ_4524 =
  'PROJCS["CGCS2000_3_Degree_GK_Zone_36",GEOGCS["GCS_China_Geodetic_Coordinate_System_2000",DATUM["D_China_2000",SPHEROID["CGCS2000",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Gauss_Kruger"],PARAMETER["False_Easting",36500000.0],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",108.0],PARAMETER["Scale_Factor",1.0],PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]';
