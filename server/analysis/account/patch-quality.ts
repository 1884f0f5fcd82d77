/** The work list of an account: patches that are invalid, drawn twice, overlap, or have a shape that nobody believes. */
import type { AccountIndicator, Bilingual, Catalogue } from '../../../data/grammar.ts';
import type { FlagKind, PatchQuality } from '../../contract/accounts.ts';
import type { Asker } from '../../db/database.ts';
import { readSql } from '../../db/sql-file.ts';
import { findLayer } from '../../features/find-layer.ts';
import { layersAt } from '../layers-at.ts';
import { fillSlots, quoteName } from '../sql-slots.ts';
import type { Zone } from './zones.ts';

/** Nobody works off a longer list before asking again. */
const MOST_OF_A_KIND = 1_000;
const TIMEOUT_MS = 300_000;

interface Row {
  readonly kind: FlagKind | null;
  readonly patch: string;
  readonly name: string;
  readonly other: string | null;
  readonly figure: number | null;
  readonly said: string | null;
  readonly lon: number | null;
  readonly lat: number | null;
  readonly same_year: boolean | null;
  readonly common_m2: number | null;
  readonly of_kind: number;
  readonly bbox: number[];
  readonly patches: number;
}

interface Kind {
  readonly title: Bilingual;
  readonly formula: Bilingual;
  readonly unit: (row: Row) => string | null;
  readonly reason: (row: Row) => Bilingual;
}

const figureOf = ({ figure }: Row, decimals: number): string => (figure ?? 0).toFixed(decimals);
const years = ({ same_year }: Row): Bilingual => (same_year === true ? { zh: '年份相同', en: 'the same year' } : { zh: '年份不同', en: 'different years' });
const m2Of = ({ common_m2 }: Row): string => (common_m2 ?? 0).toFixed(1);

/** In the order of the list. */
const kinds: Readonly<Record<FlagKind, Kind>> = {
  invalid: {
    title: { zh: '图形无效', en: 'Invalid geometry' },
    formula: { zh: '边界自相交等，不符合简单要素规范（ST_IsValid）。入库时拒收或修复的不在此列，这里是库中现有的。', en: 'The outline crosses itself or the like (ST_IsValid, simple features). What an import refused or repaired is not here; this is what the store holds.' },
    unit: () => null,
    reason: ({ said, lon, lat }) => {
      const place = lon === null || lat === null ? { zh: '', en: '' } : { zh: `，位于 ${lon.toFixed(6)}，${lat.toFixed(6)}`, en: ` at ${lon.toFixed(6)}, ${lat.toFixed(6)}` };
      return { zh: `图形无效：${said ?? '原因不明'}${place.zh}。`, en: `Invalid: ${said ?? 'no reason given'}${place.en}.` };
    },
  },
  duplicate: {
    title: { zh: '重复图斑', en: 'Duplicate' },
    formula: { zh: '两图斑不同部分的面积 ÷ 并集面积，不超过阈值。', en: 'Area in one but not the other ÷ area of both together, at most the threshold.' },
    unit: () => '%',
    reason: (row) => ({ zh: `与图斑${row.other}几乎相同：不同部分只占 ${figureOf(row, 2)} %，${years(row).zh}。`, en: `Nearly the same as patch ${row.other}: only ${figureOf(row, 2)} % differs, ${years(row).en}.` }),
  },
  overlap: {
    title: { zh: '重叠', en: 'Overlap' },
    formula: { zh: '两图斑共有面积 ÷ 较小图斑的面积，不低于阈值（重复图斑除外）。', en: 'Area in both ÷ area of the smaller patch, at least the threshold (duplicates apart).' },
    unit: () => '%',
    reason: (row) => ({ zh: `与图斑${row.other}重叠 ${m2Of(row)} m²，占较小图斑的 ${figureOf(row, 1)} %，${years(row).zh}。`, en: `Shares ${m2Of(row)} m² with patch ${row.other}, ${figureOf(row, 1)} % of the smaller, ${years(row).en}.` }),
  },
  sliver: {
    title: { zh: '狭长或细小碎片', en: 'Sliver' },
    formula: { zh: '平均宽度（2 × 面积 ÷ 周长）或面积低于阈值。', en: 'Mean width (2 × area ÷ perimeter) or area under the threshold.' },
    unit: ({ said }) => (said === 'width' ? 'm' : 'm²'),
    reason: (row) =>
      row.said === 'width'
        ? { zh: `平均宽度只有 ${figureOf(row, 1)} m，可能是两条边界之间的碎片。`, en: `Only ${figureOf(row, 1)} m wide on average; perhaps what is left between two borders.` }
        : { zh: `面积只有 ${figureOf(row, 1)} m²，可能是切割留下的碎片。`, en: `Only ${figureOf(row, 1)} m²; perhaps what a cut left behind.` },
  },
  odd_shape: {
    title: { zh: '形状可疑', en: 'Odd shape' },
    formula: { zh: '紧凑度 4π × 面积 ÷ 周长²（圆为 1）低于阈值；碎片除外。', en: 'Compactness 4π × area ÷ perimeter² (1 for a circle) under the threshold; slivers apart.' },
    unit: () => null,
    reason: (row) => ({ zh: `紧凑度只有 ${figureOf(row, 3)}：过于细长或曲折，请核对（林带、道路边坡可能属实）。`, en: `Compactness of only ${figureOf(row, 3)}: very long or jagged; check it (a shelter belt or a road bank may be so).` }),
  },
  axis_box: {
    title: { zh: '正南正北的矩形', en: 'Box along the axes' },
    formula: { zh: '图形只有四个角，四边与经纬线平行：多半是占位的方框，不是测绘的边界。', en: 'Four corners, sides along meridians and parallels: more likely a placeholder than a surveyed border.' },
    unit: () => 'm²',
    reason: (row) => ({ zh: `四边与经纬线平行的矩形，${figureOf(row, 1)} m²：可能是占位的方框。`, en: `A rectangle along meridians and parallels, ${figureOf(row, 1)} m²: perhaps a placeholder.` }),
  },
};
const order = Object.keys(kinds) as FlagKind[];

export type Listed = Pick<PatchQuality, 'kinds' | 'flags' | 'count' | 'patch_count'>;

export const thresholdsOf = ({ account }: AccountIndicator): PatchQuality['thresholds'] => Object.entries(account.quality).map(([id, threshold]) => Object.assign({ id }, threshold));

export const nothingListed: Listed = { kinds: order.map((kind) => ({ kind, title: kinds[kind].title, formula: kinds[kind].formula, count: 0 })), flags: [], count: 0, patch_count: 0 };

/** @param known the instant asked about; null: now */
export async function patchFlags(tx: Asker, catalogue: Catalogue, indicator: AccountIndicator, zone: Zone | null, known: string | null): Promise<Listed> {
  const { account } = indicator;
  const { duplicate_difference, overlap_share, mean_width, least_area, compactness } = account.quality;
  const layer = findLayer(catalogue, account.layer);
  const values = [duplicate_difference, overlap_share, mean_width, least_area, compactness].map(({ value }) => value).concat(MOST_OF_A_KIND);
  const asked = [...values, ...(zone === null ? [] : [zone.id]), ...(known === null ? [] : [known])];
  const zones = account.zones.find(({ id }) => id === zone?.kind)?.layer;
  const text = fillSlots(readSql('server/analysis/account/sql/patch-quality.sql'), {
    layer: `layers.${quoteName(account.layer)}`,
    label: quoteName(layer.label in layer.attributes ? layer.label : 'id'),
    year: quoteName(account.year),
    within: zones === undefined ? '' : `join layers.${quoteName(zones)} zone on zone.id = $${values.length + 1} and zone.geom && p.geom and st_intersects(zone.geom, p.geom) and not st_touches(zone.geom, p.geom)`,
  });
  const { rows } = await tx.query<Row>(known === null ? text : layersAt(catalogue, text, `$${asked.length}::timestamptz`), asked, { timeout_ms: TIMEOUT_MS, what: `quality of the patches of indicator ${indicator.id}` });
  const found = rows.filter((row): row is Row & { kind: FlagKind } => row.kind !== null).toSorted((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind));
  const counted = nothingListed.kinds.map((one) => Object.assign({}, one, { count: found.find(({ kind }) => kind === one.kind)?.of_kind ?? 0 }));
  return { kinds: counted, flags: found.map(flagOf), count: counted.reduce((sum, { count }) => sum + count, 0), patch_count: rows.find(({ kind }) => kind === null)?.patches ?? 0 };
}

function flagOf(row: Row & { readonly kind: FlagKind }): PatchQuality['flags'][number] {
  const { kind, patch, name, other, figure, bbox } = row;
  return { kind, patch, name, other, figure, unit: kinds[kind].unit(row), bbox, reason: kinds[kind].reason(row) };
}
