/** A table of cells (CSV, a sheet of a workbook) as rows under their heading. */
import type { GeometryColumns, PlainValue, RowFault, TextEncoding } from '../reading.ts';
import { distinctNames, MOST_TEXT, record, type RawShape, type SourceRow } from '../source.ts';

export type Cell = PlainValue;

/** Where the heading stands: the first row with as many cells as the rows below it have; titles and notes above it have fewer. @returns an index, −1: no row at all */
export function headingAt(rows: readonly (readonly Cell[])[]): number {
  const widths = rows.map((row) => row.filter((cell) => !isBlank(cell)).length);
  const widest = Math.max(0, ...widths);
  return widest === 0 ? -1 : widths.findIndex((width) => width * 3 > widest * 2);
}

export const isBlank = (cell: Cell | undefined): boolean => cell === null || cell === undefined || (typeof cell === 'string' && cell.trim() === '');

/** At most as many columns as the heading has names or the rows have cells. */
export function namesOf(heading: readonly Cell[]): string[] {
  const filled = heading.findLastIndex((cell) => !isBlank(cell)) + 1;
  return distinctNames(heading.slice(0, filled).map((cell) => String(cell ?? '').replace(/^\uFEFF/, '').slice(0, 200)));
}

export function rowOf(number: number, cells: readonly Cell[], names: readonly string[], columns: GeometryColumns | null, encoding: TextEncoding): SourceRow {
  const values = names.map((name, at) => [name, cut(cells[at] ?? null)] as const);
  const all = record(values);
  const { shape, left } = shapeOf(all, columns);
  // The columns that hold the position are the geometry, and no attribute beside it.
  const properties = left.length === 0 ? all : record(values.filter(([name]) => !left.includes(name)));
  const lost = values.find(([, value]) => typeof value === 'string' && value.includes('\uFFFD'));
  const faults: RowFault[] = lost === undefined ? [] : [{ code: 'characters-lost', values: { column: lost[0], encoding } }];
  return { number, id: null, shape, properties, faults };
}

function shapeOf(row: Readonly<Record<string, PlainValue>>, columns: GeometryColumns | null): { shape: RawShape | null; left: readonly string[] } {
  if (columns === null) return { shape: null, left: [] };
  if (columns.kind === 'wkt') {
    const text = row[columns.wkt];
    return { shape: isBlank(text) ? null : { kind: 'wkt', text: String(text) }, left: [columns.wkt] };
  }
  const [x, y] = [row[columns.x] ?? null, row[columns.y] ?? null];
  const shape: RawShape | null = isBlank(x) && isBlank(y) ? null : { kind: 'xy', x: plain(x), y: plain(y) };
  return { shape, left: [columns.x, columns.y] };
}

const plain = (value: PlainValue): string | number => (typeof value === 'number' ? value : String(value ?? ''));

/** WKT of a large polygon may be longer than any text: it is cut where it becomes a value, not here. */
const cut = (value: Cell): Cell => (typeof value === 'string' && value.length > MOST_TEXT && !/^\s*(SRID|MULTI|POLY|LINE|POINT|GEOM)/i.test(value.slice(0, 20)) ? value.slice(0, MOST_TEXT) : value);
