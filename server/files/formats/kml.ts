/** KML of any size, placemark by placemark; a document that brings its own entities is refused before any parser sees it. */
import { stat } from 'node:fs/promises';
import { kml } from '@tmcw/togeojson';
import { DOMParser } from '@xmldom/xmldom';
import { degrees } from '../frames/frames.ts';
import { NOTHING_STATED } from '../frames/find-frame.ts';
import type { FoundEncoding, PlainValue, TextEncoding } from '../reading.ts';
import { refused, wordsOf } from '../refused.ts';
import { inLists, plainValue, record, type RowsAsked, type SourceRow, type TableSource } from '../source.ts';
import { fileEncoding, firstBytes, textOf } from '../text/file-encoding.ts';

const MOST_PLACEMARK = 16 * 1024 * 1024;

export async function openKml(path: string, name: string): Promise<TableSource> {
  const head = (await firstBytes(path, 1_000)).toString('latin1');
  const declared = /^[^<]*<\?xml[^>]*\bencoding\s*=\s*["']([\w-]+)["']/.exec(head)?.[1] ?? null;
  const first = await fileEncoding(path, undefined, declared);
  if (!/^[^<]*<[?!k]/.test(head) && !/<kml[\s>:]/.test(head)) throw refused('kml-damaged', { name, why: 'it does not begin as XML does' });
  const encodings = new Map<string, Promise<FoundEncoding>>([['', Promise.resolve(first)]]);
  return {
    id: name,
    name: name.replace(/^.*[/\\]/, '').replace(/\.\w+$/, ''),
    file: name,
    format: 'kml',
    rows: null,
    bytes: (await stat(path)).size,
    stated: { ...NOTHING_STATED, frame: degrees(4326), by_standard: true },
    warnings: [],
    by_columns: false,
    geometry_columns: null,
    encoding(said) {
      const known = encodings.get(said ?? '') ?? fileEncoding(path, said, declared);
      encodings.set(said ?? '', known);
      return known;
    },
    read: (asked) => inLists(rowsOf(path, name, asked), 200),
  };
}

async function* rowsOf(path: string, name: string, asked: RowsAsked): AsyncGenerator<SourceRow> {
  let number = 0;
  for await (const text of placemarks(path, name, asked)) {
    number += 1;
    yield rowOf(number, text, name, asked.encoding);
  }
}

/** What counts outside a placemark, and inside one. */
const OUTSIDE = /<!--|<!\[CDATA\[|<!\s*(DOCTYPE|ENTITY)|<(?:\w+:)?Placemark(?=[\s>/])|<\/(?:\w+:)?kml\s*>/g;
const INSIDE = /<!--|<!\[CDATA\[|<!\s*(DOCTYPE|ENTITY)|<\/(?:\w+:)?Placemark\s*>/g;
/** Of a sign that the end of a piece may cut. */
const LONGEST_SIGN = 40;

/** The text of each `<Placemark>…</Placemark>`; comments and CDATA are stepped over whole. */
async function* placemarks(path: string, name: string, asked: RowsAsked): AsyncGenerator<string> {
  const scanner = new PlacemarkScanner(name);
  for await (const piece of textOf(path, asked.encoding, asked.counted)) yield* scanner.take(piece);
  scanner.finish();
}

class PlacemarkScanner {
  private text = '';
  private at = 0;
  /** Where the open placemark begins. */
  private begin = -1;
  /** What ends the comment or CDATA that we are in. */
  private until: string | null = null;
  private ended = false;

  constructor(private readonly name: string) {}

  *take(piece: string): Generator<string> {
    this.text += piece;
    for (;;) {
      if (this.until !== null) {
        const end = this.text.indexOf(this.until, this.at);
        if (end < 0) {
          this.at = Math.max(this.at, this.text.length - this.until.length);
          break;
        }
        this.at = end + this.until.length;
        this.until = null;
      }
      const found = this.next();
      if (found === null) break;
      const [sign, declares] = found;
      if (declares !== undefined) throw refused('xml-declares', { name: this.name, what: declares.toUpperCase() });
      if (sign === '<!--') this.until = '-->';
      else if (sign === '<![CDATA[') this.until = ']]>';
      else if (this.begin >= 0) {
        yield this.text.slice(this.begin, this.at);
        this.begin = -1;
      } else if (sign.startsWith('</')) this.ended = true;
      else this.open(sign.length);
    }
    this.forget();
  }

  finish(): void {
    if (!this.ended) throw refused('kml-damaged', { name: this.name, why: 'it ends in the middle; was it copied whole?' });
  }

  private next(): RegExpExecArray | null {
    const signs = this.begin < 0 ? OUTSIDE : INSIDE;
    signs.lastIndex = this.at;
    const found = signs.exec(this.text);
    this.at = found === null ? Math.max(this.at, this.text.length - LONGEST_SIGN) : signs.lastIndex;
    return found;
  }

  private open(length: number): void {
    const close = this.text.indexOf('>', this.at);
    // <Placemark/> holds nothing.
    if (close > 0 && this.text[close - 1] === '/') return;
    this.begin = this.at - length;
  }

  private forget(): void {
    const keep = this.begin >= 0 ? this.begin : this.at;
    this.text = this.text.slice(keep);
    this.at -= keep;
    if (this.begin >= 0) this.begin = 0;
    if (this.text.length > MOST_PLACEMARK) throw refused('row-too-large', { name: this.name, row: 0, most: MOST_PLACEMARK });
  }
}

/** What says how a placemark looks, and not what it is. */
const STYLE = /^(styleUrl|styleHash|styleMapHash|(stroke|fill|icon|label|marker)([-\w]*)|visibility|tessellate|extrude|altitudeMode|open|snippet|coordinateProperties)$/i;

function rowOf(number: number, text: string, name: string, encoding: TextEncoding): SourceRow {
  const faults: string[] = [];
  try {
    // Prefixes stand for the one namespace that counts here; those of extensions stay, and are declared.
    const plain = text.replaceAll(/<(\/?)kml:/g, '<$1');
    const whole = `<kml xmlns="http://www.opengis.net/kml/2.2" xmlns:gx="http://www.google.com/kml/ext/2.2" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">${plain}</kml>`;
    const document = new DOMParser({ onError: (level, message) => void (level === 'warning' || faults.push(message)) }).parseFromString(whole, 'text/xml');
    for (const element of Array.from(document.getElementsByTagName('coordinates'))) element.textContent = (element.textContent ?? '').trim().replaceAll(/\s+/g, ' ');
    const [feature] = kml(document).features;
    if (faults[0] !== undefined) throw new Error(faults[0]);
    const entries = Object.entries(feature?.properties ?? {}).filter(([key]) => !key.startsWith('@') && !STYLE.test(key));
    const values = entries.map(([key, value]): readonly [string, PlainValue] => [key, plainValue(htmlValue(value))]);
    const lost = values.find(([, value]) => typeof value === 'string' && value.includes('\uFFFD'));
    return {
      number,
      id: typeof feature?.id === 'string' ? feature.id.slice(0, 200) : null,
      shape: feature?.geometry ? { kind: 'coordinates', geometry: feature.geometry } : null,
      properties: record(values),
      faults: lost === undefined ? [] : [{ code: 'characters-lost', values: { column: lost[0], encoding } }],
    };
  } catch (error) {
    throw refused('kml-damaged', { name, why: `placemark ${number}: ${faults[0] ?? wordsOf(error)}` });
  }
}

/** A description may be marked as HTML: its text counts. */
function htmlValue(value: unknown): unknown {
  const inner: unknown = typeof value === 'object' && value !== null && Reflect.get(value, '@type') === 'html' ? Reflect.get(value, 'value') : value;
  return inner;
}
