/** Loads somebody's file into a layer of the running product: `npm run load -- FILE --layer ID`. */
import { basename, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { Type, type Static } from 'typebox';
import { Value } from 'typebox/value';
import type { Catalogue, LayerOrigin } from '../../data/grammar.ts';
import type { Database } from '../db/database.ts';
import { AppError } from '../errors.ts';
import { isDate } from '../features/attribute-values.ts';
import { findLayer } from '../features/find-layer.ts';
import type { Published } from './publication.ts';
import { publish } from './publish.ts';
import { openFeatures, type ReadReport } from './read-features.ts';
import { convertValue } from './read/convert-value.ts';

const textOrNull = Type.Union([Type.String(), Type.Null()]);

const LoadOptions = Type.Object(
  {
    file: Type.String({ description: 'absolute' }),
    layer: Type.String(),
    source: textOrNull,
    licence: textOrNull,
    attribution: textOrNull,
    set: Type.Record(Type.String(), Type.String(), { description: 'attribute → value for every feature, as typed' }),
    id: Type.Union([Type.String(), Type.Null()], { description: 'the column that tells one feature from another for good' }),
    replace: Type.Boolean(),
    accuracy_m: Type.Union([Type.Number(), Type.Null()]),
    as_of: textOrNull,
    datum: Type.Union([Type.Literal('CGCS2000'), Type.Literal('WGS84'), Type.Literal('GCJ-02')]),
    make_valid: Type.Boolean(),
    dry_run: Type.Boolean(),
    actor: Type.String(),
  },
  { additionalProperties: false },
);
export type LoadOptions = Readonly<Static<typeof LoadOptions>>;

/** Of what came from another process, which may be of another version. */
export function isLoadOptions(job: unknown): job is LoadOptions {
  return Value.Check(LoadOptions, job);
}

export interface LoadProgress {
  readonly step: string;
  readonly done: number;
}

export interface Loaded extends Published, Pick<ReadReport, 'read' | 'loaded' | 'skipped' | 'skip_count' | 'notes' | 'note_count'> {
  readonly layer: string;
  readonly dry_run: boolean;
}

export const loadUsage = `npm run load -- FILE --layer ID [options]

  FILE                 GeoJSON, or CSV with columns of longitude and latitude
  --layer ID           the layer to load into
  --source TEXT        where the data come from (the file's name when absent)
  --licence TEXT       under which licence ("unknown" when absent)
  --attribution TEXT   whom to name beside the map
  --set NAME=VALUE     an attribute that every feature gets; may be repeated
  --id COLUMN          the property that tells one feature from another for good
  --replace            removes the features that the file does not contain
  --accuracy METRES    how far off a position may be, one sigma
  --as-of DATE         the day the data describe, as 2024-01-31
  --datum NAME         CGCS2000 (default), WGS84 or GCJ-02
  --make-valid         repairs invalid shapes instead of refusing them
  --dry-run            checks everything and changes nothing`;

/** @throws AppError BAD_REQUEST with the argument and what was expected */
export function parseLoadArguments(argv: readonly string[], actor = process.env['USER'] ?? 'npm run load'): LoadOptions {
  const { values, positionals } = parsed(argv);
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) throw bad(`${positionals.length} files are named; expected one`);
  if (values.layer === undefined) throw bad('--layer is missing; expected the id of a layer');
  return {
    file: resolve(file),
    layer: values.layer,
    source: values.source ?? null,
    licence: values.licence ?? null,
    attribution: values.attribution ?? null,
    set: Object.fromEntries((values.set ?? []).map(readPair)),
    id: values.id ?? null,
    replace: values.replace ?? false,
    accuracy_m: values.accuracy === undefined ? null : readMetres(values.accuracy),
    as_of: values['as-of'] === undefined ? null : readDay(values['as-of']),
    datum: readDatum(values.datum ?? 'CGCS2000'),
    make_valid: values['make-valid'] ?? false,
    dry_run: values['dry-run'] ?? false,
    actor,
  };
}

function parsed(argv: readonly string[]) {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean' } as const;
  try {
    return parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        layer: text,
        source: text,
        licence: text,
        attribution: text,
        id: text,
        accuracy: text,
        'as-of': text,
        datum: text,
        replace: flag,
        'make-valid': flag,
        'dry-run': flag,
        set: { type: 'string', multiple: true },
      },
    });
  } catch (error) {
    throw bad(error instanceof Error ? error.message.split('. ', 1)[0] ?? '' : String(error));
  }
}

function bad(why: string): AppError {
  return new AppError('BAD_REQUEST', `${why}.\n\n${loadUsage}`);
}

function readPair(pair: string): [string, string] {
  const at = pair.indexOf('=');
  if (at < 1) throw bad(`--set ${pair} has no value; expected NAME=VALUE`);
  return [pair.slice(0, at).trim(), pair.slice(at + 1).trim()];
}

function readMetres(text: string): number {
  const metres = Number(text);
  if (text.trim() === '' || !Number.isFinite(metres) || metres < 0 || metres > 100_000) throw bad(`--accuracy ${text} cannot be used; expected metres, from 0 to 100000`);
  return metres;
}

function readDay(text: string): string {
  if (!isDate(text)) throw bad(`--as-of ${text} is not a day; expected a date as 2024-01-31`);
  return text;
}

function readDatum(text: string): LayerOrigin['datum'] {
  const datum = (['CGCS2000', 'WGS84', 'GCJ-02'] as const).find((one) => one.replace('-', '') === text.toUpperCase().replace(/[- ]/g, ''));
  if (!datum) throw bad(`--datum ${text} is not known; expected CGCS2000, WGS84 or GCJ-02`);
  return datum;
}

/** @throws AppError UNKNOWN_LAYER, BAD_REQUEST, BAD_GEOMETRY; nothing is changed then */
export async function loadFile(database: Database, catalogue: Catalogue, options: LoadOptions, report: (progress: LoadProgress) => void = () => undefined): Promise<Loaded> {
  const layer = findLayer(catalogue, options.layer);
  const constants = Object.fromEntries(Object.entries(options.set).map(([name, text]) => [name, readConstant(layer.attributes[name], layer.id, name, text)]));
  report({ step: `Reading ${basename(options.file)}`, done: 0 });
  const rename = options.id === null ? undefined : { $id: options.id };
  const file = await openFeatures(options.file, layer, { datum: options.datum, rename, constants, trusted: false });
  const outcome = await publish(database, catalogue, {
    layer: layer.id,
    actor: options.actor,
    reason: `npm run load ${basename(options.file)}`,
    source: options.source ?? basename(options.file),
    licence: options.licence ?? 'unknown',
    attribution: options.attribution ?? options.source ?? '',
    source_file: basename(options.file),
    source_sha256: file.sha256,
    as_of: options.as_of ?? file.as_of,
    status: layer.status,
    accuracy_m: options.accuracy_m ?? file.accuracy_m,
    demonstration: false,
    coverage: file.coverage,
    mode: options.replace ? 'replace' : 'merge',
    make_valid: options.make_valid,
    dry_run: options.dry_run,
    features: file.features,
    waiting: () => report({ step: 'Waiting for another load of this layer', done: 0 }),
    report: (done) => report({ step: `Taking in ${layer.title.zh}`, done }),
  });
  return { ...outcome, ...file.report, layer: layer.id, dry_run: options.dry_run };
}

function readConstant(attribute: Parameters<typeof convertValue>[0] | undefined, layer: string, name: string, text: string): string | number | boolean {
  if (!attribute) throw bad(`--set ${name}: layer ${layer} has no such attribute`);
  const converted = convertValue(attribute, text);
  if ('expected' in converted || converted.value === null) throw bad(`--set ${name}=${text} cannot be used; expected ${'expected' in converted ? converted.expected : 'a value'}`);
  return converted.value;
}

/** What came of it, in lines for a terminal. */
export function describeLoad(loaded: Loaded): string {
  const { added, changed, removed, unchanged, repaired, skipped, skip_count, notes } = loaded;
  const counts = Object.entries({ added, changed, removed, unchanged, repaired }).filter(([, count]) => count > 0);
  const lines = [
    `${loaded.read} rows read, ${loaded.loaded} loaded, ${skip_count} skipped.`,
    `${loaded.layer}: ${counts.map(([what, count]) => `${count} ${what}`).join(', ') || 'empty'}; ${outcomeOf(loaded)}.`,
    ...skipped.slice(0, 20).map(({ row, why }) => `  row ${row} skipped: ${why}`),
    ...(skip_count > 20 ? [`  … and ${skip_count - 20} more`] : []),
    ...notes.slice(0, 20).map(({ row, column, value, expected }) => `  row ${row}: ${column} "${value}" kept aside; expected ${expected}`),
    ...(loaded.note_count > 20 ? [`  … and ${loaded.note_count - 20} more`] : []),
  ];
  return lines.join('\n');
}

function outcomeOf({ dry_run, published, number }: Loaded): string {
  if (dry_run) return 'dry run, nothing was changed';
  return published ? `published as revision ${number}` : `nothing new, revision ${number} stays`;
}
