/** The rows of a checked import: what is wrong with each, in pages and as a file, and how a person mends one. */
import type { Catalogue, Layer } from '../../../data/grammar.ts';
import { csvLine } from '../../access/csv-line.ts';
import type { ImportReport, ImportRow, ImportRows, RowPatch } from '../../contract/imports.ts';
import type { Asker } from '../../db/database.ts';
import { readSql } from '../../db/sql-file.ts';
import { AppError } from '../../errors.ts';
import { findLayer } from '../../features/find-layer.ts';
import { convertValue } from '../read/convert-value.ts';
import { compareRows, todayIn } from '../work/check-job.ts';
import { faultOnWire, severityOf, type KeptFault } from './faults.ts';
import type { JobRow } from './job-row.ts';
import { expectState } from './jobs.ts';
import { countReport } from './report.ts';
import { isId, RowSayer } from './say-row.ts';

interface PageRow {
  readonly number: number;
  readonly id: string;
  readonly faults: readonly KeptFault[];
  readonly left_out: boolean;
  readonly edited: boolean;
  readonly change: ImportRow['change'];
  readonly attributes: Record<string, unknown>;
  readonly shape: ImportRow['geometry'];
}

export interface RowsQuestion {
  readonly only?: 'faults' | 'doubts' | 'all' | undefined;
  readonly code?: string | undefined;
  readonly after?: number | undefined;
  readonly limit?: number | undefined;
  readonly shapes?: 'yes' | 'no' | undefined;
}

const LEAST_SEVERITY = { faults: 2, doubts: 1, all: 0 } as const;
const CSV_PART = 1_000;

/** @throws AppError IMPORT_STATE before it was checked and after it was published: its rows are not kept */
export async function rowsPage(asker: Asker, job: JobRow, { only, code, after = 0, limit = 100, shapes = 'yes' }: RowsQuestion): Promise<ImportRows> {
  expectState(job, 'checked');
  const least = code === undefined ? LEAST_SEVERITY[only ?? 'faults'] : LEAST_SEVERITY[only ?? 'doubts'];
  const { rows } = await asker.query<PageRow>(readSql('server/imports/job/sql/rows-page.sql'), [job.number, after, limit + 1, least, code ?? null, shapes === 'yes']);
  const shown = rows.slice(0, limit);
  return { rows: shown.map(rowOnWire), next: rows.length > limit ? (shown.at(-1)?.number ?? null) : null };
}

const rowOnWire = ({ number, id, faults, left_out, edited, change, attributes, shape }: PageRow): ImportRow => ({ number, id, faults: faults.map(faultOnWire), left_out, edited, change, attributes, geometry: shape });

const COLUMNS = ['行号 row', '标识 id', '性质 severity', '代码 code', '列 column', '原值 value', '说明', 'what is wrong'] as const;

/** Every fault and doubt, one a line, for a spreadsheet. */
export async function* rowsCsv(asker: Asker, job: JobRow): AsyncGenerator<string> {
  // Spreadsheets take UTF-8 for the local code page without the mark.
  yield `\u{feff}${csvLine(COLUMNS)}`;
  for (let after: number | null = 0; after !== null; ) {
    const page: ImportRows = await rowsPage(asker, job, { only: 'doubts', after, limit: CSV_PART, shapes: 'no' });
    yield page.rows
      .flatMap(({ number, id, faults, left_out }) =>
        faults.map(({ severity, code, column, attribute, value, message }) => csvLine([number, id, left_out ? '剔除 left out' : severity === 'fault' ? '错误 fault' : '存疑 doubt', code, column ?? attribute ?? '', value ?? '', message.zh, message.en])),
      )
      .join('');
    after = page.next;
  }
}

interface HeldRow {
  readonly id: string;
  readonly valid_from: string | null;
  readonly valid_to: string | null;
  readonly attributes: Record<string, unknown>;
  readonly said_faults: KeptFault[];
  readonly shape_mark: string | null;
  readonly left_out: boolean;
}

/** Faults that follow from attributes and days, and are found anew. */
const FOUND_ANEW: ReadonlySet<string> = new Set(['value-missing', 'value-out-of-range', 'value-unstorable', 'day-to-come', 'days-reversed']);

/** @throws AppError IMPORT_STATE, BAD_REQUEST with the value and what was expected, NOT_FOUND */
export async function patchRow(tx: Asker, catalogue: Catalogue, job: JobRow, number: number, patch: RowPatch): Promise<{ row: ImportRow; report: ImportReport }> {
  await tx.query('select from import_job where number = $1 for update', [job.number]);
  expectState(job, 'checked');
  const { choices } = job;
  if (choices?.layer == null) throw new Error(`import ${job.id} has no layer`);
  const layer = findLayer(catalogue, choices.layer);
  const { rows } = await tx.query<HeldRow>('select id, valid_from, valid_to, attributes, said_faults, shape_mark, left_out from import_row where job = $1 and number = $2', [job.number, number]);
  const [before] = rows;
  if (before === undefined) throw new AppError('NOT_FOUND', `The import has no row ${number}.`);
  const attributes = withoutMended(mended(layer, before.attributes, patch.attributes ?? {}), before.said_faults.filter((fault) => !stays(fault, patch)));
  const id = patch.id === undefined ? before.id : patch.id.trim();
  if (!isId(id)) throw new AppError('BAD_REQUEST', `The id "${id.slice(0, 80)}" cannot be used; expected 1 to 200 visible characters.`);
  const again = new RowSayer(layer, choices, todayIn(catalogue)).faultsOf(attributes, before);
  const faults = unique([...before.said_faults.filter((fault) => stays(fault, patch)), ...again]);
  await tx.query(
    `update import_row set id = $3, attributes = $4::jsonb, said_faults = $5::jsonb, said_severity = $6, left_out = $7, edited = edited or $8::boolean where job = $1 and number = $2`,
    [job.number, number, id, JSON.stringify(attributes), JSON.stringify(faults), severityOf(faults), patch.left_out ?? before.left_out, patch.attributes !== undefined || patch.id !== undefined],
  );
  await regroup(tx, job, layer, number, [before.id, id], before.shape_mark);
  await compareRows(tx, job.number, catalogue, layer, choices, number, number, null);
  const report = await countReport(tx, job.number, catalogue, layer, choices);
  await tx.query('update import_job set report = $2::jsonb, changed_at = now() where number = $1', [job.number, JSON.stringify(report)]);
  const page = await rowsPage(tx, job, { only: 'all', after: number - 1, limit: 1 });
  return { row: page.rows[0]!, report };
}

function mended(layer: Layer, before: Readonly<Record<string, unknown>>, patch: NonNullable<RowPatch['attributes']>): Record<string, unknown> {
  const attributes = { ...before };
  for (const [name, raw] of Object.entries(patch)) {
    const attribute = Object.hasOwn(layer.attributes, name) ? layer.attributes[name] : undefined;
    if (attribute === undefined) throw new AppError('BAD_REQUEST', `The layer "${layer.id}" has no attribute "${name}"; expected one of: ${Object.keys(layer.attributes).join(', ')}.`);
    const converted = convertValue(attribute, raw);
    if ('expected' in converted) throw new AppError('BAD_REQUEST', `${name} is ${JSON.stringify(raw).slice(0, 80)}; expected ${converted.expected}.`);
    if (converted.value === null) delete attributes[name];
    else attributes[name] = converted.value;
  }
  return attributes;
}

/** What was not understood stood among the further properties; mended, it is gone from there. */
function withoutMended({ extra, ...attributes }: Readonly<Record<string, unknown>>, gone: readonly KeptFault[]): Record<string, unknown> {
  if (typeof extra !== 'object' || extra === null) return { ...attributes };
  const columns = new Set(gone.flatMap(({ code, column }) => (code === 'value-not-understood' && column !== undefined ? [column] : [])));
  const kept = Object.entries(extra).filter(([name]) => !columns.has(name));
  return kept.length === 0 ? { ...attributes } : { ...attributes, extra: Object.fromEntries(kept) };
}

/** Whether a fault is still one after what a person changed. */
function stays({ code, attribute }: KeptFault, { attributes = {}, id }: RowPatch): boolean {
  if (FOUND_ANEW.has(code)) return false;
  if (code.startsWith('id-')) return id === undefined;
  return attribute === undefined || !Object.hasOwn(attributes, attribute);
}

const unique = (faults: readonly KeptFault[]): KeptFault[] => [...new Map(faults.map((fault) => [JSON.stringify(fault), fault])).values()];

/** What it repeats, and what repeats it, is looked at anew. */
async function regroup(tx: Asker, job: JobRow, layer: Layer, number: number, ids: readonly string[], shape_mark: string | null): Promise<void> {
  const { rows } = await tx.query<{ number: number }>(
    `select number from import_row where job = $1 and (number = $2 or id = any ($3::text[]) or shape_mark = $4::uuid)
     union
     select number from import_row where job = $1 and severity > 0 and group_severity > 0 and group_faults @> jsonb_build_array(jsonb_build_object('other', $2::integer))`,
    [job.number, number, ids, shape_mark],
  );
  const numbers = rows.map((row) => row.number);
  await tx.query(readSql('server/imports/job/sql/find-groups.sql'), [job.number, Math.min(...numbers), Math.max(...numbers), numbers, layer.geometry.includes('polygon')]);
}
