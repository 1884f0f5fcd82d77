/** What the typed views say of a version beside its attributes: how exact it is, and how far it has come; at no cost to who does not ask. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Catalogue, Layer } from '../../../data/grammar.ts';
import type { Database } from '../../../server/db/database.ts';
import { migrate } from '../../../server/db/migrate.ts';
import { projectRoot } from '../../../server/db/sql-file.ts';
import { createLayerViews } from '../../../server/imports/layer-views.ts';
import { publish } from '../../../server/imports/publish.ts';
import { openTestDatabase } from '../../support/test-database.ts';
import { box, feature, publication, smallCatalogue } from './small-catalogue.ts';

const quarters = smallCatalogue.layers.find(({ id }) => id === 'quarters')!;
const title = quarters.title;
const word = { title, type: 'choice' as const, choices: Object.fromEntries(['published', 'consultation', 'draft', 'repealed'].map((value) => [value, title])) };
const zones: Layer = { ...quarters, id: 'zones', attributes: { ...quarters.attributes, zone_status: word, accuracy_m: { title, type: 'number', unit: 'm' } } };
const catalogue: Catalogue = { ...smallCatalogue, layers: [...smallCatalogue.layers, zones] };

let database: Database;
beforeAll(async () => {
  database = await openTestDatabase();
  await migrate(database, `${projectRoot}/server/db/migrations`);
  await createLayerViews(database, catalogue);
});
afterAll(() => database.close());

const place = box(106.7, 39.4, 106.8, 39.5);
const asked = async (layer: string): Promise<string[]> => {
  const { rows } = await database.query<{ layer: string; id: string; official_status: string | null; accuracy_m: number | null }>(`select layer, id, official_status, accuracy_m from layers.${layer} order by id`);
  return rows.map((row) => `${row.layer}/${row.id} ${row.official_status} ${row.accuracy_m}`);
};

describe('a version', () => {
  it('is as exact, and as far, as the revision says that said it', async () => {
    await publish(database, catalogue, publication('quarters', [feature('a', place), feature('b', place)], { status: 'draft', accuracy_m: null }));
    await publish(database, catalogue, publication('quarters', [feature('b', place)], { status: 'published', accuracy_m: 2 }));
    expect(await asked('quarters')).toEqual(['quarters/a draft null', 'quarters/b published 2']);
  });

  // Zone's own word, by that of its revision. A draft makes all of it drafts; what either calls repealed is repealed.
  const own = ['published', 'consultation', 'repealed', null];
  it.each([
    ['published', ['published', 'consultation', 'repealed', 'null']],
    ['draft', ['draft', 'draft', 'repealed', 'draft']],
    ['consultation', ['consultation', 'consultation', 'repealed', 'consultation']],
    ['repealed', ['repealed', 'repealed', 'repealed', 'repealed']],
  ] as const)('that says how far it has come, in a revision that is %s', async (status, expected) => {
    const said = own.map((zone_status, index) => feature(`z${index}`, place, { ...(zone_status !== null && { zone_status }), ...(index === 1 && { accuracy_m: 0.5 }) }));
    await publish(database, catalogue, publication('zones', said, { status, accuracy_m: 8, mode: 'replace' }));
    expect(await asked('zones')).toEqual(expected.map((word, index) => `zones/z${index} ${word} ${index === 1 ? 0.5 : 8}`));
  });

  it('keeps in its history what was said of it', async () => {
    await publish(database, catalogue, publication('ditches', [{ ...feature('d', { type: 'LineString', coordinates: [[106.7, 39.4], [106.8, 39.5]] }), valid_from: '2020-01-01' }], { status: 'published', accuracy_m: 3 }));
    await publish(database, catalogue, publication('ditches', [{ ...feature('d', { type: 'LineString', coordinates: [[106.7, 39.4], [106.9, 39.5]] }), valid_from: '2025-01-01' }], { status: 'draft', accuracy_m: 1 }));
    const { rows } = await database.query<{ official_status: string; accuracy_m: number }>("select official_status, accuracy_m from layers.ditches_history where id = 'd' order by valid_from");
    expect(rows).toEqual([{ official_status: 'published', accuracy_m: 3 }, { official_status: 'draft', accuracy_m: 1 }]);
  });
});

describe('a question', () => {
  const planOf = async (question: string): Promise<string> => {
    const { rows } = await database.query<Record<string, string>>(`explain ${question}`);
    return rows.map((row) => row['QUERY PLAN']).join('\n');
  };

  it('reads no revision unless it asks what one says', async () => {
    expect(await planOf('select id, geom, name, said_in, synthetic, zone_status from layers.zones')).not.toContain('revision');
    expect(await planOf('select id, official_status from layers.zones')).toContain('on revision r');
  });

  it('finds places by their index while it asks', async () => {
    await database.query(
      `insert into feature (region, layer, id, revision_from, geom)
       select $1, 'zones', 'f' || i, 1, st_makeenvelope(106 + (i % 60) / 100.0, 39 + (i / 60) / 100.0, 106.005 + (i % 60) / 100.0, 39.005 + (i / 60) / 100.0, 4490) from generate_series(1, 3000) i`,
      [catalogue.city.region],
    );
    await database.tidy();
    expect(await planOf(`select id, official_status, accuracy_m from layers.zones where geom && st_makeenvelope(106.1, 39.1, 106.11, 39.11, 4490)`)).toMatch(/Index Cond: \(geom && /);
  });

  it('of what was known at an instant finds places by their index too, alone and beside another layer', async () => {
    const place = 'st_makeenvelope(106.1, 39.1, 106.11, 39.11, 4490)';
    const alone = await planOf(`select id, official_status, accuracy_m from layers.zones_at('2026-11-01Z'::timestamptz) where geom && ${place}`);
    expect(alone).toMatch(/Index Cond: \(geom && /);
    expect(alone).not.toContain('Function Scan');
    const beside = await planOf(`select z.id from layers.quarters_at('2026-11-01Z') q join layers.zones_at('2026-11-01Z') z on z.geom && q.geom`);
    expect(beside).toMatch(/Index Cond: \(\(?geom && /);
    expect(beside).not.toContain('Function Scan');
  });

  it('about several layers reads the one that it names', async () => {
    const both = 'select layer, id, accuracy_m from layers.zones union all select layer, id, accuracy_m from layers.quarters';
    const plan = await planOf(`select * from (${both}) s where s.layer = 'quarters'`);
    expect(plan).toContain('feature_quarters');
    expect(plan).not.toContain('feature_zones');
  });
});

describe('what was known at an instant', () => {
  const line = (east: number) => ({ type: 'LineString', coordinates: [[106.7, 39.4], [east, 39.5]] });
  const tell = (id: string, east: number, attributes: Record<string, unknown>) => ({ ...feature(id, line(east)), attributes });
  const known = async (at: string): Promise<string[]> => {
    const { rows } = await database.query<{ id: string; name: string; accuracy_m: number; status: string }>('select id, name, accuracy_m, official_status as status from layers.ditches_at($1::timestamptz) order by id', [at]);
    return rows.map(({ id, name, accuracy_m, status }) => `${id} ${name} ${accuracy_m} ${status}`);
  };
  const publishOn = async (day: string, ...asked: Parameters<typeof publication>) => {
    const { number } = await publish(database, catalogue, publication(...asked));
    await database.query("update revision set published_at = $1::timestamptz where layer = 'ditches' and number = $2", [day, number]);
  };

  it('is what the view gave then, whatever was published since', async () => {
    await database.script("delete from feature where layer = 'ditches'; delete from revision where layer = 'ditches'");
    await publishOn('2026-01-01T00:00:00Z', 'ditches', [tell('a', 106.8, { name: 'first' }), tell('b', 106.8, { name: 'first' })], { mode: 'replace', accuracy_m: 3 });
    await publishOn('2026-02-01T00:00:00Z', 'ditches', [tell('a', 106.8, { name: 'second' })], { mode: 'merge', accuracy_m: 1, status: 'draft' });
    await publishOn('2026-03-01T00:00:00Z', 'ditches', [tell('b', 106.9, { name: 'third' })], { mode: 'replace', accuracy_m: 2 });
    expect(await known('2025-12-31T23:59:59.999999Z')).toEqual([]);
    expect(await known('2026-01-01T00:00:00Z')).toEqual(['a first 3 published', 'b first 3 published']);
    expect(await known('2026-01-31T23:59:59.999999Z')).toEqual(['a first 3 published', 'b first 3 published']);
    expect(await known('2026-02-01T00:00:00Z')).toEqual(['a second 1 draft', 'b first 3 published']);
    expect(await known('2026-03-01T00:00:00Z')).toEqual(['b third 2 published']);
    expect((await asked('ditches')).length).toBe(1);
  });

  it('has the columns of the view, also after the layer was given another attribute', async () => {
    const wider: Layer = { ...zones, attributes: { ...zones.attributes, note: { title, type: 'text' } } };
    const columnsOf = async (source: string): Promise<string[]> => {
      const { rows } = await database.query<{ columns: string[] }>(`select array_agg(key order by key) as columns from (select jsonb_object_keys(to_jsonb(z)) as key from (select * from ${source} limit 1) z) one`);
      return rows[0]?.columns ?? [];
    };
    await createLayerViews(database, { ...catalogue, layers: [...smallCatalogue.layers, wider] });
    expect(await columnsOf("layers.zones_at('infinity')")).toEqual(await columnsOf('layers.zones'));
    expect(await columnsOf('layers.zones')).toContain('note');
    await createLayerViews(database, catalogue);
    expect(await columnsOf("layers.zones_at('infinity')")).toEqual(await columnsOf('layers.zones'));
    expect(await columnsOf('layers.zones')).not.toContain('note');
  });
});

it('an accuracy that is no number of metres is refused', async () => {
  const wrong: Layer = { ...quarters, attributes: { accuracy_m: { title, type: 'text' } } };
  await expect(createLayerViews(database, { ...smallCatalogue, layers: [wrong] })).rejects.toThrow('accuracy_m');
});
