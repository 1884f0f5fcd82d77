/** The workplace of findings: its filter, what it has the map draw, its decisions, its facts in words, its pictures for print. */
import { describe, expect, test } from 'vitest';
import type { FindingRow, StoredFinding } from '../../../server/contract/findings.ts';
import type { CatalogueLayer, CatalogueRule } from '../../../server/contract/catalogue.ts';
import { wordsIn } from '../../../client/i18n/words.ts';
import { exportAddress } from '../../../client/api/findings.ts';
import { atLeast } from '../../../client/api/session.ts';
import { factLines } from '../../../client/panels/Conflicts/finding/fact-titles.ts';
import { conflictWords } from '../../../client/panels/Conflicts/words.ts';
import { dayAfter, endsTooSoon, filled, kindsFor, missing } from '../../../client/panels/Findings/card/Decide.tsx';
import { sumOf } from '../../../client/panels/Findings/filter/Bars.tsx';
import { findingsScene } from '../../../client/panels/Findings/findings-scene.ts';
import { gistOf, setAsideText } from '../../../client/panels/Findings/row-text.ts';
import { columns, nextSort, sortedAs } from '../../../client/panels/Findings/table/columns.tsx';
import { boxText, isThere, outOfView } from '../../../client/panels/Findings/follow-the-map.ts';
import { initialView } from '../../../client/view/view.ts';
import { findingWords } from '../../../client/panels/Findings/words.ts';
import { wishFor } from '../../../client/panels/Report/use-pictures.ts';
import { standingOf } from '../../../client/panels/Conflicts/rules/LawTexts.tsx';
import { askedOf, readFilter, toggleValue, valuesOf, withPart, withoutOmission } from '../../../client/view/findings-filter.ts';
import { aFinding } from './a-finding.ts';

const row = (part: Partial<FindingRow> = {}): FindingRow => ({
  key: 'a_rule:plants/1:zones/z', rule: 'a_rule', verdict: 'prohibited', code: 'x', reason: { zh: '', en: '' }, subject: { layer: 'plants', id: '1', name: '甲厂', synthetic: false }, object: null,
  relation: 'overlapping', demonstration: false, district: null, unit: { zh: '局', en: 'Bureau' }, life: 'new', standing: 'open', first_seen_at: '2026-11-01T00:00:00Z', changed_at: '2026-11-01T00:00:00Z',
  age_days: 22, overlap_m2: null, overlap_share: null, distance_m: null, point: [106.8, 39.5], ...part,
});

describe('the filter', () => {
  test('a value joins its alternatives and leaves them again; the last one takes the part away', () => {
    const two = toggleValue(toggleValue({}, 'rule', 'a'), 'rule', 'b');
    expect(two).toEqual({ rule: 'a,b' });
    expect(toggleValue(two, 'rule', 'a')).toEqual({ rule: 'b' });
    expect(toggleValue({ rule: 'b', q: '厂' }, 'rule', 'b')).toEqual({ q: '厂' });
    expect(valuesOf({ rule: 'a,b' }, 'rule')).toEqual(['a', 'b']);
    expect(withPart({ q: '厂' }, 'q', '')).toEqual({});
  });

  test('unsaid, clear and resolved are left out of what is asked; who asks of a feature or a scan is told all', () => {
    expect(askedOf({ rule: 'a' })).toEqual({ rule: 'a', verdict: 'prohibited,restricted,review,undetermined', life: 'new,persisting,relapsed' });
    expect(askedOf({ verdict: 'clear', life: 'resolved' })).toEqual({ verdict: 'clear', life: 'resolved' });
    expect(askedOf({ subject: 'plants/1' })).toEqual({ subject: 'plants/1' });
    expect(askedOf({ scan: 's' })).toEqual({ scan: 's' });
    expect(askedOf(withoutOmission({ q: '厂' }))).toEqual({ q: '厂', verdict: 'prohibited,restricted,review,undetermined,clear', life: 'new,persisting,relapsed,resolved' });
  });

  test('what the address says is read, rubbish among it left out', () => {
    expect(readFilter(new URLSearchParams('verdict=review,green,clear&life=old&month=2026-11&bbox=106,39,107,40&q=%E5%8E%82&rule=a'))).toEqual({ verdict: 'review,clear', month: '2026-11', bbox: '106,39,107,40', q: '厂', rule: 'a' });
  });

  test('the export asks for exactly the filter, in the order of the list', () => {
    expect(exportAddress('csv', { rule: 'a,b', q: '厂' }, 'oldest', 'zh')).toBe('/api/findings/export?format=csv&lang=zh&rule=a%2Cb&q=%E5%8E%82&sort=oldest');
    expect(boxText([106.1234567, 39, 107, 40.5])).toBe('106.12346,39.00000,107.00000,40.50000');
  });
});

test('a column sorts by its first order, then by its next; only the one sorted by says so', () => {
  const age = columns.find((column) => column.id === 'age');
  const overlap = columns.find((column) => column.id === 'overlap');
  if (!age || !overlap) throw new Error('columns are gone');
  expect([nextSort(age, 'worst'), nextSort(age, 'newest'), nextSort(age, 'oldest')]).toEqual(['newest', 'oldest', 'newest']);
  expect([sortedAs(age, 'newest'), sortedAs(age, 'oldest'), sortedAs(age, 'worst'), sortedAs(overlap, 'overlap')]).toEqual(['ascending', 'descending', 'none', 'descending']);
});

test('a bar is as long as all verdicts together; a row shows its overlap before its distance', () => {
  expect(sumOf({ prohibited: 1, restricted: 2, review: 3, clear: 4, undetermined: 5 })).toBe(15);
  expect(gistOf(row({ overlap_m2: 5000, distance_m: 0 }), 'zh')).toBe('5,000 m²');
  expect(gistOf(row({ overlap_m2: 0, distance_m: 1234 }), 'zh')).toBe('1.23 km');
  expect(gistOf(row({ distance_m: 0 }), 'zh')).toBeNull();
});

describe('marks on the map', () => {
  const point = (key: string, part: Partial<FindingRow> = {}) => row({ key, ...part });
  const base = { rows: new Map(), open: null, openKey: null, openMuted: false, pointed: null, subject: null, object: null, dark: false, language: 'zh', words: findingWords.zh, evidence: conflictWords.zh, general: wordsIn('zh'), onPick: () => undefined } as const;

  test('every finding has its verdict’s mark, the worst on top; what people set aside is grey', () => {
    const { points } = findingsScene({ ...base, points: [point('worst'), point('aside', { verdict: 'review', standing: 'exempted' }), point('unknown', { verdict: 'undetermined' })] });
    expect(points?.map(({ key, mark }) => [key, mark])).toEqual([
      ['unknown', { verdict: 'undetermined', muted: false }],
      ['aside', { verdict: 'review', muted: true }],
      ['worst', { verdict: 'prohibited', muted: false }],
    ]);
  });

  test('what cannot be told is as large as what needs review, what is clear smaller', () => {
    const size = (verdict: FindingRow['verdict']): number => findingsScene({ ...base, points: [point('a', { verdict })] }).points?.[0]?.radius ?? 0;
    expect(size('undetermined')).toBe(size('review'));
    expect(size('clear')).toBeLessThan(size('undetermined'));
  });

  test('the one pointed at has a ring and lies above all; its hint names it', () => {
    const { points } = findingsScene({ ...base, rows: new Map([['b', row({ key: 'b', overlap_m2: 5000 })]]), points: [point('a'), point('b')], pointed: 'b' });
    expect(points?.map(({ key, mark }) => [key, mark?.verdict])).toEqual([['a', 'prohibited'], ['b', undefined], ['b', 'prohibited']]);
    expect(points?.at(-1)?.hint).toBe('甲厂 · 禁止 · 5,000 m²');
  });
});

describe('an open finding', () => {
  const base = { rows: new Map(), openKey: null, openMuted: false, pointed: null, subject: null, object: null, dark: false, language: 'zh', words: findingWords.zh, evidence: conflictWords.zh, general: wordsIn('zh'), onPick: () => undefined } as const;
  const square = (west: number) => ({ type: 'Polygon', coordinates: [[[west, 39.5], [west + 0.01, 39.5], [west + 0.01, 39.51], [west, 39.5]]] });

  test('has subject, object and piece drawn by itself, whatever layers are shown: the object first, so that it lies below', () => {
    const scene = findingsScene({ ...base, points: [], open: aFinding({}, { overlap: square(106.81) }), subject: square(106.8), object: square(106.81) });
    expect(scene.areas?.map(({ geometry, hint }) => [geometry.coordinates, hint?.split('：')[0]])).toEqual([
      [square(106.81).coordinates, '对照对象'],
      [square(106.8).coordinates, '甲厂 · 未发现冲突'],
      [square(106.81).coordinates, '甲厂 · 未发现冲突'],
    ]);
    expect(scene.areas?.[0]?.colour).not.toBe(scene.areas?.[1]?.colour);
  });

  test('a river of several lines is drawn line by line, a well as a dot, and the gap between them', () => {
    const river = { type: 'MultiLineString', coordinates: [[[106.8, 39.5], [106.9, 39.5]], [[106.9, 39.5], [107, 39.5]]] };
    const scene = findingsScene({ ...base, points: [], open: aFinding({}, { nearest: { subject: [106.85, 39.6], object: [106.85, 39.5] }, distance_m: 11_100 }), subject: { type: 'Point', coordinates: [106.85, 39.6] }, object: river });
    expect(scene.areas?.map(({ geometry }) => geometry)).toEqual(river.coordinates.map((coordinates) => ({ type: 'LineString', coordinates })));
    expect(scene.points?.map(({ position }) => position)).toEqual([[106.85, 39.6]]);
    expect(scene.lines?.map(({ path }) => path)).toEqual([[[106.85, 39.6], [106.85, 39.5]]]);
  });
});

describe('a link opened on a phone', () => {
  const link = { ...initialView, panel: 'conflicts', conflicts: { ...initialView.conflicts, filter: { rule: 'a' } } } as const;
  const marks = [row({ point: [106.7, 39.4] }), row({ key: 'b', point: [106.9, 39.6] })];
  const box = [106.7, 39.4, 106.9, 39.6];

  test('moves the map to its findings where one of them is out of sight, and only then', () => {
    expect(outOfView(marks, [106.6, 39.3, 107, 39.55], link, link)).toEqual(box);
    expect(outOfView(marks, [106.6, 39.3, 107, 39.7], link, link)).toBeNull();
    expect(outOfView([], [106.6, 39.3, 107, 39.55], link, link)).toBeNull();
  });

  test('not when the person has gone on to something else, nor to a finding that is flown to anyhow', () => {
    const free = [0, 0, 1, 1] as const;
    expect(outOfView(marks, free, link, { ...link, conflicts: { ...link.conflicts, filter: {} } })).toBeNull();
    expect(outOfView(marks, free, { ...link, panel: 'layers' }, link)).toBeNull();
    const open = (filter: object) => ({ ...link, conflicts: { ...link.conflicts, finding: 'b', filter } });
    expect(outOfView(marks, free, open({}), open({}))).toBeNull();
    expect(outOfView(marks, free, open({ bbox: '106,39,107,40' }), open({ bbox: '106,39,107,40' }))).toEqual([106.9, 39.6, 106.9, 39.6]);
  });

  test('the map stands where the view says to within what the address can say', () => {
    const camera = { longitude: 106.8, latitude: 39.5, zoom: 11 };
    expect([isThere(camera, { centre: { longitude: 106.800004, latitude: 39.5 }, zoom: 11.004 }), isThere(camera, { centre: { longitude: 106.80002, latitude: 39.5 }, zoom: 11 }), isThere(camera, { centre: camera, zoom: 11.02 })]).toEqual([true, false, false]);
  });
});

describe('decisions', () => {
  test('what is open can be confirmed, dismissed or exempted; what is set aside only reopened', () => {
    expect(kindsFor).toEqual({ open: ['confirmed', 'dismissed', 'exempted'], confirmed: ['dismissed', 'exempted', 'reopened'], dismissed: ['reopened'], exempted: ['reopened'] });
  });

  test('an exemption needs reason, document, signer and end; others a reason; what is empty is not sent', () => {
    const empty = { reason: ' ', evidence: '', signer: '', expires_on: '' };
    expect(missing(empty, 'exempted')).toEqual(['reason', 'evidence', 'signer', 'expires_on']);
    expect(missing(empty, 'dismissed')).toEqual(['reason']);
    expect(filled({ ...empty, reason: ' 属实 ', expires_on: '2027-01-01' }, false)).toEqual({ reason: '属实' });
    expect(filled({ reason: '准', evidence: '12号', signer: '李', expires_on: '2027-01-01' }, true)).toEqual({ reason: '准', evidence: '12号', signer: '李', expires_on: '2027-01-01' });
  });

  test('an exemption ends later than today; the field begins with tomorrow', () => {
    const soon = (expires_on: string) => endsTooSoon({ expires_on }, 'exempted', '2026-11-23');
    expect([soon('2026-11-22'), soon('2026-11-23'), soon('2026-11-24'), soon('')]).toEqual([true, true, false, false]);
    expect(endsTooSoon({ expires_on: '2026-11-22' }, 'dismissed', '2026-11-23')).toBe(false);
    expect([dayAfter('2026-11-30'), dayAfter('2026-12-31'), dayAfter('2028-02-28')]).toEqual(['2026-12-01', '2027-01-01', '2028-02-29']);
  });

  test('what is set aside says so at its verdict, an exemption with its last day from the newest decision', () => {
    const event = (expires_on: string | null): StoredFinding['events'][number] => ({ at: '', kind: 'exempted', actor: '李', scan: null, from: null, to: null, reason: '', evidence: '', signer: '', expires_on });
    const said = (standing: FindingRow['standing'], events: StoredFinding['events'] = []) => setAsideText({ row: row({ standing }), events }, findingWords.zh);
    expect([said('open'), said('confirmed'), said('dismissed', [event('2027-06-30')])]).toEqual([null, null, '已判为误报']);
    expect([said('exempted', [event('2027-06-30'), event('2026-01-31')]), said('exempted')]).toEqual(['已豁免，至 2027-06-30', '已豁免']);
  });

  test('roles hold what the ones before hold', () => {
    expect([atLeast('reviewer', 'planner'), atLeast('reviewer', 'reviewer'), atLeast('planner', 'reviewer'), atLeast('public', 'viewer')]).toEqual([true, true, false, false]);
  });
});

test('a wording holds from its first day until the day before its end', () => {
  const text = { valid_from: '2023-04-01', valid_to: '2026-08-15' };
  expect(['2023-03-31', '2023-04-01', '2026-08-14', '2026-08-15'].map((day) => standingOf(text, day))).toEqual(['not_yet', 'in_force', 'in_force', 'ended']);
  expect(standingOf({ valid_from: '2023-04-01', valid_to: null }, '2099-01-01')).toBe('in_force');
});

test('facts speak, who and what before how well: in the rule’s words, else the layer’s, else the shared ones; with units; unknown is said', () => {
  const two = (zh: string) => ({ zh, en: zh });
  const rule = { id: 'a_rule', version: '1', title: two('规则'), summary: two(''), legal: [], subjects: ['plants'], against: ['zones'], what_if: { kind: { title: two('类别'), type: 'choice', choices: { chem: two('化工') } } }, thresholds: {}, unit: two(''), sites: {} } satisfies CatalogueRule;
  const layer = { id: 'plants', title: two('化工厂'), attributes: { capacity: { title: two('产能'), type: 'number', unit: '万t/a' } } } as unknown as CatalogueLayer;
  const finding = aFinding({}, { facts: { kind: 'chem', capacity: 30, subject_layer: 'plants', distance_m: 12.34, overlap_m2: 20_000, coverage_share: 0.5, meets: true, zone_document: null, odd_thing: 'x' } });
  const lines = factLines(finding, { rule, layers: [layer], language: 'zh', unknown: '未知', yes: '是', no: '否' });
  expect(lines.map(({ title, value }) => [title, value])).toEqual([
    ['类别', '化工'], ['受检图层', '化工厂'], ['是否相交', '是'], ['重叠面积', '2 公顷'], ['最近距离', '12.3 m'], ['对照图层覆盖受检地块的比例', '50%'], ['公布文件', '未知'], ['产能', '30 万t/a'], ['odd thing', 'x'],
  ]);
});

test('the kind of a zone is said in the words of the layer compared with; a layer without kinds by its name', () => {
  const two = (zh: string) => ({ zh, en: zh });
  const rule = { id: 'a_rule', version: '1', title: two('规则'), summary: two(''), legal: [], subjects: ['plants'], against: ['zones'], what_if: {}, thresholds: {}, unit: two(''), sites: {} } satisfies CatalogueRule;
  const said = (attributes: object, facts: Record<string, string>) => {
    const layer = { id: 'zones', title: two('某红线'), attributes } as unknown as CatalogueLayer;
    return factLines(aFinding({}, { facts }), { rule, layers: [layer], language: 'zh', unknown: '未知', yes: '是', no: '否' }).map(({ title, value }) => [title, value]);
  };
  const level = { title: two('级别'), type: 'choice', choices: { national: two('国家重要湿地') } };
  expect(said({ level }, { zone_kind: 'national_wetland' })).toEqual([['范围类别', '国家重要湿地']]);
  expect(said({ level }, { wetland_level: 'national' })).toEqual([['级别', '国家重要湿地']]);
  expect(said({}, { zone_kind: 'red_line' })).toEqual([['范围类别', '某红线']]);
});

describe('the picture for print', () => {
  const stored = (measured: Parameters<typeof aFinding>[1]): StoredFinding => ({ row: row(), finding: aFinding({}, measured), events: [], neighbours: [] });

  test('a point is shown with about a kilometre around it', () => {
    const { box, lines, areas } = wishFor(stored({}), null, ['plants']);
    expect(box.map((side) => Number(side.toFixed(4)))).toEqual([106.794, 39.494, 106.806, 39.506]);
    expect([lines, areas]).toEqual([[], []]);
  });

  test('the clipped piece lies over the subject; a gap is a line between its ends', () => {
    const square = { type: 'Polygon', coordinates: [[[106.8, 39.5], [106.81, 39.5], [106.81, 39.51], [106.8, 39.5]]] };
    expect(wishFor(stored({ overlap: square }), square, []).areas.map((area) => area.fill_opacity)).toEqual([0.08, 0.5]);
    expect(wishFor(stored({ nearest: { subject: [106.8, 39.5], object: [106.9, 39.5] }, distance_m: 8600 }), null, []).lines.map((line) => line.path)).toEqual([[[106.8, 39.5], [106.9, 39.5]]]);
  });
});
