/** The same tiles from the embedded engine, from a PostgreSQL server, and from PostGIS' own ST_AsMVT: they must agree. */
import { VectorTile } from '@mapbox/vector-tile';
import { PbfReader } from 'pbf';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../../server/db/database.ts';
import { bandOf, tileBox } from '../../../server/tiles/tile-grid.ts';
import { cutTile } from '../../../server/tiles/tile-service.ts';
import { startPrivatePostgres } from '../../support/postgres-server.ts';
import { openEmbeddedTestDatabase, openServerTestDatabase } from '../../support/test-database.ts';
import { prepareWorld, publishWorld, tileAt, world } from './tile-world.ts';

const postgres = await startPrivatePostgres();
afterAll(() => postgres?.stop());

type Point = { readonly x: number; readonly y: number };
type Drawn = Map<string, Point[][]>;

function decode(layer: string, bytes: Uint8Array | null): Drawn {
  const drawn: Drawn = new Map();
  if (!bytes || bytes.length === 0) return drawn;
  const read = new VectorTile(new PbfReader(bytes)).layers[layer];
  for (let index = 0; index < (read?.length ?? 0); index++) {
    const feature = read?.feature(index);
    if (feature) drawn.set(String(feature.properties['id']), feature.loadGeometry());
  }
  return drawn;
}

/** On the outermost edge of the margin, where shapes are closed along the cut in a way of each program's own. */
const isOnCut = ({ x, y }: Point): boolean => [x, y].some((value) => value === -64 || value === 4160);

/** Largest distance from a vertex of one drawing to the other drawing, both ways, in tile units. */
function apart(one: Point[][], other: Point[][]): number {
  const reach = (from: Point[][], to: Point[][]): number => Math.max(0, ...from.flat().filter((point) => !isOnCut(point)).map((point) => Math.min(...to.map((path) => distanceToPath(point, path)))));
  return Math.max(reach(one, other), reach(other, one));
}

function distanceToPath(point: Point, path: Point[]): number {
  if (path.length === 1) return Math.hypot(point.x - (path[0]?.x ?? 0), point.y - (path[0]?.y ?? 0));
  let nearest = Infinity;
  for (let at = 1; at < path.length; at++) {
    const [a, b] = [path[at - 1], path[at]];
    if (!a || !b) continue;
    const [dx, dy] = [b.x - a.x, b.y - a.y];
    const along = dx === 0 && dy === 0 ? 0 : Math.min(1, Math.max(0, ((point.x - a.x) * dx + (point.y - a.y) * dy) / (dx * dx + dy * dy)));
    nearest = Math.min(nearest, Math.hypot(point.x - a.x - along * dx, point.y - a.y - along * dy));
  }
  return nearest;
}

/** What two drawings do not have in common: ids that one alone holds, and features further apart than allowed. */
function differences(one: Drawn, other: Drawn, units: number): string[] {
  const alone = [...one.keys(), ...other.keys()].filter((id) => !(one.has(id) && other.has(id)));
  const far = [...one].map(([id, paths]) => ({ id, by: apart(paths, other.get(id) ?? []) })).filter(({ by }) => by > units);
  return [...alone.map((id) => `${id} in one alone`), ...far.map(({ id, by }) => `${id} apart by ${by}`)];
}

const cut = async (database: Database, layer: string, address: { z: number; x: number; y: number }): Promise<Drawn> =>
  decode(layer, await cutTile(database, world, { layer, revision: 1, ...address }));

/** @param simplified whether the shapes are thinned by two tile units first, as the product does */
async function oracle(database: Database, layer: string, address: { z: number; x: number; y: number }, simplified: boolean): Promise<Drawn> {
  const { unit_m } = tileBox(address);
  const { rows } = await database.query<{ tile: Uint8Array }>(
    `select st_asmvt(shape, $1, 4096, 'drawn') as tile
       from (select id, st_asmvtgeom(case when $6 then st_simplify(geom, 2 * $7::float8, true) else geom end, st_tileenvelope($2, $3, $4), 4096, 64, true) as drawn
               from tile_geometry where layer = $1 and band = $5 and revision_to is null order by id) as shape`,
    [layer, address.z, address.x, address.y, bandOf(address.z), simplified, unit_m],
  );
  return decode(layer, rows[0]?.tile ?? null);
}

const addresses = [5, 8, 9, 10, 11, 12, 13, 14, 15, 17].map((z) => tileAt(z, 106.843, 39.622));
const cases = world.layers.flatMap((layer) => addresses.map((address) => ({ layer: layer.id, address, name: `${layer.id} ${address.z}/${address.x}/${address.y}` })));

describe.skipIf(postgres === null)('tiles against ST_AsMVT and between the engines (needs PostgreSQL with PostGIS on this machine)', () => {
  let server: Database;
  let embedded: Database;

  beforeAll(async () => {
    if (!postgres) return;
    server = await openServerTestDatabase(postgres.url);
    embedded = await openEmbeddedTestDatabase();
    for (const database of [server, embedded]) {
      await prepareWorld(database);
      await publishWorld(database);
    }
  });
  afterAll(async () => {
    await embedded?.close();
    await server?.close();
  });

  it.each(cases)('$name holds the features of ST_AsMVT within 2 units', async ({ layer, address }) => {
    expect(differences(await cut(server, layer, address), await oracle(server, layer, address, true), 2)).toEqual([]);
  });
  it.each(cases)('$name lies within 3 units of the shape that was not thinned', async ({ layer, address }) => {
    // Two units of thinning, and half a unit of rounding on each side.
    expect(differences(await cut(server, layer, address), await oracle(server, layer, address, false), 3)).toEqual([]);
  });
  it.each(cases)('$name is the same on the embedded engine within 2 units', async ({ layer, address }) => {
    expect(differences(await cut(embedded, layer, address), await cut(server, layer, address), 2)).toEqual([]);
  });
  it('draws in order of id', async () => {
    const ids = [...(await cut(server, 'parcels', tileAt(5, 106.843, 39.622))).keys()];
    expect(ids).toEqual(ids.toSorted());
  });
  it('compares something: the busiest tile holds 60 parcels', async () => {
    expect((await cut(server, 'parcels', tileAt(5, 106.843, 39.622))).size).toBe(60);
  });
});
