/** Cuts CQL2 text into words, names in quotes, texts, numbers and signs (OGC 21-065r2, annex B). */
import { badFilter, MAX_CHARACTERS } from './tree.ts';

export interface Token {
  readonly kind: 'word' | 'name' | 'text' | 'number' | 'sign' | 'end';
  /** As it is meant: without its quotes. */
  readonly said: string;
  /** Characters before it. */
  readonly at: number;
}

const SPACE = /[\s\u00a0]+/y;
/** CJK is among the letters. No dash: `a-b` is a difference. */
const WORD = /[\p{L}_:][\p{L}\p{M}\p{N}_:.]*/uy;
const NUMBER = /(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?/y;
/** A quote within is written twice or after a backslash; any other backslash is one (LIKE has its own use for it). */
const TEXT = /'((?:''|\\'|[^'\\]|\\(?!'))*)'/y;
const NAME = /"((?:""|[^"])*)"/y;
const SIGN = /<>|<=|>=|\|\||[=<>(),+\-*/%^]/y;

/** @throws AppError BAD_FILTER */
export function tokensOf(text: string): Token[] {
  if (text.length > MAX_CHARACTERS) throw badFilter(`filter has ${text.length} characters; expected at most ${MAX_CHARACTERS}.`);
  const tokens: Token[] = [];
  let at = 0;
  const take = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    return pattern.exec(text);
  };
  while (at < text.length) {
    const space = take(SPACE);
    if (space) {
      at += space[0].length;
      continue;
    }
    const token = next(take, at);
    if (!token) throw badFilter(`filter cannot be read at character ${at + 1}, where "${text.slice(at, at + 20)}" stands; expected a name, a value or an operator.`);
    tokens.push(token.token);
    at += token.length;
  }
  return [...tokens, { kind: 'end', said: '', at: text.length }];
}

function next(take: (pattern: RegExp) => RegExpExecArray | null, at: number): { readonly token: Token; readonly length: number } | null {
  const made = (kind: Token['kind'], found: RegExpExecArray, said: string) => ({ token: { kind, said, at }, length: found[0].length });
  const number = take(NUMBER);
  if (number) return made('number', number, number[0]);
  const word = take(WORD);
  if (word) return made('word', word, word[0]);
  const text = take(TEXT);
  if (text) return made('text', text, (text[1] ?? '').replaceAll(/''|\\'/g, "'"));
  const name = take(NAME);
  if (name) return made('name', name, (name[1] ?? '').replaceAll('""', '"'));
  const sign = take(SIGN);
  return sign && made('sign', sign, sign[0]);
}
