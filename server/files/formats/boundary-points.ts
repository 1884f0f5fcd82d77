/**
 * 界址点 txt, as land and mining submissions have it: `[属性描述]` with datum and belt, `[地块坐标]` with parcels, each a line of words
 * that ends in `@` and rows `J1,1,X,Y` (point, ring, north, east).
 */
import type { Bilingual } from '../../../data/grammar.ts';
import type { Geometry } from '../../contract/geo.ts';
import { gaussKruger, refuseOldDatum, type Frame, type Pair } from '../frames/frames.ts';
import { cleanName, linesOf, MAX_LINE } from '../text/lines.ts';
import { unreadable, unreadableLine } from '../unreadable.ts';

export interface BoundaryParcel {
  readonly name: string;
  /** x east, y north. */
  readonly geometry: Geometry;
  /** The words of its line under their usual names. */
  readonly properties: Readonly<Record<string, string>>;
}

export interface BoundaryLimits {
  readonly shapes: number;
  /** Of one parcel. */
  readonly vertices: number;
  readonly lines: number;
}

export interface BoundaryPoints {
  readonly shapes: BoundaryParcel[];
  /** Null: the header does not say the belt. */
  readonly frame: Frame | null;
  readonly notes: readonly Bilingual[];
}

interface Parcel {
  readonly name: string;
  readonly kind: string;
  readonly words: readonly string[];
  readonly line: number;
  /** By ring number, in the order in which they begin. */
  readonly rings: Map<string, Pair[]>;
  points: number;
}

/** Told by any of its lines; a line too long for a pattern is none of such a file. */
export function isBoundaryPoints(text: string): boolean {
  return text.split(/\r\n|\r|\n/).some((line) => {
    const written = line.trim();
    return written.length <= MAX_LINE && (/^\[(属性描述|地块坐标)\]/.test(written) || /^J?\d+\s*[,，]\s*\d+\s*[,，]\s*\d{7}(\.\d+)?\s*[,，]\s*\d{6,8}(\.\d+)?$/.test(written));
  });
}

const ROW = /^([A-Za-z]{0,3}\d+)\s*,\s*(\d+)\s*,\s*(-?\d+(?:\.\d+)?)\s*,\s*(-?\d+(?:\.\d+)?)$/;

/** @throws AppError BAD_REQUEST with the number and the words of the line */
export function readBoundaryPoints(text: string, limits: BoundaryLimits): BoundaryPoints {
  const header = new Map<string, string>();
  const parcels: Parcel[] = [];
  for (const { written, number } of linesOf(text, limits.lines)) {
    const line = written.normalize('NFKC').trim();
    if (line === '' || (line.startsWith('[') && line.endsWith(']'))) continue;
    if (line.endsWith('@')) {
      parcels.push(parcelOf(line, number));
      if (parcels.length > limits.shapes) throw unreadable(`There are more than ${limits.shapes} shapes`, `expected at most ${limits.shapes}`);
      continue;
    }
    const [before = '', ...after] = line.split('=');
    if (after.length > 0 && before.trim() !== '' && !before.includes(',')) {
      header.set(before.trim(), after.join('=').trim());
      continue;
    }
    const row = ROW.exec(line);
    if (!row) throw unreadableLine(number, written, 'expected point,ring,X,Y such as J1,1,4393512.345,36402118.672');
    if (parcels.length === 0) parcels.push({ name: '', kind: '面', words: [], line: number, rings: new Map(), points: 0 });
    addPoint(parcels.at(-1), row, number, written, limits.vertices);
  }
  if (parcels.length === 0) throw unreadable('The text holds no boundary points', 'expected rows such as J1,1,4393512.345,36402118.672');
  return { shapes: parcels.map(shapeOf), ...frameFrom(header, parcels) };
}

const WORDS = ['界址点数', '地块面积', '地块编号', '地块名称', '图形属性', '图幅号', '地块用途', '地类编码'];

function parcelOf(line: string, number: number): Parcel {
  const words = line.slice(0, -1).split(',').map((word) => word.trim());
  const name = words[3] || words[2] || '';
  return { name: cleanName(name), kind: words[4] || '面', words, line: number, rings: new Map(), points: 0 };
}

function addPoint(parcel: Parcel | undefined, [, , ring = '', north = '', east = '']: RegExpExecArray, number: number, written: string, most: number): void {
  const [x, y] = [Number(east), Number(north)];
  if (y < 1_000_000 || y >= 6_100_000) {
    const swapped = x >= 1_000_000 && x < 6_100_000;
    throw unreadableLine(number, written, swapped ? 'expected X (north, seven figures) before Y (east): here they stand the other way round' : 'expected X, the northing, between 1,000,000 and 6,100,000 m');
  }
  if (parcel === undefined) return;
  // While they are read: to tell holes from outlines every ring is held against every other.
  parcel.points += 1;
  if (parcel.points > most) throw unreadable(`The parcel of line ${parcel.line} has more than ${most} vertices`, `expected at most ${most}: simplify the outline`, { line: number });
  const held = parcel.rings.get(ring) ?? [];
  parcel.rings.set(ring, held);
  held.push([x, y]);
}

function shapeOf(parcel: Parcel): BoundaryParcel {
  const properties = Object.fromEntries(WORDS.flatMap((word, at) => (parcel.words[at] ? [[word, parcel.words[at]]] : [])));
  return { name: parcel.name, properties, geometry: geometryOf(parcel) };
}

function geometryOf({ kind, line, rings }: Parcel): Geometry {
  const lists = [...rings.values()];
  const [first] = lists;
  if (first === undefined) throw unreadable(`The parcel of line ${line} has no points`, 'expected rows such as J1,1,X,Y below it', { line });
  if (kind === '点') return lists.flat().length === 1 ? { type: 'Point', coordinates: [...(first[0] ?? [])] } : { type: 'MultiPoint', coordinates: lists.flat() };
  if (kind === '线') return lists.length === 1 ? { type: 'LineString', coordinates: first } : { type: 'MultiLineString', coordinates: lists };
  const polygons: Pair[][][] = [];
  for (const [number, list] of rings) {
    const ring = closed(list);
    if (ring.length < 4) throw unreadable(`Ring ${number} of the parcel of line ${line} has ${list.length} points`, 'expected at least 3', { line });
    // The first ring is an outline; a later one is a hole of what holds it, else another part.
    const holder = polygons.find(([outer]) => outer !== undefined && ring.every((point) => isWithin(point, outer)));
    if (holder === undefined) polygons.push([ring]);
    else holder.push(ring);
  }
  const [only] = polygons;
  return polygons.length === 1 && only !== undefined ? { type: 'Polygon', coordinates: only } : { type: 'MultiPolygon', coordinates: polygons };
}

export function closed(ring: readonly Pair[]): Pair[] {
  const [first, last] = [ring[0], ring.at(-1)];
  if (first === undefined || last === undefined) return [];
  return first[0] === last[0] && first[1] === last[1] && ring.length > 1 ? [...ring] : [...ring, first];
}

/** Even–odd; a vertex on the edge counts as within, as holes touch outlines. */
function isWithin([x, y]: Pair, ring: readonly Pair[]): boolean {
  let inside = false;
  for (let at = 1; at < ring.length; at += 1) {
    const [[ax, ay], [bx, by]] = [ring[at - 1] ?? [0, 0], ring[at] ?? [0, 0]];
    const off = (bx - ax) * (y - ay) - (by - ay) * (x - ax);
    if (off === 0 && x >= Math.min(ax, bx) && x <= Math.max(ax, bx) && y >= Math.min(ay, by) && y <= Math.max(ay, by)) return true;
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
  }
  return inside;
}

function frameFrom(header: ReadonlyMap<string, string>, parcels: readonly Parcel[]): Pick<BoundaryPoints, 'frame' | 'notes'> {
  const datum = header.get('坐标系') ?? '';
  if (/80|西安/.test(datum)) throw refuseOldDatum("Xi'an 1980 (坐标系=" + datum + ')');
  if (/54|北京/.test(datum)) throw refuseOldDatum('Beijing 1954 (坐标系=' + datum + ')');
  const zone = Number(header.get('带号') ?? Number.NaN);
  if (!Number.isInteger(zone)) return { frame: null, notes: [] };
  const width = header.get('几度分带') === '6' ? 6 : 3;
  const fits = width === 3 ? zone >= 25 && zone <= 45 : zone >= 13 && zone <= 23;
  if (!fits) throw unreadable(`带号=${zone} is no zone of the ${width}° belts (几度分带=${header.get('几度分带') ?? 'not said'})`, 'expected 25 … 45 for 3°, 13 … 23 for 6°');
  const eastings = parcels.flatMap(({ rings }) => [...rings.values()].flat().map(([x]) => x));
  const prefixes = new Set(eastings.map((x) => Math.floor(x / 1_000_000)));
  const [prefix = 0] = prefixes;
  if (prefixes.size > 1) throw unreadable(`The eastings are of several zones: ${[...prefixes].join(', ')}`, `expected zone ${zone} before every one or before none`);
  if (prefix !== 0 && prefix !== zone) throw unreadable(`The header says 带号=${zone} but the eastings begin with ${prefix}`, 'expected one zone');
  const frame = gaussKruger({ width, meridian: width === 3 ? 3 * zone : 6 * zone - 3, zone: prefix === 0 ? null : zone });
  const stated = datum === '' ? { zh: '文件未写明坐标系，按CGCS2000读取。', en: 'The file does not state the datum; read as CGCS2000.' } : null;
  return {
    frame,
    notes: [{ zh: `按文件所述：${frame.title.zh}（EPSG:${frame.srid}）；X为纵坐标（北），Y为横坐标（东）。`, en: `As the file says: ${frame.title.en} (EPSG:${frame.srid}); X is the northing, Y the easting.` }, ...(stated ? [stated] : [])],
  };
}
