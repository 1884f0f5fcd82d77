/** The account's figures: rows that add up as shown, years without gaps, colours in order, what the map draws. */
import { expect, test } from 'vitest';
import type { CatalogueIndicator } from '../../../server/contract/catalogue.ts';
import type { AreaAccount } from '../../../server/contract/accounts.ts';
import type { Words } from '../../../client/i18n/words.ts';
import { addsUp, areaText, balanced, countedPatches, everyYear, inOrderOfArea, type Piece } from '../../../client/panels/Treatment/account/account-figures.ts';
import { accountText, patchesText } from '../../../client/panels/Treatment/account/account-text.ts';
import { treatmentWords } from '../../../client/panels/Treatment/words.ts';
import { treatmentScene } from '../../../client/panels/Treatment/account/treatment-scene.ts';
import { yearColours } from '../../../client/panels/Treatment/account/year-colours.ts';
import { zoneFeature, zoneOf } from '../../../client/panels/Treatment/account/zones.ts';

const group = (key: string | null, area_m2: number) => ({ key, title: { zh: key ?? '', en: key ?? '' }, area_m2, patch_count: 1 });

test('three thirds of a square kilometre are shown as rows that add up to one', () => {
  const third = 1_000_000 / 3;
  expect(balanced([third, third, third], 'km2')).toEqual([0.334, 0.333, 0.333]);
  expect(balanced([], 'km2')).toEqual([]);
});

test('the row with the largest remainder is rounded up, whole figures stay', () => {
  // in hectares, two places: 1.004 + 1.006 + 3 = 5.01
  expect(balanced([10_040, 10_060, 30_000], 'ha')).toEqual([1, 1.01, 3]);
  // 100 mu is 66,666.66… m²
  expect(balanced([1_000_000 / 15, 500_000 / 15], 'mu')).toEqual([100, 50]);
});

test('what is small is not shown as nothing', () => {
  expect(areaText(33_940_000, 'en', 'km2')).toBe('33.940 km²');
  expect(areaText(312, 'en', 'km2')).toBe('0.000312 km²');
  expect(areaText(0, 'en', 'km2')).toBe('0.000 km²');
  expect(areaText(1_000_000, 'zh', 'mu')).toBe('1,500.00 亩');
});

test('a breakdown that misses the total by a square metre or more is a fault', () => {
  const account = { counted_m2: 100 } as AreaAccount;
  expect(addsUp(account, [group('a', 60), group('b', 40.9)])).toBe(true);
  expect(addsUp(account, [group('a', 60), group('b', 41)])).toBe(false);
  expect(addsUp(account, [group('a', 60), group('b', 39)])).toBe(false);
});

test('a memo says of which day it is and of which day its patches are', () => {
  const both = { zh: '甲', en: 'A' };
  const indicator = { title: both, phrase: '四十', definitions: [{ text: both }], account: { layer: 'patches' } } as unknown as CatalogueIndicator;
  const account = { as_of: '2024-02-29', layers: [{ layer: 'patches', as_of: '2023-12-31' }], zone: null, readings: [], exclusions: [], by: {}, counted_m2: 1, recorded_m2: 1, patch_count: 1, run_at: '2026-11-24T00:00:00Z' } as unknown as AreaAccount;
  const memo = (of: AreaAccount): string => accountText(of, indicator, { language: 'zh', general: { unknown: '不明' } as Words, words: treatmentWords.zh }, 'm2');
  expect(memo(account)).toContain('\n数据时点 2024-02-29；图斑资料日期 2023-12-31\n');
  expect(memo({ ...account, as_of: null, layers: [] })).toContain('\n数据时点 现在；图斑资料日期 不明\n');
});

test('a year without treatment is a gap that is shown', () => {
  expect(everyYear([group('2023', 5), group('2020', 1), group(null, 2)]).map(({ key, area_m2 }) => [key, area_m2])).toEqual([['2020', 1], ['2021', 0], ['2022', 0], ['2023', 5], [null, 2]]);
  expect(everyYear([])).toEqual([]);
});

test('zones stand largest first, what lies in none of them last', () => {
  expect(inOrderOfArea([group(null, 9), group('a', 1), group('b', 3)]).map((one) => one.key)).toEqual(['b', 'a', null]);
});

const lightness = (colour: string): number => [1, 3, 5].reduce((sum, at, index) => sum + Number.parseInt(colour.slice(at, at + 2), 16) * ([0.3, 0.59, 0.11][index] ?? 0), 0);

test('the latest year is darkest on light ground and lightest on dark ground', () => {
  const years = [2019, 2021, 2023, 2025];
  const light = [...yearColours(years, false).values()].map(lightness);
  const dark = [...yearColours(years, true).values()].map(lightness);
  expect(light).toEqual([...light].sort((a, b) => b - a));
  expect(dark).toEqual([...dark].sort((a, b) => a - b));
  expect(new Set(light).size).toBe(4);
  expect([...yearColours([2025], false).values()][0]).toMatch(/^#[0-9a-f]{6}$/);
});

const geometry = { type: 'Polygon', coordinates: [] };
const piece = (patch: string, category: string, year: number | null): Piece => ({ type: 'Feature', geometry, properties: { patch, name: patch, category, year, measure: null, area_m2: 1, counted_in: null } });
const telling = {
  pieces: [piece('a', 'in', 2023), piece('b', 'in', 2025), piece('c', 'out', 2025), piece('d', 'in', null)],
  countedCategory: 'in',
  colours: yearColours([2023, 2025], false),
  year: null,
  opened: null,
  pointed: null,
  zone: null,
  dark: false,
  hint: () => '',
  onPick: () => undefined,
};
const shown = (scene: ReturnType<typeof treatmentScene>): string[] => (scene.areas ?? []).filter((area) => (area.fill_opacity ?? 0) > 0.5).map((area) => area.key);

test('counted pieces wear the colour of their year, what does not count is hatched', () => {
  const areas = treatmentScene(telling).areas ?? [];
  expect(areas.map((area) => area.dashed ?? false)).toEqual([false, false, false, true]);
  expect(areas[0]?.colour).toBe(telling.colours.get(2023));
  expect(areas[2]?.colour).toBe('#8a8f94');
});

test('a chosen year stands out alone; an opened reason stands out alone', () => {
  expect(shown(treatmentScene(telling))).toEqual(['a', 'b', 'd', 'c']);
  expect(shown(treatmentScene({ ...telling, year: 2025 }))).toEqual(['b', 'c']);
  expect(shown(treatmentScene({ ...telling, opened: 'out' }))).toEqual(['c']);
});

test('a zone in the address is a feature of its layer, and back', () => {
  const indicator = { account: { zones: [{ id: 'basin', layer: 'basins', title: { zh: '', en: '' } }] } } as unknown as Parameters<typeof zoneFeature>[1];
  expect(zoneFeature('basin/b/7', indicator)).toEqual({ layer: 'basins', id: 'b/7' });
  expect(zoneFeature('other/7', indicator)).toBeNull();
  expect(zoneFeature(null, indicator)).toBeNull();
  expect(zoneOf({ layer: 'basins', id: 'b/7' }, indicator)).toBe('basin/b/7');
  expect(zoneOf({ layer: 'plants', id: '7' }, indicator)).toBeNull();
});

test('recorded patches are not passed off as counted ones', () => {
  const account = { patch_count: 5, by: { year: [{ ...group('2023', 5), patch_count: 2 }, { ...group('2024', 3), patch_count: 1 }] } } as unknown as AreaAccount;
  expect(countedPatches(account)).toBe(3);
  expect(patchesText(account, treatmentWords.zh)).toBe('登记 5 个图斑，其中 3 个计入');
});
