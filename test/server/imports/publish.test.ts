import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '../../../server/db/database.ts';
import { AppError } from '../../../server/errors.ts';
import { layerDetail } from '../../../server/features/layer-detail.ts';
import { layerStates } from '../../../server/features/layer-states.ts';
import { createLayerViews } from '../../../server/imports/layer-views.ts';
import type { IncomingFeature } from '../../../server/imports/publication.ts';
import { publish } from '../../../server/imports/publish.ts';
import { box, feature, openSmallDatabase, publication, smallCatalogue } from './small-catalogue.ts';

let database: Database;

beforeAll(async () => {
  database = await openSmallDatabase();
});

afterAll(async () => {
  await database.close();
});

const put = (layer: string, features: IncomingFeature[], over = {}) => publish(database, smallCatalogue, publication(layer, features, over));

async function versions(layer: string, id: string) {
  const { rows } = await database.query<{ valid_from: string; valid_to: string | null; revision_from: number; revision_to: number | null; west: number }>(
    `select valid_from, valid_to, revision_from, revision_to, st_xmin(geom) as west
       from feature where layer = $1 and id = $2 order by revision_from, valid_from`,
    [layer, id],
  );
  return rows.map((row) => [row.valid_from, row.valid_to, row.revision_from, row.revision_to, row.west]);
}

async function refusal(work: Promise<unknown>): Promise<AppError> {
  const error: unknown = await work.catch((reason: unknown) => reason);
  if (!(error instanceof AppError)) throw new Error(`expected a refusal, got ${String(error)}`);
  return error;
}

describe('a dated boundary', () => {
  test('first publication, nothing new, correction, and a boundary that changed in the world', async () => {
    const first = await put('quarters', [feature('q1', box(106.7, 39.4, 106.8, 39.5), { name: '东区' })]);
    expect(first).toEqual({ number: 1, published: true, added: 1, changed: 0, removed: 0, unchanged: 0, repaired: 0 });

    const again = await put('quarters', [feature('q1', box(106.7, 39.4, 106.8, 39.5), { name: '东区' })]);
    expect(again).toEqual({ number: 1, published: false, added: 0, changed: 0, removed: 0, unchanged: 1, repaired: 0 });

    // A correction without a date: we were wrong, the world did not change.
    await put('quarters', [feature('q1', box(106.71, 39.4, 106.8, 39.5), { name: '东区' })]);
    expect(await versions('quarters', 'q1')).toEqual([
      ['-infinity', null, 1, 2, 106.7],
      ['-infinity', null, 2, null, 106.71],
    ]);

    // A later boundary: the old one ended on the day the new one began.
    const moved = await put('quarters', [feature('q1', box(106.72, 39.4, 106.8, 39.5), { name: '东区' }, '2024-06-01')]);
    expect(moved).toMatchObject({ number: 3, added: 0, changed: 1, removed: 0 });
    expect(await versions('quarters', 'q1')).toEqual([
      ['-infinity', null, 1, 2, 106.7],
      ['-infinity', null, 2, 3, 106.71],
      ['-infinity', '2024-06-01', 3, null, 106.71],
      ['2024-06-01', null, 3, null, 106.72],
    ]);

    // Undated again: it corrects the boundary of 2024, not the one before.
    await put('quarters', [feature('q1', box(106.73, 39.4, 106.8, 39.5), { name: '东区' })]);
    expect((await versions('quarters', 'q1')).at(-1)).toEqual(['2024-06-01', null, 4, null, 106.73]);
    const { rows } = await database.query('select id, valid_from, name from layers.quarters');
    expect(rows).toEqual([{ id: 'q1', valid_from: '2024-06-01', name: '东区' }]);
    const history = await database.query<{ n: number }>('select count(*) as n from layers.quarters_history');
    expect(history.rows[0]?.n).toBe(2);
  });

  test('one set may hold all versions of an id; a missing end is where the next one begins', async () => {
    const set = [
      feature('q2', box(106.7, 39.6, 106.8, 39.7), { name: '北区' }, '2010-01-01'),
      feature('q2', box(106.6, 39.6, 106.8, 39.7), { name: '北区' }, '2020-01-01'),
    ];
    expect(await put('quarters', set)).toMatchObject({ added: 1, changed: 0 });
    expect(await versions('quarters', 'q2')).toEqual([
      ['2010-01-01', '2020-01-01', 5, null, 106.7],
      ['2020-01-01', null, 5, null, 106.6],
    ]);
    expect(await put('quarters', set)).toMatchObject({ published: false, unchanged: 1 });
    // An older boundary found in the archive does not disturb what holds today.
    await put('quarters', [feature('q2', box(106.75, 39.6, 106.8, 39.7), { name: '北区' }, '2000-01-01')]);
    expect((await versions('quarters', 'q2')).map((row) => row.slice(0, 2))).toEqual([
      ['2010-01-01', '2020-01-01'],
      ['2020-01-01', null],
      ['2000-01-01', '2010-01-01'],
    ]);
  });
});

describe('what is in the set and what is not', () => {
  test('merge leaves the missing alone, replace closes them and their search entries', async () => {
    const three = ['a', 'b', 'c'].map((id, at) => feature(id, { type: 'Point', coordinates: [106.7 + at / 100, 39.5] }, { code: `W-${id}` }));
    expect(await put('wells', three)).toMatchObject({ number: 1, added: 3 });
    expect(await put('wells', three.slice(0, 1))).toMatchObject({ published: false, removed: 0 });
    expect(await put('wells', three.slice(0, 1), { mode: 'replace' })).toMatchObject({ number: 2, removed: 2, unchanged: 1 });
    const { rows } = await database.query('select id from search_entry where layer = $1', ['wells']);
    expect(rows).toEqual([{ id: 'a' }]);
    const revision = await database.query<{ removed: number; west: number; east: number }>(
      'select removed, st_xmin(changed_bbox) as west, st_xmax(changed_bbox) as east from revision where layer = $1 and number = 2',
      ['wells'],
    );
    expect(revision.rows[0]?.removed).toBe(2);
    expect(revision.rows[0]?.west).toBeCloseTo(106.71, 5);
    expect(revision.rows[0]?.east).toBeCloseTo(106.72, 5);
  });

  test('a new status or coverage is a revision even where no feature changed; the same said twice is not', async () => {
    const coverage = box(106.5, 39, 107.3, 40);
    const set = [feature('d', { type: 'LineString', coordinates: [[106.7, 39.5], [106.8, 39.5]] }, { name: '沟' })];
    expect(await put('ditches', set)).toMatchObject({ number: 1, published: true });
    expect(await put('ditches', set, { coverage })).toMatchObject({ number: 2, published: true, changed: 0 });
    expect(await put('ditches', set, { coverage })).toMatchObject({ number: 2, published: false });
  });

  test('a replacement ends the coverage that was stated before, and can be said anew', async () => {
    const holds = async () => (await layerDetail(database, smallCatalogue, 'ditches')).coverage;
    const hasCoverage = async () => (await layerStates(database, smallCatalogue)).find((one) => one.layer === 'ditches')?.has_coverage;
    const line = (id: string) => feature(id, { type: 'LineString', coordinates: [[106.7, 39.5], [106.8, 39.5]] }, { name: '沟' });
    const [west, east] = [box(106.5, 39, 106.9, 40), box(106.9, 39, 107.3, 40)];
    const area = async () => {
      const { rows } = await database.query<{ degrees2: number }>("select st_area(coverage) as degrees2 from layer_coverage where layer = 'ditches'");
      return rows[0]?.degrees2;
    };
    await put('ditches', [line('d')], { coverage: west });
    await put('ditches', [line('d2')], { coverage: east, source: 'second survey' });
    expect(await area()).toBeCloseTo(0.8, 9);

    // Not one feature changes, but nobody says any more where there are data.
    const silent = await put('ditches', [line('d'), line('d2')], { mode: 'replace', source: 'second survey' });
    expect(silent).toMatchObject({ published: true, added: 0, changed: 0, removed: 0 });
    expect([await holds(), await hasCoverage(), await area()]).toEqual([null, false, undefined]);
    expect(await put('ditches', [line('d'), line('d2')], { mode: 'replace', source: 'second survey' })).toMatchObject({ published: false });

    // What was said before the replacement counts no more, so saying it again is news.
    expect(await put('ditches', [line('d')], { coverage: west })).toMatchObject({ published: true, unchanged: 1 });
    expect(await put('ditches', [line('d')], { coverage: west })).toMatchObject({ published: false });
    expect([await hasCoverage(), await area()]).toEqual([true, expect.closeTo(0.4, 9)]);
    // A replacement with its own coverage leaves that alone.
    expect(await put('ditches', [line('d'), line('d2')], { mode: 'replace', coverage: east })).toMatchObject({ published: true, unchanged: 2 });
    expect((await holds())?.coordinates.flat(3)).not.toContain(106.5);
    expect(await put('ditches', [line('d'), line('d2')], { mode: 'replace', coverage: east })).toMatchObject({ published: false });
  });

  test('a trial run counts and keeps nothing', async () => {
    const set = [feature('trial', box(106.7, 39.4, 106.8, 39.5), { name: '试' })];
    expect(await put('parcels', set, { dry_run: true })).toMatchObject({ added: 1 });
    const { rows } = await database.query("select 1 as found from feature where layer = 'parcels' and id = 'trial'");
    expect(rows).toEqual([]);
  });
});

describe('what is refused', () => {
  const bowTie = { type: 'Polygon', coordinates: [[[106.7, 39.5], [106.8, 39.6], [106.8, 39.5], [106.7, 39.6], [106.7, 39.5]]] };

  test('a self-crossing polygon with its reason, unless repair is asked for', async () => {
    const error = await refusal(put('parcels', [feature('tie', bowTie)]));
    expect(error.code).toBe('BAD_GEOMETRY');
    expect(error.detail).toContain('"tie"');
    expect(error.detail).toContain('Self-intersection');
    expect(await put('parcels', [feature('tie', bowTie)], { make_valid: true })).toMatchObject({ added: 1, repaired: 1 });
  });

  test.each([
    ['another kind', { type: 'Point', coordinates: [106.7, 39.5] }, 'is a point; expected polygon'],
    ['latitude first', box(39.4, 106.7, 39.5, 106.8), 'latitude within ±90'],
    ['metres', box(36398345, 4384567, 36398445, 4384667), 'expected degrees'],
    ['an open ring', { type: 'Polygon', coordinates: [[[0, 0], [1, 0], [1, 1], [0, 1]]] }, 'last position must equal its first'],
    ['nothing', { type: 'Polygon', coordinates: [] }, 'is empty'],
    ['no number', { type: 'Polygon', coordinates: [[[0, 0], ['1', 0], [1, 1], [0, 0]]] }, 'expected [longitude, latitude]'],
    ['another type', { type: 'Curve', coordinates: [] }, 'expected one of Point'],
  ])('%s', async (_what, geometry, words) => {
    expect((await refusal(put('parcels', [feature('x', geometry)]))).detail).toContain(words);
  });

  test.each([
    [{ colour: 'red' }, 'colour is "red"; expected an attribute of this layer'],
    [{ kind: 'castle' }, 'kind is "castle"; expected one of house, works'],
    [{ storeys: 2.5 }, 'storeys is 2.5; expected a whole number'],
    [{ built_on: '2024-02-30' }, 'built_on is "2024-02-30"; expected a date'],
    [{ name: 'a\u0000b' }, 'NUL'],
    [{ name: 'a\ud800b' }, 'half a character'],
  ])('the attributes %j', async (attributes, words) => {
    expect((await refusal(put('parcels', [feature('x', box(106.7, 39.4, 106.8, 39.5), attributes)]))).detail).toContain(words);
  });

  // Kiritimati's clocks are 25 hours before Pago Pago's: whatever the hour, what is today there is still to come here.
  test('days to come, by the calendar of the city', async () => {
    const today = new Date(Date.now() + 14 * 3_600_000).toISOString().slice(0, 10);
    const here = (time_zone: string) => ({ ...smallCatalogue, city: { ...smallCatalogue.city, time_zone } });
    const begins = feature('soon', box(106.7, 39.4, 106.8, 39.5), {}, today);
    const ends = { ...feature('soon', box(106.7, 39.4, 106.8, 39.5), {}, '2020-01-01'), valid_to: today };
    for (const [name, set] of [['valid_from', begins], ['valid_to', ends]] as const) {
      expect(await publish(database, here('Pacific/Kiritimati'), publication('parcels', [set], { dry_run: true }))).toMatchObject({ added: 1 });
      const error = await refusal(publish(database, here('Pacific/Pago_Pago'), publication('parcels', [set], { dry_run: true })));
      expect([error.code, error.detail]).toEqual(['BAD_GEOMETRY', expect.stringContaining(`feature 1 ("soon"): ${name} is ${today}; expected not later than today`)]);
    }
  });

  test('an id that arrives twice', async () => {
    const twice = [feature('same', box(106.7, 39.4, 106.8, 39.5)), feature('same', box(106.7, 39.4, 106.9, 39.5))];
    expect((await refusal(put('parcels', twice))).detail).toContain('feature "same" arrives 2 times');
  });

  test('at most twenty features are named and nothing of the set is kept', async () => {
    const good = feature('good', box(106.7, 39.4, 106.8, 39.5));
    const bad = Array.from({ length: 25 }, (_, at) => feature(`bad${at}`, bowTie));
    const error = await refusal(put('parcels', [good, ...bad]));
    expect(error.extra['problems']).toHaveLength(20);
    const { rows } = await database.query("select 1 as found from feature where layer = 'parcels' and id = 'good'");
    expect(rows).toEqual([]);
  });
});

test('two publications of one layer wait for each other, and the one that waits says so', async (context) => {
  // The embedded engine has one connection: there the second waits before it begins.
  if (database.engine === 'embedded') context.skip();
  let goOn = (): void => undefined;
  const waiting = new Promise<void>((done) => (goOn = done));
  async function* slow() {
    await waiting;
    yield feature('first', box(106.7, 39.4, 106.8, 39.5));
  }
  const first = publish(database, smallCatalogue, { ...publication('parcels', []), features: slow() });
  // It holds the lock as soon as nobody else can have it.
  for (let taken = false; !taken; ) {
    const { rows } = await database.query<{ taken: boolean }>("select exists (select from pg_locks where locktype = 'advisory' and database = (select oid from pg_database where datname = current_database())) as taken");
    taken = rows[0]?.taken ?? false;
  }
  const second = await put('parcels', [feature('second', box(106.7, 39.4, 106.8, 39.5))], { waiting: goOn });
  expect(second.number).toBe((await first).number + 1);
});

describe('the typed views', () => {
  test('give each attribute its own type, and unknown for what is not there', async () => {
    await put('parcels', [
      feature('typed', box(106.7, 39.4, 106.8, 39.5), { name: '一', kind: 'works', storeys: 3, height_m: 9.5, built_on: '2001-02-03', listed: true, synthetic: true, confidence: 'L', source: 'x' }),
      feature('bare', box(106.7, 39.4, 106.8, 39.5)),
    ]);
    const { rows } = await database.query("select id, name, kind, storeys, height_m, built_on, listed, source, confidence, synthetic from layers.parcels where id in ('typed', 'bare') order by id");
    expect(rows).toEqual([
      { id: 'bare', name: null, kind: null, storeys: null, height_m: null, built_on: null, listed: null, source: null, confidence: null, synthetic: false },
      { id: 'typed', name: '一', kind: 'works', storeys: 3, height_m: 9.5, built_on: '2001-02-03', listed: true, source: 'x', confidence: 'L', synthetic: true },
    ]);
    const types = await database.query<{ column_name: string; data_type: string }>(
      "select column_name, data_type from information_schema.columns where table_schema = 'layers' and table_name = 'parcels' order by ordinal_position",
    );
    expect(types.rows.map((row) => `${row.column_name} ${row.data_type}`)).toEqual([
      'id text', 'region text', 'geom USER-DEFINED', 'valid_from date', 'valid_to date', 'revision_from integer', 'said_in integer',
      'name text', 'kind text', 'storeys integer', 'height_m double precision', 'built_on date', 'listed boolean',
      'source text', 'confidence text', 'synthetic boolean', 'layer text', 'accuracy_m double precision', 'official_status text',
    ]);
  });

  test('are left alone while nothing changes and made anew when the catalogue does', async () => {
    const oidOf = async () => (await database.query<{ oid: string }>("select 'layers.wells'::regclass::oid::text as oid")).rows[0]?.oid;
    const before = await oidOf();
    await createLayerViews(database, smallCatalogue);
    expect(await oidOf()).toBe(before);
    const wells = smallCatalogue.layers.filter((layer) => layer.id === 'wells');
    const owner = { title: smallCatalogue.city.title, type: 'text' as const };
    const changed = { ...smallCatalogue, layers: wells.map((layer) => Object.assign({}, layer, { attributes: Object.assign({ owner }, layer.attributes) })) };
    await createLayerViews(database, changed);
    expect((await database.query('select id, owner from layers.wells')).rows).toEqual([{ id: 'a', owner: null }]);
  });
});
