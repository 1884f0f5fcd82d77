/** Goes through the tokens of a filter from the first to the last, and says where it could not go on. */
import type { AppError } from '../../errors.ts';
import { tokensOf, type Token } from './tokens.ts';
import { badFilter } from './tree.ts';

/** What may stand between the name of a shape and its bracket. */
const DIMENSIONS: ReadonlySet<string> = new Set(['Z', 'M', 'ZM', 'EMPTY']);

export class TokenReader {
  readonly #tokens: readonly Token[];
  #at = 0;

  constructor(text: string) {
    this.#tokens = tokensOf(text);
  }

  get next(): Token {
    return this.#ahead(0);
  }

  #ahead(by: number): Token {
    const found = this.#tokens[Math.min(this.#at + by, this.#tokens.length - 1)];
    if (!found) throw new Error('a filter without an end');
    return found;
  }

  /** Goes on, and gives back what the token was read as. */
  skip<Read>(read: Read): Read {
    this.#at += 1;
    return read;
  }

  take(sign: string): boolean {
    const { kind, said } = this.next;
    return kind === 'sign' && said === sign && this.skip(true);
  }

  takeSign(signs: ReadonlySet<string>): string | null {
    const { kind, said } = this.next;
    return kind === 'sign' && signs.has(said) ? this.skip(said) : null;
  }

  takeWord(word: string): boolean {
    const { kind, said } = this.next;
    return kind === 'word' && said.toUpperCase() === word && this.skip(true);
  }

  /** With its sign. */
  takeNumber(): number | null {
    const { kind, said } = this.next;
    const signed = kind === 'sign' && (said === '-' || said === '+') && this.#ahead(1).kind === 'number';
    if (kind !== 'number' && !signed) return null;
    const number = Number(signed ? `${said}${this.#ahead(1).said}` : said);
    if (!Number.isFinite(number)) throw this.refused('a number that is finite');
    this.#at += signed ? 2 : 1;
    return number;
  }

  expect(sign: string): void {
    if (!this.take(sign)) throw this.refused(`"${sign}"`);
  }

  expectWord(word: string): void {
    if (!this.takeWord(word)) throw this.refused(word);
  }

  end(): void {
    if (this.next.kind !== 'end') throw this.refused('AND, OR or the end');
  }

  /** Whether the word here is called as a function. */
  callsNext(): boolean {
    const { kind, said } = this.#ahead(1);
    return kind === 'sign' && said === '(';
  }

  /** Whether the word here is followed by what only a shape is followed by. */
  isShape(): boolean {
    const { kind, said } = this.#ahead(1);
    return kind === 'word' && DIMENSIONS.has(said.toUpperCase());
  }

  refused(expected: string): AppError {
    const { kind, said, at } = this.next;
    const found = kind === 'end' ? 'it ends' : `"${said.slice(0, 40)}" stands`;
    const hint = kind === 'sign' && /^[-+*/%^|]/.test(said) ? ' (arithmetic is not answered here)' : '';
    return badFilter(`filter cannot be read at character ${at + 1}, where ${found}; expected ${expected}${hint}.`);
  }
}
