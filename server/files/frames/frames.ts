/** Coordinate systems in which files and pasted figures come, as a way from their numbers to CGCS2000 degrees. */
import proj4 from 'proj4';
import type { Bilingual } from '../../../data/grammar.ts';
import { unreadable } from '../unreadable.ts';
import { krueger } from './krueger.ts';

export type Pair = readonly [number, number];

export interface Frame {
  /** EPSG code; 0 where the file's own system has none. */
  readonly srid: number;
  readonly title: Bilingual;
  /** True: the numbers are longitude and latitude. */
  readonly is_degrees: boolean;
  /** x east (or longitude), y north (or latitude) → longitude, latitude. */
  toDegrees(x: number, y: number): readonly [number, number];
}

const CGCS2000 = { a: 6_378_137, inverse_flattening: 298.257222101 };
const DEGREES = '+proj=longlat +a=6378137 +rf=298.257222101 +no_defs';

export interface Belt {
  readonly width: 3 | 6;
  readonly meridian: number;
  /** The zone stands before the easting; null: it does not. */
  readonly zone: number | null;
}

export const belt3 = (zone: number, prefixed: boolean): Belt => ({ width: 3, meridian: 3 * zone, zone: prefixed ? zone : null });
export const belt6 = (zone: number, prefixed: boolean): Belt => ({ width: 6, meridian: 6 * zone - 3, zone: prefixed ? zone : null });

/** Degrees of CGCS2000, or of WGS 84, which is treated as equal. */
export function degrees(srid: 4490 | 4326 = 4490): Frame {
  const title = srid === 4490 ? { zh: 'CGCS2000 经纬度', en: 'CGCS2000 degrees' } : { zh: 'WGS 84 经纬度', en: 'WGS 84 degrees' };
  return { srid, title, is_degrees: true, toDegrees: (x, y) => [x, y] };
}

/** A belt of the CGCS2000 Gauss–Krüger grid. */
export function gaussKruger(belt: Belt): Frame {
  const false_easting = 500_000 + (belt.zone ?? 0) * 1_000_000;
  const zone = belt.zone === null ? { zh: '，坐标不带带号', en: ', no zone before the easting' } : { zh: `，带号${belt.zone}`, en: `, zone ${belt.zone} before the easting` };
  return {
    is_degrees: false,
    toDegrees: krueger({ ...CGCS2000, meridian: belt.meridian, scale: 1, false_easting }),
    srid: sridOf(belt),
    title: { zh: `CGCS2000 高斯–克吕格${belt.width}°带，中央经线${belt.meridian}°E${zone.zh}`, en: `CGCS2000 Gauss–Krüger ${belt.width}° belt, central meridian ${belt.meridian}°E${zone.en}` },
  };
}

/** EPSG: 4513–4533 (3°, zone 25–45), 4534–4554 (3°, 75–135°E), 4491–4501 (6°, zone 13–23), 4502–4512 (6°, 75–135°E). */
function sridOf({ width, meridian, zone }: Belt): number {
  if (width === 3) return zone === null ? 4534 + (meridian - 75) / 3 : 4513 + (zone - 25);
  return zone === null ? 4502 + (meridian - 75) / 6 : 4491 + (zone - 13);
}

const LEGACY: Readonly<Record<number, string>> = { 4610: "Xi'an 1980", 4214: 'Beijing 1954', 4555: 'New Beijing' };

/** @throws AppError BAD_REQUEST for a system that cannot be turned into CGCS2000 without official parameters */
export function frameOf(srid: number): Frame {
  if (srid === 4490 || srid === 4326) return degrees(srid);
  if (srid >= 4513 && srid <= 4533) return gaussKruger(belt3(srid - 4513 + 25, true));
  if (srid >= 4534 && srid <= 4554) return gaussKruger(belt3(srid - 4534 + 25, false));
  if (srid >= 4491 && srid <= 4501) return gaussKruger(belt6(srid - 4491 + 13, true));
  if (srid >= 4502 && srid <= 4512) return gaussKruger(belt6(srid - 4502 + 13, false));
  if (srid === 3857) return { ...throughProj4('EPSG:3857'), srid, title: { zh: 'Web 墨卡托', en: 'Web Mercator' } };
  if (srid >= 32643 && srid <= 32653) return { ...throughProj4(`+proj=utm +zone=${srid - 32600} +datum=WGS84 +units=m +no_defs`), srid, title: { zh: `WGS 84 UTM ${srid - 32600} 带`, en: `WGS 84 UTM zone ${srid - 32600}` } };
  const old = LEGACY[srid] ?? (srid >= 2327 && srid <= 2390 ? "Xi'an 1980" : srid >= 2401 && srid <= 2442 ? 'Beijing 1954' : null);
  if (old !== null) throw refuseOldDatum(old);
  throw unreadable(`srid ${srid} is not known here`, 'expected 4490, 4326, 3857, a CGCS2000 Gauss–Krüger code (4491 … 4554) or a WGS 84 UTM code (32643 … 32653)');
}

/** By the name that GeoJSON and OGC give it: `urn:ogc:def:crs:EPSG::4545`, `CRS84`. Null: no such name. @throws AppError for an older datum */
export function frameNamed(name: string): Frame | null {
  if (name.length > 200) return null;
  if (/CRS:?84$/i.test(name)) return degrees(4326);
  const code = /EPSG[/:]+(?:[\d.]*[/:])?(\d{4,6})$/i.exec(name)?.[1];
  return code === undefined ? null : frameOf(Number(code));
}

/** A shift of 100 m that nobody may guess: it takes the surveying department's seven parameters. */
export function refuseOldDatum(name: string): Error {
  return unreadable(`The coordinates are in ${name}`, 'expected CGCS2000 or WGS 84: the way from an older datum needs official parameters of the surveying department, and lies about 100 m off without them');
}

export function throughProj4(definition: string): Pick<Frame, 'is_degrees' | 'toDegrees'> {
  const transform = proj4(definition, DEGREES);
  return {
    is_degrees: false,
    toDegrees: (x, y) => {
      const [longitude = Number.NaN, latitude = Number.NaN] = transform.forward([x, y]);
      return [longitude, latitude];
    },
  };
}
