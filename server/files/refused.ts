/** Why a bureau's files are refused as a whole: a closed list of sentences with their values, which the page words in zh and en. */
import { AppError } from '../errors.ts';

export const refusedCodes = {
  'file-missing': 'There is no file {name}; expected one that was given.',
  'file-empty': 'The file {name} is empty; expected a shapefile, GeoPackage, GeoJSON, KML, CSV, XLSX or boundary points.',
  'file-too-large': 'The file {name} has {bytes} bytes; expected at most {most}.',
  'kind-unknown': 'The file {name} is of no kind that is read here; expected a shapefile, GeoPackage, GeoJSON, KML, CSV, XLSX or boundary points.',
  'nothing-to-read': 'Nothing that can be read is among {names}; expected a shapefile, GeoPackage, GeoJSON, KML, CSV, XLSX or boundary points.',
  'shp-missing': 'The file {name} is one part of a shapefile without its .shp; expected all parts (.shp .shx .dbf .prj) together.',
  'table-unknown': 'There is no table {table} in these files; expected one of {tables}.',
  'too-many-tables': 'The files hold more than {most} tables; expected fewer at once.',
  'zip-damaged': 'The zip {name} cannot be opened ({why}); expected an undamaged zip without a password.',
  'zip-entries': 'The zip {name} has more than {most} entries; expected fewer.',
  'zip-name': 'The zip {name} holds an entry named {entry}; expected names inside the zip, each once.',
  'zip-link': 'The zip {name} holds the link {entry}; expected files.',
  'zip-too-large': 'The zip {name} opens to {bytes} bytes; expected at most {most}.',
  'zip-swells': 'The entry {entry} of the zip {name} swells {ratio}-fold; expected at most {most}-fold.',
  'shapefile-damaged': 'The shapefile {name} {why}; expected an undamaged .shp.',
  'table-damaged': 'The table {name} {why}; expected an undamaged .dbf.',
  'too-many-columns': 'The table {name} has {count} columns; expected at most {most}.',
  'too-many-rows': 'The table {name} has more than {most} rows; expected fewer at once.',
  'geopackage-damaged': 'The GeoPackage {name} cannot be read ({why}); expected an undamaged .gpkg.',
  'geojson-damaged': 'The file {name} is not GeoJSON ({why}); expected a FeatureCollection, or one feature a line.',
  'xml-declares': 'The KML {name} declares a {what}; expected plain KML without document types or entities.',
  'kml-damaged': 'The KML {name} cannot be read ({why}); expected well-formed KML.',
  'csv-damaged': 'The table {name} cannot be read ({why}); expected rows of one delimiter.',
  'workbook-damaged': 'The workbook {name} cannot be read ({why}); expected an .xlsx without a password.',
  'boundary-damaged': 'The boundary points of {name} cannot be read: {why}',
  'row-too-large': 'Row {row} of {name} is larger than {most} bytes; expected smaller ones.',
  'frame-needed': 'No coordinate system is known for {table}; expected one to be chosen.',
  'frame-refused': '{why}',
  'columns-needed': 'No columns of coordinates are known for {table}; expected them to be named.',
  'column-unknown': 'The table {table} has no column {column}; expected one of {columns}.',
  'took-too-long': 'Reading took longer than {seconds} s and was ended; expected less at once.',
  'took-too-much-memory': 'Reading took more than {megabytes} MB of memory and was ended; expected smaller features.',
  'not-waited-for': 'The reading was given up.',
} as const;
export type RefusedCode = keyof typeof refusedCodes;
export type SaidValues = Readonly<Record<string, string | number>>;

const TOO_MUCH: ReadonlySet<RefusedCode> = new Set(['file-too-large', 'too-many-tables', 'zip-entries', 'zip-too-large', 'zip-swells', 'too-many-columns', 'too-many-rows', 'row-too-large', 'took-too-long', 'took-too-much-memory']);

/** `extra.why` holds the code and its values. */
export function refused(code: RefusedCode, values: SaidValues): AppError {
  const short = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, typeof value === 'string' ? oneLine(value) : value]));
  return new AppError(TOO_MUCH.has(code) ? 'TOO_LARGE' : 'BAD_REQUEST', worded(refusedCodes[code], short), { why: { code, values: short } });
}

/** A sentence of ours with its values in their places. */
export function worded(sentence: string, values: SaidValues): string {
  return sentence.replaceAll(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''));
}

const oneLine = (text: string): string => text.slice(0, 2_000).replaceAll(/[\p{C}\s]+/gu, ' ').trim().slice(0, 240);

/** What a library threw, in few words. */
export function wordsOf(error: unknown): string {
  const message = error instanceof AppError ? error.detail : error instanceof Error ? error.message : String(error);
  return oneLine(message).slice(0, 160) || 'damaged';
}

/** As it is, when it is a refusal of ours already; else as this one. */
export function asRefused(error: unknown, code: RefusedCode, values: SaidValues): Error {
  if (error instanceof AppError && 'why' in error.extra) return error;
  return refused(code, { ...values, why: wordsOf(error) });
}
