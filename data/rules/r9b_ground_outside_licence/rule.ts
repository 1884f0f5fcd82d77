/** Rule R9b: ground that mining disturbed outside the licence. */
import { disturbed_ground } from '../../layers/disturbed_ground/layer.ts';
import type { Judgement, Rule } from '../../grammar.ts';
import { legalBasis } from '../../laws.ts';
import * as asked from '../../measures/asked.ts';
import { Facts, judge } from './judge.ts';

const inForceFrom = legalBasis('mining_licence').texts[1]?.valid_from ?? '';

export const rule: Rule<typeof Facts> = {
  id: 'r9b_ground_outside_licence',
  version: '1.0.0',
  title: { zh: '矿区扰动超出采矿权范围', en: 'Disturbed ground outside the licence' },
  summary: {
    zh: '扰动范围减去全部有效采矿权范围（不计已关闭矿山和影像发现日之后发证的），余下部分即为疑似越界：超出边界精度的禁止，精度以内的、历史遗留的、不与任何矿区相接的、日期不明或者早于2025年7月1日的，跨不同采矿权人矿区的，由人工研判。',
    en: 'Disturbed ground less all licence areas in force (not those of closed mines, nor those licensed after imagery showed it): what is left is suspected to be outside. Beyond the accuracy of the boundaries it is prohibited; within it, historic, touching no licence, of unknown day or before 1 July 2025, or across the areas of several holders, it goes to a person.',
  },
  legal: ['mining_licence', 'mine_restoration'],
  subjects: ['disturbed_ground'],
  against: ['mines'],
  what_if: {
    name: asked.name,
    kind: { title: { zh: '类型', en: 'Kind' }, type: 'choice', choices: disturbed_ground.attributes['kind']?.choices ?? {} },
    act_date: { title: { zh: '影像首次发现日期', en: 'First seen on imagery of' }, type: 'date' },
    historic: { title: { zh: '历史遗留', en: 'Historic' }, type: 'boolean' },
    accuracy_m: asked.accuracy_m,
  },
  unit: { zh: '市自然资源局', en: 'Natural resources bureau of the city' },
  // A drawn mine asks for a licence; only ground that is disturbed already can lie outside one.
  sites: {},
  thresholds: {
    in_force_from: { title: { zh: '矿产资源法（2024年修订）施行日', en: 'First day of the Mineral Resources Law of 2024' }, value: inForceFrom, unit: '', source: { zh: '矿产资源法第八十条', en: 'Mineral Resources Law art. 80' } },
  },
  reach_m: 1000,
  sql: { facts: 'data/measures/gap.sql', subject: 'data/rules/r9b_ground_outside_licence/subject.sql', object: 'data/rules/r9b_ground_outside_licence/object.sql' },
  facts: Facts,
  judge: (facts, { in_force_from }): Judgement => judge(facts, String(in_force_from)),
};
