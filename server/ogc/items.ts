/** Features of a layer by box, day and filter, in pages that are all of one revision; and one feature by its id. */
import type { Catalogue, Layer } from '../../data/grammar.ts';
import { fillSlots } from '../analysis/sql-slots.ts';
import type { Database } from '../db/database.ts';
import { readSql } from '../db/sql-file.ts';
import { AppError } from '../errors.ts';
import { shapeOf, type Crs } from './crs.ts';
import { badFilter } from './cql2/tree.ts';
import { writeCursor } from './cursor.ts';
import type { ItemsRequest } from './items-request.ts';

interface ItemRow {
  readonly id: string;
  /** GeoJSON text: it goes out as it came. */
  readonly geometry: string;
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly valid_from: string | null;
  readonly valid_to: string | null;
  readonly source: string;
}

type PageRow = Omit<ItemRow, 'id'> & { readonly id: string | null; readonly revision: number; readonly number_matched: number | null };

export interface Item {
  readonly id: string;
  readonly geometry: string;
  readonly properties: Readonly<Record<string, string | number | boolean | null>>;
}

export interface ItemPage {
  readonly items: readonly Item[];
  readonly matched: number;
  /** The marker of the page after; null at the end. */
  readonly next: string | null;
}

/** What holds today, in the words that the index of current features knows; and what held on a day, of each feature the newest. */
const TODAY = '($7::date is null and $8::date is null and f.valid_to is null)';
const HELD = `(f.valid_from <= $8::date and (f.valid_to is null or f.valid_to > $7::date)
     and not exists (select from feature later
                      where later.region = f.region and later.layer = f.layer and later.id = f.id
                        and later.valid_from > f.valid_from and later.valid_from <= $8
                        and later.revision_from <= coalesce($3, (select revision from newest))
                        and (later.revision_to is null or later.revision_to > coalesce($3, (select revision from newest)))))`;

/** @param days whether days are asked for @param wanted a condition made by `readItemsRequest` @param past whether versions that ended since the first page count too */
export function itemsStatement(days: boolean, wanted: string, crs: Crs, past = true): string {
  return fillSlots(readSql('server/ogc/sql/items.sql'), { held: days ? HELD : TODAY, wanted, shape: shapeOf('f.geom', crs), past: String(past) });
}

/** @throws AppError BAD_FILTER for a shape that crosses itself */
export async function itemPage(database: Database, { city }: Catalogue, layer: Layer, request: ItemsRequest, signal: AbortSignal): Promise<ItemPage> {
  await refuseCrossed(database, request.drawn, signal);
  const { days, cursor, limit } = request;
  const ask = async (past: boolean): Promise<readonly PageRow[]> => {
    const values = [city.region, layer.id, cursor?.revision ?? null, cursor?.after ?? null, limit + 1, cursor === null, days?.from ?? null, days?.to ?? null, ...request.values];
    return (await database.query<PageRow>(itemsStatement(days !== null, request.wanted, request.crs, past), values, { what: `OGC features of ${layer.id}`, signal })).rows;
  };
  const now = await ask(false);
  // Each answer is of one moment and says which revision was the newest then.
  const rows = cursor !== null && (now[0]?.revision ?? 0) > cursor.revision ? await ask(true) : now;
  const found = rows.flatMap(({ id, ...row }) => (id === null ? [] : [itemOf(layer, { ...row, id })]));
  const items = found.slice(0, limit);
  const last = items.at(-1);
  const [first] = rows;
  const matched = cursor?.matched ?? first?.number_matched ?? 0;
  const next = found.length > limit && last ? writeCursor({ after: last.id, revision: cursor?.revision ?? first?.revision ?? 0, matched }) : null;
  return { items, matched, next };
}

/** @throws AppError UNKNOWN_FEATURE */
export async function oneItem(database: Database, { city }: Catalogue, layer: Layer, id: string, crs: Crs, signal: AbortSignal): Promise<Item> {
  const { rows } = await database.query<ItemRow>(fillSlots(readSql('server/ogc/sql/item.sql'), { shape: shapeOf('f.geom', crs) }), [city.region, layer.id, id], { what: `OGC feature of ${layer.id}`, signal });
  const [row] = rows;
  if (!row) throw new AppError('UNKNOWN_FEATURE', `Layer "${layer.id}" has no feature "${id.slice(0, 100)}" that holds today.`);
  return itemOf(layer, row);
}

/** Every attribute, also the unknown ones: a client that takes the columns from the first feature must see them all. */
function itemOf(layer: Layer, { id, geometry, attributes, valid_from, valid_to, source }: ItemRow): Item {
  const own = Object.keys(layer.attributes).map((name) => [name, plain(attributes[name])] as const);
  return {
    id,
    geometry,
    properties: Object.fromEntries([
      ...own,
      ['synthetic', attributes['synthetic'] === true],
      ['confidence', plain(attributes['confidence']) || null],
      ['valid_from', valid_from],
      ['valid_to', valid_to],
      ['source', plain(attributes['source']) || source],
    ]),
  };
}

function plain(value: unknown): string | number | boolean | null {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;
}

async function refuseCrossed(database: Database, drawn: readonly string[], signal: AbortSignal): Promise<void> {
  if (drawn.length === 0) return;
  const { rows } = await database.query<{ reason: string }>(readSql('server/ogc/sql/drawn-validity.sql'), [drawn], { what: 'validity of a shape in a filter', signal });
  const [crossed] = rows;
  if (crossed) throw badFilter(`A polygon of the filter cannot be used: ${crossed.reason}; expected rings that do not cross.`);
}

/** A feature as GeoJSON text; the shape is not read and written again. @param more members beside */
export function featureText({ id, geometry, properties }: Item, more: Readonly<Record<string, unknown>> = {}): string {
  const rest = Object.keys(more).length === 0 ? '' : `,${JSON.stringify(more).slice(1, -1)}`;
  return `{"type":"Feature","id":${JSON.stringify(id)},"geometry":${geometry},"properties":${JSON.stringify(properties)}${rest}}`;
}
