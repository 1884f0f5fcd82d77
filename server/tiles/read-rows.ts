/** Unpacks what tile-rows.sql answers: every feature of a tile in one row of the database. */
import type { Properties } from './encode-mvt.ts';
import { readTwkb, type Shape } from './read-twkb.ts';

/** As the database answers; all null when nothing lies there. */
export interface PackedRows {
  /** For each feature the length of its TWKB in four bytes, and the TWKB. */
  readonly shapes: Uint8Array | null;
  /** For each feature x and y of its label in eight bytes each, NaN for none. */
  readonly labels: Uint8Array | null;
  /** A JSON list. */
  readonly properties: string | null;
}

export interface TileRow {
  /** In tile units, not yet cut at the edges; null: it is smaller than anything. */
  readonly shape: Shape | null;
  /** Where the name of an area stands, in metres of Web Mercator; null: nowhere. */
  readonly label_at: readonly [x_m: number, y_m: number] | null;
  readonly properties: Properties;
}

/** @throws RangeError for bytes that end too early */
export function* readRows({ shapes, labels, properties }: PackedRows): Generator<TileRow> {
  if (!shapes || !labels || properties === null) return;
  const lengths = viewOf(shapes);
  const places = viewOf(labels);
  let at = 0;
  for (const [index, each] of (JSON.parse(properties) as Properties[]).entries()) {
    const length = lengths.getInt32(at);
    const start = at + 4;
    at = start + length;
    const [x_m, y_m] = [places.getFloat64(index * 16), places.getFloat64(index * 16 + 8)];
    yield {
      shape: length > 0 ? readTwkb(shapes.subarray(start, at)) : null,
      label_at: Number.isNaN(x_m) ? null : [x_m, y_m],
      properties: each,
    };
  }
}

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
