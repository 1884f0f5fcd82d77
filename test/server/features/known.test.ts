/** Every layer as it was known at the end of a day: before its first publication, between two, and after both. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Database } from '../../../server/db/database.ts';
import { atPoint } from '../../../server/features/at-point.ts';
import { featureDetail } from '../../../server/features/feature-detail.ts';
import { layersKnown } from '../../../server/features/known/states-known.ts';
import { publish } from '../../../server/imports/publish.ts';
import { box, feature, openSmallDatabase, publication, smallCatalogue } from '../imports/small-catalogue.ts';

let database: Database;

beforeAll(async () => {
  database = await openSmallDatabase();
  const first = [feature('p1', box(106.8, 39.5, 106.81, 39.51), { kind: 'house', synthetic: true }), feature('p2', box(107, 39.8, 107.02, 39.81), { kind: 'works' })];
  await publish(database, smallCatalogue, publication('parcels', first, { as_of: '2025-06-30', source: 'old survey', coverage: box(106.7, 39.4, 107.1, 39.9) }));
  // 23:59:59 in Wuhai, still 15:59:59 in Greenwich; the next second is another day there, not here.
  await database.query("update revision set published_at = '2026-01-10T15:59:59Z' where layer = 'parcels' and number = 1");
  const second = [feature('p1', box(106.8, 39.5, 106.805, 39.51), { kind: 'works' }), feature('p3', box(106.9, 39.6, 106.91, 39.61)), feature('p4', box(106.9, 39.7, 106.91, 39.71))];
  await publish(database, smallCatalogue, publication('parcels', second, { mode: 'replace', as_of: '2025-12-31', source: 'new survey', status: 'draft' }));
  await database.query("update revision set published_at = '2026-02-01T16:00:00Z' where layer = 'parcels' and number = 2");
});

afterAll(() => database.close());

const parcelsOn = async (day: string) => (await layersKnown(database, smallCatalogue, day)).states.find(({ layer }) => layer === 'parcels');

test('the revision, the counts, the currency, the sources and the ground of that day', async () => {
  expect(await parcelsOn('2026-01-09')).toMatchObject({ revision: 0, published_at: null, feature_count: 0, bbox: null, has_coverage: false, sources: [] });
  // 16:00 in Greenwich is midnight here: the second revision is of the second of February.
  for (const day of ['2026-01-10', '2026-02-01']) {
    const { class_counts, sources, ...state } = (await parcelsOn(day)) ?? {};
    expect([day, state]).toMatchObject([day, { revision: 1, as_of: '2025-06-30', status: 'published', feature_count: 2, synthetic_count: 1, has_coverage: true, bbox: [106.8, 39.5, 107.02, 39.81] }]);
    expect([class_counts, sources?.map(({ title, feature_count }) => [title, feature_count])]).toEqual([{ house: 1, works: 1, '': 0 }, [['old survey', 2]]]);
  }
  expect(await parcelsOn('2026-02-02')).toMatchObject({ revision: 2, as_of: '2025-12-31', status: 'draft', feature_count: 3, synthetic_count: 0, has_coverage: false, bbox: [106.8, 39.5, 106.91, 39.71] });
});

test('what lies at a point, and one feature, are those of that day', async () => {
  const here = async (known_on?: string) => (await atPoint(database, smallCatalogue, { lon: 106.808, lat: 39.505, ...(known_on && { known_on }) })).features.map(({ id, class: kind }) => [id, kind]);
  expect([await here('2026-01-09'), await here('2026-02-01'), await here('2026-02-02'), await here()]).toEqual([[], [['p1', 'house']], [], []]);
  const then = await featureDetail(database, smallCatalogue, 'parcels', 'p1', '2026-02-01');
  expect([then.feature.properties['kind'], then.bbox, then.history.map(({ revision_from, revision_to }) => [revision_from, revision_to])]).toEqual(['house', [106.8, 39.5, 106.81, 39.51], [[1, null]]]);
  expect((await featureDetail(database, smallCatalogue, 'parcels', 'p2', '2026-02-01')).feature.id).toBe('p2');
  await expect(featureDetail(database, smallCatalogue, 'parcels', 'p2', '2026-02-02')).rejects.toMatchObject({ code: 'UNKNOWN_FEATURE' });
  await expect(featureDetail(database, smallCatalogue, 'parcels', 'p3', '2026-02-01')).rejects.toMatchObject({ code: 'UNKNOWN_FEATURE' });
});

test('the days of publication are told of the layers that are asked about; a day to come or none is refused', async () => {
  expect((await layersKnown(database, smallCatalogue, undefined)).days).toEqual(['2026-02-02', '2026-01-10']);
  const without = { ...smallCatalogue, layers: smallCatalogue.layers.filter(({ id }) => id !== 'parcels') };
  expect(await layersKnown(database, without, '2026-01-20')).toMatchObject({ known_on: '2026-01-20', days: [] });
  for (const day of ['2199-01-01', '2026-02-30', 'yesterday']) await expect(layersKnown(database, smallCatalogue, day)).rejects.toMatchObject({ code: 'BAD_REQUEST' });
});
