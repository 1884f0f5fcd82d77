/** Rule R13b: closed storage and fire prevention at gangue yards and spoil heaps. */
import { spoil_heaps } from '../../layers/spoil_heaps/layer.ts';
import type { Judgement, Rule } from '../../grammar.ts';
import * as asked from '../../measures/asked.ts';
import { Facts, judge } from './judge.ts';

export const rule: Rule<typeof Facts> = {
  id: 'r13b_heap_storage',
  version: '1.0.0',
  title: { zh: '矸石堆场、排土场密闭贮存与防自燃', en: 'Closed storage and fire prevention at heaps' },
  summary: {
    zh: '已封场、已覆盖的未发现冲突；部分覆盖、裸露的不满足密闭贮存和防自燃条件；覆盖状态不明的无法判定。',
    en: 'Closed and covered heaps are clear; partly covered and bare ones do not meet the conditions of closed storage and fire prevention; unknown cover is undetermined.',
  },
  legal: ['gangue_fire', 'mine_waste_closure'],
  subjects: ['spoil_heaps'],
  against: [],
  what_if: {
    name: asked.name,
    kind: { title: { zh: '类型', en: 'Kind' }, type: 'choice', choices: spoil_heaps.attributes['kind']?.choices ?? {} },
    cover_state: { title: { zh: '覆盖状态', en: 'State of cover' }, type: 'choice', choices: spoil_heaps.attributes['cover_state']?.choices ?? {} },
  },
  unit: { zh: '市生态环境局、市能源局', en: 'Ecology bureau of the city; Energy bureau of the city' },
  // How a heap that is only planned will be covered, nobody can see.
  sites: {},
  thresholds: {},
  reach_m: 1,
  sql: { facts: 'data/measures/alone.sql', subject: 'data/rules/r13b_heap_storage/subject.sql' },
  facts: Facts,
  judge: (facts): Judgement => judge(facts),
};
