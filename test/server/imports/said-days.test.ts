import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '../../../server/db/database.ts';
import { featureDetail } from '../../../server/features/feature-detail.ts';
import { featurePage } from '../../../server/features/feature-page.ts';
import { layerStates } from '../../../server/features/layer-states.ts';
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

type Span = readonly [from: string | null, to: string | null, west: number];
const A = 106.1;
const B = 106.2;
const X = 106.5;
const EVER: Span = [null, null, A];
const CHANGED: Span[] = [['2010-01-01', '2015-01-01', A], ['2015-01-01', null, B]];

describe('what is said takes its own days and leaves the rest', () => {
  // Worked out by hand on a line of days: held, said, and what must be held then.
  test.each<[string, Span[], Span[], Span[]]>([
    ['inside', [EVER], [['2015-01-01', '2018-01-01', X]], [['-infinity', '2015-01-01', A], ['2015-01-01', '2018-01-01', X], ['2018-01-01', null, A]]],
    ['from its first day', [['2010-01-01', null, A]], [['2010-01-01', '2012-01-01', X]], [['2010-01-01', '2012-01-01', X], ['2012-01-01', null, A]]],
    ['to its last day', [['2010-01-01', '2020-01-01', A]], [['2015-01-01', '2020-01-01', X]], [['2010-01-01', '2015-01-01', A], ['2015-01-01', '2020-01-01', X]]],
    ['across two', CHANGED, [['2012-01-01', '2018-01-01', X]], [['2010-01-01', '2012-01-01', A], ['2012-01-01', '2018-01-01', X], ['2018-01-01', null, B]]],
    ['over the whole of one', CHANGED, [['2009-01-01', '2016-01-01', X]], [['2009-01-01', '2016-01-01', X], ['2016-01-01', null, B]]],
    ['exactly the same days', CHANGED, [['2010-01-01', '2015-01-01', X]], [['2010-01-01', '2015-01-01', X], ['2015-01-01', null, B]]],
    ['in a gap', [['2000-01-01', '2005-01-01', A], ['2015-01-01', null, B]], [['2007-01-01', '2009-01-01', X]], [['2000-01-01', '2005-01-01', A], ['2007-01-01', '2009-01-01', X], ['2015-01-01', null, B]]],
    ['open, in a gap', [['2000-01-01', '2005-01-01', A], ['2015-01-01', null, B]], [['2007-01-01', null, X]], [['2000-01-01', '2005-01-01', A], ['2007-01-01', '2015-01-01', X], ['2015-01-01', null, B]]],
    ['two at once', [EVER], [['2015-01-01', '2016-01-01', X], ['2018-01-01', '2019-01-01', B]], [['-infinity', '2015-01-01', A], ['2015-01-01', '2016-01-01', X], ['2016-01-01', '2018-01-01', A], ['2018-01-01', '2019-01-01', B], ['2019-01-01', null, A]]],
    ['an end and no beginning: today\'s has ended', CHANGED, [[null, '2020-01-01', X]], [['2010-01-01', '2015-01-01', A], ['2015-01-01', '2020-01-01', X]]],
    ['no days: it holds today, though all that we hold has ended', [['2010-01-01', '2015-01-01', A]], [[null, null, X]], [['2010-01-01', '2015-01-01', A], ['2015-01-01', null, X]]],
  ])('%s', async (what, held, said, expected) => {
    const set = (spans: Span[]) => spans.map(([from, to, west]) => ({ ...feature(what, box(west, 39.4, 106.8, 39.5), {}, from), valid_to: to }));
    await put('quarters', set(held), { source: 'first survey' });
    expect(await put('quarters', set(said), { source: 'archive' })).toMatchObject({ added: 0, changed: 1 });
    const now = (await versions('quarters', what)).filter((row) => row[3] === null);
    expect(now.map(([from, to, , , west]) => [from, to, west]).toSorted((a, b) => String(a[0]).replace('-infinity', '').localeCompare(String(b[0]).replace('-infinity', '')))).toEqual(expected);
    expect(await put('quarters', set(said), { source: 'archive' })).toMatchObject({ published: false, unchanged: 1 });
  });

  test('what is left of a cut version still comes from who said it', async () => {
    const drawn = async () => (await database.query("select 1 as drawn from tile_geometry where layer = 'parcels' and id = 'cut' and band = 10 and revision_to is null")).rows.length;
    await put('parcels', [feature('cut', box(A, 39.4, 106.8, 39.5))], { source: 'first survey', licence: 'CC BY 4.0' });
    await put('parcels', [{ ...feature('cut', box(X, 39.4, 106.8, 39.5), {}, '2015-01-01'), valid_to: '2018-01-01' }], { source: 'archive' });
    const detail = await featureDetail(database, smallCatalogue, 'parcels', 'cut');
    expect(detail.feature.provenance).toMatchObject({ source: 'first survey', licence: 'CC BY 4.0', revision: 2, valid_from: '2018-01-01', valid_to: null });
    const page = await featurePage(database, smallCatalogue, { layer: 'parcels' });
    expect(page.features.map((one) => [one.id, one.provenance.source])).toEqual([['cut', 'first survey']]);
    const state = (await layerStates(database, smallCatalogue)).find((one) => one.layer === 'parcels');
    expect([state?.feature_count, state?.sources.map((one) => one.title), await drawn()]).toEqual([1, ['first survey'], 1]);
    await put('parcels', [], { mode: 'replace' });
  });
});
