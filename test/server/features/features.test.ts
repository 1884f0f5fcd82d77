import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '../../../server/db/database.ts';
import { AppError } from '../../../server/errors.ts';
import { atPoint } from '../../../server/features/at-point.ts';
import { featureDetail } from '../../../server/features/feature-detail.ts';
import { featurePage, type PageRequest } from '../../../server/features/feature-page.ts';
import { layerDetail } from '../../../server/features/layer-detail.ts';
import { layerStates } from '../../../server/features/layer-states.ts';
import { createRevisions, type Revisions } from '../../../server/features/revisions.ts';
import { publish } from '../../../server/imports/publish.ts';
import { box, feature, openSmallDatabase, publication, smallCatalogue } from '../imports/small-catalogue.ts';

let database: Database;
let revisions: Revisions;

beforeAll(async () => {
  database = await openSmallDatabase();
  revisions = createRevisions(database, smallCatalogue);
  await revisions.refresh();
  const parcels = [
    feature('p1', box(106.8, 39.5, 106.81, 39.51), { name: '一号', kind: 'house', storeys: 2, source: '测绘队', confidence: 'H' }),
    feature('p2', box(106.81, 39.5, 106.82, 39.51), { name: '二号', kind: 'works', storeys: 1, synthetic: true }),
    feature('p3', box(106.79, 39.49, 106.83, 39.52), { name: '三号' }),
    feature('p4', box(107, 39.8, 107.01, 39.81), { name: '四号', kind: 'house' }),
  ];
  await publish(database, smallCatalogue, publication('parcels', parcels, { coverage: box(106.7, 39.4, 106.9, 39.6), as_of: '2025-06-30' }));
  await publish(database, smallCatalogue, publication('wells', [feature('w1', { type: 'Point', coordinates: [106.805, 39.505] }, { code: 'W-1', depth_m: 12 })]));
  await publish(database, smallCatalogue, publication('ditches', [feature('d1', { type: 'LineString', coordinates: [[106.8, 39.5055], [106.805, 39.5055], [106.82, 39.5055]] })]));
});

afterAll(async () => {
  revisions.close();
  await database.close();
});

const page = (request: Partial<PageRequest>) => featurePage(database, smallCatalogue, { layer: 'parcels', ...request });
const ids = async (request: Partial<PageRequest>) => (await page(request)).features.map((one) => one.id);

async function refusal(work: Promise<unknown>): Promise<AppError> {
  const error: unknown = await work.catch((reason: unknown) => reason);
  if (!(error instanceof AppError)) throw new Error(`expected a refusal, got ${String(error)}`);
  return error;
}

describe('a page of features', () => {
  test('carries attributes, provenance and ellipsoidal measures', async () => {
    const answer = await page({ bbox: '106.80,39.50,106.80,39.50', limit: 10 });
    expect(answer.features.map((one) => one.id)).toEqual(['p1', 'p3']);
    const p1 = answer.features[0];
    expect(p1?.properties).toEqual({ name: '一号', kind: 'house', storeys: 2, height_m: null, built_on: null, listed: null });
    expect(p1?.provenance).toEqual({ source: '测绘队', licence: 'CC0-1.0', attribution: 'nobody', confidence: 'H', synthetic: false, revision: 1, valid_from: null, valid_to: null });
    expect(answer.features[1]?.provenance.source).toBe('survey');
    // pyproj 3: Geod(a=6378137, rf=298.257222101).polygon_area_perimeter of that rectangle
    expect(p1?.measures.area_m2).toBeCloseTo(954896.724, 1);
    expect(answer.notice).toBeNull();
  });

  test('names the revision that its rows are of, whatever this process remembers', async () => {
    const remembered = await revisions.current('ditches');
    // As another process does it: nobody here is told.
    await database.query("insert into revision (region, layer, number, actor, reason, source, licence, status) values ('150300', 'ditches', $1, 'a', 'b', 'c', 'd', 'published')", [remembered + 1]);
    expect((await page({ layer: 'ditches' })).revision).toBe(remembered + 1);
    expect((await page({ layer: 'quarters' })).revision).toBe(0);
    await database.query("delete from revision where layer = 'ditches' and number = $1", [remembered + 1]);
  });

  test('reads on without skipping or repeating', async () => {
    const first = await page({ limit: 3 });
    expect([first.number_matched, first.number_returned, first.features.map((one) => one.id)]).toEqual([4, 3, ['p1', 'p2', 'p3']]);
    expect(first.notice?.zh).toContain('示意数据');
    const second = await page({ limit: 3, after: first.next ?? '' });
    expect([second.number_matched, second.features.map((one) => one.id), second.next]).toEqual([4, ['p4'], null]);
    expect(second.notice).toBeNull();
  });

  test.each([
    [{ kind: 'house' }, ['p1', 'p4']],
    [{ kind: ['house', 'works'], storeys: 1 }, ['p2']],
    [{ kind: null }, ['p3']],
    [{ synthetic: true }, ['p2']],
    [{ synthetic: false, kind: 'works' }, []],
    [{ name: "'; drop table feature; --" }, []],
  ])('filter %j', async (filter, expected) => {
    expect(await ids({ filter: JSON.stringify(filter) })).toEqual(expected);
  });

  test.each([
    ['{"colour":"red"}', '"colour" is not an attribute of parcels; expected one of: name, kind'],
    ['{"__proto__":1}', '"__proto__" is not an attribute'],
    ['{"constructor":1}', '"constructor" is not an attribute'],
    ['{"storeys":"two"}', 'storeys cannot be "two"; expected a whole number'],
    ['{"name":"a\\u0000"}', 'NUL'],
    ['[1]', 'expected an object'],
    ['{', 'is not JSON'],
  ])('refuses the filter %s', async (filter, words) => {
    const error = await refusal(page({ filter }));
    expect([error.code, error.detail]).toEqual(['BAD_FILTER', expect.stringContaining(words)]);
  });

  test.each([
    ['1,2,3', '3 parts'],
    ['NaN,39,107,40', 'finite'],
    ['-Infinity,39,Infinity,40', 'finite'],
    ['1e999,39,107,40', 'finite'],
    ['0x10,39,107,40', 'finite'],
    ['-181,-90,180,90', 'longitudes from -180 to 180'],
    ['39,106,40,107', 'latitudes from -90 to 90'],
    ['107,39,106,40', 'expected west ≤ east'],
    ['106,40,107,39', 'expected south ≤ north'],
    ['106,39,107,40; select 1', 'finite'],
  ])('refuses the bbox %s', async (bbox, words) => {
    const error = await refusal(page({ bbox }));
    expect([error.code, error.detail]).toEqual(['BAD_BBOX', expect.stringContaining(words)]);
  });

  test('the whole world is a legal box', async () => {
    expect((await page({ bbox: '-180,-90,180,90', limit: 1 })).number_matched).toBe(4);
  });

  test.each(['nonsense', '', Buffer.from('{"after":5}').toString('base64url')])('refuses the page marker "%s"', async (after) => {
    expect((await refusal(page({ after }))).code).toBe('BAD_CURSOR');
  });

  test('an unknown layer is named with those that exist', async () => {
    const error = await refusal(page({ layer: 'pg_class' }));
    expect([error.code, error.detail]).toEqual(['UNKNOWN_LAYER', expect.stringContaining('quarters, parcels, ditches, wells')]);
  });
});

describe('a feature with its past', () => {
  test('lists corrections and boundary versions, newest first, and reads the layer as of any day', async () => {
    const put = (geometry: ReturnType<typeof box>, name: string, valid_from: string | null, reason: string) =>
      publish(database, smallCatalogue, publication('quarters', [feature('q', geometry, { name }, valid_from)], { reason, as_of: valid_from }));
    await put(box(106.8, 39.5, 106.81, 39.51), '旧名', null, '首次');
    await put(box(106.8, 39.5, 106.81, 39.51), '新名', null, '更名');
    await put(box(106.8, 39.5, 106.82, 39.51), '新名', '2024-06-01', '扩区');

    const { feature: now, history, bbox } = await featureDetail(database, smallCatalogue, 'quarters', 'q');
    expect([now.properties['name'], now.provenance.valid_from, now.provenance.revision, bbox]).toEqual(['新名', '2024-06-01', 3, [106.8, 39.5, 106.82, 39.51]]);
    expect(history.map(({ valid_from, valid_to, revision_from, revision_to, reason, changed, geometry_changed }) => ({ valid_from, valid_to, revision_from, revision_to, reason, changed, geometry_changed }))).toEqual([
      { valid_from: '2024-06-01', valid_to: null, revision_from: 3, revision_to: null, reason: '扩区', changed: [], geometry_changed: true },
      { valid_from: null, valid_to: '2024-06-01', revision_from: 3, revision_to: null, reason: '扩区', changed: [], geometry_changed: false },
      { valid_from: null, valid_to: null, revision_from: 2, revision_to: 3, reason: '更名', changed: ['name'], geometry_changed: false },
      { valid_from: null, valid_to: null, revision_from: 1, revision_to: 2, reason: '首次', changed: [], geometry_changed: false },
    ]);

    const east = async (as_of: string) => (await page({ layer: 'quarters', as_of })).features.map((one) => JSON.stringify(one.geometry.coordinates).includes('106.82'));
    expect(await east('2024-05-31')).toEqual([false]);
    expect(await east('2024-06-01')).toEqual([true]);
    expect((await refusal(page({ as_of: '2024-02-30' }))).code).toBe('BAD_REQUEST');
  });

  test('says that a feature was removed, or never was', async () => {
    await publish(database, smallCatalogue, publication('wells', [feature('w2', { type: 'Point', coordinates: [106.9, 39.9] })]));
    await publish(database, smallCatalogue, publication('wells', [feature('w1', { type: 'Point', coordinates: [106.805, 39.505] }, { code: 'W-1', depth_m: 12 })], { mode: 'replace' }));
    const removed = await refusal(featureDetail(database, smallCatalogue, 'wells', 'w2'));
    expect([removed.code, removed.detail]).toEqual(['UNKNOWN_FEATURE', expect.stringContaining('removed in revision 3')]);
    expect((await refusal(featureDetail(database, smallCatalogue, 'wells', 'never'))).detail).toContain('ever had that id');
  });
});

describe('what lies at a point', () => {
  // 0.0005° of latitude is 55.5 m there: pyproj Geod(GRS80).inv gives 55.5126
  test('points, then lines, then areas from small to large', async () => {
    const { features } = await atPoint(database, smallCatalogue, { lon: 106.805, lat: 39.505, tolerance_m: 60 });
    expect(features.map((one) => [one.layer, one.id, one.label, one.class])).toEqual([
      ['wells', 'w1', 'W-1', null],
      ['ditches', 'd1', '', null],
      ['parcels', 'p1', '一号', 'house'],
      ['quarters', 'q', '新名', null],
      ['parcels', 'p3', '三号', null],
    ]);
    expect(features[1]?.distance_m).toBeCloseTo(55.5126, 3);
  });

  test('the reach is to the metre, and areas must contain the point', async () => {
    const at = async (tolerance_m: number) =>
      (await atPoint(database, smallCatalogue, { lon: 106.805, lat: 39.505, tolerance_m, layers: 'ditches' })).features.length;
    expect([await at(55), await at(56), await at(0)]).toEqual([0, 1, 0]);
    const beside = await atPoint(database, smallCatalogue, { lon: 107.0101, lat: 39.805, tolerance_m: 500, layers: 'parcels' });
    expect(beside.features).toEqual([]);
  });

  test('at the pole and at the date line there is nothing, and no error', async () => {
    for (const [lon, lat] of [[0, 90], [180, -90], [-180, 0]] as const) {
      expect((await atPoint(database, smallCatalogue, { lon, lat, tolerance_m: 5000 })).features).toEqual([]);
    }
  });
});

describe('the state of the layers', () => {
  test('counts classes, synthetic features and sources, and says where there are data', async () => {
    const states = await layerStates(database, smallCatalogue);
    expect(states.map((state) => state.layer)).toEqual(['quarters', 'parcels', 'ditches', 'wells']);
    expect(states[1]).toMatchObject({
      revision: 1,
      as_of: '2025-06-30',
      feature_count: 4,
      synthetic_count: 1,
      class_counts: { house: 2, works: 1, '': 1 },
      bbox: [106.79, 39.49, 107.01, 39.81],
      has_coverage: true,
      sources: [{ title: 'survey', licence: 'CC0-1.0', attribution: 'nobody', demonstration: false, as_of: '2025-06-30', feature_count: 4 }],
    });
    expect(states[2]?.has_coverage).toBe(false);
  });

  test('moves on with the next publication, and so does the current revision', async () => {
    expect(await revisions.current('ditches')).toBe(1);
    const more = [feature('d2', { type: 'LineString', coordinates: [[106.9, 39.5], [106.91, 39.5]] })];
    await publish(database, smallCatalogue, publication('ditches', more, { source: 'second survey', demonstration: true }));
    expect(await revisions.current('ditches')).toBe(2);
    const ditches = (await layerStates(database, smallCatalogue))[2];
    expect([ditches?.feature_count, ditches?.synthetic_count, ditches?.sources.map((one) => one.title).toSorted()]).toEqual([2, 1, ['second survey', 'survey']]);
    expect((await refusal(revisions.current('nothing'))).code).toBe('UNKNOWN_LAYER');
  });

  test('one layer in detail: coverage and revisions, newest first', async () => {
    const detail = await layerDetail(database, smallCatalogue, 'quarters');
    expect(detail.revisions.map((one) => [one.number, one.reason, one.added, one.changed])).toEqual([[3, '扩区', 0, 1], [2, '更名', 0, 1], [1, '首次', 1, 0]]);
    expect(detail.coverage).toBeNull();
    const parcels = await layerDetail(database, smallCatalogue, 'parcels');
    expect(parcels.coverage?.type).toMatch(/Polygon/);
  });
});
