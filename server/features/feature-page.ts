/** Features of a layer by box and filter, in pages ordered by id; reading on never skips or repeats one. */
import type { Catalogue } from '../../data/grammar.ts';
import type { FeaturePage } from '../contract/layers.ts';
import type { Database } from '../db/database.ts';
import { readSql } from '../db/sql-file.ts';
import { AppError } from '../errors.ts';
import { isDate } from './attribute-values.ts';
import { readBbox } from './bbox.ts';
import { readFilter } from './feature-filter.ts';
import { featureOf, type FeatureRow } from './feature-row.ts';
import { findLayer } from './find-layer.ts';

export interface PageRequest {
  readonly layer: string;
  readonly bbox?: string;
  readonly filter?: string;
  readonly limit?: number;
  readonly after?: string;
  readonly as_of?: string;
}

export const syntheticNotice = {
  zh: '含示意数据：由描述绘制或虚构，不得作为审批、执法依据。',
  en: 'Holds demonstration data: drawn from descriptions or invented, not to be relied on for approval or enforcement.',
};

/** @throws AppError UNKNOWN_LAYER, BAD_BBOX, BAD_FILTER, BAD_CURSOR, BAD_REQUEST */
export async function featurePage(
  database: Database,
  catalogue: Catalogue,
  request: PageRequest,
  options: { readonly signal?: AbortSignal } = {},
): Promise<FeaturePage> {
  const layer = findLayer(catalogue, request.layer);
  const box = request.bbox === undefined ? [null, null, null, null] : readBbox(request.bbox);
  const filter = readFilter(layer, request.filter);
  const limit = request.limit ?? 100;
  const after = request.after === undefined ? null : readCursor(request.after);
  if (request.as_of !== undefined && !isDate(request.as_of)) throw new AppError('BAD_REQUEST', `as_of=${request.as_of.slice(0, 40)} is not a day; expected a date as 2024-01-31.`);
  const { rows } = await database.query<Omit<FeatureRow, 'id'> & { id: string | null; revision: number; number_matched: number }>(
    readSql('server/features/sql/feature-page.sql'),
    [catalogue.city.region, layer.id, request.as_of ?? null, ...box, JSON.stringify(filter), after, limit + 1],
    { what: `features of ${layer.id}`, signal: options.signal },
  );
  const found = rows.flatMap(({ id, ...row }) => (id === null ? [] : [featureOf(layer, { ...row, id })]));
  const features = found.slice(0, limit);
  const last = features.at(-1);
  return {
    type: 'FeatureCollection',
    features,
    layer: layer.id,
    // Read with the rows, so that no publication can come between.
    revision: rows[0]?.revision ?? 0,
    number_matched: rows[0]?.number_matched ?? 0,
    number_returned: features.length,
    next: found.length > limit && last ? writeCursor(last.id) : null,
    notice: features.some((feature) => feature.provenance.synthetic) ? syntheticNotice : null,
  };
}

/** Opaque on purpose: what it holds may change. */
function writeCursor(id: string): string {
  return Buffer.from(JSON.stringify({ after: id })).toString('base64url');
}

function readCursor(text: string): string {
  const bad = new AppError('BAD_CURSOR', `after=${text.slice(0, 80)} is not a page marker; expected the "next" of the page before.`);
  let marker: unknown;
  try {
    marker = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
  } catch {
    throw bad;
  }
  const after: unknown = typeof marker === 'object' && marker !== null ? Reflect.get(marker, 'after') : undefined;
  if (typeof after !== 'string' || after === '' || after.length > 200 || after.includes('\u0000')) throw bad;
  return after;
}
