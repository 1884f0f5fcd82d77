/** A finding as the table keeps it and as a line of the list. */
import type { Rule } from '../../data/grammar.ts';
import type { FindingRow } from '../contract/findings.ts';

export interface StoredRow {
  readonly key: string;
  readonly rule: string;
  readonly verdict: FindingRow['verdict'];
  readonly code: string;
  readonly reason_zh: string;
  readonly reason_en: string;
  readonly subject_layer: string;
  readonly subject_id: string;
  readonly subject_name: string;
  readonly subject_synthetic: boolean;
  readonly object_layer: string | null;
  readonly object_id: string | null;
  readonly object_name: string | null;
  readonly object_synthetic: boolean;
  readonly relation: FindingRow['relation'];
  readonly demonstration: boolean;
  readonly district: string | null;
  readonly life: FindingRow['life'];
  readonly standing: FindingRow['standing'];
  readonly expires_on: string | null;
  readonly first_seen_at: string;
  readonly since: string;
  readonly changed_at: string;
  readonly overlap_m2: number | null;
  readonly overlap_share: number | null;
  readonly distance_m: number | null;
  readonly lon: number;
  readonly lat: number;
  readonly not_measured: boolean;
}

const PLAIN = [
  'key', 'rule', 'verdict', 'code', 'reason_zh', 'reason_en', 'subject_layer', 'subject_id', 'subject_name', 'subject_synthetic', 'object_layer', 'object_id',
  'object_name', 'object_synthetic', 'relation', 'demonstration', 'district', 'life', 'standing', 'expires_on', 'first_seen_at', 'since', 'changed_at',
  'overlap_m2', 'overlap_share', 'distance_m',
];

/** Of a finding `f`; a rule that could not be run last time has left what an earlier scan found. */
export const ROW_COLUMNS = `${PLAIN.map((name) => `f.${name}`).join(', ')}, st_x(f.point) as lon, st_y(f.point) as lat,
  exists (select from scan_rule failed where failed.region = f.region and failed.rule = f.rule and failed.fault is not null) as not_measured`;

const DAY_MS = 86_400_000;
const degrees = (value: number): number => Math.round(value * 1e7) / 1e7;

/** @param rules by id @param now for the age */
export function rowOnWire(row: StoredRow, rules: ReadonlyMap<string, Rule>, now: Date): FindingRow {
  const { object_layer, object_id } = row;
  return {
    key: row.key, rule: row.rule, verdict: row.verdict, code: row.code,
    reason: { zh: row.reason_zh, en: row.reason_en },
    subject: { layer: row.subject_layer, id: row.subject_id, name: row.subject_name, synthetic: row.subject_synthetic },
    object: object_layer === null || object_id === null ? null : { layer: object_layer, id: object_id, name: row.object_name ?? object_id, synthetic: row.object_synthetic },
    relation: row.relation, demonstration: row.demonstration, district: row.district,
    unit: rules.get(row.rule)?.unit ?? { zh: '', en: '' },
    life: row.life, standing: row.standing, first_seen_at: row.first_seen_at, changed_at: row.changed_at,
    age_days: Math.max(0, Math.floor((now.getTime() - Date.parse(row.since)) / DAY_MS)),
    overlap_m2: row.overlap_m2, overlap_share: row.overlap_share, distance_m: row.distance_m,
    point: [degrees(row.lon), degrees(row.lat)],
    ...(row.not_measured && { not_measured: true }),
  };
}

export function rulesById(rules: readonly Rule[]): Map<string, Rule> {
  return new Map(rules.map((rule) => [rule.id, rule]));
}
