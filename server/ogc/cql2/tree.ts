/** What a filter says, in the form of CQL2 JSON: the text form is read into the same tree, so that one place judges both. */
import { AppError } from '../../errors.ts';

export type Tree = string | number | boolean | null | readonly Tree[] | { readonly [name: string]: Tree };

/** Characters of a filter, in either language. */
export const MAX_CHARACTERS = 16_000;
/** How deep conditions may stand in each other. */
export const MAX_DEPTH = 32;

export const badFilter = (detail: string): AppError => new AppError('BAD_FILTER', detail, { parameter: 'filter' });

/** A part of a filter as it stands in a message. */
export const shown = (tree: unknown): string => (JSON.stringify(tree) ?? 'nothing').slice(0, 120);

export const isObject = (tree: Tree): tree is { readonly [name: string]: Tree } => typeof tree === 'object' && tree !== null && !Array.isArray(tree);

/** @throws AppError BAD_FILTER for what is no JSON, nested without end or holds half a character */
export function readJson(text: string): Tree {
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch {
    throw badFilter(`filter=${text.slice(0, 120)} is not JSON; expected CQL2 JSON, as {"op":"=","args":[{"property":"name"},"A"]}.`);
  }
  // Walked without recursion: the depth is what is being asked about. Geometry stands four deeper than what it stands in.
  const open: { readonly value: unknown; readonly depth: number }[] = [{ value: given, depth: 0 }];
  for (let item = open.pop(); item; item = open.pop()) {
    const { value, depth } = item;
    if (depth > 2 * MAX_DEPTH + 10) throw badFilter(`filter is nested too deep; expected at most ${MAX_DEPTH} conditions in each other.`);
    if (typeof value === 'number' && !Number.isFinite(value)) throw badFilter('filter holds a number that is too large; expected a finite one.');
    if (typeof value === 'object' && value !== null) for (const member of Object.values(value)) open.push({ value: member, depth: depth + 1 });
  }
  return given as Tree;
}
