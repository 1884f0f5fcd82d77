/** What is known of each layer now: its revision, how current it is, how many features of each class, from which sources. */
import type { Catalogue, Layer, OfficialStatus } from '../../data/grammar.ts';
import type { LayerState } from '../contract/layers.ts';
import type { Database } from '../db/database.ts';
import { readSql } from '../db/sql-file.ts';

export interface RevisionRow {
  readonly layer: string;
  readonly number: number;
  readonly published_at: string;
  readonly actor: string;
  readonly reason: string;
  readonly source: string;
  readonly licence: string;
  readonly attribution: string;
  readonly source_file: string | null;
  readonly source_sha256: string | null;
  readonly as_of: string | null;
  readonly status: OfficialStatus;
  readonly accuracy_m: number | null;
  readonly demonstration: boolean;
  readonly replaces: boolean;
  /** Of the layer as it is now, whichever revision said it. */
  readonly has_coverage: boolean;
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
}

interface CountRow {
  readonly layer: string;
  readonly said_in: number;
  readonly class: string;
  readonly features: number;
  readonly synthetic: number;
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}

/** Counting a large layer takes a while, and between two revisions nothing can change. */
const counted = new WeakMap<Database, Map<string, { readonly revision: number; readonly rows: readonly CountRow[] }>>();

/** In the order of the catalogue. */
export async function layerStates(database: Database, catalogue: Catalogue): Promise<LayerState[]> {
  return statesOf(database, catalogue, catalogue.layers);
}

export async function statesOf(database: Database, catalogue: Catalogue, layers: readonly Layer[]): Promise<LayerState[]> {
  const revisions = await readRevisions(database, catalogue, layers);
  const counts = await readCounts(database, catalogue, layers, revisions);
  return layers.map((layer) => stateOf(layer, revisions.get(layer.id) ?? [], counts.get(layer.id)?.rows ?? []));
}

/** As all of that was known at an instant. */
export async function statesKnown(database: Database, catalogue: Catalogue, layers: readonly Layer[], known: string): Promise<LayerState[]> {
  const revisions = await readRevisions(database, catalogue, layers, known);
  const { rows } = await database.query<CountRow>(
    readSql('server/features/sql/layer-counts-known.sql'),
    [catalogue.city.region, layers.map((layer) => layer.id), layers.map((layer) => layer.classes?.by ?? null), layers.map((layer) => revisions.get(layer.id)?.[0]?.number ?? 0)],
    { what: 'the features of layers on a day' },
  );
  const counts = byLayer(rows);
  return layers.map((layer) => stateOf(layer, revisions.get(layer.id) ?? [], counts.get(layer.id) ?? []));
}

/** Newest first. @param known an instant; null: now */
export async function readRevisions(database: Database, catalogue: Catalogue, layers: readonly Layer[], known: string | null = null): Promise<Map<string, RevisionRow[]>> {
  const { rows } = await database.query<RevisionRow>(readSql('server/features/sql/layer-revisions.sql'), [catalogue.city.region, layers.map((layer) => layer.id), known], {
    what: 'the revisions of layers',
  });
  return byLayer(rows);
}

async function readCounts(database: Database, catalogue: Catalogue, layers: readonly Layer[], revisions: ReadonlyMap<string, readonly RevisionRow[]>) {
  const known = counted.get(database) ?? new Map<string, { revision: number; rows: readonly CountRow[] }>();
  counted.set(database, known);
  const newest = (layer: Layer) => revisions.get(layer.id)?.[0]?.number ?? 0;
  const stale = layers.filter((layer) => known.get(layer.id)?.revision !== newest(layer));
  if (stale.length === 0) return known;
  const { rows } = await database.query<CountRow>(
    readSql('server/features/sql/layer-counts.sql'),
    [catalogue.city.region, stale.map((layer) => layer.id), stale.map((layer) => layer.classes?.by ?? null)],
    { what: 'the features of layers' },
  );
  const fresh = byLayer(rows);
  for (const layer of stale) known.set(layer.id, { revision: newest(layer), rows: fresh.get(layer.id) ?? [] });
  return known;
}

function stateOf(layer: Layer, revisions: readonly RevisionRow[], counts: readonly CountRow[]): LayerState {
  const newest = revisions[0];
  return {
    layer: layer.id,
    revision: newest?.number ?? 0,
    published_at: newest?.published_at ?? null,
    as_of: sinceReplacement(revisions).find((revision) => revision.as_of !== null)?.as_of ?? null,
    status: newest?.status ?? layer.status,
    accuracy_m: newest?.accuracy_m ?? null,
    feature_count: sum(counts.map((row) => row.features)),
    synthetic_count: sum(counts.map((row) => row.synthetic)),
    class_counts: classCounts(layer, counts),
    bbox: boxAround(counts),
    has_coverage: newest?.has_coverage ?? false,
    sources: sourcesOf(revisions, counts),
  };
}

/** Of what was replaced nothing says how current the layer is. */
function sinceReplacement(revisions: readonly RevisionRow[]): readonly RevisionRow[] {
  const last = revisions.findIndex((revision) => revision.replaces);
  return last < 0 ? revisions : revisions.slice(0, last + 1);
}

function classCounts(layer: Layer, counts: readonly CountRow[]): Record<string, number> {
  const values = layer.classes?.values.map((one) => one.value) ?? [];
  const result: Record<string, number> = Object.fromEntries([...values, ''].map((value) => [value, 0]));
  for (const row of counts) {
    const value = values.includes(row.class) ? row.class : '';
    result[value] = (result[value] ?? 0) + row.features;
  }
  return result;
}

function boxAround(counts: readonly CountRow[]): number[] | null {
  if (counts.length === 0) return null;
  return [
    Math.min(...counts.map((row) => row.west)),
    Math.min(...counts.map((row) => row.south)),
    Math.max(...counts.map((row) => row.east)),
    Math.max(...counts.map((row) => row.north)),
  ];
}

/** A source is named once, however many revisions it took; it is as current as its newest revision says. */
function sourcesOf(revisions: readonly RevisionRow[], counts: readonly CountRow[]): LayerState['sources'] {
  const sources = new Map<string, LayerState['sources'][number]>();
  for (const revision of revisions) {
    const { source, licence, attribution, demonstration, as_of } = revision;
    const feature_count = sum(counts.filter((row) => row.said_in === revision.number).map((row) => row.features));
    const key = JSON.stringify([source, licence, attribution, demonstration]);
    const known = sources.get(key);
    sources.set(key, known ? { ...known, as_of: known.as_of ?? as_of, feature_count: known.feature_count + feature_count } : { title: source, licence, attribution, demonstration, as_of, feature_count });
  }
  return [...sources.values()].filter((source) => source.feature_count > 0).toSorted((a, b) => b.feature_count - a.feature_count);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

function byLayer<Row extends { readonly layer: string }>(rows: readonly Row[]): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(row.layer);
    if (group) group.push(row);
    else groups.set(row.layer, [row]);
  }
  return groups;
}
