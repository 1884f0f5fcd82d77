/** An uploaded file or a pasted text as shapes in CGCS2000 degrees, with the reasons for how its numbers were understood. */
import gcoord from 'gcoord';
import type { Bilingual } from '../../../data/grammar.ts';
import type { SiteRead, SiteReadRequest } from '../../contract/sites.ts';
import { AppError } from '../../errors.ts';
import { unzip } from '../../files/bundle/unzip.ts';
import { isBoundaryPoints, readBoundaryPoints } from '../../files/formats/boundary-points.ts';
import { frameOf, type Frame, type Pair } from '../../files/frames/frames.ts';
import { guessFrame, isNear, type Place } from '../../files/frames/guess-frame.ts';
import { decodeText } from '../../files/text/text-encoding.ts';
import { unreadable } from '../../files/unreadable.ts';
import { readGeojson } from './geojson.ts';
import { readKml } from './kml.ts';
import { MAX_FILE_BYTES, SITE_BOUNDARIES } from './limits.ts';
import { readPasted } from './pasted.ts';
import { mapped, pairsOf, type RawShape } from './raw-shapes.ts';
import { readShapefiles } from './shapefile.ts';

interface Read {
  readonly format: string;
  readonly shapes: readonly RawShape[];
  /** What the file itself says; null: it says nothing. */
  readonly frame: Frame | null;
  /** False: which of the two figures is north is still open. */
  readonly in_order: boolean;
  readonly encoding: string | null;
  readonly notes: readonly Bilingual[];
}

/** @throws AppError BAD_REQUEST, TOO_LARGE */
export async function readSite(request: SiteReadRequest, city: Place): Promise<SiteRead> {
  const read = request.base64 === undefined ? readText(request.text ?? '', null) : await readFile(bytesOf(request.base64), request);
  if (read.shapes.length === 0) throw unreadable('There is no shape in it', 'expected at least one point, line or polygon');
  const { frame, swapped, notes } = frameFor(read, request, city);
  const shapes = read.shapes.map((shape, at) => mapped(shape, at + 1, (x, y) => settled(swapped ? frame.toDegrees(y, x) : frame.toDegrees(x, y), request.datum, [x, y])));
  const far = shapes.some((shape, at) => pairsOf(shape, at + 1).some((position) => !isNear([...position], city)));
  const away = far ? [{ zh: `部分坐标落在${city.title.zh}以外，请核对坐标系与带号。`, en: `Some of it lies away from ${city.title.en}: please check system and zone.` }] : [];
  return { format: read.format, shapes: [...shapes], encoding: read.encoding, srid: frame.srid, notes: [...read.notes, ...notes, ...away] };
}

function bytesOf(base64: string): Uint8Array {
  const plain = base64.replace(/^data:[^,]*,/, '').replaceAll(/\s+/g, '');
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(plain)) throw unreadable('base64 holds characters that are not base64', 'expected the bytes of the file in base64');
  const bytes = new Uint8Array(Buffer.from(plain, 'base64'));
  if (bytes.length > MAX_FILE_BYTES) throw new AppError('TOO_LARGE', `The file has ${bytes.length} bytes; expected at most ${MAX_FILE_BYTES}.`);
  if (bytes.length === 0) throw unreadable('The file is empty', 'expected GeoJSON, KML, KMZ, a zipped shapefile or coordinates');
  return bytes;
}

async function readFile(bytes: Uint8Array, { file_name = '', encoding }: SiteReadRequest): Promise<Read> {
  const is_zip = bytes[0] === 0x50 && bytes[1] === 0x4b;
  if (!is_zip) {
    if (/\.(shp|dbf|shx|prj)$/i.test(file_name)) throw unreadable(`“${file_name.slice(-60)}” is one part of a shapefile`, 'expected all its parts (.shp .dbf .prj …) in one zip');
    if (bytes.subarray(0, 1000).includes(0)) throw unreadable(`“${file_name.slice(-60)}” is neither text nor a zip`, 'expected GeoJSON, KML, KMZ, a zipped shapefile or coordinates');
    const decoded = decodeText(bytes, encoding);
    return readText(decoded.text, decoded.encoding);
  }
  const files = unzip(bytes, (name) => /\.(shp|dbf|prj|cpg|kml)$/i.test(name) && !name.startsWith('__MACOSX/'));
  const names = [...files.keys()];
  const doc = names.find((name) => /(^|\/)doc\.kml$/i.test(name)) ?? names.find((name) => /\.kml$/i.test(name));
  if (doc !== undefined && !names.some((name) => /\.shp$/i.test(name))) {
    const decoded = decodeText(files.get(doc) ?? new Uint8Array(), encoding);
    return readText(decoded.text, decoded.encoding);
  }
  const read = await readShapefiles(files, encoding);
  const prj = read.frame === null ? [] : [{ zh: `按.prj所述：${read.frame.title.zh}${read.frame.srid > 0 ? `（EPSG:${read.frame.srid}）` : ''}。`, en: `As the .prj says: ${read.frame.title.en}${read.frame.srid > 0 ? ` (EPSG:${read.frame.srid})` : ''}.` }];
  return { format: 'shapefile', shapes: read.shapes, frame: read.frame, in_order: true, encoding: read.encoding, notes: prj };
}

/** The kind of text is told by how it begins. */
function readText(written: string, encoding: string | null): Read {
  const text = written.replace(/^\uFEFF/, '');
  const begin = text.trimStart().slice(0, 1);
  if (begin === '{') return { format: 'geojson', ...readGeojson(text), in_order: true, encoding, notes: [] };
  if (begin === '<') return { format: 'kml', shapes: readKml(text), frame: frameOf(4326), in_order: true, encoding, notes: [{ zh: 'KML按规范为WGS 84经纬度。', en: 'KML is in WGS 84 degrees by its standard.' }] };
  if (isBoundaryPoints(text)) return { format: 'boundary-points', ...readBoundaryPoints(text, SITE_BOUNDARIES), in_order: true, encoding };
  const pasted = readPasted(text);
  return { format: 'coordinates', shapes: pasted.shapes, frame: null, in_order: pasted.in_order, encoding, notes: pasted.notes };
}

interface Understood {
  readonly frame: Frame;
  readonly swapped: boolean;
  readonly notes: readonly Bilingual[];
}

/** What the person says goes before what the file says, and both before a guess. */
function frameFor(read: Read, { srid, datum }: SiteReadRequest, city: Place): Understood {
  const pairs = read.shapes.flatMap((shape, at) => pairsOf(shape, at + 1));
  const shifted: Bilingual[] = datum === 'GCJ-02' || datum === 'BD-09' ? [{ zh: `按${datum}读取并纠正到CGCS2000（公开算法，误差约1 m）。`, en: `Read as ${datum} and moved to CGCS2000 (public algorithm, good to about 1 m).` }] : [];
  if (srid !== undefined) {
    const frame = frameOf(srid);
    const swapped = !read.in_order && isTurned(pairs, frame);
    const order = swapped ? [{ zh: '北（纬度）在前、东（经度）在后，已对调。', en: 'North stood before east; the order was turned.' }] : [];
    return { frame, swapped, notes: [{ zh: `按指定的${frame.title.zh}（EPSG:${srid}）读取。`, en: `Read as told: ${frame.title.en} (EPSG:${srid}).` }, ...order, ...shifted] };
  }
  const stated = read.frame;
  if (stated !== null && pairs.every(([x, y]) => isInChina(stated.toDegrees(x, y)))) return { frame: stated, swapped: false, notes: shifted };
  const guess = guessFrame(pairs, city);
  const wrong = stated === null ? [] : [{ zh: `文件所述坐标系（${stated.title.zh}）与数值不符，改按数值判断。`, en: `The system that the file states (${stated.title.en}) does not fit the figures; told by the figures instead.` }];
  // With letters the order is known, whatever the figures look like.
  return { frame: guess.frame, swapped: guess.swapped && !(read.format === 'coordinates' && read.in_order), notes: [...wrong, ...(shifted.length > 0 ? shifted : guess.notes)] };
}

/** Of metres the northing has seven figures, of degrees the latitude is the smaller in China. */
const isTurned = (pairs: readonly Pair[], frame: Frame): boolean => !pairs.every(([x, y]) => isInChina(frame.toDegrees(x, y))) && pairs.every(([x, y]) => isInChina(frame.toDegrees(y, x)));
const isInChina = ([longitude, latitude]: readonly [number, number]): boolean => longitude >= 73 && longitude <= 136 && latitude >= 3 && latitude <= 54;

function settled(position: readonly [number, number], datum: SiteReadRequest['datum'], from: Pair): Pair {
  const [longitude, latitude] = datum === 'GCJ-02' || datum === 'BD-09' ? gcoord.transform([...position], datum === 'GCJ-02' ? gcoord.GCJ02 : gcoord.BD09, gcoord.WGS84) : position;
  if (!Number.isFinite(longitude) || !Number.isFinite(latitude) || Math.abs(longitude ?? 0) > 180 || Math.abs(latitude ?? 0) > 90) throw unreadable(`The coordinates ${from.join(', ')} lead to no place on the Earth`, 'expected another coordinate system');
  // A tenth of a millimetre.
  return [round(longitude ?? 0), round(latitude ?? 0)];
}

const round = (degrees: number): number => Math.round(degrees * 1e9) / 1e9;
