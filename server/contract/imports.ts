/** Imports: a bureau's own files dropped on the page, looked at, decided on, checked, compared and published as one revision; and what open pages are told meanwhile. */
import { Type, type Static } from 'typebox';
import { AttributeValue, Bilingual, Geometry } from './geo.ts';
import { FoundFiles } from './found.ts';

const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) => Type.Union([schema, Type.Null()]);
const oneOf = <const Names extends readonly string[]>(names: Names, description = '') => Type.Unsafe<Names[number]>(Type.Enum([...names], { description }));
const text = (maxLength: number, description = '') => Type.String({ maxLength, description });

/**
 * inspecting: the files are looked at. ready: choices can be made. waiting, checking: rows are read and checked. checked: rows can be mended,
 * the difference is known, it can be published. publishing, published, cancelled, failed (see `fault`).
 */
export const ImportState = oneOf(['inspecting', 'ready', 'waiting', 'checking', 'checked', 'publishing', 'published', 'cancelled', 'failed'] as const);
export type ImportState = Static<typeof ImportState>;

/** Where a column goes. */
export const ColumnChoice = Type.Object(
  {
    column: text(300, 'as the file calls it'),
    to: nullable(text(60, 'attribute of the layer, or `valid_from`, `valid_to`: first day on which it held, first on which it no longer did')),
  },
  { additionalProperties: false, description: '`to` null: it fits no attribute and is kept with the feature under its own name (`extra`)' },
);

export const GeometryColumns = Type.Union([
  Type.Object({ kind: Type.Literal('xy'), x: text(300), y: text(300) }, { additionalProperties: false }),
  Type.Object({ kind: Type.Literal('wkt'), wkt: text(300) }, { additionalProperties: false }),
]);

export const ImportChoices = Type.Object(
  {
    table: text(300, '`id` of one of the tables of `found`'),
    layer: nullable(text(60, 'layer id; must be chosen before a check')),
    encoding: Type.Optional(oneOf(['utf-8', 'gb18030', 'big5', 'windows-1252', 'utf-16le'] as const, 'absent: as found')),
    srid: Type.Optional(Type.Integer({ minimum: 0, maximum: 999999, description: 'EPSG code of the coordinates; 0 or absent: as found' })),
    swapped: Type.Optional(Type.Boolean({ description: 'north stands before east' })),
    datum: Type.Optional(oneOf(['CGCS2000', 'WGS84', 'GCJ-02', 'BD-09'] as const)),
    geometry_columns: Type.Optional(GeometryColumns),
    mapping: Type.Array(ColumnChoice, { maxItems: 1000 }),
    id_column: nullable(text(300, 'the column that tells one feature from another for good, `$id` for the format’s own id; null: told apart by their shapes')),
    constants: Type.Record(text(60), AttributeValue, { maxProperties: 100, description: 'attribute → value for every row that says nothing of it' }),
    required: Type.Array(text(60), { maxItems: 100, description: 'attributes that every row must have, beside those that the layer asks for' }),
    bad_values: oneOf(['fault', 'keep_aside'] as const, 'a value that is not understood: a fault of its row, or kept with the feature as it stands'),
    repair: Type.Boolean({ description: 'invalid shapes are made valid, each is listed with the change of its area; else they are faults' }),
    max_faulty_share: Type.Number({ minimum: 0, maximum: 1, description: 'share of faulty rows up to which the rest may be published without them; above it nothing may' }),
    source: text(500, 'who made it; empty: the file’s name'),
    licence: text(500, 'empty: unknown'),
    attribution: text(500),
    as_of: nullable(Type.String({ format: 'date', description: 'the day that it describes' })),
    status: oneOf(['draft', 'consultation', 'published', 'repealed'] as const, '草案 · 公示 · 公布 · 废止'),
    accuracy_m: nullable(Type.Number({ minimum: 0, maximum: 100000, description: 'how far off a position may be, one sigma' })),
  },
  { additionalProperties: false },
);
export type ImportChoices = Static<typeof ImportChoices>;

/** A column beside the attribute that it probably is. */
export const MappingGuess = Type.Object({
  column: Type.String(),
  to: nullable(Type.String()),
  why: oneOf(['name', 'alias', 'title', 'standard', 'pinyin', 'cut', 'saved', 'none'] as const, 'the same name, another name the layer knows, its title, a field name of a Chinese standard, the first letters of its pinyin, a title cut to ten bytes, as the last time'),
});

export const ImportReport = Type.Object({
  rows: Type.Integer(),
  faulty: Type.Integer({ description: 'rows that cannot be published as they are' }),
  doubtful: Type.Integer({ description: 'rows that can, and should be looked at' }),
  left_out: Type.Integer({ description: 'left out by hand' }),
  edited: Type.Integer({ description: 'mended by hand' }),
  faults: Type.Record(Type.String(), Type.Integer(), { description: 'code of a fault → rows that have it' }),
  compared_by: oneOf(['id', 'shape'] as const, 'what a row was found again by: its id, or (without an id column) the same shape within about a millimetre'),
  added: Type.Integer(),
  changed: Type.Integer(),
  removed: Type.Integer({ description: 'features that the layer holds today and that the file does not name' }),
  unchanged: Type.Integer(),
  changed_what: Type.Record(Type.String(), Type.Integer(), { description: 'attribute, `$shape`, `$standing` (official status or accuracy) or `$days` → changed rows in which it differs' }),
  may_publish: Type.Boolean(),
  why_not: nullable(Bilingual),
});
export type ImportReport = Static<typeof ImportReport>;

export const Import = Type.Object({
  id: Type.String(),
  state: ImportState,
  layer: nullable(Type.String()),
  files: Type.Array(Type.Object({ name: Type.String(), size_bytes: Type.Integer() })),
  created_by: Type.String({ description: 'name of the person' }),
  created_at: Type.String(),
  changed_at: Type.String(),
  /** Of what runs: unpacking, looking, reading, grouping, comparing, publishing. `total` null: not known before the end. */
  progress: nullable(Type.Object({ step: Type.String(), done: Type.Integer(), total: nullable(Type.Integer()) })),
  report: nullable(ImportReport),
  /** The revision that it became. */
  published_as: nullable(Type.Integer()),
  published_at: nullable(Type.String()),
  fault: nullable(Type.Object({ code: Type.String(), detail: Type.String(), why: Type.Unknown({ description: '{code, values} of the reading room, where it refused the file' }) })),
});
export type Import = Static<typeof Import>;

export const ImportDetail = Type.Object({
  ...Import.properties,
  /** What is in the files: tables, columns, encoding, coordinate system with its candidates, sample rows; null until they were looked at. */
  found: nullable(FoundFiles),
  choices: nullable(ImportChoices),
  /** How each column of the chosen table was matched. */
  mapping_guess: Type.Array(MappingGuess),
  /** The columns came before: the choices are those of that time. */
  from_habit: Type.Boolean(),
});
export type ImportDetail = Static<typeof ImportDetail>;

export const RowFault = Type.Object({
  code: Type.String(),
  severity: oneOf(['fault', 'doubt'] as const),
  column: nullable(Type.String({ description: 'as the file calls it' })),
  attribute: nullable(Type.String()),
  value: nullable(Type.String({ description: 'what stands there' })),
  /** Another row that it repeats or overlaps. */
  other: nullable(Type.Integer()),
  message: Bilingual,
});
export type RowFault = Static<typeof RowFault>;

export const ImportRow = Type.Object({
  number: Type.Integer({ description: 'as the file counts its rows, from 1, the heading apart' }),
  id: Type.String({ description: 'of the feature that it is about' }),
  faults: Type.Array(RowFault),
  left_out: Type.Boolean(),
  edited: Type.Boolean(),
  change: nullable(oneOf(['added', 'changed', 'unchanged'] as const)),
  attributes: Type.Record(Type.String(), Type.Unknown()),
  geometry: nullable(Geometry),
});
export type ImportRow = Static<typeof ImportRow>;

export const ImportRows = Type.Object({ rows: Type.Array(ImportRow), next: nullable(Type.Integer({ description: 'give it back as `after`; null at the end' })) });
export type ImportRows = Static<typeof ImportRows>;

export const RowPatch = Type.Object(
  {
    left_out: Type.Optional(Type.Boolean()),
    id: Type.Optional(text(200)),
    attributes: Type.Optional(Type.Record(text(60), AttributeValue, { maxProperties: 100, description: 'attribute → new value, as typed; null: unknown' })),
  },
  { additionalProperties: false },
);
export type RowPatch = Static<typeof RowPatch>;

export const RowPatched = Type.Object({ row: ImportRow, report: ImportReport });

export const ImportDiffRow = Type.Object({
  id: Type.String(),
  /** Null: a removed feature stands in no row. */
  number: nullable(Type.Integer()),
  label: Type.String(),
  what: Type.Array(Type.Object({ attribute: Type.String({ description: 'or `$shape`, `$standing`, `$days`' }), before: Type.Unknown(), after: Type.Unknown() })),
  area_before_m2: nullable(Type.Number()),
  area_after_m2: nullable(Type.Number()),
  /** Of a removed feature, or one whose shape changes. */
  geometry_before: nullable(Geometry),
  geometry_after: nullable(Geometry),
});
export const ImportDiff = Type.Object({
  against: Type.Integer({ description: 'the revision of the layer that it was compared with; 0: it held nothing' }),
  compared_by: oneOf(['id', 'shape'] as const),
  added: Type.Integer(),
  changed: Type.Integer(),
  removed: Type.Integer(),
  unchanged: Type.Integer(),
  rows: Type.Array(ImportDiffRow),
  next: nullable(Type.String()),
});
export type ImportDiff = Static<typeof ImportDiff>;

export const PublishRequest = Type.Object(
  {
    note: Type.String({ minLength: 1, maxLength: 2000, description: 'why; stands in the history of the layer' }),
    kinds: Type.Array(oneOf(['added', 'changed', 'removed'] as const), { minItems: 1, maxItems: 3, description: 'which of the differences are published; the others stay as they are' }),
  },
  { additionalProperties: false },
);
export type PublishRequest = Static<typeof PublishRequest>;

export const RollbackRequest = Type.Object(
  {
    revision: Type.Integer({ minimum: 1, maximum: 2147483647, description: 'an earlier revision: the layer will hold what it held then' }),
    note: Type.String({ minLength: 1, maxLength: 2000 }),
  },
  { additionalProperties: false },
);
export const RolledBack = Type.Object({
  layer: Type.String(),
  /** The new revision; the ones between stay in the history. */
  revision: Type.Integer(),
  restores: Type.Integer(),
  added: Type.Integer(),
  changed: Type.Integer(),
  removed: Type.Integer(),
});
export type RolledBack = Static<typeof RolledBack>;

/** What `GET /api/events` tells (text/event-stream): `event:` is the kind, `data:` this as JSON. A line `: alive` comes every 20 s. */
export const PageEvent = Type.Union([
  Type.Object({ kind: Type.Literal('published'), layer: Type.String(), revision: Type.Integer() }),
  Type.Object({ kind: Type.Literal('scanned'), scan: Type.String(), state: Type.String() }),
  Type.Object({ kind: Type.Literal('import'), id: Type.String(), state: ImportState, done: Type.Integer(), total: nullable(Type.Integer()) }),
]);
export type PageEvent = Static<typeof PageEvent>;

const job = Type.Object({ id: Type.String({ minLength: 1, maxLength: 200, description: 'import id' }) });
const shapes = Type.Optional(oneOf(['yes', 'no'] as const, 'no: leaves the shapes out'));
const limit = (most: number) => Type.Optional(Type.Integer({ minimum: 1, maximum: most, default: 100 }));

/** The request lines of this file, for the contract. */
export const importContract = {
  'GET /api/imports': { summary: 'Imports, newest first, at most 50', access: 'planner', answer: Type.Object({ imports: Type.Array(Import) }) },
  'POST /api/imports': { summary: 'Files to be imported, as multipart/form-data: any number of `file` (loose or zipped), and `layer` before them where it is known', access: 'planner', answer: ImportDetail },
  'GET /api/imports/:id': { summary: 'One import: state, progress, what was found in its files, choices, report', access: 'planner', params: job, answer: ImportDetail },
  'PUT /api/imports/:id/choices': { summary: 'What was decided of it; another encoding or coordinate system is looked at anew', access: 'planner', params: job, body: ImportChoices, answer: ImportDetail },
  'POST /api/imports/:id/check': { summary: 'Reads, checks and compares every row in the background; nothing of the layer is changed', access: 'planner', params: job, answer: ImportDetail },
  'GET /api/imports/:id/rows': {
    summary: 'Rows with what is wrong with them, in pages',
    access: 'planner',
    params: job,
    query: Type.Object(
      {
        only: Type.Optional(oneOf(['faults', 'doubts', 'all'] as const, 'faulty rows (when absent), doubtful ones too, or every row')),
        code: Type.Optional(text(40, 'rows with that fault alone')),
        after: Type.Optional(Type.Integer({ minimum: 0, maximum: 2147483647 })),
        limit: limit(1000),
        shapes,
      },
      { additionalProperties: false },
    ),
    answer: ImportRows,
  },
  'PATCH /api/imports/:id/rows/:number': {
    summary: 'Mends what a row says, or leaves it out',
    access: 'planner',
    params: Type.Object({ ...job.properties, number: Type.Integer({ minimum: 1, maximum: 2147483647 }) }),
    body: RowPatch,
    answer: RowPatched,
  },
  'GET /api/imports/:id/diff': {
    summary: 'What would change: added, changed (what), removed, unchanged; counts, and pages with shapes for the map',
    access: 'planner',
    params: job,
    query: Type.Object(
      {
        kind: Type.Optional(oneOf(['added', 'changed', 'removed', 'unchanged'] as const)),
        after: Type.Optional(text(400, 'the `next` of the page before')),
        limit: limit(500),
        shapes,
      },
      { additionalProperties: false },
    ),
    answer: ImportDiff,
  },
  'POST /api/imports/:id/publish': { summary: 'Publishes the chosen differences as one revision, in the background: all or nothing', access: 'reviewer', params: job, body: PublishRequest, answer: ImportDetail },
  'DELETE /api/imports/:id': { summary: 'Cancels an import; its files and rows are removed', access: 'planner', params: job, answer: Import },
  'POST /api/layers/:layer/rollback': {
    summary: 'Publishes what the layer held at an earlier revision, as a new one',
    access: 'reviewer',
    params: Type.Object({ layer: Type.String({ minLength: 1, maxLength: 200, description: 'layer id' }) }),
    body: RollbackRequest,
    answer: RolledBack,
  },
} as const;
