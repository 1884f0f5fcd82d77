/** Rule R10: important wetlands that do not lie wholly in the ecological red line. */
import { wetlands } from '../../layers/wetlands/layer.ts';
import type { Judgement, Rule } from '../../grammar.ts';
import * as asked from '../../measures/asked.ts';
import { Facts, judge } from './judge.ts';

export const rule: Rule<typeof Facts> = {
  id: 'r10_wetland_in_red_line',
  version: '1.0.0',
  title: { zh: '重要湿地未划入生态保护红线', en: 'Important wetlands outside the red line' },
  summary: {
    zh: '国家重要湿地、自治区重要湿地应当全部位于生态保护红线内：缺口超出边界精度的由主管部门核对调整，精度以内的需人工研判，级别不明或者缺资料的无法判定。',
    en: 'Wetlands of national and regional importance lie wholly in the red line: a gap beyond the accuracy of the boundaries is for the departments to settle, one within it needs a person, unknown level or missing data is undetermined.',
  },
  legal: ['wetland_14', 'red_line_protection'],
  subjects: ['wetlands'],
  against: ['red_lines'],
  what_if: { name: asked.name, level: { title: { zh: '级别', en: 'Level' }, type: 'choice', choices: wetlands.attributes['level']?.choices ?? {} } },
  unit: { zh: '市林业和草原局、市自然资源局', en: 'Forestry and grassland bureau of the city; Natural resources bureau of the city' },
  unconfirmed: { zh: '是两套法定范围之间的一致性检查，由主管部门核对调整，因此结论只到“需人工研判”；演示红线和湿地等级为示意数据。', en: 'It compares two statutory extents, which the departments settle between them: its findings go no further than review. The demonstration line and levels are invented.' },
  // No drawn site is a wetland.
  sites: {},
  thresholds: {},
  reach_m: 1000,
  sql: { facts: 'data/measures/gap.sql', subject: 'data/rules/r10_wetland_in_red_line/subject.sql', object: 'data/rules/r10_wetland_in_red_line/object.sql' },
  facts: Facts,
  judge: (facts): Judgement => judge(facts),
};
