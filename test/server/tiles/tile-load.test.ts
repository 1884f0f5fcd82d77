/** Tiles under load: a queue that says when it is full, statements that stay short, rows found by the index. */
import { VectorTile } from '@mapbox/vector-tile';
import { PbfReader } from 'pbf';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { readSql } from '../../../server/db/sql-file.ts';
import { FEATURES_A_STATEMENT, writeTileGeometry } from '../../../server/tiles/tile-geometry.ts';
import { bandOf, thinningOf, tileBox } from '../../../server/tiles/tile-grid.ts';
import { cutTile } from '../../../server/tiles/tile-service.ts';
import { openApp, type OpenApp } from '../app/open-app.ts';
import { layerOf, tileAt, world } from './tile-world.ts';

// An engine starts in four seconds, and in many more where other suites share the processors.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const COUNT = 2 * FEATURES_A_STATEMENT + 500;
const REVISION = 7;

let open: OpenApp;
let statements = 0;

/** Small squares in rows of 100 over the city, published in one go. */
async function publishMany(): Promise<void> {
  await open.database.transaction(async (tx) => {
    await tx.query(`insert into revision (region, layer, number, actor, reason, source, licence, status) values ('150300', 'parcels', $1, 'test', 'test', 'test', 'CC0', 'published')`, [REVISION]);
    await tx.query(
      `insert into feature (region, layer, id, revision_from, geom, attributes)
       select '150300', 'parcels', 'm-' || number, $1, st_makeenvelope(west, south, west + 0.004, south + 0.004, 4490), jsonb_build_object('name', 'm-' || number, 'kind', 'a')
         from generate_series(1, $2::int) as number,
              lateral (select 106.55 + 0.006 * (number % 100) as west, 39 + 0.02 * (number / 100) as south) as corner`,
      [REVISION, COUNT - 1],
    );
    await tx.query(
      `insert into feature (region, layer, id, revision_from, geom, attributes)
       values ('150300', 'parcels', 'm-wide', $1, st_makeenvelope(106.6, 39.51, 106.62, 39.53, 4490), '{"name": "wide"}')`,
      [REVISION],
    );
    const counting: typeof tx = {
      script: (text, options) => tx.script(text, options),
      query: (text, values, options) => {
        if (text.includes('insert into tile_geometry')) statements++;
        return tx.query(text, values, options);
      },
    };
    await writeTileGeometry(counting, world, layerOf('parcels'), REVISION);
  });
  await open.database.tidy();
}

beforeAll(async () => {
  open = await openApp();
  await publishMany();
});
afterAll(() => open.close());

describe('drawing a large layer', () => {
  it('takes a statement for each two thousand features, and one that finds no more', () => {
    expect(statements).toBe(4);
  });
  it('draws each feature once in each band', async () => {
    // 0.004° are 445 m of Web Mercator across: more than a pixel of zoom 9 (153 m), less than one of zoom 7 (611 m); the wide one has 2226 m.
    const { rows } = await open.database.query('select band, count(*) as drawn, count(distinct id) as ids from tile_geometry where revision_from = $1 group by band order by band', [REVISION]);
    expect(rows).toEqual([{ band: 6, drawn: 1, ids: 1 }, { band: 8, drawn: COUNT, ids: COUNT }, { band: 10, drawn: COUNT, ids: COUNT }]);
  });
});

describe('the names of a crowded tile', () => {
  it('are those of the five hundred largest areas, until the tiles are deep enough for all', async () => {
    const names = async (address: { z: number; x: number; y: number }): Promise<string[]> => {
      const bytes = await cutTile(open.database, world, { layer: 'parcels', revision: REVISION, ...address });
      const layer = new VectorTile(new PbfReader(bytes ?? new Uint8Array())).layers['parcels_labels'];
      return Array.from({ length: layer?.length ?? 0 }, (_, index) => String(layer?.feature(index).properties['id']));
    };
    const crowded = await names(tileAt(8, 106.8, 39.6));
    expect(crowded).toHaveLength(500);
    // 0.02° a side; the parcels of revision 1 have 0.01°, the others 0.004°.
    expect(crowded[0]).toBe('m-wide');
    expect(await names(tileAt(14, 106.6, 39.502))).toContain('m-2508');
  });
});

interface Plan {
  readonly 'Node Type': string;
  readonly 'Index Name'?: string;
  readonly Plans?: readonly Plan[];
}

const nodesOf = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(nodesOf)];

describe('the rows of a tile', () => {
  it('are found by the spatial index, without reading the layer through', async () => {
    const address = tileAt(14, 106.8, 39.6);
    const box = tileBox(address);
    const { rows } = await open.database.query<{ 'QUERY PLAN': readonly [{ readonly Plan: Plan }] }>(
      `explain (format json) ${readSql('server/tiles/tile-rows.sql')}`,
      ['150300', 'parcels', REVISION, bandOf(address.z), ...box.reach, box.west, box.north, box.unit_m, thinningOf(address.z)],
    );
    const plan = rows[0]?.['QUERY PLAN'][0].Plan;
    const nodes = plan ? nodesOf(plan) : [];
    const { rows: spatial } = await open.database.query<{ name: string }>(`select indexname as name from pg_indexes where tablename = 'tile_geometry_parcels' and indexdef like '%USING gist%'`);
    expect(spatial).toHaveLength(1);
    expect(nodes.map((node) => node['Index Name'])).toContain(spatial[0]?.name);
    expect(nodes.map((node) => node['Node Type'])).not.toContain('Seq Scan');
  });
});

/** Keeps every tile from being cut: the embedded engine has one connection, which a transaction holds; a server needs the lock. */
function holdTiles(): { held: Promise<void>; release: () => void } {
  let release = (): void => undefined;
  const released = new Promise<void>((resolve) => (release = resolve));
  const held = new Promise<void>((resolve, reject) => {
    open.database
      .transaction(async (tx) => {
        await tx.query('lock table tile_geometry in access exclusive mode');
        resolve();
        await released;
      })
      .catch(reject);
  });
  return { held, release };
}

/** The first answers to come, in the order in which they come. */
function firstOf<T>(answers: readonly Promise<T>[], count: number): Promise<T[]> {
  const come: T[] = [];
  return new Promise((resolve, reject) => {
    for (const answer of answers) {
      answer.then((one) => {
        come.push(one);
        if (come.length === count) resolve(come);
      }, reject);
    }
  });
}

describe('more tiles than can be made or wait', () => {
  it('are told to come again in a second, and the others come', async () => {
    // Eight are made at a time and two hundred wait; every one of these is a tile of its own.
    const first = tileAt(15, 106.8, 39.6);
    const urls = Array.from({ length: 208 + 5 }, (_, index) => `/tiles/parcels/${REVISION}/15/${first.x + (index % 16)}/${first.y + Math.floor(index / 16)}.mvt`);
    await open.app.inject({ url: `/tiles/parcels/${REVISION}/15/0/0.mvt` });
    const { held, release } = holdTiles();
    await held;
    const answers = urls.map(async (url) => open.app.inject({ url }));
    // While nothing can be cut, whoever is answered was sent away.
    const refused = await firstOf(answers, 5).finally(release);
    for (const answer of refused) {
      expect(answer.statusCode, answer.body).toBe(503);
      expect(answer.headers['retry-after']).toBe('1');
      expect(answer.headers['cache-control'] ?? '').not.toContain('immutable');
      expect(answer.json()).toMatchObject({ code: 'BUSY' });
    }
    const statuses = (await Promise.all(answers)).map((answer) => answer.statusCode);
    expect(statuses.filter((status) => status === 503)).toHaveLength(5);
    expect(statuses.filter((status) => status === 200 || status === 204)).toHaveLength(208);
    expect(statuses).toContain(200);
    // Whoever was sent away is served now.
    const again = await open.app.inject({ url: urls[statuses.indexOf(503)] ?? '' });
    expect(again.statusCode).toBeLessThan(300);
  });
});
