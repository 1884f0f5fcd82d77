/** One table of somebody's files as its reader hands it on: rows in the file's own numbers and words, nothing decided yet. */
import type { FileFormat, FoundEncoding, GeometryColumns, PlainValue, RowFault, Said, TextEncoding } from './reading.ts';
import type { Stated } from './frames/find-frame.ts';

/** A geometry as its format has it. */
export type RawShape =
  | { readonly kind: 'coordinates'; readonly geometry: unknown }
  | { readonly kind: 'wkb'; readonly bytes: Uint8Array }
  | { readonly kind: 'wkt'; readonly text: string }
  | { readonly kind: 'xy'; readonly x: string | number; readonly y: string | number };

export interface SourceRow {
  readonly number: number;
  readonly id: string | null;
  readonly shape: RawShape | null;
  readonly properties: Readonly<Record<string, PlainValue>>;
  readonly faults: readonly RowFault[];
}

export interface RowsAsked {
  readonly encoding: TextEncoding;
  readonly columns: GeometryColumns | null;
  /** Bytes read since the last call. */
  readonly counted: (bytes: number) => void;
}

export interface TableSource {
  readonly id: string;
  readonly name: string;
  readonly file: string;
  readonly format: FileFormat;
  readonly rows: number | null;
  /** To be read for all rows; null: not known. */
  readonly bytes: number | null;
  readonly stated: Stated;
  readonly warnings: readonly Said[];
  /** True: the geometry stands in columns, which may have to be named. */
  readonly by_columns: boolean;
  readonly geometry_columns: GeometryColumns | null;
  /** Null: the format has one. */
  encoding(said: TextEncoding | undefined): Promise<FoundEncoding | null>;
  /** In lists, because a promise for each of a million rows would cost more than the rows. @throws AppError */
  read(asked: RowsAsked): AsyncIterable<readonly SourceRow[]>;
}

export const MOST_COLUMNS = 255;
/** Characters of one value; longer ones are cut. */
export const MOST_TEXT = 10_000;

/** What stands in a nested value becomes text. */
export function plainValue(value: unknown): PlainValue {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string') return value.length > MOST_TEXT ? value.slice(0, MOST_TEXT) : value;
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value === 'boolean') return value;
  try {
    return (JSON.stringify(value) ?? '').slice(0, MOST_TEXT);
  } catch {
    // Nested deeper than anybody could follow.
    return null;
  }
}

/** A record that no name of a file can harm (`__proto__`). */
export function record(entries: Iterable<readonly [string, PlainValue]>): Record<string, PlainValue> {
  return Object.fromEntries(entries);
}

/** Names of columns, each once: what stands twice or nowhere gets a number. */
export function distinctNames(names: readonly string[]): string[] {
  const seen = new Set<string>();
  return names.map((written, at) => {
    const name = written.replaceAll('\u0000', '').trim() || `column_${at + 1}`;
    let distinct = name;
    for (let number = 2; seen.has(distinct); number += 1) distinct = `${name}_${number}`;
    seen.add(distinct);
    return distinct;
  });
}

/** Rows in lists of at most `size`. */
export async function* inLists<T>(rows: AsyncIterable<T> | Iterable<T>, size = 500): AsyncGenerator<T[]> {
  let list: T[] = [];
  for await (const row of rows) {
    list.push(row);
    if (list.length < size) continue;
    yield list;
    list = [];
  }
  if (list.length > 0) yield list;
}
