/** What was found in dropped files, on the wire: tables, columns, encoding, coordinate system, warnings (as server/files/reading.ts has them). */
import { Type, type Static } from 'typebox';
import { Bbox, Bilingual } from './geo.ts';

const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) => Type.Union([schema, Type.Null()]);
const oneOf = <const Names extends readonly string[]>(names: Names, description = '') => Type.Unsafe<Names[number]>(Type.Enum([...names], { description }));
const count = (description: string) => Type.Integer({ description });

/** A sentence that the page words: its code (`saidCodes` of server/files/reading.ts lists them all) and the values that stand in it. */
export const FoundSaid = Type.Object({ code: Type.String(), values: Type.Record(Type.String(), Type.Union([Type.String(), Type.Number()])) });
export type FoundSaid = Static<typeof FoundSaid>;

const PlainValue = Type.Union([Type.String(), Type.Number(), Type.Boolean(), Type.Null()]);

export const FoundColumn = Type.Object({
  name: Type.String(),
  kind: oneOf(['text', 'number', 'integer', 'date', 'boolean'] as const, 'of all looked-at values that are not empty; text when they differ or there is none'),
  samples: Type.Array(Type.String(), { description: 'at most 5 different ones' }),
  share_empty: Type.Number({ description: '0 … 1, of the rows looked at' }),
});

export const FoundEncoding = Type.Object({
  used: Type.String(),
  how: oneOf(['strict', 'cpg', 'ldid', 'declared', 'mark', 'fallback', 'said'] as const, 'every byte is UTF-8; the file says so (cpg, ldid, declared, mark); GB 18030 because nothing else holds; said by the person'),
  cpg: nullable(Type.String({ description: 'what the .cpg says, as it stands there' })),
  previews: Type.Array(Type.Object({ encoding: Type.String(), cells: Type.Array(Type.String()), whole: Type.Boolean() }), { description: 'the same cells under each encoding that one might choose, the used one first' }),
});

export const FrameCandidate = Type.Object({
  srid: Type.Integer(),
  title: Bilingual,
  swapped: Type.Boolean(),
  centre: Type.Array(Type.Number()),
  box: Bbox,
  places: Type.Array(Type.Array(Type.Number()), { description: 'of some hundred shapes one vertex each: longitude, latitude' }),
  share_near: Type.Number({ description: '0 … 1 of the looked-at shapes that lie in or near the city' }),
});

export const FoundFrame = Type.Object({
  srid: nullable(Type.Integer({ description: 'EPSG; 0: a system of the file’s own; null: none is known, the person must choose' })),
  title: nullable(Bilingual),
  how: oneOf(['stated', 'standard', 'zone', 'range', 'degrees', 'said', 'unknown'] as const),
  swapped: Type.Boolean({ description: 'the first number is north' }),
  zone: nullable(Type.Integer({ description: 'that stands before the eastings' })),
  explained: Type.Array(FoundSaid),
  warnings: Type.Array(FoundSaid),
  candidates: Type.Array(FrameCandidate, { description: 'a picture for each reading that makes sense, the used one first' }),
});

export const FoundTable = Type.Object({
  id: Type.String({ description: '`choices.table`' }),
  name: Type.String(),
  file: Type.String(),
  format: Type.String({ description: 'shapefile, geopackage, geojson, geojson-lines, kml, csv, xlsx, boundary-points, fire-points' }),
  geometry_kinds: Type.Array(Type.String()),
  geometry_columns: nullable(Type.Object({ kind: Type.String(), x: Type.Optional(Type.String()), y: Type.Optional(Type.String()), wkt: Type.Optional(Type.String()) })),
  columns: Type.Array(FoundColumn),
  rows: nullable(count('null: not known before it is read')),
  looked_at: count('rows that the guesses rest on'),
  encoding: nullable(FoundEncoding),
  frame: FoundFrame,
  sample: Type.Array(Type.Record(Type.String(), PlainValue), { description: 'the first rows, at most 20, in the chosen encoding' }),
  warnings: Type.Array(FoundSaid),
});
export type FoundTable = Static<typeof FoundTable>;

export const FoundFiles = Type.Object({
  files: Type.Array(Type.Object({ name: Type.String(), size_bytes: Type.Integer(), sha256: Type.String() })),
  sha256: Type.String(),
  tables: Type.Array(FoundTable),
  left_out: Type.Array(FoundSaid),
});
export type FoundFiles = Static<typeof FoundFiles>;
