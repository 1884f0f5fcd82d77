/** The columns of exported findings, for tables and for GeoJSON alike; what stands on the page too is headed and worded as there. */
import type { Bilingual, City, Layer, Rule } from '../../data/grammar.ts';
import type { FindingRow } from '../contract/findings.ts';
import type { Evidence } from '../contract/rules.ts';
import { relationWords, summaryWords } from '../findings/words.ts';
import { cityTime } from '../scan/city-day.ts';

export type Language = 'zh' | 'en';
export type Cell = string | number | null;

/** A finding with what an export says of it beyond the list. */
export interface ExportRow extends FindingRow {
  readonly rule_version: string;
  readonly layers: Evidence['layers'];
  readonly expires_on: string | null;
  /** What a person said of it, while that holds; null also for those who are not told names. */
  readonly decision: { readonly at: string; readonly reason: string; readonly signer: string; readonly evidence: string } | null;
  /** As GeoJSON, where the export asks for it. */
  readonly clipped: Evidence['overlap'];
}

/** What rows need to be worded. */
export interface Words {
  readonly language: Language;
  /** By whose clock days and times are told. */
  readonly city: City;
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
  column('verdict', '结论', 'Verdict', 14, ({ verdict }, { language }) => said(summaryWords, verdict, language)),
  column('data', '数据性质', 'Data', 14, ({ demonstration }, { language }) => (demonstration ? demonstrationLabel[language] : '')),
  column('subject', '受检对象', 'Subject', 28, ({ subject }) => subject.name),
  column('subject_layer', '受检图层', 'Layer of the subject', 18, ({ subject }, words) => layerTitle(subject.layer, words)),
  column('subject_id', '受检对象编号', 'Id of the subject', 22, ({ subject }) => subject.id),
  column('rule', '规则', 'Rule', 40, ({ rule }, { rules, language }) => rules.get(rule)?.title[language] ?? rule),
  column('object', '对照对象', 'Against', 28, ({ object }) => object?.name ?? ''),
  column('object_layer', '对照图层', 'Layer of what it is against', 18, ({ object }, words) => (object === null ? '' : layerTitle(object.layer, words))),
  column('object_id', '对照对象编号', 'Id of what it is against', 22, ({ object }) => object?.id ?? ''),
  column('relation', '关系', 'Relation', 16, ({ relation }, { language }) => said(relationWords, relation, language)),
  column('overlap_m2', '重叠（m²）', 'Overlap (m²)', 16, ({ overlap_m2 }) => rounded(overlap_m2, 2)),
  column('overlap_share', '重叠占比', 'Share of the subject', 12, ({ overlap_share }) => rounded(overlap_share, 6)),
  column('distance_m', '间距（m）', 'Gap (m)', 12, ({ distance_m }) => rounded(distance_m, 2)),
  column('reason', '理由', 'Reason', 60, ({ reason }, { language }) => reason[language]),
  column('district', '辖区', 'District', 14, ({ district }, { districtNames }) => (district === null ? '' : (districtNames.get(district) ?? district))),
  column('unit', '主管部门', 'Department', 30, ({ unit }, { language }) => unit[language]),
  column('life', '动态', 'Change', 10, ({ life }, { language }) => said(summaryWords, life, language)),
  column('standing', '处理', 'Standing', 14, ({ standing }, { language }) => said(summaryWords, standing, language)),
  column('decision_reason', '处理理由', 'Reason of the standing', 40, ({ decision }) => decision?.reason ?? ''),
  column('decision_signer', '签署人', 'Signed by', 16, ({ decision }) => decision?.signer ?? ''),
  column('decision_evidence', '依据文件', 'Evidence', 30, ({ decision }) => decision?.evidence ?? ''),
  column('decided_at', '处理时间', 'Decided', 18, ({ decision }, { city }) => (decision === null ? '' : cityTime(city, decision.at))),
  column('exempted_until', '豁免至', 'Exempted until', 14, ({ expires_on }) => expires_on ?? ''),
  column('first_seen_at', '首次发现', 'First seen', 18, ({ first_seen_at }, { city }) => cityTime(city, first_seen_at)),
  column('changed_at', '最近变化', 'Last change', 18, ({ changed_at }, { city }) => cityTime(city, changed_at)),
  column('age_days', '天数', 'Days', 10, ({ age_days }) => age_days),
  column('lon', '经度', 'Longitude', 14, ({ point }) => point[0] ?? null),
  column('lat', '纬度', 'Latitude', 14, ({ point }) => point[1] ?? null),
  column('rule_version', '规则版本', 'Rule version', 12, ({ rule, rule_version }) => `${rule}@${rule_version}`),
  column('layer_versions', '图层版本', 'Layer versions', 40, ({ layers }) => layers.map(({ layer, revision, as_of }) => `${layer}@${revision}${as_of === null ? '' : ` (${as_of})`}`).join('; ')),
  column('key', '结论编号', 'Finding key', 60, ({ key }) => key),
];

function rounded(value: number | null, decimals: number): number | null {
  return value === null ? null : Number(value.toFixed(decimals));
}
