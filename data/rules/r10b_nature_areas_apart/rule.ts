/** Rule R10b: nature areas may not overlap each other. */
import type { Judgement, Rule } from '../../grammar.ts';
import { legalBasis } from '../../laws.ts';
import { zoneStatus } from '../../layers/zone-status.ts';
import * as asked from '../../measures/asked.ts';
import { Facts, judge } from './judge.ts';

/** The first day of the Code. */
const inForceFrom = legalBasis('nature_areas_apart').texts[0]?.valid_from ?? '';

export const rule: Rule<typeof Facts> = {
  id: 'r10b_nature_areas_apart',
  version: '1.0.0',
  title: { zh: '自然保护地交叉重叠', en: 'Nature areas that overlap' },
  summary: {
    zh: '自然保护区各分区和自然公园之间不得交叉重叠：重叠超出边界精度且资料现势性在生态环境法典施行之后的禁止，之前的、精度以内的、同一保护区分区之间的需人工研判；相接不算重叠。同一处重叠在双方名下各列一条。',
    en: 'Zones of reserves and nature parks may not overlap: beyond the accuracy and with data since the Code it is prohibited; with older data, within the accuracy, or between zones of one reserve, it needs a person. Adjoining is not overlapping. An overlap stands once under each of the two.',
  },
  legal: ['nature_areas_apart', 'nature_reserves'],
  subjects: ['nature_reserves', 'wetlands'],
  against: ['nature_reserves', 'wetlands'],
  what_if: {
    name: asked.name,
    area_status: { title: { zh: '范围的法律状态', en: 'Standing of the area' }, type: 'choice', choices: zoneStatus.choices ?? {} },
    area_of: { title: { zh: '所属保护地', en: 'The nature area it is part of' }, type: 'text' },
  },
  unit: { zh: '市林业和草原局', en: 'Forestry and grassland bureau of the city' },
  // No drawn site is a nature area.
  sites: {},
  thresholds: {
    in_force_from: { title: { zh: '生态环境法典施行日', en: 'First day of the Code' }, value: inForceFrom, unit: '', source: { zh: '生态环境法典第八百五十九条', en: 'Ecological Environment Code art. 859' } },
  },
  reach_m: 1000,
  sql: { facts: 'data/measures/meets.sql', subject: 'data/rules/r10b_nature_areas_apart/subject.sql', object: 'data/rules/r10b_nature_areas_apart/object.sql' },
  facts: Facts,
  judge: (facts, { in_force_from }): Judgement => judge(facts, String(in_force_from)),
};
