/** Fills an empty database: every layer that was never published gets its first features, and the gazetteer its places. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Catalogue, Layer } from '../../data/grammar.ts';
import type { Database } from '../db/database.ts';
import { projectRoot } from '../db/sql-file.ts';
import { fillObservations } from '../indicators/demonstration.ts';
import { fillPlaces } from './places.ts';
import type { IncomingFeature, Publication } from './publication.ts';
import { publish } from './publish.ts';
import { openFeatures, type FeatureFile } from './read-features.ts';

export interface FillStep {
  readonly step: string;
  readonly done: number;
  readonly total: number;
}

export interface Filled {
  readonly layers: readonly { readonly layer: string; readonly features: number }[];
  /** Layers whose file is not there: they stay without data, and say so. */
  readonly missing: readonly string[];
  readonly places: number;
}

/** Each layer is one transaction: after a `kill -9` at any moment the next start goes on with what is still empty. */
export async function fill(database: Database, catalogue: Catalogue, report: (step: FillStep) => void = () => undefined): Promise<Filled> {
  const empty = await emptyLayers(database, catalogue);
  const total = empty.length + 1;
  const layers: { layer: string; features: number }[] = [];
  const missing: string[] = [];
  for (const [at, layer] of empty.entries()) {
    report({ step: `${layer.title.zh} ${layer.title.en}`, done: at, total });
    if (!existsSync(join(projectRoot, layer.origin.path))) missing.push(layer.id);
    else layers.push({ layer: layer.id, features: await fillLayer(database, catalogue, layer) });
  }
  if (missing.length > 0) report({ step: `No data file for ${missing.join(', ')}`, done: empty.length, total });
  const places = await fillPlaces(database, catalogue, () => report({ step: '地名 Places', done: empty.length, total }));
  await fillObservations(database, catalogue);
  if (layers.length > 0) await database.tidy();
  return { layers, missing, places };
}

async function emptyLayers(database: Database, catalogue: Catalogue): Promise<Layer[]> {
  const { rows } = await database.query<{ layer: string }>('select distinct layer from revision where region = $1', [catalogue.city.region]);
  const published = new Set(rows.map((row) => row.layer));
  return catalogue.layers.filter((layer) => !published.has(layer.id));
}

async function fillLayer(database: Database, catalogue: Catalogue, layer: Layer): Promise<number> {
  const { origin } = layer;
  const { rename, constants, by_id, datum } = origin;
  const file = await openFeatures(join(projectRoot, origin.path), layer, { rename, constants, by_id, datum, trusted: true });
  const outcome = await publish(database, catalogue, firstPublication(layer, file));
  return outcome.added;
}

function firstPublication(layer: Layer, file: FeatureFile): Publication {
  const { origin } = layer;
  return {
    layer: layer.id,
    actor: 'anlan',
    reason: '首次装载 · first fill',
    source: origin.title.zh,
    licence: origin.licence,
    attribution: origin.attribution,
    source_file: origin.path,
    source_sha256: file.sha256,
    as_of: file.as_of ?? layer.as_of,
    status: layer.status,
    accuracy_m: file.accuracy_m ?? layer.accuracy_m,
    demonstration: origin.demonstration,
    coverage: file.coverage,
    mode: 'merge',
    // Drawings of ours must be right as they are; a package's rings that touch themselves are not ours to correct.
    make_valid: !origin.demonstration,
    features: complete(file, origin.path),
  };
}

/** Our own files must be understood to the last value; anything else is a fault of ours. */
async function* complete(file: FeatureFile, path: string): AsyncGenerator<IncomingFeature> {
  yield* file.features;
  const [note] = file.report.notes;
  const [skipped] = file.report.skipped;
  if (note) throw new Error(`${path}: feature ${note.row}, ${note.column} is "${note.value}"; expected ${note.expected}.`);
  if (skipped) throw new Error(`${path}: feature ${skipped.row} cannot be loaded: ${skipped.why}.`);
}
