/** What a bundle holds, table by table, before anything of it is taken in: columns, encoding, coordinate system, warnings. */
import { checksums } from './bundle/checksums.ts';
import { openTables } from './bundle/open-tables.ts';
import { findFrame, type SaidFrame } from './frames/find-frame.ts';
import { frameOf } from './frames/frames.ts';
import type { Place } from './frames/guess-frame.ts';
import { lookAt, type Looked } from './look.ts';
import type { Bundle, FoundTable, GeometryColumns, Inspection, ReadingProgress, Said, TextEncoding } from './reading.ts';
import { MOST_COLUMNS, type TableSource } from './source.ts';
import { refused } from './refused.ts';

/** What the person said already, of one table or (without `table`) of all. */
export interface SaidBefore extends SaidFrame {
  readonly table?: string;
  readonly encoding?: TextEncoding;
  readonly geometry_columns?: GeometryColumns;
}

export type Report = (progress: ReadingProgress) => void;

export async function inspectTables(bundle: Bundle, said: SaidBefore, city: Place, report: Report): Promise<Inspection> {
  const counter = counting('unpacking', report);
  const { files, sha256 } = await checksums(bundle.files, counter);
  const { tables, left_out } = await openTables(bundle, counter);
  const looking = counting('looking', report);
  const found: FoundTable[] = [];
  for (const table of tables) found.push(await inspectTable(table, said.table === undefined || said.table === table.id ? said : {}, city, looking));
  return { files, sha256, tables: found, left_out };
}

/** Adds up bytes and says so now and then. */
export function counting(step: ReadingProgress['step'], report: Report): (bytes: number) => void {
  let bytes = 0;
  let told = 0;
  return (more) => {
    bytes += more;
    if (bytes - told < 4 * 1024 * 1024) return;
    told = bytes;
    report({ step, rows: 0, bytes, of_bytes: null });
  };
}

async function inspectTable(source: TableSource, said: SaidBefore, city: Place, counted: (bytes: number) => void): Promise<FoundTable> {
  const encoding = await source.encoding(said.encoding);
  const geometry_columns = source.by_columns ? (said.geometry_columns ?? source.geometry_columns) : null;
  const looked = await lookAt(source, encoding?.used ?? 'utf-8', geometry_columns, counted);
  if (looked.columns.length > MOST_COLUMNS) throw refused('too-many-columns', { name: source.name, count: looked.columns.length, most: MOST_COLUMNS });
  const { found } = frameOfTable(source, looked, said, city);
  const named = source.by_columns && geometry_columns === null ? [{ code: 'no-geometry-columns', values: {} } as const] : [];
  const cut: Said[] = looked.is_all ? [] : [{ code: 'rows-cut', values: { rows: looked.rows } }];
  const lost: Said[] = looked.lost === 0 ? [] : [{ code: 'characters-lost', values: { count: looked.lost, encoding: encoding?.used ?? '' } }];
  return {
    id: source.id,
    name: source.name,
    file: source.file,
    format: source.format,
    geometry_kinds: looked.kinds,
    geometry_columns,
    columns: looked.columns,
    rows: source.rows ?? (looked.is_all ? looked.rows : null),
    looked_at: looked.rows,
    encoding,
    frame: { ...found, warnings: [...found.warnings, ...shiftClues(source, looked, found.candidates[0]?.srid)] },
    sample: looked.sample,
    warnings: [...source.warnings, ...named, ...lost, ...cut],
  };
}

export function frameOfTable(source: TableSource, looked: Looked, said: SaidFrame, city: Place): ReturnType<typeof findFrame> {
  const stated = looked.srid === null || source.stated.frame !== null ? source.stated : { ...source.stated, frame: knownFrame(looked.srid) };
  return findFrame(looked.pairs, stated, said, city);
}

function knownFrame(srid: number): ReturnType<typeof frameOf> | null {
  try {
    return frameOf(srid);
  } catch {
    return null;
  }
}

const GCJ02 = /gcj-?_?0?2|火星|高德|amap|autonavi|腾讯|datav/i;
const BD09 = /bd-?_?09|百度|baidu/i;

/** Numbers alone do not show the shift; names of columns and files often do. */
function shiftClues(source: TableSource, { columns }: Looked, srid: number | undefined): Said[] {
  if (srid !== 4490 && srid !== 4326) return [];
  const names = [...columns.map(({ name }) => name), source.name, source.file];
  // DataV.GeoAtlas writes these three beside each other, and nobody else does.
  const atlas = ['adcode', 'childrenNum', 'acroutes'].every((name) => names.includes(name)) ? 'adcode, childrenNum, acroutes' : undefined;
  const gcj02 = names.find((name) => GCJ02.test(name)) ?? atlas;
  const bd09 = names.find((name) => BD09.test(name));
  return [
    ...(gcj02 === undefined ? [] : [{ code: 'likely-gcj02', values: { clue: gcj02.slice(-80) } } as const]),
    ...(bd09 === undefined ? [] : [{ code: 'likely-bd09', values: { clue: bd09.slice(-80) } } as const]),
  ];
}
