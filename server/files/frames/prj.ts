/** The coordinate system that a shapefile's .prj states, told by its parameters: names differ from program to program. */
import { degrees, gaussKruger, refuseOldDatum, throughProj4, type Frame } from './frames.ts';
import { unreadable } from '../unreadable.ts';

/** Semi-major axes that betray an older datum whatever the .prj calls it. */
const OLD_DATUMS: Readonly<Record<string, string>> = { '6378140': "Xi'an 1980", '6378245': 'Beijing 1954' };

/** @throws AppError BAD_REQUEST for an older datum or a projection that nobody here can undo */
export function readPrj(text: string): Frame {
  const wkt = text.replace(/^\uFEFF/, '').trim();
  const axis = /SPHEROID\s*\[\s*"[^"]*"\s*,\s*([\d.]+)/i.exec(wkt)?.[1];
  const old = OLD_DATUMS[String(Number(axis))];
  if (old !== undefined) throw refuseOldDatum(old);
  if (/^GEOGCS/i.test(wkt)) return degrees(/WGS/i.test(wkt) ? 4326 : 4490);
  if (!/^PROJCS/i.test(wkt)) throw unreadable(`The .prj begins with ${JSON.stringify(wkt.slice(0, 40))}`, 'expected GEOGCS[…] or PROJCS[…]');
  return gridOf(wkt) ?? other(wkt);
}

const parameter = (wkt: string, name: string): number => Number(new RegExp(`PARAMETER\\s*\\[\\s*"${name}"\\s*,\\s*(-?[\\d.]+)`, 'i').exec(wkt)?.[1] ?? Number.NaN);

/** A belt of the Gauss–Krüger grid on an ellipsoid that is as good as that of CGCS2000. */
function gridOf(wkt: string): Frame | null {
  const projection = /PROJECTION\s*\[\s*"([^"]+)"/i.exec(wkt)?.[1] ?? '';
  if (!/^(gauss_kruger|transverse_mercator)$/i.test(projection)) return null;
  const [meridian, easting, scale] = ['central_meridian', 'false_easting', 'scale_factor'].map((name) => parameter(wkt, name)) as [number, number, number];
  const in_metres = /UNIT\s*\[\s*"met(?:er|re)"\s*,\s*1(?:\.0*)?\s*[\],]/i.test(wkt);
  if (scale !== 1 || !in_metres || !(parameter(wkt, 'latitude_of_origin') === 0) || meridian % 3 !== 0) return null;
  const zone = Math.floor(easting / 1_000_000);
  if (easting !== 500_000 + zone * 1_000_000) return null;
  if (zone === 0) return gaussKruger({ width: 3, meridian, zone: null });
  if (meridian === 3 * zone) return gaussKruger({ width: 3, meridian, zone });
  return meridian === 6 * zone - 3 ? gaussKruger({ width: 6, meridian, zone }) : null;
}

/** The unit of its coordinates where that is not the metre (nor degrees): `Foot_US`. */
export function foreignUnit(wkt: string): string | null {
  if (!/^\s*PROJCS/i.test(wkt)) return null;
  const [, name = '', factor = '1'] = [...wkt.matchAll(/UNIT\s*\[\s*"([^"]*)"\s*,\s*([\d.eE+-]+)/g)].at(-1) ?? [];
  return Math.abs(Number(factor) - 1) < 1e-9 ? null : name.slice(0, 60);
}

function other(wkt: string): Frame {
  const name = /^PROJCS\s*\[\s*"([^"]*)"/i.exec(wkt)?.[1] ?? '';
  try {
    return { ...throughProj4(wkt), srid: 0, title: { zh: `文件所述坐标系“${name}”`, en: `the file's own system “${name}”` } };
  } catch {
    throw unreadable(`The .prj states the projection “${name}”, which cannot be read`, 'expected CGCS2000 degrees or a Gauss–Krüger grid');
  }
}
