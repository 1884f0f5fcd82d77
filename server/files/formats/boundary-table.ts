/** A file of boundary points (界址点 txt) as a table: one row a parcel. */
import { readFile, stat } from 'node:fs/promises';
import { NOTHING_STATED } from '../frames/find-frame.ts';
import type { FoundEncoding, Said, TextEncoding } from '../reading.ts';
import { asRefused, refused } from '../refused.ts';
import { inLists, type SourceRow, type TableSource } from '../source.ts';
import { fileEncoding } from '../text/file-encoding.ts';
import { readBoundaryPoints, type BoundaryPoints } from './boundary-points.ts';

const MOST_BYTES = 64 * 1024 * 1024;
/** Of one parcel: to tell holes from outlines every ring is held against every other. */
const LIMITS = { shapes: 200_000, vertices: 100_000, lines: 3_000_000 };

export async function openBoundaryTable(path: string, name: string): Promise<TableSource> {
  const { size } = await stat(path);
  if (size > MOST_BYTES) throw refused('file-too-large', { name, bytes: size, most: MOST_BYTES });
  const first = await fileEncoding(path, undefined, null);
  const { frame, shapes } = await parse(path, name, first.used);
  const encodings = new Map<string, Promise<FoundEncoding>>([['', Promise.resolve(first)]]);
  const zone = frame === null ? null : /(\d+)/.exec(frame.title.en.split('zone ')[1] ?? '')?.[1];
  const said: Said[] = zone === undefined || zone === null ? [] : [{ code: 'header-says-zone', values: { zone: Number(zone), width: /(\d)° belt/.exec(frame?.title.en ?? '')?.[1] ?? 3 } }];
  return {
    id: name,
    name: name.replace(/^.*[/\\]/, '').replace(/\.\w+$/, ''),
    file: name,
    format: 'boundary-points',
    rows: shapes.length,
    bytes: size,
    stated: { ...NOTHING_STATED, frame, said },
    warnings: [],
    by_columns: false,
    geometry_columns: null,
    encoding(chosen) {
      const known = encodings.get(chosen ?? '') ?? fileEncoding(path, chosen, null);
      encodings.set(chosen ?? '', known);
      return known;
    },
    read: ({ encoding }) => inLists(rowsOf(path, name, encoding)),
  };
}

async function parse(path: string, name: string, encoding: TextEncoding): Promise<BoundaryPoints> {
  const text = new TextDecoder(encoding).decode(await readFile(path));
  try {
    return readBoundaryPoints(text, LIMITS);
  } catch (error) {
    throw asRefused(error, 'boundary-damaged', { name });
  }
}

async function* rowsOf(path: string, name: string, encoding: TextEncoding): AsyncGenerator<SourceRow> {
  const { shapes } = await parse(path, name, encoding);
  for (const [at, { name: called, properties, geometry }] of shapes.entries()) {
    const named = called === '' || properties['地块名称'] !== undefined ? properties : { ...properties, 地块名称: called };
    yield { number: at + 1, id: null, shape: { kind: 'coordinates', geometry }, properties: named, faults: [] };
  }
}
