/** The spatial functions of CQL2: each first by the boxes in the index, then by the shapes themselves. */
import { storedOf } from '../crs.ts';
import { isShape, readShapeTree, type Shape } from './shape.ts';
import { badFilter, isObject, shown, type Tree } from './tree.ts';
import type { Writing } from './writing.ts';

/** PostGIS's function, and the one that says the same with the two shapes exchanged. */
const FUNCTIONS: Readonly<Record<string, { readonly test: string; readonly mirrored: string }>> = {
  s_intersects: { test: 'st_intersects', mirrored: 's_intersects' },
  s_disjoint: { test: 'st_intersects', mirrored: 's_disjoint' },
  s_equals: { test: 'st_equals', mirrored: 's_equals' },
  s_touches: { test: 'st_touches', mirrored: 's_touches' },
  s_crosses: { test: 'st_crosses', mirrored: 's_crosses' },
  s_overlaps: { test: 'st_overlaps', mirrored: 's_overlaps' },
  s_within: { test: 'st_within', mirrored: 's_contains' },
  s_contains: { test: 'st_contains', mirrored: 's_within' },
};

export const isSpatial = (op: string): boolean => Object.hasOwn(FUNCTIONS, op);

/** @throws AppError BAD_FILTER */
export function spatial(op: string, args: readonly Tree[], writing: Writing): string {
  const [first, second] = args;
  if (args.length !== 2 || first === undefined || second === undefined) throw badFilter(`${op.toUpperCase()} is given ${args.length} arguments; expected the layer's shape and another.`);
  if (isShape(first)) return asked(FUNCTIONS[op]?.mirrored ?? op, second, first, writing);
  return asked(op, first, second, writing);
}

function asked(op: string, property: Tree, other: Tree, writing: Writing): string {
  const name = isObject(property) ? property['property'] : undefined;
  const queryable = typeof name === 'string' ? writing.queryables.get(name) : undefined;
  if (queryable?.kind !== 'geometry') throw badFilter(`${op.toUpperCase()} is asked of ${shown(property)}; expected the shape of the layer, called geometry.`);
  if (!isShape(other)) throw badFilter(`${op.toUpperCase()} is given ${shown(other)}; expected a shape, as POINT(106.8 39.6) or BBOX(106.7,39.5,106.9,39.7).`);
  const shape = readShapeTree(other, writing.crs, writing.budget);
  const { test } = FUNCTIONS[op] ?? { test: 'st_intersects' };
  const tests = testsOf(op, shape, writing).map((place) => `(${queryable.column} && ${place} and ${test}(${queryable.column}, ${place}))`);
  if (op === 's_disjoint') return tests.length === 0 ? 'true' : `(not (${tests.join(' or ')}))`;
  return tests.length === 0 ? 'false' : `(${tests.join(' or ')})`;
}

/** One place for each part; only what meets a part meets the whole, so other questions take shapes of one kind. */
function testsOf(op: string, { parts, drawn }: Shape, writing: Writing): string[] {
  if (parts.length > 1 && op !== 's_intersects' && op !== 's_disjoint') {
    throw badFilter(`${op.toUpperCase()} is given a collection of ${[...new Set(parts.map(({ type }) => type))].join(' and ')}; expected shapes of one kind in it.`);
  }
  return parts.map((part) => {
    const text = JSON.stringify(part);
    if (drawn && part.type.endsWith('Polygon')) writing.drawn.push(text);
    return storedOf(writing.place(text), writing.crs);
  });
}
