/** A batch of rows on its way between two processes: one list of bytes for all geometries and each name once, which halves what the way costs. */
import type { Batch, PlainValue, RawRow, RowFault } from './reading.ts';

export interface PackedBatch {
  readonly names: readonly string[];
  /** Row by row, in the order of the names; undefined: the row has no such property. */
  readonly values: readonly (PlainValue | undefined)[][];
  readonly numbers: readonly number[];
  readonly ids: readonly (string | null)[] | null;
  readonly geometry: Uint8Array;
  /** Where each geometry ends; −1: there is none. */
  readonly ends: Int32Array;
  /** By the row's place in the batch; most rows have none. */
  readonly faults: readonly (readonly [row: number, faults: readonly RowFault[]])[];
}

export function packBatch({ rows }: Batch): PackedBatch {
  const names = new Map<string, number>();
  for (const { properties } of rows) for (const name of Object.keys(properties)) if (!names.has(name)) names.set(name, names.size);
  const list = [...names.keys()];
  const geometry = new Uint8Array(rows.reduce((sum, row) => sum + (row.geometry?.length ?? 0), 0));
  const ends = new Int32Array(rows.length);
  let end = 0;
  rows.forEach((row, at) => {
    if (row.geometry !== null) geometry.set(row.geometry, end);
    end += row.geometry?.length ?? 0;
    ends[at] = row.geometry === null ? -1 : end;
  });
  return {
    names: list,
    values: rows.map(({ properties }) => list.map((name) => (Object.hasOwn(properties, name) ? properties[name] : undefined))),
    numbers: rows.map(({ number }) => number),
    ids: rows.some(({ id }) => id !== null) ? rows.map(({ id }) => id) : null,
    geometry,
    ends,
    faults: rows.flatMap(({ faults }, at) => (faults.length === 0 ? [] : [[at, faults] as const])),
  };
}

const NONE: readonly RowFault[] = [];

export function unpackBatch({ names, values, numbers, ids, geometry, ends, faults }: PackedBatch): Batch {
  const faulty = new Map(faults);
  let from = 0;
  const rows = values.map((list, at): RawRow => {
    const properties: Record<string, PlainValue> = {};
    list.forEach((value, column) => {
      const name = names[column];
      if (value === undefined || name === undefined) return;
      if (name === '__proto__') Object.defineProperty(properties, name, { value, enumerable: true, configurable: true, writable: true });
      else properties[name] = value;
    });
    const end = ends[at] ?? -1;
    const own = end < 0 ? null : geometry.subarray(from, end);
    if (end >= 0) from = end;
    return { number: numbers[at] ?? 0, id: ids?.[at] ?? null, geometry: own, properties, faults: faulty.get(at) ?? NONE };
  });
  return { rows };
}
