/** The work list of patches that look wrong: one hand-made case of each kind and one beside it that is sound. Figures by shapely and GeographicLib (pyproj) on CGCS2000. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { indicator } from '../../../../data/indicators/q15_treated_area/indicator.ts';
import { createAnalysis, type Analysis } from '../../../../server/analysis/analysis.ts';
import type { PatchQuality } from '../../../../server/contract/accounts.ts';
import type { Geometry } from '../../../../server/contract/geo.ts';
import { box, catalogue, openWorld, type Put, type World } from '../world.ts';

const ring = (...corners: [number, number][]): Geometry => ({ type: 'Polygon', coordinates: [[...corners, corners[0]]] });
/** A field of 77.5 ha that follows no axis. */
const slant = (west: number, south: number): Geometry => ring([west, south], [west + 0.01, south + 0.001], [west + 0.009, south + 0.009], [west - 0.001, south + 0.008]);
const patch = (id: string, geometry: Geometry, year = 2024): Put => ({ id, geometry, attributes: { name: `图斑${id}`, year, measure: 'grass', acceptance: 'accepted' } });

const patches: Put[] = [
  patch('a1', slant(106.62, 39.32)),
  patch('a2', slant(106.620_02, 39.32), 2025),
  patch('d', slant(106.64, 39.32)),
  patch('e', slant(106.645, 39.32)),
  patch('f', slant(106.6492, 39.3279)),
  patch('g', slant(106.74, 39.35)),
  patch('h', slant(106.740_05, 39.35)),
  patch('narrow', ring([106.66, 39.32], [106.67, 39.3201], [106.67, 39.320_14], [106.66, 39.320_04])),
  patch('small', ring([106.681, 39.32], [106.681_25, 39.320_01], [106.6811, 39.320_22])),
  patch('small-enough', ring([106.68, 39.32], [106.6803, 39.320_01], [106.680_15, 39.3203])),
  patch('strip', ring([106.69, 39.32], [106.71, 39.3202], [106.71, 39.3204], [106.69, 39.320_15])),
  patch('x', box(106.72, 39.32, 106.73, 39.33)),
  patch('bow', slant(106.76, 39.35)),
];

let world: World;
let analysis: Analysis;
let untold: PatchQuality;
let list: PatchQuality;
beforeAll(async () => {
  world = await openWorld();
  analysis = createAnalysis(world.database, catalogue);
  untold = await analysis.quality(indicator.id);
  await world.put('small_watersheds', [{ id: 's1', geometry: box(106.6, 39.3, 106.7, 39.34), attributes: { name: '一号沟' } }, { id: 's2', geometry: box(106.65, 39.32, 106.75, 39.345), attributes: { name: '二号沟' } }]);
  await world.put('treatment_patches', patches, { demonstration: true });
  // An import refuses such a shape, or repairs it; here it stands as an older program may have left it.
  const bow = ring([106.76, 39.35], [106.77, 39.36], [106.77, 39.35], [106.76, 39.36]);
  await world.database.query("update feature set geom = st_setsrid(st_geomfromgeojson($1), 4490) where layer = 'treatment_patches' and id = 'bow'", [JSON.stringify(bow)]);
  list = await analysis.quality(indicator.id);
});
afterAll(() => world.database.close());

const flags = ({ flags: all }: PatchQuality) => all.map(({ kind, patch: id, other, figure, unit }) => [kind, id, other, figure === null ? null : Number(figure.toPrecision(4)), unit]);

describe('the work list', () => {
  it('says that nothing can be said while there are no patches', () => {
    expect(untold.undetermined?.zh).toBe('无法判定：图层「水土流失治理图斑」没有数据，不能列出有问题的图斑。');
    expect([untold.count, untold.flags]).toEqual([0, []]);
  });
  it('holds each case with its figure, and none of those beside it', () => {
    // d and e share 47.49 % and are no duplicate; e and f share 3.73 %, too little. g and h differ by 1.1 %, a1 and a2 by 0.44 %.
    expect(flags(list)).toEqual([
      ['invalid', 'bow', null, null, null],
      ['duplicate', 'a2', 'a1', 0.4434, '%'],
      ['overlap', 'h', 'g', 99.44, '%'],
      ['overlap', 'e', 'd', 47.49, '%'],
      ['sliver', 'narrow', null, 4.418, 'm'],
      ['sliver', 'small', null, 258.5, 'm²'],
      ['odd_shape', 'strip', null, 0.0346, null],
      ['axis_box', 'x', null, 957_300, 'm²'],
    ]);
    expect(list.kinds.map(({ kind, count }) => [kind, count])).toEqual([['invalid', 1], ['duplicate', 1], ['overlap', 2], ['sliver', 2], ['odd_shape', 1], ['axis_box', 1]]);
    expect([list.count, list.patch_count, list.undetermined, list.demonstration]).toEqual([8, 13, null, true]);
  });
  it('says where and why', () => {
    const [invalid, duplicate] = list.flags;
    expect(invalid?.reason.en).toBe('Invalid: Self-intersection at 106.765000, 39.355000.');
    expect(duplicate?.reason.zh).toBe('与图斑a1几乎相同：不同部分只占 0.44 %，年份不同。');
    const overlap = list.flags.find(({ patch: id }) => id === 'e');
    expect(overlap?.reason.zh).toBe('与图斑d重叠 368277.5 m²，占较小图斑的 47.5 %，年份相同。');
    const [west, south, east, north] = overlap?.bbox ?? [];
    expect([west, east].map((lon) => lon?.toFixed(4))).toEqual(['106.6440', '106.6500']);
    expect(south).toBeGreaterThan(39.32);
    expect(north).toBeLessThan(39.329);
    expect(list.thresholds.map(({ id, value, unit }) => `${id} ${value} ${unit}`)).toEqual(['duplicate_difference 1 %', 'overlap_share 5 %', 'mean_width 5 m', 'least_area 400 m²', 'compactness 0.05 ']);
  });
  it('of one zone holds its patches, and pairs of which one lies in it', async () => {
    // s2 begins at 106.65: e reaches into it, d ends at 106.65 and does not.
    const s2 = await analysis.quality(indicator.id, 'watershed/s2');
    expect(s2.flags.map(({ kind, patch: id }) => `${kind} ${id}`)).toEqual(['overlap e', 'sliver narrow', 'sliver small', 'odd_shape strip', 'axis_box x']);
    expect([s2.zone, s2.patch_count]).toEqual(['watershed/s2', 7]);
    await expect(analysis.quality(indicator.id, 'watershed/none')).rejects.toMatchObject({ code: 'UNKNOWN_ZONE' });
  });
  it('goes when a patch is mended, and stays on the day before', async () => {
    await world.database.query("update revision set published_at = published_at - interval '3 days'");
    await world.put('treatment_patches', patches.filter(({ id }) => id !== 'a2' && id !== 'bow'));
    expect((await analysis.quality(indicator.id)).flags.map(({ kind }) => kind)).toEqual(['overlap', 'overlap', 'sliver', 'sliver', 'odd_shape', 'axis_box']);
    const yesterday = new Date(Date.now() - 2 * 86_400_000).toISOString().slice(0, 10);
    const before = await analysis.quality(indicator.id, undefined, yesterday);
    expect([before.as_of, flags(before)]).toEqual([yesterday, flags(list)]);
  });
});
