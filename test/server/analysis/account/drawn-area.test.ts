/** The account of an area that somebody draws: a watershed's own outline gives the watershed's account, halves make the whole, and what is no area is refused. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasAccount } from '../../../../data/grammar.ts';
import { createAnalysis, type Analysis } from '../../../../server/analysis/analysis.ts';
import { buildApp } from '../../../../server/app.ts';
import { readConfig } from '../../../../server/config.ts';
import type { AreaAccount } from '../../../../server/contract/accounts.ts';
import type { IndicatorPage, PlanState } from '../../../../server/contract/indicators.ts';
import type { Geometry } from '../../../../server/contract/geo.ts';
import { areaOf } from '../geodesic.ts';
import { box, catalogue, openFilledWorld, type World } from '../world.ts';

const [rule] = catalogue.rules;
const indicator = catalogue.indicators.find(hasAccount);
if (rule === undefined || indicator === undefined) throw new Error('the catalogue is empty');
// The same city as the designed cases, so that it is made once.
const wanted = new Set([...rule.subjects, ...rule.against, indicator.account.layer, ...indicator.account.zones.map((zone) => zone.layer), ...indicator.account.needs.map((need) => need.layer), ...indicator.account.uses]);
const few = { ...catalogue, layers: catalogue.layers.filter((layer) => wanted.has(layer.id)) };
const Q15 = indicator.id;
const HOME = `/api/indicators/${Q15}/account`;

let world: World;
let analysis: Analysis;
let app: Awaited<ReturnType<typeof buildApp>>;
beforeAll(async () => {
  world = await openFilledWorld(few);
  analysis = createAnalysis(world.database, few);
  app = await buildApp(readConfig({ LOG_LEVEL: 'silent', ANLAN_REQUESTS_PER_MINUTE: '1000000', ANLAN_ANONYMOUS_ROLE: 'viewer' }), world.database, few);
  await app.ready();
});
afterAll(async () => {
  await app.close();
  await world.database.close();
});

const post = (payload: object) => app.inject({ method: 'POST', url: HOME, payload });
const drawn = (geometry: Geometry, as_of?: string) => analysis.drawn(Q15, { geometry, ...(as_of !== undefined && { as_of }) });
/** Line by line: recorded, each category, each year and measure. */
function books(account: AreaAccount): Map<string, number> {
  return new Map([
    ['recorded', account.recorded_m2],
    ['counted', account.counted_m2],
    ...account.exclusions.map(({ category, area_m2 }) => [category, area_m2] as const),
    ...['year', 'measure'].flatMap((by) => (account.by[by] ?? []).map(({ key, area_m2 }) => [`${by} ${key}`, area_m2] as const)),
  ]);
}
function expectSame(one: AreaAccount, other: AreaAccount): void {
  const [mine, theirs] = [books(one), books(other)];
  expect([...mine.keys()]).toEqual([...theirs.keys()]);
  expect([...mine].filter(([line, m2]) => Math.abs(m2 - (theirs.get(line) ?? Number.NaN)) > 0.01)).toEqual([]);
}

describe('drawn along', () => {
  it('a watershed or a district, the area has that zone’s account', async () => {
    let compared = 0;
    for (const kind of indicator.account.zones) {
      const { rows } = await world.database.query<{ id: string; shape: Geometry; vertices: number }>(`select id, st_asgeojson(geom, 15)::json as shape, st_npoints(geom) as vertices from layers."${kind.layer}" order by id`);
      for (const { id, shape } of rows.filter(({ vertices }) => vertices <= 2_000)) {
        const [mine, theirs] = [await drawn(shape), await analysis.account(Q15, `${kind.id}/${id}`)];
        expectSame(mine, theirs);
        expect(mine.zone).toMatchObject({ kind: 'drawn', title: '' });
        expect(Math.abs((mine.zone?.area_m2 ?? 0) - (theirs.zone?.area_m2 ?? 0))).toBeLessThan(0.01);
        compared += theirs.recorded_m2 > 0 ? 1 : 0;
      }
    }
    expect(compared).toBeGreaterThan(10);
  });
});

describe('drawn across', () => {
  // case-patch-square-2018: 106.9…106.904, 39.43…39.433; case-patch-nested-2022 lies in it, treated again.
  const west = box(106.8995, 39.4295, 106.902, 39.4335);
  const east = box(106.902, 39.4295, 106.9045, 39.4335);
  it('a patch, it holds the part inside, by another program’s area', async () => {
    const account = await drawn(west);
    const half = areaOf([[106.9, 39.43], [106.901, 39.43], [106.902, 39.43], [106.902, 39.433], [106.901, 39.433], [106.9, 39.433]]);
    expect(Math.abs(account.counted_m2 - half)).toBeLessThan(0.01);
    expect(account.by['year']?.map(({ key }) => key)).toEqual(['2018']);
    expect(account.trend.meets).toEqual([]);
  });
  it('the same ground twice, both halves together are the whole', async () => {
    const parts = [await drawn(west), await drawn(east)];
    const whole = await drawn(box(106.8995, 39.4295, 106.9045, 39.4335));
    const both = await drawn({ type: 'MultiPolygon', coordinates: [west.coordinates, box(106.903, 39.4295, 106.9045, 39.4335).coordinates] });
    for (const line of ['recorded_m2', 'counted_m2'] as const) expect(Math.abs(parts.reduce((sum, part) => sum + part[line], 0) - whole[line])).toBeLessThan(0.001);
    expect(whole.counted_m2).toBeGreaterThan(both.counted_m2);
    expect(whole.recorded_m2 - whole.counted_m2).toBeCloseTo(28_676.79, 1);
  });
});

describe('drawn where nothing counts', () => {
  it('outside the city: zero, and it says why', async () => {
    const account = await drawn(box(100, 39, 100.1, 39.1));
    expect([account.counted_m2, account.recorded_m2, account.undetermined]).toEqual([0, 0, null]);
    expect(account.zone?.note).toEqual({ zh: '所画范围在市域以外，其中没有可计入的面积。', en: 'The drawn area lies outside the city, so nothing in it counts.' });
    expect(account.readings.every(({ met, share }) => !met && share === 0)).toBe(true);
  });
  it('in the city, between the patches: zero, and it says why', async () => {
    const { rows } = await world.database.query<{ lon: number; lat: number }>("select st_x(p) as lon, st_y(p) as lat from (select st_pointonsurface(st_difference(d.geom, st_buffer((select st_union(t.geom, 1e-9) from layers.treatment_patches t), 0.01), 1e-9)) as p from layers.districts d order by d.id limit 1) one");
    const { lon = 0, lat = 0 } = rows[0] ?? {};
    const account = await drawn(box(lon - 0.001, lat - 0.001, lon + 0.001, lat + 0.001));
    expect([account.counted_m2, account.zone?.note?.en]).toEqual([0, 'No patch has ground in the drawn area.']);
  });
});

describe('the plan', () => {
  it('says the account’s own figures and both readings, on the board and on the target’s page', async () => {
    const account = (await app.inject({ url: HOME })).json<AreaAccount>();
    const board = (await app.inject({ url: '/api/plan' })).json<PlanState>().indicators.find((one) => one.indicator === Q15);
    const page = (await app.inject({ url: `/api/indicators/${Q15}` })).json<IndicatorPage>();
    const [in_year, by_year] = account.readings;
    for (const told of [board, page]) {
      expect(told?.numerator).toBe(by_year?.counted_m2);
      // 40 km² are 40,000,000 m².
      expect(told?.value).toBeCloseTo((by_year?.counted_m2 ?? Number.NaN) / 1e6, 9);
      expect([told?.members, told?.demonstration, told?.kind]).toEqual([account.patch_count, true, 'account']);
      for (const reading of [in_year, by_year]) expect(told?.status.reason.zh).toContain(`${reading?.title.zh}${Number(((reading?.counted_m2 ?? 0) / 1e6).toFixed(4))}`);
      expect(told?.status.code === 'met').toBe(by_year?.met);
    }
    expect(in_year?.counted_m2).toBeGreaterThan(0);
    // 3.849 km² counted in 2016 and 4.519 km² in 2017 (data/demo/README.md, shapely and pyproj) stand at 8.368 km² at the end of 2017.
    expect(page.history.filter(({ to }) => to < '2018-01-01').map(({ to, value }) => [to, value])).toEqual([['2016-12-31', expect.closeTo(3.849, 3)], ['2017-12-31', expect.closeTo(8.368, 2)]]);
    expect(page.history.at(-1)?.value).toBe(page.value);
  });
});

describe('what is asked', () => {
  it('is answered to anyone to whom the patches are open, and nothing is stored of it', async () => {
    const answer = await post({ geometry: box(106.9, 39.43, 106.904, 39.433) });
    expect([answer.statusCode, answer.json<AreaAccount>().zone?.kind]).toEqual([200, 'drawn']);
    expect(answer.json<AreaAccount>().counted_m2).toBeCloseTo(114_706.77, 1);
    expect((await post({ geometry: box(106.9, 39.43, 106.904, 39.433), as_of: '2020-01-01' })).json<AreaAccount>().undetermined?.zh).toContain('没有数据');
  });
  it.each([
    ['a point', { geometry: { type: 'Point', coordinates: [106.9, 39.43] } }],
    ['a bow', { geometry: { type: 'Polygon', coordinates: [[[106.9, 39.4], [106.91, 39.41], [106.91, 39.4], [106.9, 39.41], [106.9, 39.4]]] } }],
    ['half the country', { geometry: box(100, 30, 112, 40) }],
    ['a comb over the district', { geometry: { type: 'Polygon', coordinates: [[...Array.from({ length: 1_500 }, (_, at) => [106.6 + at / 5_000, at % 2 === 0 ? 39.3 : 39.5]), [106.9, 39.2], [106.6, 39.2], [106.6, 39.3]]] } }],
    ['a day to come', { geometry: box(106.9, 39.43, 106.904, 39.433), as_of: '2999-01-01' }],
    ['more than is asked for', { geometry: box(106.9, 39.43, 106.904, 39.433), zone: 'district/1' }],
  ])('is refused: %s', async (_, payload) => {
    const answer = await post(payload);
    expect([answer.statusCode, ['BAD_GEOMETRY', 'BAD_REQUEST'].includes(answer.json<{ code: string }>().code)]).toEqual([400, true]);
  });
  it('of an indicator without an account there is none', async () => {
    expect((await app.inject({ method: 'POST', url: '/api/indicators/nothing/account', payload: { geometry: box(106.9, 39.43, 106.904, 39.433) } })).statusCode).toBe(404);
  });
});
