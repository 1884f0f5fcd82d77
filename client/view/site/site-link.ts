/** An unsaved site as a short text for a web address, and back: what is said, and corners as differences of 0.0000001° (1 cm). */
import type { OverlayGeometry } from '../overlay.ts';
import { actTypes, nothingSaid, type SiteSaid } from './site.ts';

export interface LinkedSite {
  readonly said: SiteSaid;
  readonly shape: OverlayGeometry;
}

const most_vertices = 200;
const most_characters = 6_000;
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const types = ['Point', 'MultiPoint', 'LineString', 'MultiLineString', 'Polygon', 'MultiPolygon'] as const;
/** How deep positions lie. */
const depths = [0, 1, 1, 2, 2, 3];
const per_degree = 1e7;

/** Null: too large for an address. */
export function encodeSite({ said, shape }: LinkedSite): string | null {
  const kind = types.findIndex((type) => type === shape.type);
  if (kind < 0) return null;
  const writer = { text: '', vertices: 0, last: [0, 0] as [number, number] };
  writePart(shape.coordinates, depths[kind] ?? 0, writer);
  const words = [said.activity ?? '', said.act_type, said.act_date ?? '', said.accuracy_m ?? '', said.name, Object.keys(said.more).length > 0 ? JSON.stringify(said.more) : ''];
  const text = `${kind}${writer.text}~${words.map(guarded).join('~')}`;
  return writer.vertices <= most_vertices && text.length <= most_characters ? text : null;
}

/** Only what parts the words is written otherwise: the address encodes all else, once. Read with decodeURIComponent, as links of former days are. */
const guarded = (word: string | number): string => String(word).replaceAll('%', '%25').replaceAll('~', '%7E');

interface Writer {
  text: string;
  vertices: number;
  last: [number, number];
}

function writePart(part: unknown, depth: number, writer: Writer): void {
  if (!Array.isArray(part)) return;
  if (depth > 0) {
    writeNumber(part.length, writer);
    for (const inner of part) writePart(inner, depth - 1, writer);
    return;
  }
  const at = [0, 1].map((axis) => Math.round(Number(part[axis]) * per_degree)) as [number, number];
  writeSigned(at[0] - writer.last[0], writer);
  writeSigned(at[1] - writer.last[1], writer);
  writer.last = at;
  writer.vertices += 1;
}

const writeSigned = (value: number, writer: Writer): void => writeNumber(value < 0 ? -2 * value - 1 : 2 * value, writer);

/** Five bits a character, the sixth says that more follow; numbers stay below 2^53. */
function writeNumber(value: number, writer: Writer): void {
  let left = value;
  do {
    const bits = left % 32;
    left = Math.floor(left / 32);
    writer.text += alphabet[left > 0 ? bits + 32 : bits];
  } while (left > 0);
}

/** Null: no site, or one that somebody has spoilt. */
export function decodeSite(text: string | null): LinkedSite | null {
  if (!text || text.length > most_characters) return null;
  const [geometry = '', ...words] = text.split('~');
  const kind = Number(geometry[0]);
  const type = types[kind];
  if (type === undefined || words.length !== 6) return null;
  try {
    const reader = { text: geometry, at: 1, vertices: 0, last: [0, 0] as [number, number] };
    const coordinates = readPart(depths[kind] ?? 0, reader);
    return reader.at === geometry.length && reader.vertices > 0 ? { shape: { type, coordinates }, said: readSaid(words.map(decodeURIComponent)) } : null;
  } catch {
    return null;
  }
}

interface Reader {
  readonly text: string;
  at: number;
  vertices: number;
  last: [number, number];
}

function readPart(depth: number, reader: Reader): unknown[] {
  if (depth > 0) {
    const count = readNumber(reader);
    if (count > most_vertices) throw new RangeError('too many');
    return Array.from({ length: count }, () => readPart(depth - 1, reader));
  }
  reader.vertices += 1;
  const [x, y] = [reader.last[0] + readSigned(reader), reader.last[1] + readSigned(reader)];
  reader.last = [x, y];
  if (reader.vertices > most_vertices || Math.abs(x) > 180 * per_degree || Math.abs(y) > 90 * per_degree) throw new RangeError('off the globe');
  return [x / per_degree, y / per_degree];
}

function readSigned(reader: Reader): number {
  const value = readNumber(reader);
  return value % 2 === 1 ? -(value + 1) / 2 : value / 2;
}

function readNumber(reader: Reader): number {
  let value = 0;
  for (let place = 1; place < 2 ** 45; place *= 32) {
    const bits = alphabet.indexOf(reader.text[reader.at++] ?? ' ');
    if (bits < 0) throw new RangeError('no such character');
    value += (bits % 32) * place;
    if (bits < 32) return value;
  }
  throw new RangeError('too long');
}

function readSaid([activity = '', act_type = '', act_date = '', accuracy = '', name = '', more = '']: readonly string[]): SiteSaid {
  const accuracy_m = accuracy === '' ? null : Number(accuracy);
  return {
    activity: /^[a-z][a-z0-9_]{0,63}$/.test(activity) ? activity : null,
    act_type: actTypes.find((one) => one === act_type) ?? nothingSaid.act_type,
    act_date: /^\d{4}-\d{2}-\d{2}$/.test(act_date) ? act_date : null,
    accuracy_m: accuracy_m !== null && accuracy_m >= 0 && accuracy_m <= 100_000 ? accuracy_m : null,
    name: name.slice(0, 200),
    more: readMore(more),
  };
}

function readMore(text: string): SiteSaid['more'] {
  if (text === '') return {};
  const whole: unknown = JSON.parse(text);
  if (typeof whole !== 'object' || whole === null) return {};
  return Object.fromEntries(Object.entries(whole).filter((entry): entry is [string, string | number | boolean] => ['string', 'number', 'boolean'].includes(typeof entry[1])).slice(0, 30));
}
