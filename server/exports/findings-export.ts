/** Exactly the filtered findings in their order, as CSV, XLSX or GeoJSON; read page by page, so that no export holds the whole list. */
import { Readable } from 'node:stream';
import { harmless } from '../access/csv-line.ts';
import type { Database } from '../db/database.ts';
import { AppError } from '../errors.ts';
import { syntheticNotice } from '../features/feature-page.ts';
import { endExemptions } from '../findings/exemptions.ts';
import { condition, readFilter, Values, type Filter, type FilterQuery } from '../findings/filter.ts';
import { onePage, type Context } from '../findings/page.ts';
import { rulesById } from '../findings/row.ts';
import { readSort, type Sort } from '../findings/sorts.ts';
import { districtNames as readDistrictNames } from '../findings/summary.ts';
import { cityDay, cityTime } from '../scan/city-day.ts';
import { programBeside, Workshop } from '../sites/threads/workshop.ts';
import { columns, type Cell, type ExportRow, type Language, type Words } from './columns.ts';
import type { Sheet } from './workbook-thread.ts';

export const MOST_EXPORTED = 100_000;
/** A workbook is put together in memory. */
export const MOST_IN_WORKBOOK = 5_000;
const PAGE_ROWS = 1_000;

export type Format = 'csv' | 'xlsx' | 'geojson';

export interface ExportQuery extends FilterQuery {
  readonly format: Format;
  readonly lang: Language;
  readonly sort?: string;
}

export interface ExportFile {
  readonly name: string;
  readonly type: string;
  readonly body: Readable | Buffer;
}

const TYPES: Readonly<Record<Format, string>> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  geojson: 'application/geo+json; charset=utf-8',
};

interface Sought {
  readonly filter: Filter;
  readonly sort: Sort;
  readonly format: Format;
  readonly words: Words;
  readonly about: About;
  readonly total: number;
}

/** What the file says of itself. */
interface About {
  readonly notice: string;
  readonly exported_at: string;
  readonly asked: string;
}

/** @throws AppError BAD_FILTER, BAD_BBOX, BAD_REQUEST, TOO_LARGE when more match than an export holds */
export async function exportFindings(database: Database, query: ExportQuery, context: Context): Promise<ExportFile> {
  const { visible, now } = context;
  const { format, lang: language, sort, ...parts } = query;
  const filter = readFilter(parts, visible);
  const order = readSort(sort);
  await endExemptions(database, visible.catalogue.city, now);
  const { total, demonstration } = await countRows(database, filter, context);
  const most = format === 'xlsx' ? MOST_IN_WORKBOOK : MOST_EXPORTED;
  if (total > most) throw new AppError('TOO_LARGE', `${total} findings match; expected at most ${most} for an export as ${format}: narrow the filter${format === 'xlsx' && total <= MOST_EXPORTED ? ', or export as csv, which spreadsheets open too' : ''}.`);
  const words = { language, city: visible.catalogue.city, rules: rulesById(visible.catalogue.rules), layers: new Map(visible.catalogue.layers.map((layer) => [layer.id, layer])), districtNames: await readDistrictNames(database, visible) };
  const asked = Object.entries(parts).filter(([, value]) => value !== undefined).map(([name, value]) => `${name}=${String(value)}`).join('&');
  const about = { notice: demonstration ? syntheticNotice[language] : '', exported_at: `${cityTime(words.city, now)} ${words.city.time_zone}`, asked };
  const sought: Sought = { filter, sort: order, format, words, about, total };
  const rows = allRows(database, sought, context);
  const name = `anlan-findings-${cityDay(words.city, now)}.${format}`;
  if (format === 'xlsx') return { name, type: TYPES.xlsx, body: await workbook(rows, sought, context.signal) };
  return { name, type: TYPES[format], body: Readable.from(format === 'csv' ? csv(rows, sought) : geojson(rows, sought), { objectMode: false }) };
}

async function countRows(database: Database, filter: Filter, { visible, now, signal }: Context): Promise<{ total: number; demonstration: boolean }> {
  const values = new Values();
  const { rows } = await database.query<{ total: number; demonstration: boolean }>(
    `select count(*)::integer as total, coalesce(bool_or(f.demonstration), false) as demonstration from finding f where ${condition(values, filter, visible, now)}`,
    values.all,
    { what: 'findings to be exported', signal },
  );
  return rows[0] ?? { total: 0, demonstration: false };
}

const VERSIONS = `'rule_version', (select b.rule_version from finding_basis b where b.region = f.region and b.id = f.basis),
  'layers', (select b.layers from finding_basis b where b.region = f.region and b.id = f.basis), 'expires_on', f.expires_on`;
const DECISION = `(select json_build_object('at', e.at, 'reason', e.reason, 'signer', e.signer, 'evidence', e.evidence)
    from finding_event e where e.region = f.region and e.key = f.key and e.kind = f.standing order by e.number desc limit 1)`;

async function* allRows(database: Database, { filter, sort, format }: Sought, context: Context): AsyncGenerator<ExportRow> {
  const versions = `${VERSIONS}, 'decision', ${context.visible.names_people ? DECISION : 'null'}`;
  const extra = format === 'geojson' ? `${versions}, 'clipped', st_asgeojson(f.clipped, 7, 0)::json` : versions;
  let place: readonly string[] | null = null;
  for (;;) {
    const page: { rows: ExportRow[]; next: string[] | null } = await onePage<ExportRow>(database, filter, sort, place, PAGE_ROWS, context, extra);
    for (const row of page.rows) yield { ...row, layers: row.layers.filter(({ layer }) => context.visible.sees(layer)) };
    if (page.next === null) return;
    place = page.next;
  }
}

/** RFC 4180 with a byte order mark, for spreadsheets that would guess another encoding. */
async function* csv(rows: AsyncIterable<ExportRow>, { words }: Sought): AsyncGenerator<string> {
  yield `\ufeff${line(columns.map(({ title }) => title[words.language]))}`;
  for await (const row of rows) yield line(columns.map((column) => column.value(row, words)));
}

function line(cells: readonly Cell[]): string {
  return `${cells.map((cell) => (typeof cell === 'string' ? `"${harmless(cell).replaceAll('"', '""')}"` : (cell ?? ''))).join(',')}\r\n`;
}

/** A feature collection whose foreign members say what it is; a finding is drawn where it was cut out, else at its mark. */
async function* geojson(rows: AsyncIterable<ExportRow>, { words, about, total }: Sought): AsyncGenerator<string> {
  const head = JSON.stringify({ type: 'FeatureCollection', ...(about.notice !== '' && { notice: about.notice }), exported_at: about.exported_at, filter: about.asked, number_matched: total, crs_note: 'CGCS2000 (EPSG:4490)' });
  yield `${head.slice(0, -1)},"features":[`;
  let first = true;
  for await (const row of rows) {
    const properties = Object.fromEntries(columns.map((column) => [column.name, column.value(row, words)]));
    const codes = { rule_id: row.rule, verdict_code: row.verdict, code: row.code, life_code: row.life, standing_code: row.standing, relation_code: row.relation, demonstration: row.demonstration, layers: row.layers };
    const geometry = row.clipped ?? { type: 'Point', coordinates: row.point };
    yield `${first ? '\n' : ',\n'}${JSON.stringify({ type: 'Feature', id: row.key, geometry, properties: { ...properties, ...codes } })}`;
    first = false;
  }
  yield '\n]}\n';
}

/** One at a time; a bureau asks for a few in a day. */
export const workshop = new Workshop<readonly Sheet[], Uint8Array>(programBeside(import.meta.url, 'workbook-thread'), { threads: 1, waiting: 4, patience_ms: 30_000, deadline_ms: 60_000, memory_mb: 512 }, 'putting the workbook together');

/** One sheet with the findings, one that says what they are. */
async function workbook(rows: AsyncIterable<ExportRow>, { words, about, total }: Sought, signal: AbortSignal | undefined): Promise<Buffer> {
  const { language } = words;
  const cells: (string | number | null)[][] = [];
  const versions = new Set<string>();
  for await (const row of rows) {
    cells.push(columns.map((column) => cellOf(column.value(row, words))));
    versions.add(`${row.rule}@${row.rule_version}`);
    for (const { layer, revision, as_of } of row.layers) versions.add(`${layer}@${revision}${as_of === null ? '' : ` (${as_of})`}`);
  }
  const zh = language === 'zh';
  const facts: [string, string][] = [
    [zh ? '数据性质' : 'Data', about.notice || (zh ? '不含示意数据' : 'No demonstration data')],
    [zh ? '导出时间' : 'Exported at', about.exported_at],
    [zh ? '条数' : 'Findings', String(total)],
    [zh ? '筛选条件' : 'Filter', about.asked || (zh ? '无' : 'none')],
    ...[...versions].toSorted().map((version): [string, string] => [zh ? '规则与图层版本' : 'Rule and layer versions', version]),
  ];
  const made = await workshop.do(
    [
      { title: zh ? '结论' : 'Findings', head: columns.map(({ title }) => title[language]), rows: cells, widths: columns.map(({ width }) => width) },
      { title: zh ? '说明' : 'About', head: null, rows: facts.map(([name, text]) => [name, harmless(text)]), widths: [24, 90] },
    ],
    signal,
  );
  return Buffer.from(made.buffer, made.byteOffset, made.byteLength);
}

function cellOf(cell: Cell): string | number | null {
  return typeof cell === 'string' ? (cell === '' ? null : harmless(cell)) : cell;
}
