/** Shapes as a file holds them, in its own numbers, and their way to CGCS2000 degrees. */
import type { Geometry } from '../../contract/geo.ts';
import { MAX_VERTICES } from '../../analysis/site-geometry.ts';
import type { Pair } from '../../files/frames/frames.ts';
import { cleanName } from '../../files/text/lines.ts';
import { shown, unreadable } from '../../files/unreadable.ts';
import { MAX_SHAPES } from './limits.ts';

export interface RawShape {
  readonly name: string;
  readonly geometry: Geometry;
}

const depths: Readonly<Record<string, number>> = { Point: 0, MultiPoint: 1, LineString: 1, MultiLineString: 2, Polygon: 2, MultiPolygon: 3 };
export const isKnownType = (type: string): boolean => Object.hasOwn(depths, type);

/** Every pair of numbers of a shape, in order. @throws AppError BAD_REQUEST naming the shape */
export function pairsOf({ name, geometry }: RawShape, number: number): Pair[] {
  const pairs: Pair[] = [];
  mapped({ name, geometry }, number, (x, y) => {
    pairs.push([x, y]);
    return [x, y];
  });
  return pairs;
}

/** The shape with every position replaced; heights are left behind. @param number counted from 1, for the message */
export function mapped(shape: RawShape, number: number, move: (x: number, y: number) => Pair): RawShape {
  const { geometry, name } = shape;
  const depth = depths[geometry.type];
  const called = `Shape ${number}${name === '' ? '' : ` “${name.slice(0, 60)}”`}`;
  if (depth === undefined) throw unreadable(`${called} is a ${geometry.type.slice(0, 40)}`, `expected one of ${Object.keys(depths).join(', ')}`);
  let vertices = 0;
  let parts = 0;
  const visit = (value: unknown, left: number): unknown[] => {
    if (!Array.isArray(value)) throw unreadable(`${called} has ${shown(value)} where positions should stand`, 'expected an array');
    parts += value.length;
    if (left > 0 && parts > 2 * MAX_VERTICES) throw unreadable(`${called} has more than ${2 * MAX_VERTICES} parts`, 'expected the outline of one site', { shape: number });
    if (left > 0) return value.map((part: unknown) => visit(part, left - 1));
    const [x, y]: unknown[] = value;
    if (typeof x !== 'number' || typeof y !== 'number' || !Number.isFinite(x) || !Number.isFinite(y)) throw unreadable(`${called} has the position [${value.slice(0, 3).map(shown).join(', ')}]`, 'expected two finite numbers');
    vertices += 1;
    if (vertices > MAX_VERTICES) throw unreadable(`${called} has more than ${MAX_VERTICES} vertices`, `expected at most ${MAX_VERTICES}: simplify the outline`, { shape: number });
    return [...move(x, y)];
  };
  return { name, geometry: { type: geometry.type, coordinates: visit(geometry.coordinates, depth) } };
}

export function refuseTooMany(count: number): void {
  if (count > MAX_SHAPES) throw unreadable(`There are more than ${MAX_SHAPES} shapes`, `expected at most ${MAX_SHAPES}`);
}

const NAMES = /^(name|名称|地块名称|项目名称|宗地名称|dkmc|xmmc|mc|title|标题)$/i;

/** What a shape is called: the property that says so, else nothing. */
export function nameOf(properties: unknown): string {
  if (typeof properties !== 'object' || properties === null) return '';
  const named = Object.entries(properties).find(([key, value]) => NAMES.test(key.trim()) && (typeof value === 'string' || typeof value === 'number') && String(value).trim() !== '');
  return named === undefined ? '' : cleanName(String(named[1]));
}
