/** Reads CQL2 text by recursive descent, in one pass over its tokens, into the tree of CQL2 JSON. */
import { readShape, SHAPES } from './parse-shape.ts';
import { TokenReader } from './token-reader.ts';
import { MAX_DEPTH, type Tree } from './tree.ts';

const COMPARISONS: ReadonlySet<string> = new Set(['=', '<>', '<', '>', '<=', '>=']);
/** A property by one of these names is written in quotes. */
const KEYWORDS: ReadonlySet<string> = new Set(['AND', 'OR', 'NOT', 'IS', 'NULL', 'LIKE', 'BETWEEN', 'IN', 'TRUE', 'FALSE', 'DIV']);

/** @throws AppError BAD_FILTER with the place and what was expected there */
export function parseText(text: string): Tree {
  const reader = new TokenReader(text);
  const tree = either(reader, 0);
  reader.end();
  return tree;
}

function either(reader: TokenReader, depth: number): Tree {
  if (depth > MAX_DEPTH) throw reader.refused(`fewer than ${MAX_DEPTH} conditions in each other`);
  return joined(reader, 'OR', () => joined(reader, 'AND', () => negated(reader, depth)));
}

function joined(reader: TokenReader, word: 'AND' | 'OR', part: () => Tree): Tree {
  const parts = [part()];
  while (reader.takeWord(word)) parts.push(part());
  const [only] = parts;
  return parts.length === 1 && only !== undefined ? only : { op: word.toLowerCase(), args: parts };
}

function negated(reader: TokenReader, depth: number): Tree {
  let times = 0;
  while (reader.takeWord('NOT')) times += 1;
  const inner = predicate(reader, depth);
  return times % 2 === 0 ? inner : not(inner);
}

const not = (tree: Tree): Tree => ({ op: 'not', args: [tree] });

function predicate(reader: TokenReader, depth: number): Tree {
  const left = operand(reader, depth);
  const sign = reader.takeSign(COMPARISONS);
  if (sign !== null) return { op: sign, args: [left, operand(reader, depth)] };
  if (reader.takeWord('IS')) {
    const negative = reader.takeWord('NOT');
    reader.expectWord('NULL');
    const tree: Tree = { op: 'isNull', args: [left] };
    return negative ? not(tree) : tree;
  }
  const negative = reader.takeWord('NOT');
  const tree = advanced(reader, left, depth);
  if (tree === null && negative) throw reader.refused('LIKE, BETWEEN or IN after NOT');
  return tree === null ? left : negative ? not(tree) : tree;
}

/** LIKE, BETWEEN and IN. */
function advanced(reader: TokenReader, left: Tree, depth: number): Tree | null {
  if (reader.takeWord('LIKE')) return { op: 'like', args: [left, operand(reader, depth)] };
  if (reader.takeWord('BETWEEN')) {
    const low = operand(reader, depth);
    reader.expectWord('AND');
    return { op: 'between', args: [left, low, operand(reader, depth)] };
  }
  if (!reader.takeWord('IN')) return null;
  reader.expect('(');
  return { op: 'in', args: [left, list(reader, () => operand(reader, depth))] };
}

/** Until the bracket that closes. */
function list(reader: TokenReader, part: () => Tree): Tree[] {
  if (reader.take(')')) return [];
  const parts = [part()];
  while (reader.take(',')) parts.push(part());
  reader.expect(')');
  return parts;
}

/** A value, a property, a function, or a condition in brackets. */
function operand(reader: TokenReader, depth: number): Tree {
  if (reader.take('(')) {
    const inner = either(reader, depth + 1);
    reader.expect(')');
    return inner;
  }
  const number = reader.takeNumber();
  if (number !== null) return number;
  const { kind, said } = reader.next;
  if (kind === 'text') return reader.skip(said);
  if (kind === 'name') return reader.skip({ property: said });
  if (kind !== 'word') throw reader.refused('a property, a value, a function or a bracket');
  return named(reader, said, depth);
}

function named(reader: TokenReader, said: string, depth: number): Tree {
  const word = said.toUpperCase();
  if (reader.callsNext()) {
    if (SHAPES.has(word)) return readShape(reader, depth);
    reader.skip(null);
    reader.expect('(');
    return called(said.toLowerCase(), list(reader, () => either(reader, depth + 1)), reader);
  }
  if (word === 'TRUE' || word === 'FALSE') return reader.skip(word === 'TRUE');
  if (SHAPES.has(word) && reader.isShape()) return readShape(reader, depth);
  if (KEYWORDS.has(word)) throw reader.refused(`a property or a value (a property called ${said} is written "${said}", in double quotes)`);
  return reader.skip({ property: said });
}

function called(name: string, args: readonly Tree[], reader: TokenReader): Tree {
  const [first] = args;
  if (name === 'interval') return { interval: args };
  if (name !== 'date' && name !== 'timestamp') return { op: name, args };
  if (args.length !== 1 || typeof first !== 'string') throw reader.refused(`one text in ${name.toUpperCase()}('…') before this`);
  return { [name]: first };
}
