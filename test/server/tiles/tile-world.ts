/** A small world for the tile tests: three layers, drawn by hand around a point of Wuhai, published in two revisions. */
import { join } from 'node:path';
import type { Catalogue, GeometryKind, Layer } from '../../../data/grammar.ts';
import type { Asker, Database } from '../../../server/db/database.ts';
import { migrate } from '../../../server/db/migrate.ts';
import { projectRoot } from '../../../server/db/sql-file.ts';
import { createLayerViews } from '../../../server/imports/layer-views.ts';
import { writeTileGeometry } from '../../../server/tiles/tile-geometry.ts';
import { openMigratedDatabase } from '../../support/prepared-database.ts';

const both = (text: string) => ({ zh: text, en: text });

function layer(id: string, geometry: GeometryKind): Layer {
  return {
    id,
    title: both(id),
    description: both(id),
    group: 'all',
    geometry: [geometry],
    attributes: {
      name: { title: both('name'), type: 'text', in_tile: true },
      kind: { title: both('kind'), type: 'choice', choices: { a: both('a'), b: both('b') }, in_tile: true },
      secret: { title: both('secret'), type: 'text' },
    },
    label: 'name',
    appearance: { colour: '#336699' },
    classes: { by: 'kind', values: [{ value: 'a', title: both('a'), colour: '#336699' }] },
    zoom: { min: 6, max: 22, label: 12 },
    visible: true,
    origin: { path: 'none', datum: 'CGCS2000', title: both('none'), licence: 'none', attribution: 'none', demonstration: true },
    as_of: '2026-01-01',
    status: 'published',
    accuracy_m: 10,
    publish: 'public',
  };
}

export const world: Catalogue = {
  city: { region: '150300', title: both('Wuhai'), extent: [106.55, 39, 107.2, 39.95], grid_srid: 4545, time_zone: 'Asia/Shanghai', territory: 'parcels' },
  groups: [{ id: 'all', title: both('all') }],
  layers: [layer('parcels', 'polygon'), layer('streams', 'line'), layer('wells', 'point')],
  rules: [],
  indicators: [],
  laws: [],
  activities: [],
};

export const layerOf = (id: string): Layer => {
  const found = world.layers.find((one) => one.id === id);
  if (!found) throw new Error(`no layer ${id}`);
  return found;
};

export interface Drawn {
  readonly id: string;
  readonly wkt: string;
  /** null: it has none. */
  readonly name?: string | null;
}

/** Publishes features as a revision: those given are new versions, those named in `closes` end. */
export async function publishByHand(database: Database, layer: Layer, number: number, features: readonly Drawn[], closes: readonly string[] = []): Promise<void> {
  await database.transaction(async (tx: Asker) => {
    await tx.query(
      `insert into revision (region, layer, number, actor, reason, source, licence, status) values ('150300', $1, $2, 'test', 'test', 'test', 'CC0', 'published')`,
      [layer.id, number],
    );
    await tx.query('update feature set revision_to = $2 where layer = $1 and revision_to is null and id = any ($3::text[])', [layer.id, number, closes]);
    for (const { id, wkt, name } of features) {
      await tx.query(
        `insert into feature (region, layer, id, revision_from, geom, attributes) values ('150300', $1, $2, $3, st_geomfromtext($4, 4490), $5::jsonb)`,
        [layer.id, id, number, wkt, JSON.stringify({ name: name === undefined ? `名 ${id}` : name, kind: 'a', secret: 'hidden', synthetic: true })],
      );
    }
    await writeTileGeometry(tx, world, layer, number);
  });
}

export const openTileWorld = (): Promise<Database> => openMigratedDatabase(world);
/** The same on a database that is open already. */
export async function prepareWorld(database: Database): Promise<void> {
  await migrate(database, join(projectRoot, 'server/db/migrations'));
  await createLayerViews(database, world);
}

const at = (lon: number, lat: number): string => `${(106.8 + lon).toFixed(6)} ${(39.6 + lat).toFixed(6)}`;
const square = (west: number, south: number, side: number): string =>
  `(${at(west, south)}, ${at(west + side, south)}, ${at(west + side, south + side)}, ${at(west, south + side)}, ${at(west, south)})`;

/** 60 parcels in rows, some with a hole, streams with bends across all of them, wells at their corners. */
export async function publishWorld(database: Database): Promise<void> {
  const parcels: Drawn[] = [];
  for (let index = 0; index < 60; index++) {
    const [west, south] = [(index % 10) * 0.012, Math.floor(index / 10) * 0.012];
    const hole = index % 3 === 0 ? `, ${square(west + 0.003, south + 0.003, 0.004)}` : '';
    parcels.push({ id: `p-${String(index).padStart(2, '0')}`, wkt: `POLYGON(${square(west, south, 0.01)}${hole})` });
  }
  const bends = Array.from({ length: 200 }, (_, step) => at(step * 0.0006, 0.03 + 0.02 * Math.sin(step / 7)));
  const streams: Drawn[] = [
    { id: 's-1', wkt: `LINESTRING(${bends.join(', ')})` },
    { id: 's-2', wkt: `MULTILINESTRING((${at(0, 0)}, ${at(0.12, 0.07)}), (${at(0.05, 0)}, ${at(0.05, 0.07)}))` },
  ];
  const wells = Array.from({ length: 40 }, (_, index) => ({ id: `w-${String(index).padStart(2, '0')}`, wkt: `POINT(${at((index % 8) * 0.015, Math.floor(index / 8) * 0.012)})` }));
  await publishByHand(database, layerOf('parcels'), 1, parcels);
  await publishByHand(database, layerOf('streams'), 1, streams);
  await publishByHand(database, layerOf('wells'), 1, wells);
}

/** Tile that holds a point of the world. */
export function tileAt(z: number, lon: number, lat: number): { z: number; x: number; y: number } {
  const radians = (lat * Math.PI) / 180;
  return {
    z,
    x: Math.floor(((lon + 180) / 360) * 2 ** z),
    y: Math.floor(((1 - Math.log(Math.tan(radians) + 1 / Math.cos(radians)) / Math.PI) / 2) * 2 ** z),
  };
}
