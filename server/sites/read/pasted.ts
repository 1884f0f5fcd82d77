/** Coordinates as people paste them: one pair a line (degrees, degrees with minutes and seconds, metres), an empty line between shapes. */
import type { Bilingual } from '../../../data/grammar.ts';
import { readFigures } from '../../search/angles.ts';
import { closed } from '../../files/formats/boundary-points.ts';
import type { Pair } from '../../files/frames/frames.ts';
import { linesOf } from '../../files/text/lines.ts';
import { unreadable, unreadableLine } from '../../files/unreadable.ts';
import { SITE_BOUNDARIES } from './limits.ts';
import { refuseTooMany, type RawShape } from './raw-shapes.ts';

export interface Pasted {
  /** In the order of the text: which figure is north is still to be told. */
  readonly shapes: RawShape[];
  /** True: letters said which is which, and x is the longitude. */
  readonly in_order: boolean;
  readonly notes: readonly Bilingual[];
}

interface Point {
  readonly pair: Pair;
  readonly in_order: boolean;
  readonly has_height: boolean;
}

const NUMBER = /^[-+]?\d+(\.\d+)?$/;
const TUPLE = /^[-+]?\d+(\.\d+)?,[-+]?\d+(\.\d+)?(,[-+]?\d+(\.\d+)?)?$/;
/** Characters of one point, with its number, its words and its gaps. */
const MAX_PAIR = 200;
const LABEL = /^(?![NSEW]\d)(?:[A-Za-z]{1,3}-?\d{1,4}|[点号]\d{1,4}|\d{1,4}[.、:)])$/i;

/** @throws AppError BAD_REQUEST with the number and the words of the line */
export function readPasted(text: string): Pasted {
  const blocks: Point[][] = [[]];
  let pairs = 0;
  for (const { written, number } of linesOf(text, SITE_BOUNDARIES.lines, text.length)) {
    if (written === '') {
      if (blocks.at(-1)?.length !== 0) blocks.push([]);
      continue;
    }
    for (const part of partsOf(written)) {
      pairs += 1;
      if (pairs > 20_000) throw unreadableLine(number, written, 'expected at most 20,000 points');
      if (part.length > MAX_PAIR) throw unreadableLine(number, written, `expected at most ${MAX_PAIR} characters for one point`);
      blocks.at(-1)?.push(readPoint(part, number, written));
    }
  }
  const filled = blocks.filter((block) => block.length > 0);
  refuseTooMany(filled.length);
  const points = filled.flat();
  if (points.length === 0) throw unreadable('The text holds no coordinates', 'expected one pair a line, such as 106.82, 39.65');
  const in_order = points.some((point) => point.in_order);
  if (in_order && !points.every((point) => point.in_order)) throw unreadable('Some lines say which figure is north or east and others do not', 'expected letters on every line or on none');
  const height = points.some((point) => point.has_height) ? [{ zh: '每行第三个数按高程理解，未使用。', en: 'The third figure of a line was taken for a height and left out.' }] : [];
  return { shapes: filled.map((block) => shapeOf(block.map((point) => point.pair))), in_order, notes: [...height, ...endsOf(filled)] };
}

/** Several pairs on one line: `106.8,39.6; 106.9,39.6` or `106.8,39.6 106.9,39.6`. */
function partsOf(line: string): string[] {
  const plain = line.normalize('NFKC').trim();
  if (plain.includes(';')) return plain.split(';').filter((part) => part.trim() !== '');
  const words = plain.split(/\s+/);
  return words.every((word) => word.length <= MAX_PAIR && TUPLE.test(word)) ? words : [plain];
}

function readPoint(part: string, number: number, written: string): Point {
  const expected = 'expected two figures, such as 106.82, 39.65 or 106°49′12″E 39°39′00″N or 4393512.3, 36402118.6';
  const words = part.trim().split(/[\s,、]+/).filter((word) => word !== '');
  const [label = ''] = words;
  const named = LABEL.test(label) && words.length > 2;
  const rest = named ? words.slice(1) : words;
  if (rest.every((word) => NUMBER.test(word))) return { ...readNumbers(rest.map(Number), () => unreadableLine(number, written, expected)), in_order: false };
  const figures = readFigures(named ? part.trim().slice(label.length).replace(/^[\s,、]+/, '') : part);
  if (figures === null) throw unreadableLine(number, written, expected);
  const [first, second] = figures;
  if (first.axis !== null && first.axis === second.axis) throw unreadableLine(number, written, 'expected one longitude and one latitude');
  const turned = first.axis === 'latitude' || second.axis === 'longitude';
  return { pair: turned ? [second.value, first.value] : [first.value, second.value], in_order: first.axis !== null || second.axis !== null, has_height: false };
}

/** `x y`, `number x y`, `x y height`, `number ring x y`. */
function readNumbers(numbers: readonly number[], wrong: () => Error): Omit<Point, 'in_order'> {
  const isCount = (value: number | undefined): boolean => value !== undefined && Number.isInteger(value) && value >= 0 && value < 10_000;
  const [a = 0, b = 0, c = 0, d = 0] = numbers;
  if (numbers.length === 2) return { pair: [a, b], has_height: false };
  // Metres have six figures and more, degrees have decimals or are far less than what counts points here.
  if (numbers.length === 3 && isCount(a) && (c >= 10_000 || !Number.isInteger(c))) return { pair: [b, c], has_height: false };
  if (numbers.length === 3) return { pair: [a, b], has_height: true };
  if (numbers.length === 4 && isCount(a) && isCount(b)) return { pair: [c, d], has_height: false };
  throw wrong();
}

function shapeOf(pairs: readonly Pair[]): RawShape {
  const [only] = pairs;
  if (pairs.length === 1 && only !== undefined) return { name: '', geometry: { type: 'Point', coordinates: [...only] } };
  const ring = closed(pairs);
  if (pairs.length === 2 || ring.length < 4) return { name: '', geometry: { type: 'LineString', coordinates: [...pairs] } };
  return { name: '', geometry: { type: 'Polygon', coordinates: [ring] } };
}

function endsOf(blocks: readonly (readonly Point[])[]): Bilingual[] {
  const open = blocks.some((block) => block.length > 2 && closed(block.map(({ pair }) => pair)).length !== block.length);
  return open ? [{ zh: '首末点不同，已按面闭合。', en: 'The last point is not the first: the outline was closed.' }] : [];
}
