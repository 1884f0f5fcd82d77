/** Reads a GeoJSON file of any size piece by piece: the members of the collection, and its features one at a time. */
import { createReadStream } from 'node:fs';
import { AppError } from '../../errors.ts';

/** One member of the outermost object other than `features` (`type`, `crs`, `as_of`, `coverage`, …). */
export type Members = Readonly<Record<string, unknown>>;

/** Hears how many bytes were read since it was last called. */
type Counted = (bytes: number) => void;

/** Characters of one feature or member; more is a file that would not fit into memory. */
const MAX_PIECE = 64 * 1024 * 1024;

/** @throws AppError BAD_REQUEST when the file is not GeoJSON */
export async function readMembers(path: string, encoding = 'utf-8', counted: Counted = () => undefined): Promise<Members> {
  const members: Record<string, unknown> = {};
  for await (const piece of pieces(path, 'members', encoding, counted)) {
    if (piece.name !== null) Object.defineProperty(members, piece.name, { value: parse(piece.text, piece.name), enumerable: true, configurable: true });
  }
  return members;
}

/** Each element of `features`, parsed; a file that is one Feature gives that. @throws AppError BAD_REQUEST */
export async function* readGeoJsonFeatures(path: string, members: Members, encoding = 'utf-8', counted: Counted = () => undefined): AsyncGenerator {
  if (members['type'] === 'Feature') {
    yield members;
    return;
  }
  let row = 0;
  for await (const piece of pieces(path, 'features', encoding, counted)) {
    row += 1;
    yield parse(piece.text, `feature ${row}`);
  }
}

function parse(text: string, what: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new AppError('BAD_REQUEST', `The file is not GeoJSON: ${what.slice(0, 80)} cannot be read (${error instanceof Error ? error.message : String(error)}).`);
  }
}

interface Piece {
  /** Null: an element of `features`. */
  readonly name: string | null;
  readonly text: string;
}

/** UTF-8 must be whole; of another encoding, which somebody chose or which is the last one to try, single characters may be lost. */
async function* pieces(path: string, wanted: 'members' | 'features', encoding: string, counted: Counted): AsyncGenerator<Piece> {
  const scanner = new Scanner(wanted);
  const decoder = new TextDecoder(encoding, { fatal: encoding === 'utf-8' });
  for await (const bytes of createReadStream(path, { highWaterMark: 1 << 20 })) {
    counted((bytes as Buffer).length);
    yield* scanner.take(decode(() => decoder.decode(bytes as Buffer, { stream: true })));
  }
  yield* scanner.take(decode(() => decoder.decode()));
  scanner.finish();
}

function decode(work: () => string): string {
  try {
    return work();
  } catch {
    throw new AppError('BAD_REQUEST', 'The file is not UTF-8; GeoJSON must be (RFC 7946).');
  }
}

/** Follows brackets and strings only; what lies between is cut out whole and left to JSON.parse. */
class Scanner {
  private depth = 0;
  private in_string = false;
  private escaped = false;
  private in_features = false;
  private expecting: 'key' | 'value' = 'key';
  private key = '';
  private piece: string | null = null;
  private ended = false;

  constructor(private readonly wanted: 'members' | 'features') {}

  *take(text: string): Generator<Piece> {
    let from = 0;
    for (let at = 0; at < text.length; at += 1) {
      const c = text.charCodeAt(at);
      if (this.in_string) {
        if (this.escaped) this.escaped = false;
        else if (c === 92) this.escaped = true;
        else if (c === 34) this.in_string = false;
        continue;
      }
      // space, tab, line feed, carriage return
      if (c === 32 || c === 9 || c === 10 || c === 13) continue;
      const base = this.in_features ? 2 : 1;
      const closes = c === 125 || c === 93;
      if (this.depth === base && (closes || c === 44 || (c === 58 && !this.in_features && this.expecting === 'key'))) {
        if (this.piece !== null) yield* this.end(this.piece + text.slice(from, at), c === 58);
        else if (c === 58) throw notGeoJson('a member has no name');
        if (closes) this.close();
        else if (c === 44) this.expecting = this.in_features ? 'value' : 'key';
        continue;
      }
      if (this.depth === 0) {
        if (c !== 123 || this.ended) throw notGeoJson(this.ended ? 'something follows the end' : 'it does not begin with {');
        this.depth = 1;
        continue;
      }
      if (this.piece === null && this.depth === base) {
        if (c === 91 && !this.in_features && this.expecting === 'value' && this.key === 'features') {
          this.in_features = true;
          this.depth = 2;
          continue;
        }
        this.piece = '';
        from = at;
      }
      if (c === 34) this.in_string = true;
      else if (c === 123 || c === 91) this.depth += 1;
      else if (closes) this.depth -= 1;
    }
    if (this.piece !== null) {
      this.piece += text.slice(from);
      if (this.piece.length > MAX_PIECE) throw notGeoJson(`one feature has more than ${MAX_PIECE} characters`);
    }
  }

  finish(): void {
    if (!this.ended) throw notGeoJson('it ends in the middle; was it copied whole?');
  }

  private *end(text: string, is_key: boolean): Generator<Piece> {
    this.piece = null;
    if (is_key) {
      this.key = String(parse(text, 'the name of a member'));
      this.expecting = 'value';
    } else if (this.in_features) {
      if (this.wanted === 'features') yield { name: null, text };
    } else if (this.wanted === 'members') yield { name: this.key, text };
  }

  private close(): void {
    this.depth -= 1;
    if (this.in_features) this.in_features = false;
    else this.ended = true;
  }
}

function notGeoJson(why: string): AppError {
  return new AppError('BAD_REQUEST', `The file is not GeoJSON: ${why}; expected a FeatureCollection.`);
}
