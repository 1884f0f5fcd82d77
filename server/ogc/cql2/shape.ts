/** Holds a shape of a filter against what can be asked with it: kind, size, closed rings, coordinates within reach of their system. */
import { boxShape } from '../box.ts';
import { eastFirst, type Crs } from '../crs.ts';
import { badFilter, isObject, shown, type Tree } from './tree.ts';

/** Of all shapes of one filter together. */
export const MAX_VERTICES = 2_000;

const DEPTHS: Readonly<Record<string, number>> = { Point: 0, MultiPoint: 1, LineString: 1, MultiLineString: 2, Polygon: 2, MultiPolygon: 3 };

/** GeoJSON with coordinates east before north, of the system that the filter is written in. */
export interface Part {
  readonly type: string;
  readonly coordinates: unknown;
}

export interface Shape {
  /** More than one: a collection of different kinds. None: a box wholly outside what its system reaches. */
  readonly parts: readonly Part[];
  /** May be drawn wrongly, so that PostGIS must look at it first. */
  readonly drawn: boolean;
}

export interface Budget {
  vertices: number;
}

export function isShape(tree: Tree): tree is { readonly [name: string]: Tree } {
  return isObject(tree) && ('bbox' in tree || ('type' in tree && ('coordinates' in tree || 'geometries' in tree)));
}

/** @throws AppError BAD_FILTER */
export function readShapeTree(tree: { readonly [name: string]: Tree }, crs: Crs, budget: Budget): Shape {
  if ('bbox' in tree) return readBox(tree['bbox'], crs);
  const parts = partsOf(tree, crs, budget, 0);
  const areal = parts.some(({ type }) => type.endsWith('Polygon'));
  return { parts: merged(parts), drawn: areal };
}

function readBox(given: Tree | undefined, crs: Crs): Shape {
  const refuse = (detail: string) => badFilter(`The box ${shown(given)} cannot be used: ${detail}.`);
  if (!Array.isArray(given) || !given.every((number) => typeof number === 'number')) throw refuse('expected four or six numbers');
  const shape = boxShape(given, crs, refuse);
  return { parts: shape === null ? [] : [shape], drawn: false };
}

function partsOf(tree: { readonly [name: string]: Tree }, crs: Crs, budget: Budget, depth: number): Part[] {
  const { type, coordinates, geometries } = tree;
  if (type === 'GeometryCollection') {
    if (!Array.isArray(geometries) || geometries.length === 0 || depth > 8) throw badFilter(`The collection ${shown(geometries)} cannot be used; expected shapes in it, at most eight collections in each other.`);
    return (geometries as readonly Tree[]).flatMap((one) => {
      if (!isShape(one) || 'bbox' in one) throw badFilter(`${shown(one)} cannot stand in a collection; expected a shape.`);
      return partsOf(one, crs, budget, depth + 1);
    });
  }
  const nested = typeof type === 'string' ? DEPTHS[type] : undefined;
  if (typeof type !== 'string' || nested === undefined) throw badFilter(`The shape ${shown(type)} is not one of ${Object.keys(DEPTHS).join(', ')}, GeometryCollection.`);
  return [{ type, coordinates: readNested(coordinates ?? null, nested, type, crs, budget) }];
}

function readNested(given: Tree, depth: number, type: string, crs: Crs, budget: Budget): unknown {
  if (depth === 0) return readPosition(given, crs, budget);
  if (!Array.isArray(given) || given.length === 0) throw badFilter(`The coordinates of a ${type} hold ${shown(given)}; expected a list that is not empty.`);
  const read = (given as readonly Tree[]).map((part) => readNested(part, depth - 1, type, crs, budget));
  if (depth === 1 && type !== 'MultiPoint') refuseOpen(read as [number, number][], type);
  return read;
}

function refuseOpen(line: readonly (readonly [number, number])[], type: string): void {
  const ring = type.endsWith('Polygon');
  if (line.length < (ring ? 4 : 2)) throw badFilter(`A line of a ${type} has ${line.length} vertices; expected at least ${ring ? 4 : 2}.`);
  const [first, last] = [line[0], line.at(-1)];
  if (ring && (first?.[0] !== last?.[0] || first?.[1] !== last?.[1])) throw badFilter(`A ring of a ${type} begins at ${shown(first)} and ends at ${shown(last)}; expected the same vertex.`);
}

/** Heights are left out: every layer is flat. */
function readPosition(given: Tree, crs: Crs, budget: Budget): [number, number] {
  const [first, second]: readonly Tree[] = Array.isArray(given) ? given : [];
  if (!Array.isArray(given) || given.length > 4 || typeof first !== 'number' || typeof second !== 'number') throw badFilter(`${shown(given)} is no position; expected two numbers.`);
  budget.vertices += 1;
  if (budget.vertices > MAX_VERTICES) throw badFilter(`The shapes of the filter have more than ${MAX_VERTICES} vertices; expected at most ${MAX_VERTICES}.`);
  return eastFirst(crs, [first, second], (detail) => badFilter(`A shape cannot be used: ${detail}.`));
}

const MULTI: Readonly<Record<string, string>> = { Point: 'MultiPoint', LineString: 'MultiLineString', Polygon: 'MultiPolygon' };

/** A collection of one kind is a shape of many parts, which every function takes. */
function merged(parts: readonly Part[]): readonly Part[] {
  const [first] = parts;
  if (parts.length < 2 || !first) return parts;
  const whole = MULTI[first.type] ?? first.type;
  if (parts.some(({ type }) => (MULTI[type] ?? type) !== whole)) return parts;
  return [{ type: whole, coordinates: parts.flatMap(({ type, coordinates }) => (type === whole ? (coordinates as unknown[]) : [coordinates])) }];
}
