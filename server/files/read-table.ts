/** Reads one table of a bundle row by row: geometry in CGCS2000 degrees as well-known binary, words in the chosen encoding, faults beside the row. */
import gcoord from 'gcoord';
import { openTables } from './bundle/open-tables.ts';
import { readPosition } from './formats/table-columns.ts';
import type { Frame } from './frames/frames.ts';
import type { Place } from './frames/guess-frame.ts';
import { BadShape } from './geometry/bad-shape.ts';
import { rewriteWkb } from './geometry/rewrite-wkb.ts';
import { WkbBuffer, type Move } from './geometry/wkb-buffer.ts';
import { writeCoordinates } from './geometry/write-coordinates.ts';
import { readWkt } from './geometry/wkt.ts';
import { counting, frameOfTable, type Report } from './inspect-tables.ts';
import { lookAt, MOST_LOOKED_AT } from './look.ts';
import type { Batch, Bundle, Choices, Datum, GeometryColumns, RawRow, RowFault } from './reading.ts';
import { refused } from './refused.ts';
import type { RawShape, SourceRow, TableSource } from './source.ts';

const MOST_ROWS = 1_000;
const MOST_BYTES = 4 * 1024 * 1024;

export async function* readTable(bundle: Bundle, choices: Choices, city: Place, report: Report): AsyncGenerator<Batch> {
  const { tables } = await openTables(bundle, counting('unpacking', report));
  const source = tables.find(({ id }) => id === choices.table);
  if (source === undefined) throw refused('table-unknown', { table: choices.table, tables: tables.map(({ id }) => id).slice(0, 8).join(', ') });
  const encoding = (await source.encoding(choices.encoding))?.used ?? 'utf-8';
  const columns = columnsFor(source, choices);
  // Where the person has said it all, nothing is told by the figures any more.
  const is_said = (choices.srid ?? 0) !== 0 && choices.swapped !== undefined;
  const looked = await lookAt(source, encoding, columns, counting('looking', report), is_said ? 1 : MOST_LOOKED_AT);
  if (columns !== null) checkColumns(source, columns, looked.columns.map(({ name }) => name));
  const { frame, swapped } = frameOfTable(source, looked, { srid: choices.srid, swapped: choices.swapped }, city);
  if (frame === null && looked.pairs.length > 0) throw refused('frame-needed', { table: source.name });
  const out = new WkbBuffer(moveOf(frame, swapped, choices.datum));
  let [rows, bytes, told]: [number, number, number] = [0, 0, 0];
  let batch: RawRow[] = [];
  let batch_bytes = 0;
  const counted = (more: number): void => {
    bytes += more;
  };
  for await (const list of source.read({ encoding, columns, counted })) {
    for (const row of list) {
      const taken = takeRow(out, row, encoding);
      batch.push(taken);
      batch_bytes += (taken.geometry?.length ?? 0) + 200;
      rows += 1;
      if (batch.length < MOST_ROWS && batch_bytes < MOST_BYTES) continue;
      yield { rows: batch };
      batch = [];
      batch_bytes = 0;
    }
    if (rows - told < 5_000) continue;
    told = rows;
    report({ step: 'reading', rows, bytes, of_bytes: source.bytes });
  }
  if (batch.length > 0) yield { rows: batch };
  report({ step: 'reading', rows, bytes, of_bytes: source.bytes });
}

function columnsFor(source: TableSource, { geometry_columns }: Choices): GeometryColumns | null {
  if (!source.by_columns) return null;
  const columns = geometry_columns ?? source.geometry_columns;
  if (columns === null) throw refused('columns-needed', { table: source.name });
  return columns;
}

function checkColumns(source: TableSource, columns: GeometryColumns, names: readonly string[]): void {
  const wanted = columns.kind === 'wkt' ? [columns.wkt] : [columns.x, columns.y];
  const missing = wanted.find((name) => !names.includes(name));
  if (missing !== undefined && names.length > 0) throw refused('column-unknown', { table: source.name, column: missing, columns: names.slice(0, 40).join(', ') });
}

function takeRow(out: WkbBuffer, { number, id, shape, properties, faults }: SourceRow, encoding: string): RawRow {
  const said = faults.map((fault) => (fault.code === 'characters-lost' ? { ...fault, values: { ...fault.values, encoding } } : fault));
  const { geometry, fault } = takeShape(out, shape, faults);
  return { number, id, geometry, properties, faults: fault === null ? said : [...said, fault] };
}

function takeShape(out: WkbBuffer, shape: RawShape | null, before: readonly RowFault[]): { geometry: Uint8Array | null; fault: RowFault | null } {
  const none: RowFault | null = before.some(({ code }) => code !== 'characters-lost') ? null : { code: 'no-geometry', values: {} };
  if (shape === null) return { geometry: null, fault: none };
  try {
    const geometry = writtenShape(out, shape);
    if (geometry === null) return { geometry: null, fault: none };
    return { geometry, fault: out.closed === 0 ? null : { code: 'ring-closed', values: { rings: out.closed } } };
  } catch (error) {
    if (error instanceof BadShape) return { geometry: null, fault: { code: error.code, values: error.values } };
    throw error;
  }
}

function writtenShape(out: WkbBuffer, shape: RawShape): Uint8Array | null {
  if (shape.kind === 'wkb') return rewriteWkb(out, shape.bytes);
  if (shape.kind === 'coordinates') return writeCoordinates(out, shape.geometry);
  if (shape.kind === 'wkt') return writeCoordinates(out, readWkt(shape.text));
  const position = readPosition(shape.x, shape.y);
  if (position === null) throw new BadShape('bad-position', { value: `${shape.x}, ${shape.y}`.slice(0, 80) });
  return writeCoordinates(out, { type: 'Point', coordinates: position });
}

/** Degrees stay exactly what they were; what is computed is rounded to a tenth of a millimetre, the same on every machine. */
function moveOf(frame: Frame | null, swapped: boolean, datum: Datum | undefined): Move {
  const toDegrees: Move = (x, y) => (frame === null ? [x, y] : frame.toDegrees(x, y));
  const ordered: Move = swapped ? (x, y) => toDegrees(y, x) : toDegrees;
  if (datum === 'GCJ-02' || datum === 'BD-09') {
    const from = datum === 'GCJ-02' ? gcoord.GCJ02 : gcoord.BD09;
    return (x, y) => {
      const [longitude, latitude] = gcoord.transform([...ordered(x, y)], from, gcoord.WGS84);
      return [round(longitude ?? Number.NaN), round(latitude ?? Number.NaN)];
    };
  }
  if (frame === null || frame.is_degrees) return ordered;
  return (x, y) => {
    const [longitude, latitude] = ordered(x, y);
    return [round(longitude), round(latitude)];
  };
}

const round = (degrees: number): number => Math.round(degrees * 1e9) / 1e9;
