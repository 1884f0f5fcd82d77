/** What a checked import would change in its layer: counts, and pages of added, changed, removed or unchanged features. */
import type { Static } from 'typebox';
import type { Catalogue, Layer } from '../../../data/grammar.ts';
import type { ImportDiff, ImportDiffRow } from '../../contract/imports.ts';
import type { Asker } from '../../db/database.ts';
import { readSql } from '../../db/sql-file.ts';
import { AppError } from '../../errors.ts';
import { findLayer } from '../../features/find-layer.ts';
import { labelOf, type Attributes } from '../../features/label.ts';
import type { JobRow } from './job-row.ts';
import { expectState } from './jobs.ts';

type DiffRow = Static<typeof ImportDiffRow>;

interface PageRow {
  readonly number?: number;
  readonly id: string;
  readonly what?: readonly string[];
  readonly before: Attributes | null;
  readonly after?: Attributes;
  readonly area_before_m2: number | null;
  readonly area_after_m2?: number | null;
  readonly shape_before: DiffRow['geometry_before'];
  readonly shape_after?: DiffRow['geometry_after'];
}

export interface DiffQuestion {
  readonly kind?: 'added' | 'changed' | 'removed' | 'unchanged' | undefined;
  readonly after?: string | undefined;
  readonly limit?: number | undefined;
  readonly shapes?: 'yes' | 'no' | undefined;
}

/** @throws AppError IMPORT_STATE, BAD_CURSOR */
export async function diffPage(asker: Asker, catalogue: Catalogue, job: JobRow, { kind = 'changed', after, limit = 100, shapes = 'yes' }: DiffQuestion): Promise<ImportDiff> {
  expectState(job, 'checked');
  const { report, choices, against } = job;
  if (report === null || choices?.layer == null) throw new Error(`import ${job.id} has no report`);
  const layer = findLayer(catalogue, choices.layer);
  const { region } = catalogue.city;
  const { rows } =
    kind === 'removed'
      ? await asker.query<PageRow>(readSql('server/imports/job/sql/removed-page.sql'), [job.number, layer.id, region, after ?? '', limit + 1, shapes === 'yes'])
      : await asker.query<PageRow>(readSql('server/imports/job/sql/diff-page.sql'), [job.number, numberAfter(after), limit + 1, kind, layer.id, region, shapes === 'yes']);
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const { added, changed, removed, unchanged, compared_by } = report;
  return { against: against ?? 0, compared_by, added, changed, removed, unchanged, rows: shown.map((row) => rowOnWire(layer, row)), next: rows.length > limit && last ? String(last.number ?? last.id) : null };
}

function numberAfter(after: string | undefined): number {
  if (after === undefined) return 0;
  if (!/^\d{1,9}$/.test(after)) throw new AppError('BAD_CURSOR', `"${after.slice(0, 40)}" is not the next of a page of rows; expected a number.`);
  return Number(after);
}

function rowOnWire(layer: Layer, { number, id, what = [], before, after, area_before_m2, area_after_m2, shape_before, shape_after }: PageRow): DiffRow {
  return {
    id,
    number: number ?? null,
    label: labelOf(layer, after ?? before ?? {}),
    what: what.map((attribute) => ({ attribute, before: before?.[attribute] ?? null, after: after?.[attribute] ?? null })),
    area_before_m2,
    area_after_m2: area_after_m2 ?? null,
    geometry_before: shape_before,
    geometry_after: shape_after ?? null,
  };
}
