/** Rule R9c: mines in production that are on no green-mine list (target Q11 of the plan). */
import { mines } from '../../layers/mines/layer.ts';
import type { Judgement, Rule } from '../../grammar.ts';
import * as asked from '../../measures/asked.ts';
import { Facts, judge } from './judge.ts';

export const rule: Rule<typeof Facts> = {
  id: 'r9c_green_mines',
  version: '1.0.0',
  title: { zh: '在产矿山未列入绿色矿山名录', en: 'Mines in production on no green-mine list' },
  summary: {
    zh: '整改方案要求在产矿山达到国家或自治区级绿色矿山建设标准：在产而未入库的列为差距（需人工研判），状态或者名录不明的无法判定；不在产的不计入。',
    en: 'The plan wants every mine in production to reach the national or regional green standard: in production and not listed is a gap that needs a person; unknown state or listing is undetermined; mines not in production do not count.',
  },
  legal: ['plan_green_mines', 'green_mines'],
  subjects: ['mines'],
  against: [],
  what_if: {
    name: asked.name,
    status: { title: { zh: '矿山状态', en: 'State' }, type: 'choice', choices: mines.attributes['status']?.choices ?? {} },
    green_level: { title: { zh: '绿色矿山名录', en: 'Green-mine listing' }, type: 'choice', choices: mines.attributes['green_level']?.choices ?? {} },
  },
  unit: { zh: '市自然资源局', en: 'Natural resources bureau of the city' },
  unconfirmed: { zh: '属整改方案的政策目标，不是法律禁止，因此结论只到“需人工研判”。', en: 'It is a policy target of the plan, no ban of a law: its findings go no further than review.' },
  // A mine that is only planned is not in production.
  sites: {},
  thresholds: {},
  reach_m: 1,
  sql: { facts: 'data/measures/alone.sql', subject: 'data/rules/r9c_green_mines/subject.sql' },
  facts: Facts,
  judge: (facts): Judgement => judge(facts),
};
