/** The columns of exported findings, for tables and for GeoJSON alike. */
import type { Bilingual, Layer, Rule } from '../../data/grammar.ts';
import type { FindingRow } from '../contract/findings.ts';
import type { Evidence } from '../contract/rules.ts';
import { relationWords, summaryWords } from '../findings/words.ts';

export type Language = 'zh' | 'en';
export type Cell = string | number | null;

/** A finding with what an export says of it beyond the list. */
export interface ExportRow extends FindingRow {
  readonly rule_version: string;
  readonly layers: Evidence['layers'];
  readonly expires_on: string | null;
  /** As GeoJSON, where the export asks for it. */
  readonly clipped: Evidence['overlap'];
}

/** What rows need to be worded. */
export interface Words {
  readonly language: Language;
  readonly rules: ReadonlyMap<string, Rule>;
  readonly layers: ReadonlyMap<string, Layer>;
  /** Feature id → name. */
  readonly districtNames: ReadonlyMap<string, string>;
}

export interface Column {
  readonly name: string;
  readonly title: Bilingual;
  readonly width: number;
  value(row: ExportRow, words: Words): Cell;
}

const column = (name: string, zh: string, en: string, width: number, value: Column['value']): Column => ({ name, title: { zh, en }, width, value });
const said = (words: Readonly<Record<string, Bilingual>>, key: string, language: Language): string => words[key]?.[language] ?? key;
const layerTitle = (id: string, { layers, language }: Words): string => layers.get(id)?.title[language] ?? id;

export const demonstrationLabel: Bilingual = { zh: '示意数据', en: 'Demonstration data' };

export const columns: readonly Column[] = [
  column('rule', '规则', 'Rule', 40, ({ rule }, { rules, language }) => rules.get(rule)?.title[language] ?? rule),
  column('verdict', '判定', 'Verdict', 14, ({ verdict }, { language }) => said(summaryWords, verdict, language)),
  column('data', '数据性质', 'Data', 14, ({ demonstration }, { language }) => (demonstration ? demonstrationLabel[language] : '')),
  column('subject', '受检对象', 'Subject', 28, ({ subject }) => subject.name),
  column('subject_layer', '受检图层', 'Subject layer', 18, ({ subject }, words) => layerTitle(subject.layer, words)),
  column('subject_id', '受检编号', 'Subject id', 22, ({ subject }) => subject.id),
  column('object', '相关对象', 'Object', 28, ({ object }) => object?.name ?? ''),
  column('object_layer', '对象图层', 'Object layer', 18, ({ object }, words) => (object === null ? '' : layerTitle(object.layer, words))),
  column('object_id', '对象编号', 'Object id', 22, ({ object }) => object?.id ?? ''),
  column('relation', '空间关系', 'Relation', 16, ({ relation }, { language }) => said(relationWords, relation, language)),
  column('overlap_m2', '重叠面积 m²', 'Overlap, m²', 16, ({ overlap_m2 }) => rounded(overlap_m2, 2)),
  column('overlap_share', '重叠占比', 'Share of subject', 12, ({ overlap_share }) => rounded(overlap_share, 6)),
  column('distance_m', '距离 m', 'Distance, m', 12, ({ distance_m }) => rounded(distance_m, 2)),
  column('reason', '理由', 'Reason', 60, ({ reason }, { language }) => reason[language]),
  column('district', '行政区', 'District', 14, ({ district }, { districtNames }) => (district === null ? '' : (districtNames.get(district) ?? district))),
  column('unit', '主管部门', 'Department', 30, ({ unit }, { language }) => unit[language]),
  column('life', '状态', 'Life', 10, ({ life }, { language }) => said(summaryWords, life, language)),
  column('standing', '处理', 'Standing', 14, ({ standing }, { language }) => said(summaryWords, standing, language)),
  column('exempted_until', '豁免至', 'Exempted until', 14, ({ expires_on }) => expires_on ?? ''),
  column('first_seen_at', '首次发现', 'First seen', 24, ({ first_seen_at }) => first_seen_at),
  column('changed_at', '最近变化', 'Last change', 24, ({ changed_at }) => changed_at),
  column('age_days', '已存在天数', 'Age, days', 10, ({ age_days }) => age_days),
  column('lon', '经度', 'Longitude', 14, ({ point }) => point[0] ?? null),
  column('lat', '纬度', 'Latitude', 14, ({ point }) => point[1] ?? null),
  column('rule_version', '规则版本', 'Rule version', 12, ({ rule, rule_version }) => `${rule}@${rule_version}`),
  column('layer_versions', '图层版本', 'Layer versions', 40, ({ layers }) => layers.map(({ layer, revision, as_of }) => `${layer}@${revision}${as_of === null ? '' : ` (${as_of})`}`).join('; ')),
  column('key', '发现编号', 'Finding key', 60, ({ key }) => key),
];

function rounded(value: number | null, decimals: number): number | null {
  return value === null ? null : Number(value.toFixed(decimals));
}
