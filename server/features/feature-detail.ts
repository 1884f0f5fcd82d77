/** One feature with everything we know of its past: boundary versions in the world and corrections of the record. */
import type { Catalogue, Layer } from '../../data/grammar.ts';
import type { FeatureDetail } from '../contract/layers.ts';
import type { Database } from '../db/database.ts';
import { readSql } from '../db/sql-file.ts';
import { AppError } from '../errors.ts';
import { dayOrNull, featureOf, type FeatureRow } from './feature-row.ts';
import { findLayer } from './find-layer.ts';
import { endOfDay } from './known/known-day.ts';

interface VersionRow extends FeatureRow {
  readonly revision_to: number | null;
  readonly published_at: string;
  readonly actor: string;
  readonly reason: string;
  readonly geometry_changed: boolean;
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}

/** @param known_on as it was known at the end of that day; undefined: now @throws AppError UNKNOWN_LAYER, UNKNOWN_FEATURE, BAD_REQUEST */
export async function featureDetail(database: Database, catalogue: Catalogue, layer_id: string, id: string, known_on?: string): Promise<FeatureDetail> {
  const layer = findLayer(catalogue, layer_id);
  const all = id.includes('\u0000') ? [] : await versionsOf(database, catalogue, layer, id);
  const known = await endOfDay(database, catalogue.city, known_on);
  const rows = known === null ? all : await knownBy(database, catalogue, layer, all, known);
  const shown = heldVersion(rows);
  if (!shown) {
    const gone = rows[0]?.revision_to;
    const by_then = known === null ? '' : ` by the end of ${known_on}`;
    const why = gone ? `it was removed in revision ${gone}` : `no feature of this layer ever had that id${by_then}`;
    throw new AppError('UNKNOWN_FEATURE', `"${id.slice(0, 100)}" in ${layer.id}: ${why}.`);
  }
  return {
    feature: featureOf(layer, shown),
    bbox: [shown.west, shown.south, shown.east, shown.north],
    history: rows.map((row, at) => ({
      valid_from: dayOrNull(row.valid_from),
      valid_to: row.valid_to,
      revision_from: row.revision_from,
      revision_to: row.revision_to,
      published_at: row.published_at,
      actor: row.actor,
      reason: row.reason,
      changed: changedAttributes(row, rows[at + 1]),
      geometry_changed: row.geometry_changed,
      area_m2: row.area_m2,
    })),
  };
}

async function versionsOf(database: Database, catalogue: Catalogue, layer: Layer, id: string): Promise<VersionRow[]> {
  const { rows } = await database.query<VersionRow>(readSql('server/features/sql/feature-versions.sql'), [catalogue.city.region, layer.id, id], {
    what: `the history of one feature of ${layer.id}`,
  });
  return rows;
}

/** What a later revision opened was not there yet, and what one closed was still open. */
async function knownBy(database: Database, { city }: Catalogue, layer: Layer, all: readonly VersionRow[], known: string): Promise<VersionRow[]> {
  const { rows } = await database.query<{ revision: number | null }>('select max(number) as revision from revision where region = $1 and layer = $2 and published_at <= $3::timestamptz', [city.region, layer.id, known], { what: 'the revision of a day' });
  const last = rows[0]?.revision ?? 0;
  return all.filter((row) => row.revision_from <= last).map((row) => (row.revision_to !== null && row.revision_to > last ? Object.assign(row, { revision_to: null }) : row));
}

/** The version that holds today, else the last one that held. */
function heldVersion(rows: readonly VersionRow[]): VersionRow | undefined {
  const held = rows.filter((row) => row.revision_to === null);
  return held.find((row) => row.valid_to === null) ?? held.toSorted((a, b) => (b.valid_to ?? '').localeCompare(a.valid_to ?? '')).at(0);
}

function changedAttributes(row: VersionRow, before: VersionRow | undefined): string[] {
  if (!before) return [];
  const names = new Set([...Object.keys(row.attributes), ...Object.keys(before.attributes)]);
  return [...names].filter((name) => JSON.stringify(row.attributes[name]) !== JSON.stringify(before.attributes[name])).toSorted();
}
