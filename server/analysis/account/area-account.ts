/** Adds the pieces up: what was recorded, what counts, what does not and why. Sums are of whole 0.0001 m², so they agree exactly. */
import type { Static } from 'typebox';
import type { AccountIndicator, Bilingual, Catalogue } from '../../../data/grammar.ts';
import type { AccountGroup, AreaAccount } from '../../contract/accounts.ts';
import { findLayer } from '../../features/find-layer.ts';
import type { KnownVersion } from '../layer-versions.ts';
import { onWire } from '../layer-versions.ts';
import { UNITS_PER_M2, type PieceRow } from './piece-rows.ts';
import { trendOf } from './trend.ts';
import type { Zone } from './zones.ts';

export interface Counted {
  readonly run_at: string;
  readonly versions: readonly KnownVersion[];
  readonly undetermined: Bilingual | null;
  readonly rows: readonly PieceRow[];
  /** Zone names by kind, by id. */
  readonly titles: ReadonlyMap<string, ReadonlyMap<string, string>>;
  /** Of pieces that are kept: what they rest on. */
  readonly rests_on: string | null;
}

/** What lies in a zone of the catalogue. */
export const inZone = (counted: Counted, zone: Zone | null): Counted => (zone === null ? counted : { ...counted, rows: counted.rows.filter((row) => row.zones[zone.kind] === zone.id) });

const m2PerUnit: Readonly<Record<string, number>> = { 'm²': 1, 亩: 10_000 / 15, 公顷: 10_000, hm2: 10_000, ha: 10_000, 'km²': 1_000_000 };

/** @param counted whose rows are those of the zone alone */
export function areaAccount(catalogue: Catalogue, indicator: AccountIndicator, counted: Counted, zone: Zone | null, day: string): Omit<AreaAccount, 'as_of'> {
  const { rows } = counted;
  const { categories } = indicator.account;
  const [first = ''] = Object.keys(categories);
  const counting = rows.filter((row) => row.category === first);
  return {
    indicator: indicator.id,
    run_at: counted.run_at,
    layers: onWire(counted.versions),
    demonstration: counted.versions.some((version) => version.demonstration),
    zone,
    undetermined: counted.undetermined,
    recorded_m2: sumOf(rows),
    counted_m2: sumOf(counting),
    patch_count: patchCount(rows),
    exclusions: Object.entries(categories).slice(1).map(([category, title]) => {
      const left_out = rows.filter((row) => row.category === category);
      const patches = patchesOf(left_out);
      return { category, title, area_m2: sumOf(left_out), patch_count: patches.length, patches };
    }),
    readings: readingsOf(indicator, counting, counted.undetermined !== null),
    by: breakdowns(catalogue, indicator, counting, counted.titles),
    trend: trendOf(indicator, counting, targetOf(indicator), counted.versions.find(({ layer }) => layer === indicator.account.layer)?.as_of ?? null, day, zone === null && counted.undetermined === null),
  };
}

function sumOf(rows: readonly PieceRow[]): number {
  // Whole numbers far below 2^53: the city has 1.8e13 units.
  return rows.reduce((sum, row) => sum + row.area_units, 0) / UNITS_PER_M2;
}

const patchCount = (rows: readonly PieceRow[]): number => new Set(rows.map((row) => row.patch)).size;

function patchesOf(rows: readonly PieceRow[]): string[] {
  return [...new Set(rows.map((row) => row.patch))].sort();
}

function targetOf(indicator: AccountIndicator): number {
  const factor = m2PerUnit[indicator.unit];
  if (factor === undefined) throw new Error(`AccountIndicator ${indicator.id} has the unit "${indicator.unit}", which is not an area; expected one of ${Object.keys(m2PerUnit).join(', ')}`);
  return indicator.target.value * factor;
}

function readingsOf(indicator: AccountIndicator, counting: readonly PieceRow[], undetermined: boolean): AreaAccount['readings'] {
  const target_m2 = targetOf(indicator);
  return indicator.account.readings.map(({ id, title, from, to }) => {
    const counted_m2 = sumOf(counting.filter(({ year }) => year !== null && (from === null || year >= from) && (to === null || year <= to)));
    return { id, title, counted_m2, target_m2, share: counted_m2 / target_m2, met: !undetermined && compare(counted_m2, indicator.target.operator, target_m2) };
  });
}

function compare(value: number, operator: AccountIndicator['target']['operator'], target: number): boolean {
  if (operator === '>=') return value >= target;
  return operator === '<=' ? value <= target : value === target;
}

function breakdowns(catalogue: Catalogue, indicator: AccountIndicator, counting: readonly PieceRow[], titles: Counted['titles']): AreaAccount['by'] {
  const { account } = indicator;
  const measures = findLayer(catalogue, account.layer).attributes[account.measure]?.choices ?? {};
  const order = Object.keys(measures);
  const by: Record<string, Static<typeof AccountGroup>[]> = {
    year: groupsOf(counting, (row) => (row.year === null ? null : String(row.year)), (key) => ({ zh: `${key}年`, en: key }), { zh: '年份不明', en: 'Year unknown' }),
    measure: groupsOf(counting, (row) => row.measure, (key) => measures[key] ?? { zh: key, en: key }, { zh: '措施不明', en: 'Measure unknown' }),
  };
  by['year']?.sort((a, b) => Number(a.key) - Number(b.key));
  by['measure']?.sort((a, b) => place(order, a.key) - place(order, b.key));
  for (const zone of account.zones) {
    const outside = { zh: `不在任何${zone.title.zh}内`, en: `Outside every ${zone.title.en.toLowerCase()}` };
    const groups = groupsOf(counting, (row) => row.zones[zone.id] ?? null, (key) => {
      const title = titles.get(zone.id)?.get(key) ?? key;
      return { zh: title, en: title };
    }, outside);
    // The largest first; what lies outside every zone last.
    by[zone.id] = groups.sort((a, b) => Number(a.key === null) - Number(b.key === null) || b.area_m2 - a.area_m2);
  }
  return by;
}

function place(order: readonly string[], key: string | null): number {
  const found = key === null ? -1 : order.indexOf(key);
  return found === -1 ? order.length : found;
}

function groupsOf(rows: readonly PieceRow[], keyOf: (row: PieceRow) => string | null, titleOf: (key: string) => Bilingual, unknown: Bilingual): AccountGroup[] {
  const groups = new Map<string | null, PieceRow[]>();
  for (const row of rows) {
    const key = keyOf(row);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [row]);
    else group.push(row);
  }
  return [...groups].map(([key, members]) => ({ key, title: key === null ? unknown : titleOf(key), area_m2: sumOf(members), patch_count: patchCount(members) }));
}
