/** An area account as a bureau hands it in: a workbook or CSV with one line a patch and category, and its pieces as GeoJSON. */
import type { AccountIndicator, Bilingual, Catalogue, Layer } from '../../data/grammar.ts';
import type { Ledger, LedgerLine } from '../analysis/account/ledger.ts';
import { csvLine, harmless } from '../access/csv-line.ts';
import type { AccountPieces, AreaAccount } from '../contract/accounts.ts';
import { syntheticNotice } from '../features/feature-page.ts';
import { cityDay, cityTime } from '../scan/city-day.ts';
import { demonstrationLabel, type Cell, type Language } from './columns.ts';
import { workshop, type ExportFile } from './findings-export.ts';
import type { Sheet } from './workbook-thread.ts';

export const MOST_LINES = { csv: 200_000, xlsx: 20_000 };

export interface AccountExport {
  readonly ledger: Ledger;
  readonly indicator: AccountIndicator;
  readonly catalogue: Catalogue;
  readonly layer: Layer;
  /** Kinds of zone that are open to whoever asks. */
  readonly zones: AccountIndicator['account']['zones'];
  readonly language: Language;
  readonly now: Date;
}

/** Square metres in each unit of the form; all to two places. */
const UNITS: readonly (readonly [title: Bilingual, m2: number])[] = [
  [{ zh: '面积（m²）', en: 'Area (m²)' }, 1],
  [{ zh: '面积（公顷）', en: 'Area (ha)' }, 10_000],
  [{ zh: '面积（亩）', en: 'Area (mu)' }, 10_000 / 15],
];

const ROUNDING: Bilingual = {
  zh: '每一列取两位小数并按最大余数法强制调平，各行之和等于合计；计算中不取整。',
  en: 'Each column is rounded to two places and balanced by largest remainder, so that its rows add up to the total; nothing is rounded before.',
};

/** Hundredths of a unit that add up to the rounded sum (largest remainder). */
export function balancedHundredths(areas_m2: readonly number[], m2: number): number[] {
  const exact = areas_m2.map((area_m2) => (area_m2 * 100) / m2);
  const rounded = exact.map(Math.floor);
  const missing = Math.round(exact.reduce((sum, one) => sum + one, 0)) - rounded.reduce((sum, one) => sum + one, 0);
  const first = exact.map((one, at) => ({ at, rest: one - Math.floor(one) })).toSorted((a, b) => b.rest - a.rest || a.at - b.at);
  for (const { at } of first.slice(0, Math.max(0, missing))) rounded[at] = (rounded[at] ?? 0) + 1;
  return rounded;
}

interface Table {
  readonly head: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
  readonly widths: readonly number[];
}

function tableOf({ ledger, indicator, layer, zones, language }: AccountExport): Table {
  const { lines, titles, account } = ledger;
  const say = (zh: string, en: string): string => (language === 'zh' ? zh : en);
  const measures = layer.attributes[indicator.account.measure]?.choices ?? {};
  const said = (words: Readonly<Record<string, Bilingual>>, key: string | null): string => (key === null ? '' : (words[key]?.[language] ?? key));
  const columns: readonly (readonly [title: string, width: number, value: (line: LedgerLine) => Cell])[] = [
    [say('图斑编号', 'Patch id'), 18, ({ patch }) => patch],
    [say('图斑名称', 'Patch'), 28, ({ name }) => name],
    [say('类别', 'Category'), 30, ({ category }) => said(indicator.account.categories, category)],
    [say('已计入图斑', 'Counted in'), 18, ({ counted_in }) => counted_in ?? ''],
    [say('年份', 'Year'), 8, ({ year }) => year],
    [say('措施', 'Measure'), 18, ({ measure }) => said(measures, measure)],
    ...zones.map(({ id, title }) => [title[language], 18, ({ zones: of }: LedgerLine) => { const zone = of[id] ?? null; return zone === null ? '' : (titles.get(id)?.get(zone) ?? zone); }] as const),
    [say('数据性质', 'Data'), 12, () => (account.demonstration ? demonstrationLabel[language] : '')],
  ];
  const figures = UNITS.map(([, m2]) => balancedHundredths(lines.map(({ area_m2 }) => area_m2), m2));
  const total = [say('合计', 'Total'), ...columns.slice(1).map(() => ''), ...figures.map((column) => column.reduce((sum, one) => sum + one, 0) / 100)];
  return {
    head: [...columns.map(([title]) => title), ...UNITS.map(([title]) => title[language])],
    // Nothing that could be counted is no total of 0.
    rows: account.undetermined ? [] : [...lines.map((line, at) => columns.map(([, , value]) => value(line)).concat(figures.map((column) => (column[at] ?? 0) / 100))), total],
    widths: [...columns.map(([, width]) => width), 16, 14, 14],
  };
}

export function accountCsv(asked: AccountExport): ExportFile {
  const { head, rows } = tableOf(asked);
  const text = [head, ...rows].map((row) => csvLine(row.map((cell) => cell ?? ''))).join('');
  return { name: nameOf(asked, 'csv'), type: 'text/csv; charset=utf-8', body: Buffer.from(`\ufeff${text}`) };
}

export async function accountWorkbook(asked: AccountExport, signal: AbortSignal): Promise<ExportFile> {
  const { language } = asked;
  const { head, rows, widths } = tableOf(asked);
  const sums = sumsOf(asked);
  const sheets: Sheet[] = [
    { title: language === 'zh' ? '图斑台账' : 'Patches', head, rows: rows.map((row) => row.map(safe)), widths },
    { title: language === 'zh' ? '汇总' : 'Sums', head: sums.head, rows: sums.rows.map((row) => row.map(safe)), widths: sums.widths },
    { title: language === 'zh' ? '说明' : 'About', head: null, rows: aboutOf(asked).map(([name, text]) => [name, harmless(text)]), widths: [24, 100] },
  ];
  const made = await workshop.do(sheets, signal);
  return { name: nameOf(asked, 'xlsx'), type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', body: Buffer.from(made.buffer, made.byteOffset, made.byteLength) };
}

const safe = (cell: Cell): Cell => (typeof cell === 'string' ? (cell === '' ? null : harmless(cell)) : cell);

/** What was recorded, what counts and what does not; then what counts by year, measure and zone. */
function sumsOf({ ledger: { account }, indicator, zones, language }: AccountExport): Table {
  const say = (zh: string, en: string): string => (language === 'zh' ? zh : en);
  const part = (title: string, lines: readonly { readonly title: Bilingual; readonly area_m2: number }[]): Cell[][] => {
    const figures = UNITS.map(([, m2]) => balancedHundredths(lines.map(({ area_m2 }) => area_m2), m2));
    return [...lines.map(({ title: name }, at): Cell[] => [title, name[language], ...figures.map((column) => (column[at] ?? 0) / 100)]), [title, say('合计', 'Total'), ...figures.map((column) => column.reduce((sum, one) => sum + one, 0) / 100)]];
  };
  const [first = ''] = Object.keys(indicator.account.categories);
  const counted = { title: indicator.account.categories[first] ?? { zh: first, en: first }, area_m2: account.counted_m2 };
  return {
    head: [say('分项', 'By'), say('名称', 'Name'), ...UNITS.map(([title]) => title[language])],
    rows: account.undetermined ? [] : [
      ...part(say('登记面积', 'Recorded'), [counted, ...account.exclusions]),
      ...part(say('计入·年份', 'Counted, by year'), account.by['year'] ?? []),
      ...part(say('计入·措施', 'Counted, by measure'), account.by['measure'] ?? []),
      ...zones.flatMap((zone) => part(say(`计入·${zone.title.zh}`, `Counted, by ${zone.title.en.toLowerCase()}`), account.by[zone.id] ?? [])),
    ],
    widths: [22, 34, 16, 14, 14],
  };
}

/** What the table is, in words. */
function aboutOf({ ledger: { account }, indicator, catalogue, language, now }: AccountExport): [string, string][] {
  const say = (zh: string, en: string): string => (language === 'zh' ? zh : en);
  const { city } = catalogue;
  const km2 = (area_m2: number): string => `${(area_m2 / 1_000_000).toFixed(3)} km²`;
  const definition = indicator.definitions.at(-1) ?? indicator.definitions[0];
  return [
    [say('指标', 'Indicator'), indicator.title[language]],
    [say('方案原文', 'The plan’s words'), indicator.phrase],
    ...account.readings.map(({ title, counted_m2, target_m2, met }): [string, string] => [title[language], `${km2(counted_m2)} / ${km2(target_m2)}${account.zone ? '' : say(met ? '（达标）' : '（未达标）', met ? ' (met)' : ' (not met)')}`]),
    ...(account.undetermined ? [[say('无法判定', 'Undetermined'), account.undetermined[language]] as [string, string]] : []),
    [say('范围', 'Extent'), account.zone ? account.zone.title : say('全市', 'The whole city')],
    [say('口径', 'Definition'), `${definition.text[language]}${say(`（第${definition.version}版）`, ` (version ${definition.version})`)}`],
    [say('数据性质', 'Data'), account.demonstration ? syntheticNotice[language] : account.undetermined ? say('无法判定', 'Undetermined') : say('不含示意数据', 'No demonstration data')],
    [say('数据时点', 'As of'), account.as_of ?? say('现在', 'now')],
    [say('导出时间', 'Exported at'), `${cityTime(city, now)} ${city.time_zone}`],
    ...account.layers.map(({ layer, revision, as_of }): [string, string] => [say('图层版本', 'Layer version'), `${catalogue.layers.find(({ id }) => id === layer)?.title[language] ?? layer}@${revision}${as_of === null ? '' : ` (${as_of})`}`]),
    [say('取整', 'Rounding'), ROUNDING[language]],
  ];
}

/** Says of which day and from which revisions it is, and why it is empty where nothing could be counted. */
export function accountGeojson(pieces: AccountPieces, account: AreaAccount, { indicator, catalogue, language, now }: Pick<AccountExport, 'indicator' | 'catalogue' | 'language' | 'now'>): ExportFile {
  const head = {
    type: 'FeatureCollection',
    ...(account.demonstration && { notice: syntheticNotice[language] }),
    ...(account.undetermined && { undetermined: account.undetermined[language] }),
    indicator: indicator.id, phrase: indicator.phrase, zone: account.zone && { kind: account.zone.kind, id: account.zone.id, title: account.zone.title },
    as_of: account.as_of ?? cityDay(catalogue.city, now), layers: account.layers,
    exported_at: `${cityTime(catalogue.city, now)} ${catalogue.city.time_zone}`, crs_note: 'CGCS2000 (EPSG:4490)',
  };
  return { name: `anlan-${indicator.id}-pieces-${head.as_of}.geojson`, type: 'application/geo+json; charset=utf-8', body: Buffer.from(JSON.stringify({ ...head, features: pieces.features })) };
}

const nameOf = ({ indicator, catalogue, now, ledger: { account } }: AccountExport, ending: string): string => `anlan-${indicator.id}-${account.as_of ?? cityDay(catalogue.city, now)}.${ending}`;
