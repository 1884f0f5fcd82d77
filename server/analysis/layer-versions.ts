/** The layer revisions that an answer rests on: its provenance, and the key under which it may be kept. */
import type { Static } from 'typebox';
import type { LayerVersion } from '../contract/rules.ts';
import type { Asker, AskOptions } from '../db/database.ts';
import { readSql } from '../db/sql-file.ts';

export interface KnownVersion extends Static<typeof LayerVersion> {
  readonly has_features: boolean;
}

export async function layerVersions(asker: Asker, region: string, layers: readonly string[], asked: AskOptions = {}): Promise<KnownVersion[]> {
  const { rows } = await asker.query<KnownVersion>(readSql('server/analysis/sql/layer-versions.sql'), [region, layers], { ...asked, what: 'layer revisions' });
  return rows;
}

/** Those of an instant. */
export async function layerVersionsAt(asker: Asker, region: string, layers: readonly string[], known: string): Promise<KnownVersion[]> {
  const { rows } = await asker.query<KnownVersion>(readSql('server/indicators/sql/known-layers.sql'), [region, layers, known, [], ''], { what: 'layer revisions on an earlier day' });
  return rows;
}

/** As it goes over the wire. */
export function onWire(versions: readonly KnownVersion[]): Static<typeof LayerVersion>[] {
  return versions.map(({ layer, revision, as_of, demonstration }) => ({ layer, revision, as_of, demonstration }));
}

export function versionKey(versions: readonly KnownVersion[]): string {
  return versions.map(({ layer, revision }) => `${layer}@${revision}`).join(' ');
}

/**
 * Everything that is read inside sees one state of the database, so figures and revisions belong together.
 * Compiling a statement that runs once costs more (0.7 s) than it saves.
 */
export async function atOneMoment(tx: Asker): Promise<void> {
  await tx.script('set transaction isolation level repeatable read, read only; set local jit = off');
}
