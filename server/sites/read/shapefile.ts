/** A zipped shapefile as shapes: geometry from .shp, names from .dbf in whichever encoding it is, the system from .prj. */
import { open } from 'shapefile';
import type { Frame } from '../../files/frames/frames.ts';
import { readPrj } from '../../files/frames/prj.ts';
import { dbfEncoding, fieldCount, MAX_FIELDS } from '../../files/text/text-encoding.ts';
import { unreadable } from '../../files/unreadable.ts';
import { nameOf, refuseTooMany, type RawShape } from './raw-shapes.ts';

export interface ShapefileShapes {
  readonly shapes: RawShape[];
  readonly frame: Frame | null;
  readonly encoding: string | null;
}

/** @param files the zip's entries by name @param said the encoding that the person says */
export async function readShapefiles(files: ReadonlyMap<string, Uint8Array>, said: string | undefined): Promise<ShapefileShapes> {
  const byName = new Map([...files].map(([name, bytes]) => [name.toLowerCase(), bytes]));
  const stems = [...byName.keys()].filter((name) => name.endsWith('.shp')).map((name) => name.slice(0, -4));
  if (stems.length === 0) throw unreadable(`The zip holds ${[...files.keys()].slice(0, 8).join(', ') || 'nothing readable'}`, 'expected a .shp with its .dbf and .prj');
  const shapes: RawShape[] = [];
  let frame: Frame | null = null;
  let encoding: string | null = null;
  for (const stem of stems) {
    const one = await readOne(stem, byName, said);
    if (frame !== null && one.frame !== null && (frame.srid !== one.frame.srid || frame.title.en !== one.frame.title.en)) throw unreadable(`The shapefiles of the zip are in ${frame.title.en} and in ${one.frame.title.en}`, 'expected one coordinate system for all');
    frame ??= one.frame;
    encoding ??= one.encoding;
    shapes.push(...one.shapes);
    refuseTooMany(shapes.length);
  }
  return { shapes, frame, encoding };
}

async function readOne(stem: string, byName: ReadonlyMap<string, Uint8Array>, said: string | undefined): Promise<ShapefileShapes> {
  const ascii = (suffix: string): string | null => {
    const bytes = byName.get(`${stem}${suffix}`);
    return bytes === undefined ? null : new TextDecoder().decode(bytes.subarray(0, 20_000));
  };
  const shp = byName.get(`${stem}.shp`) ?? new Uint8Array();
  const dbf = byName.get(`${stem}.dbf`);
  walk(shp, stem);
  if (dbf !== undefined && fieldCount(dbf) > MAX_FIELDS) throw unreadable(`The table “${stem.slice(0, 80)}.dbf” has ${fieldCount(dbf)} fields`, `expected at most ${MAX_FIELDS}`);
  const prj = ascii('.prj');
  const encoding = dbf === undefined ? null : (said ?? dbfEncoding(dbf, ascii('.cpg')));
  const shapes = await readRecords(shp, dbf, encoding ?? 'utf-8', stem);
  return { shapes, frame: prj === null || prj.trim() === '' ? null : readPrj(prj), encoding };
}

async function readRecords(shp: Uint8Array, dbf: Uint8Array | undefined, encoding: string, stem: string): Promise<RawShape[]> {
  const shapes: RawShape[] = [];
  try {
    // Copies of their own: the reader looks at whole buffers.
    const source = await open(shp.slice(), dbf?.slice(), { encoding });
    for (let next = await source.read(); !next.done; next = await source.read()) {
      const { geometry, properties } = next.value;
      // A record without a shape is allowed, and says nothing of a site.
      if (geometry === null || !('coordinates' in geometry)) continue;
      shapes.push({ name: nameOf(properties), geometry: { type: geometry.type, coordinates: geometry.coordinates } });
      refuseTooMany(shapes.length);
    }
  } catch (error) {
    if (error instanceof Error && 'detail' in error) throw error;
    throw unreadable(`The shapefile “${stem.slice(0, 80)}” is damaged (${error instanceof Error ? error.message.slice(0, 80) : 'unreadable'})`, 'expected an undamaged .shp and .dbf');
  }
  return shapes;
}

const MAX_RECORDS = 1_000;

/** The chain of records must be whole: the reader would otherwise search a damaged file four bytes at a time. */
function walk(shp: Uint8Array, stem: string): void {
  const broken = (what: string) => unreadable(`The shapefile “${stem.slice(0, 80)}” ${what}`, 'expected an undamaged .shp');
  const view = new DataView(shp.buffer, shp.byteOffset, shp.byteLength);
  if (shp.length < 100 || view.getInt32(0, false) !== 9994) throw broken('does not begin as a .shp does');
  const kind = view.getInt32(32, true);
  let records = 0;
  for (let at = 100; at + 12 <= shp.length; ) {
    // Those without a shape too: each costs a row of the table.
    records += 1;
    if (records > MAX_RECORDS) throw broken(`has more than ${MAX_RECORDS} records`);
    const length = view.getInt32(at + 4, false) * 2;
    const type = view.getInt32(at + 8, true);
    if (length < 4 || at + 8 + length > shp.length || (type !== 0 && type !== kind)) throw broken(`breaks off at byte ${at}`);
    at += 8 + length;
  }
}
