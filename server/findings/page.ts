/** Findings by filter and order: one page, all pages one after the other, and the marks for the map. */
import type { Visible } from '../access/visible.ts';
import type { FindingPage, FindingPoints, FindingRow } from '../contract/findings.ts';
import type { Asker, Database } from '../db/database.ts';
import { endExemptions } from './exemptions.ts';
import { condition, readFilter, Values, type Filter, type FilterQuery } from './filter.ts';
import { ROW_COLUMNS, rowOnWire, rulesById, type StoredRow } from './row.ts';
import { orderingOf, placeOf, readMarker, readSort, writeMarker, type Sort } from './sorts.ts';

const MOST_POINTS = 20_000;

export interface Context {
  readonly visible: Visible;
  readonly now: Date;
  readonly signal?: AbortSignal;
}

export interface PageQuery extends FilterQuery {
  readonly sort?: string;
  readonly limit?: number;
  readonly after?: string;
}

/** @throws AppError BAD_FILTER, BAD_BBOX, BAD_CURSOR, BAD_REQUEST */
export async function findingPage(database: Database, query: PageQuery, context: Context): Promise<FindingPage> {
  const { visible, now, signal } = context;
  const filter = readFilter(query, visible);
  const sort = readSort(query.sort);
  const limit = query.limit ?? 100;
  const after = query.after === undefined ? null : readMarker(query.after, sort);
  await endExemptions(database, visible.catalogue.city, now);
  const page = await onePage(database, filter, sort, after, limit, context);
  const values = new Values();
  const where = condition(values, filter, visible, now);
  const counted = await database.query<{ total: number; scanned_at: string | null }>(
    `select (select count(*)::integer from finding f where ${where}) as total, (select max(finished_at) from scan where region = ${values.put(visible.catalogue.city.region, 'text')} and state = 'done') as scanned_at`,
    values.all,
    { what: 'how many findings', signal },
  );
  return { total: counted.rows[0]?.total ?? 0, rows: page.rows, next: page.next === null ? null : writeMarker(sort, page.next), scanned_at: counted.rows[0]?.scanned_at ?? null };
}

interface OnePage<Extra> {
  readonly rows: (FindingRow & Extra)[];
  readonly next: string[] | null;
}

/** @param extra further columns over a finding `f`, handed on as they are */
export async function onePage<Extra extends object = object>(
  asker: Asker, filter: Filter, sort: Sort, after: readonly string[] | null, limit: number, { visible, now, signal }: Context, extra = '',
): Promise<OnePage<Extra>> {
  const values = new Values();
  const ordering = orderingOf(values, sort, visible.catalogue.rules.map(({ id }) => id), after);
  const where = [condition(values, filter, visible, now), ordering.after].filter((part) => part !== null).join('\n and ');
  const text = `select ${ROW_COLUMNS}, ${ordering.columns}${extra === '' ? '' : `, json_build_object(${extra}) as extra`}
  from finding f
 where ${where}
 order by ${ordering.order_by}
 limit ${values.put(limit + 1, 'integer')}`;
  const { rows } = await asker.query<StoredRow & { extra?: Extra }>(text, values.all, { what: 'findings', signal });
  const rules = rulesById(visible.catalogue.rules);
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    rows: shown.map((row): FindingRow & Extra => Object.assign<FindingRow, Extra | undefined>(rowOnWire(row, rules, now), row.extra)),
    next: rows.length > limit && last !== undefined ? placeOf({ ...last }, sort) : null,
  };
}

/** @throws AppError BAD_FILTER, BAD_BBOX */
export async function findingPoints(database: Database, query: FilterQuery, { visible, now, signal }: Context): Promise<FindingPoints> {
  await endExemptions(database, visible.catalogue.city, now);
  const values = new Values();
  const where = condition(values, readFilter(query, visible), visible, now);
  const { order_by } = orderingOf(values, 'worst', [], null);
  const { rows } = await database.query<Pick<StoredRow, 'key' | 'verdict' | 'standing' | 'life' | 'lon' | 'lat'>>(
    `select f.key, f.verdict, f.standing, f.life, round(st_x(f.point)::numeric, 7) as lon, round(st_y(f.point)::numeric, 7) as lat from finding f where ${where} order by ${order_by} limit ${MOST_POINTS + 1}`,
    values.all,
    { what: 'marks of findings', signal },
  );
  return { truncated: rows.length > MOST_POINTS, points: rows.slice(0, MOST_POINTS).map(({ key, verdict, standing, life, lon, lat }) => ({ key, verdict, standing, life, point: [lon, lat] })) };
}
