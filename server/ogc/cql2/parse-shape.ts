/** Reads a shape in a CQL2 text: well-known text (POINT, POLYGON, …) and BBOX(…), into GeoJSON. */
import type { TokenReader } from './token-reader.ts';
import { MAX_DEPTH, type Tree } from './tree.ts';

/** GeoJSON's word for each, and how deep its coordinates stand. */
const KINDS: Readonly<Record<string, readonly [type: string, depth: number]>> = {
  POINT: ['Point', 0], LINESTRING: ['LineString', 1], POLYGON: ['Polygon', 2],
  MULTIPOINT: ['MultiPoint', 1], MULTILINESTRING: ['MultiLineString', 2], MULTIPOLYGON: ['MultiPolygon', 3],
};

export const SHAPES: ReadonlySet<string> = new Set([...Object.keys(KINDS), 'GEOMETRYCOLLECTION', 'BBOX']);

export function readShape(reader: TokenReader, depth: number): Tree {
  const word = reader.next.said.toUpperCase();
  if (!SHAPES.has(word)) throw reader.refused('a shape');
  reader.skip(null);
  if (word === 'BBOX') return { bbox: numbers(reader) };
  if (reader.takeWord('EMPTY')) throw reader.refused('a shape that is not empty before this');
  for (const dimension of ['Z', 'M', 'ZM']) if (reader.takeWord(dimension)) break;
  const [type, nested] = KINDS[word] ?? ['GeometryCollection', 0];
  if (type === 'GeometryCollection') return { type, geometries: collection(reader, depth + 1) };
  return { type, coordinates: nested === 0 ? point(reader) : nestedList(reader, nested, type === 'MultiPoint') };
}

function collection(reader: TokenReader, depth: number): Tree[] {
  if (depth > MAX_DEPTH) throw reader.refused(`fewer than ${MAX_DEPTH} collections in each other`);
  reader.expect('(');
  const shapes = [readShape(reader, depth)];
  while (reader.take(',')) shapes.push(readShape(reader, depth));
  reader.expect(')');
  return shapes;
}

function numbers(reader: TokenReader): Tree[] {
  reader.expect('(');
  const found = [numberOf(reader)];
  while (reader.take(',')) found.push(numberOf(reader));
  reader.expect(')');
  return found;
}

function numberOf(reader: TokenReader): number {
  const number = reader.takeNumber();
  if (number === null) throw reader.refused('a number');
  return number;
}

function point(reader: TokenReader): Tree {
  reader.expect('(');
  const read = position(reader);
  reader.expect(')');
  return read;
}

/** Two to four numbers, without commas between. */
function position(reader: TokenReader): number[] {
  const read = [numberOf(reader), numberOf(reader)];
  for (let number = reader.takeNumber(); number !== null && read.length < 4; number = reader.takeNumber()) read.push(number);
  return read;
}

/** The points of a MULTIPOINT may each stand in brackets of their own. */
function nestedList(reader: TokenReader, nested: number, points: boolean): Tree[] {
  reader.expect('(');
  const part = (): Tree => {
    if (nested > 1) return nestedList(reader, nested - 1, false);
    return points && reader.next.said === '(' ? point(reader) : position(reader);
  };
  const parts = [part()];
  while (reader.take(',')) parts.push(part());
  reader.expect(')');
  return parts;
}
