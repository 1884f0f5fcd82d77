/** Map tiles asked of a real PostGIS: what they show of which revision, and what they cost. */
import { VectorTile } from '@mapbox/vector-tile';
import { gunzipSync } from 'node:zlib';
import { PbfReader } from 'pbf';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../../server/db/database.ts';
import { createTiles, type TileRequest, type Tiles } from '../../../server/tiles/tile-service.ts';
import { layerOf, openTileWorld, publishByHand, publishWorld, tileAt, world } from './tile-world.ts';

let database: Database;
let tiles: Tiles;
let asked: string[];

/** The real database, with every question written down. */
function counting(real: Database): Database {
  return {
    engine: real.engine,
    version: real.version,
    query: (text, values, options) => {
      asked.push(text);
      return real.query(text, values, options);
    },
    script: (text, options) => real.script(text, options),
    transaction: (work) => real.transaction(work),
    tidy: () => real.tidy(),
    close: () => real.close(),
  };
}

beforeAll(async () => {
  asked = [];
  database = counting(await openTileWorld());
  await publishWorld(database);
  tiles = createTiles(database, world);
});
afterAll(() => database.close());

function featuresOf(layer: string, bytes: Uint8Array | null) {
  if (!bytes) return [];
  const read = new VectorTile(new PbfReader(gunzipSync(bytes))).layers[layer];
  return Array.from({ length: read?.length ?? 0 }, (_, index) => read?.feature(index)).filter((feature) => feature !== undefined);
}
const idsOf = (layer: string, bytes: Uint8Array | null) => featuresOf(layer, bytes).map((feature) => String(feature.properties['id']));
const tinyAt = (z: number): TileRequest => ({ layer: 'parcels', revision: 2, ...tileAt(z, 106.9901, 39.5001) });
const center = tileAt(12, 106.85, 39.63);

describe('a tile', () => {
  it('shows what lies in it, by id, with the attributes meant for tiles and no others', async () => {
    const [first, ...rest] = featuresOf('parcels', await tiles.tile({ layer: 'parcels', revision: 1, ...tileAt(5, 106.85, 39.63) }));
    expect(rest).toHaveLength(59);
    expect(first?.properties).toEqual({ id: 'p-00', label: '名 p-00', class: 'a', synthetic: true, name: '名 p-00', kind: 'a' });
  });
  it('keeps a hole a hole', async () => {
    const { x, y } = tileAt(14, 106.805, 39.605);
    const parcel = featuresOf('parcels', await tiles.tile({ layer: 'parcels', revision: 1, z: 14, x, y })).find((feature) => feature.properties['id'] === 'p-00');
    const rings = parcel?.loadGeometry() ?? [];
    expect(rings).toHaveLength(2);
    const areas = rings.map((ring) => ring.reduce((sum, point, index) => sum + point.x * (ring[(index + 1) % ring.length]?.y ?? 0) - (ring[(index + 1) % ring.length]?.x ?? 0) * point.y, 0));
    expect(Math.sign(areas[0] ?? 0)).toBe(1);
    expect(Math.sign(areas[1] ?? 0)).toBe(-1);
  });
  it('shows a feature that crosses its edge, and so does its neighbour', async () => {
    // At zoom 12 a tile is 0.0879° wide; an edge runs through 106.875°, and parcel p-06 (106.872–106.882) crosses it.
    const west = tileAt(12, 106.874, 39.605);
    const east = tileAt(12, 106.876, 39.605);
    expect(east.x).toBe(west.x + 1);
    expect(idsOf('parcels', await tiles.tile({ layer: 'parcels', revision: 1, ...west }))).toContain('p-06');
    expect(idsOf('parcels', await tiles.tile({ layer: 'parcels', revision: 1, ...east }))).toContain('p-06');
  });
  it('is null where nothing of the layer lies', async () => {
    expect(await tiles.tile({ layer: 'parcels', revision: 1, z: 12, x: 0, y: 0 })).toBeNull();
  });
  it('draws lines and points at every zoom, and leaves out polygons smaller than a pixel below zoom 10', async () => {
    // 20 m a side is 0.13 pixels at zoom 9, where a pixel of a 512-pixel tile is 153 m of Web Mercator.
    await publishByHand(database, layerOf('parcels'), 2, [{ id: 'tiny', wkt: 'POLYGON((106.99 39.5, 106.9902 39.5, 106.9902 39.5002, 106.99 39.5002, 106.99 39.5))' }]);
    expect(idsOf('parcels', await tiles.tile(tinyAt(9)))).not.toContain('tiny');
    expect(idsOf('parcels', await tiles.tile(tinyAt(14)))).toContain('tiny');
    expect(idsOf('wells', await tiles.tile({ layer: 'wells', revision: 1, ...tileAt(5, 106.85, 39.63) }))).toHaveLength(40);
    expect(idsOf('streams', await tiles.tile({ layer: 'streams', revision: 1, ...tileAt(5, 106.85, 39.63) }))).toEqual(['s-1', 's-2']);
  });
  it('is drawn at zoom 22, where a stream is millions of tile units long', async () => {
    const found = featuresOf('streams', await tiles.tile({ layer: 'streams', revision: 1, ...tileAt(22, 106.85, 39.63) }));
    expect(found.length).toBeGreaterThan(0);
    for (const point of found.flatMap((feature) => feature.loadGeometry().flat())) {
      expect(Math.max(Math.abs(point.x - 2048), Math.abs(point.y - 2048))).toBeLessThanOrEqual(2048 + 64);
    }
  });
});

describe('the revision in the address', () => {
  it('keeps the tile of an old revision as it was', async () => {
    const address = tileAt(12, 106.85, 39.62);
    const before = idsOf('wells', await tiles.tile({ layer: 'wells', revision: 1, ...address }));
    await publishByHand(database, layerOf('wells'), 2, [{ id: 'w-new', wkt: 'POINT(106.85 39.62)' }], ['w-11']);
    const after = idsOf('wells', await tiles.tile({ layer: 'wells', revision: 2, ...address }));
    const again = idsOf('wells', await createTiles(database, world).tile({ layer: 'wells', revision: 1, ...address }));
    expect(before).toContain('w-11');
    expect(after).not.toContain('w-11');
    expect(after).toContain('w-new');
    expect(again).toEqual(before);
  });
  it('is refused when it was never published, and known as soon as it is', async () => {
    await expect(tiles.tile({ layer: 'streams', revision: 2, ...center })).rejects.toMatchObject({ code: 'UNKNOWN_REVISION' });
    await publishByHand(database, layerOf('streams'), 2, [], ['s-2']);
    expect(idsOf('streams', await tiles.tile({ layer: 'streams', revision: 2, ...tileAt(9, 106.85, 39.63) }))).toEqual(['s-1']);
  });
  it('must be of a layer of the catalogue', async () => {
    await expect(tiles.tile({ layer: 'nothing', revision: 1, ...center })).rejects.toMatchObject({ code: 'UNKNOWN_LAYER' });
  });
});

describe('what a tile costs', () => {
  it('is asked of the database once for twenty requests, at the same time or later, with one mark', async () => {
    const request = { layer: 'parcels', revision: 1, ...tileAt(13, 106.85, 39.63) };
    await tiles.etag(request);
    asked = [];
    const together = await Promise.all(Array.from({ length: 10 }, () => tiles.tile(request)));
    const later = [];
    for (let turn = 0; turn < 10; turn++) later.push(await tiles.tile(request));
    expect(asked).toHaveLength(1);
    expect(new Set([...together, ...later].map((bytes) => Buffer.from(bytes ?? []).toString('base64'))).size).toBe(1);
    expect(new Set(await Promise.all(Array.from({ length: 20 }, () => tiles.etag(request)))).size).toBe(1);
  });
  it('is no SQL at all for the mark of a known revision', async () => {
    asked = [];
    await tiles.etag({ layer: 'parcels', revision: 1, z: 17, x: 3, y: 4 });
    expect(asked).toEqual([]);
  });
  it('has another mark in a database that was filled anew, where revision 1 is another revision 1', async () => {
    const request = { layer: 'parcels', revision: 1, ...tileAt(11, 106.85, 39.63) };
    const before = await tiles.etag(request);
    const [published] = (await database.query<{ at: string }>("select published_at::text as at from revision where layer = 'parcels' and number = 1")).rows;
    await database.query("update revision set published_at = published_at + interval '1 day' where layer = 'parcels' and number = 1");
    expect(await createTiles(database, world).etag(request)).not.toBe(before);
    await database.query("update revision set published_at = $1::timestamptz where layer = 'parcels' and number = 1", [published?.at ?? '']);
  });
  it('gives the same bytes and the same mark from a second server', async () => {
    const request = { layer: 'parcels', revision: 1, ...tileAt(11, 106.85, 39.63) };
    const other = createTiles(database, world);
    expect(await other.etag(request)).toBe(await tiles.etag(request));
    expect(Buffer.compare((await other.tile(request)) ?? Buffer.alloc(0), (await tiles.tile(request)) ?? Buffer.alloc(0))).toBe(0);
  });
});

describe('an address outside the grid', () => {
  it.each([
    ['z', { z: 23, x: 0, y: 0 }],
    ['z', { z: -1, x: 0, y: 0 }],
    ['x', { z: 3, x: 8, y: 0 }],
    ['y', { z: 3, x: 0, y: 8 }],
    ['y', { z: 3, x: 0, y: 0.5 }],
  ])('%s is refused: %o', async (_, address) => {
    await expect(tiles.tile({ layer: 'parcels', revision: 1, ...address })).rejects.toMatchObject({ code: 'BAD_TILE' });
  });
});

describe('a client that goes away', () => {
  it('stops the work when nobody else waits, and only then', async () => {
    const request = { layer: 'parcels', revision: 1, ...tileAt(15, 106.83, 39.62) };
    const impatient = new AbortController();
    const alone = tiles.tile({ ...request, signal: impatient.signal });
    impatient.abort();
    await expect(alone).rejects.toThrow(/abort|went away/);
    const leaver = new AbortController();
    const [left, stayed] = [tiles.tile({ ...request, signal: leaver.signal }), tiles.tile(request)];
    leaver.abort();
    await expect(left).rejects.toThrow(/abort|went away/);
    expect(idsOf('parcels', await stayed).length).toBeGreaterThan(0);
  });
});
