/** Keeps the drawing of a layer in step with its published revisions: Web Mercator shapes for each band of zooms. */
import type { Catalogue, Layer } from '../../data/grammar.ts';
import type { Asker, Rows } from '../db/database.ts';
import { readSql } from '../db/sql-file.ts';
import { bands } from './tile-grid.ts';

/** Features drawn by one statement: the embedded engine, which can do one thing at a time, is free again soon after. */
export const FEATURES_A_STATEMENT = 2_000;

/**
 * Draws what `revision` published and ends the drawing of what it replaced. Call it inside the transaction that publishes,
 * after the layer's features are written. Rows of older revisions stay, so an old tile address stays true for ever.
 */
export async function writeTileGeometry(tx: Asker, catalogue: Catalogue, layer: Layer, revision: number): Promise<void> {
  const region = catalogue.city.region;
  const what = `drawing revision ${revision} of ${layer.id}`;
  await tx.query(readSql('server/tiles/close-tile-geometry.sql'), [region, layer.id, revision], { what });
  for (let last: string | null = ''; last !== null; ) {
    const { rows }: Rows<{ last: string | null }> = await tx.query<{ last: string | null }>(
      readSql('server/tiles/open-tile-geometry.sql'),
      [region, layer.id, revision, layer.label, layer.classes?.by ?? null, inTile(layer), bands.map((band) => band.number), bands.map((band) => band.pixel_m), last, FEATURES_A_STATEMENT],
      { what },
    );
    last = rows[0]?.last ?? null;
  }
}

function inTile(layer: Layer): string[] {
  return Object.keys(layer.attributes).filter((name) => layer.attributes[name]?.in_tile);
}
