/** Names on the map: each area once, whatever tile edges cross it; what has no name has none; older databases catch up. */
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { VectorTile } from '@mapbox/vector-tile';
import { PbfReader } from 'pbf';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Database } from '../../../server/db/database.ts';
import { migrate } from '../../../server/db/migrate.ts';
import { projectRoot } from '../../../server/db/sql-file.ts';
import { labelOf } from '../../../server/features/label.ts';
import { unitsIn, type TileAddress } from '../../../server/tiles/tile-grid.ts';
import { cutTile } from '../../../server/tiles/tile-service.ts';
import { openTestDatabase } from '../../support/test-database.ts';
import { layerOf, openTileWorld, publishByHand, tileAt, world, type Drawn } from './tile-world.ts';

// An engine starts in four seconds, and in many more where other suites share the processors.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const box = (west: number, south: number, east: number, north: number): string =>
  `((${west} ${south}, ${east} ${south}, ${east} ${north}, ${west} ${north}, ${west} ${south}))`;

/** At zoom 8 and deeper a tile edge runs through 106.875° east (286.875 ÷ 360 × 256 = 204). */
const areas: readonly Drawn[] = [
  { id: 'across', wkt: `POLYGON${box(106.84, 39.45, 106.96, 39.6)}` },
  { id: 'edge', wkt: `POLYGON${box(106.87, 39.6, 106.88, 39.61)}` },
  { id: 'parts', wkt: `MULTIPOLYGON(${box(106.8, 39.4, 106.805, 39.405)}, ${box(106.9, 39.42, 106.92, 39.44)}, ${box(106.95, 39.4, 106.951, 39.401)})` },
  { id: 'horseshoe', wkt: 'POLYGON((106.8 39.5, 106.9 39.5, 106.9 39.6, 106.89 39.6, 106.89 39.51, 106.81 39.51, 106.81 39.6, 106.8 39.6, 106.8 39.5))' },
  { id: 'spaced', wkt: `POLYGON${box(106.81, 39.4, 106.82, 39.41)}`, name: ' \u3000甲 区\u3000\n' },
  { id: 'unnamed', wkt: `POLYGON${box(106.83, 39.4, 106.84, 39.41)}`, name: null },
  { id: 'empty', wkt: `POLYGON${box(106.85, 39.4, 106.86, 39.41)}`, name: ' \u3000' },
];
const extent = { west: 106.79, south: 39.39, east: 106.97, north: 39.62 };
const named = ['across', 'edge', 'horseshoe', 'parts', 'spaced'];

let database: Database;
beforeAll(async () => {
  database = await openTileWorld();
  await publishByHand(database, layerOf('parcels'), 1, areas);
  await publishByHand(database, layerOf('wells'), 1, [{ id: 'w', wkt: 'POINT(106.8 39.6)' }]);
  await publishByHand(database, layerOf('streams'), 1, [{ id: 's', wkt: 'LINESTRING(106.8 39.6, 106.9 39.7)' }]);
});
afterAll(() => database.close());

interface Found {
  readonly z: number;
  readonly x: number;
  readonly y: number;
  readonly properties: Readonly<Record<string, unknown>>;
  readonly units: { readonly x: number; readonly y: number };
}

function tilesOver(z: number): TileAddress[] {
  const [first, last] = [tileAt(z, extent.west, extent.north), tileAt(z, extent.east, extent.south)];
  const tiles: TileAddress[] = [];
  for (let x = first.x; x <= last.x; x++) for (let y = first.y; y <= last.y; y++) tiles.push({ z, x, y });
  return tiles;
}

/** What one layer within one tile holds. */
async function read(layer: string, inner: string, address: TileAddress): Promise<Found[]> {
  const bytes = await cutTile(database, world, { layer, revision: 1, ...address });
  const found = bytes && new VectorTile(new PbfReader(bytes)).layers[inner];
  return Array.from({ length: found ? found.length : 0 }, (_, index) => found?.feature(index)).flatMap((feature) => {
    const units = feature?.loadGeometry()[0]?.[0];
    return feature && units ? [{ ...address, properties: { ...feature.properties }, units }] : [];
  });
}

/** Cut once for all tests. */
const known = new Map<number, Found[]>();

async function labelsAt(z: number): Promise<Found[]> {
  const labels = known.get(z) ?? [];
  if (known.has(z)) return labels;
  for (const address of tilesOver(z)) labels.push(...(await read('parcels', 'parcels_labels', address)));
  known.set(z, labels);
  return labels;
}

/** Web Mercator backwards, as the text books have it. */
function degreesOf({ z, x, y, units }: Found): { lon: number; lat: number } {
  const [column, row] = [(x + units.x / 4096) / 2 ** z, (y + units.y / 4096) / 2 ** z];
  return { lon: column * 360 - 180, lat: (Math.atan(Math.sinh(Math.PI * (1 - 2 * row))) * 180) / Math.PI };
}

describe('the name of an area', () => {
  it.each([8, 9, 10, 11, 12, 13, 14])('stands once over all tiles of zoom %i, within its tile', async (z) => {
    const labels = await labelsAt(z);
    expect(labels.map(({ properties }) => String(properties['id'])).toSorted()).toEqual(named);
    for (const { units } of labels) for (const value of [units.x, units.y]) expect(value >= 0 && value < 4096).toBe(true);
  });
  it('would stand in several tiles were it taken from the shape', async () => {
    const pieces = (await Promise.all(tilesOver(12).map((address) => read('parcels', 'parcels', address)))).flat();
    expect(pieces.filter(({ properties }) => properties['id'] === 'across').length).toBeGreaterThan(4);
    expect(pieces.filter(({ properties }) => properties['id'] === 'edge').length).toBeGreaterThan(1);
  });
  it('stands at the same place at every zoom, on the largest part, and on the area itself where its middle is open', async () => {
    for (const z of [8, 11, 14]) {
      const places = new Map((await labelsAt(z)).map((label) => [label.properties['id'], degreesOf(label)]));
      // A tile unit of zoom 8 is 0.00034°.
      const within = (id: string, west: number, south: number, east: number, north: number): void => {
        const { lon, lat } = places.get(id) ?? { lon: NaN, lat: NaN };
        expect(lon > west - 0.0004 && lon < east + 0.0004 && lat > south - 0.0004 && lat < north + 0.0004, `${id} at ${lon} ${lat}`).toBe(true);
      };
      within('parts', 106.9, 39.42, 106.92, 39.44);
      within('horseshoe', 106.8, 39.5, 106.9, 39.6);
      const { lon, lat } = places.get('horseshoe') ?? { lon: 106.85, lat: 39.55 };
      expect(lon > 106.8105 && lon < 106.8895 && lat > 39.5105, `in the opening: ${lon} ${lat}`).toBe(false);
    }
  });
  it('carries what a label needs and no more, trimmed as everywhere else', async () => {
    const spaced = (await labelsAt(12)).find(({ properties }) => properties['id'] === 'spaced');
    const label = labelOf(layerOf('parcels'), { name: areas.find(({ id }) => id === 'spaced')?.name });
    expect(spaced?.properties).toEqual({ id: 'spaced', label, class: 'a', synthetic: true });
    expect(label).toBe('甲 区');
  });
  it('is left out where there is none: the shape is drawn and says its class', async () => {
    const shapes = await read('parcels', 'parcels', tileAt(9, 106.835, 39.405));
    for (const id of ['unnamed', 'empty']) {
      const shape = shapes.find(({ properties }) => properties['id'] === id);
      expect(shape?.properties).toMatchObject({ id, class: 'a' });
      expect(shape?.properties).not.toHaveProperty('label');
    }
  });
  it('of a point or a line stays with its shape', async () => {
    const address = tileAt(12, 106.8, 39.6);
    expect((await read('wells', 'wells', address))[0]?.properties).toMatchObject({ label: '名 w' });
    expect((await read('streams', 'streams', address))[0]?.properties).toMatchObject({ label: '名 s' });
    expect([...(await read('wells', 'wells_labels', address)), ...(await read('streams', 'streams_labels', address))]).toEqual([]);
  });
});

describe('a point on the edge of tiles', () => {
  it.each([1, 8, 14, 22])('belongs at zoom %i to the tile east and south of it alone', (z) => {
    const middle = 2 ** (z - 1);
    expect(unitsIn({ z, x: middle, y: middle }, 0, 0)).toEqual([0, 0]);
    for (const [x, y] of [[middle - 1, middle], [middle, middle - 1], [middle - 1, middle - 1]] as const) expect(unitsIn({ z, x, y }, 0, 0)).toBeNull();
  });
});

describe('a database from before', () => {
  it('gets the places of its names from its own shapes, in every band and revision, and keeps every row', async () => {
    const old = await openTestDatabase();
    const directory = mkdtempSync(join(tmpdir(), 'anlan-labels-'));
    try {
      copyFileSync(join(projectRoot, 'server/db/migrations/0001_features_and_revisions.sql'), join(directory, '0001_features_and_revisions.sql'));
      await migrate(old, directory);
      for (const layer of ['parcels', 'streams']) await old.query(`create table tile_geometry_${layer} partition of tile_geometry for values in ('${layer}')`);
      const draw = (layer: string, id: string, revision: number, band: number, wkt: string) =>
        old.query(
          `insert into tile_geometry (region, layer, id, revision_from, revision_to, band, geom, properties)
           values ('150300', $1, $2, $3, $4, $5, st_transform(st_geomfromtext($6, 4490), 3857), '{"label": "甲"}')`,
          [layer, id, revision, revision === 1 ? 2 : null, band, wkt],
        );
      for (const band of [10, 8, 6]) {
        await draw('parcels', 'p', 1, band, `POLYGON${box(106.7, 39.3, 106.72, 39.32)}`);
        await draw('parcels', 'p', 2, band, areas.find(({ id }) => id === 'parts')?.wkt ?? '');
        await draw('streams', 's', 1, band, 'LINESTRING(106.8 39.6, 106.9 39.7)');
      }
      await migrate(old, join(projectRoot, 'server/db/migrations'));
      const { rows } = await old.query(
        `select layer, revision_from as revision, count(*) as bands, count(label_point) as placed, count(distinct label_point) as places,
                coalesce(bool_and(st_within(st_transform(label_point, 4490), st_makeenvelope(106.7, 39.3, 106.72, 39.32, 4490))), false) as in_first,
                coalesce(bool_and(st_within(st_transform(label_point, 4490), st_makeenvelope(106.9, 39.42, 106.92, 39.44, 4490))), false) as in_largest
           from tile_geometry group by layer, revision_from order by layer, revision_from`,
      );
      expect(rows).toEqual([
        { layer: 'parcels', revision: 1, bands: 3, placed: 3, places: 1, in_first: true, in_largest: false },
        { layer: 'parcels', revision: 2, bands: 3, placed: 3, places: 1, in_first: false, in_largest: true },
        { layer: 'streams', revision: 1, bands: 3, placed: 0, places: 0, in_first: false, in_largest: false },
      ]);
    } finally {
      await old.close();
      rmSync(directory, { recursive: true, force: true });
    }
  });
});
