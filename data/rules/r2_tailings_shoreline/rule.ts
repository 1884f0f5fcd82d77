/** Rule R2: no new, rebuilt or expanded tailings pond in the shoreline control zone of the main stem and important tributaries. */
import type { Attribute, Judgement, Rule } from '../../grammar.ts';
import { legalBasis } from '../../laws.ts';
import * as asked from '../../measures/asked.ts';
import { Facts, judge } from './judge.ts';

/** The first day on which the prohibition was in force. */
const inForceFrom = legalBasis('yrpl_26_2_tailings').texts[0]?.valid_from ?? '';

const rebuild_purpose: Attribute = {
  title: { zh: '改建目的', en: 'Purpose of the rebuilding' },
  type: 'choice',
  choices: {
    safety: { zh: '提升安全水平', en: 'Safety' },
    ecology: { zh: '提升生态环境保护水平', en: 'Ecological protection' },
    capacity: { zh: '增加库容等其他目的', en: 'Capacity or another purpose' },
    unknown: { zh: '不明', en: 'Unknown' },
  },
};

export const rule: Rule<typeof Facts> = {
  id: 'r2_tailings_shoreline',
  version: '1.0.0',
  title: { zh: '干流和重要支流岸线管控范围内禁止新建、改建、扩建尾矿库', en: 'No new, rebuilt or expanded tailings ponds in the shoreline control zone' },
  summary: {
    zh: '尾矿库与黄河干流、重要支流已公布的岸线管控范围重叠：新建、扩建禁止，以安全、生态为目的的改建须证明目的；支流是否“重要”未列明的、既有的、草案范围或者处于边界精度以内的，需人工研判。煤矸石堆场不是尾矿库。',
    en: 'A tailings pond that overlaps a published shoreline control zone of the main stem or an important tributary: new and expanded ones are prohibited, a rebuilding for safety or ecology must prove its purpose. Tributaries that are not listed as important, existing ponds, draft zones and overlaps within the accuracy need a person. Gangue yards are not tailings ponds.',
  },
  legal: ['yrpl_26_2_tailings', 'yrpl_26_3', 'yrpl_109_2', 'yrpl_121'],
  subjects: ['tailings_ponds'],
  against: ['shoreline_zones'],
  what_if: { ...asked.act, rebuild_purpose },
  unit: { zh: '市水务局、市应急管理局、市生态环境局', en: 'Water bureau of the city; Emergency management bureau of the city; Ecology bureau of the city' },
  unconfirmed: {
    zh: '乌海境内支流是否属“重要支流”未见列明（第一百二十一条以“等”结尾），涉及支流的一律由人工研判；乌海市岸线管控范围是否已公布未查到，演示范围为示意数据。',
    en: 'Whether a tributary in Wuhai counts as important is not listed (art. 121 is open-ended), so tributaries go to a person. Whether the zone has been published for Wuhai was not found; the demonstration zone is invented.',
  },
  sites: { tailings_pond: {} },
  thresholds: {
    in_force_from: { title: { zh: '禁止性规定生效日', en: 'First day of the prohibition' }, value: inForceFrom, unit: '', source: { zh: '黄河保护法第二十六条第二款', en: 'Yellow River Protection Law art. 26 para. 2' } },
  },
  reach_m: 1000,
  sql: { facts: 'data/measures/meets.sql', subject: 'data/rules/r2_tailings_shoreline/subject.sql', object: 'data/rules/r2_tailings_shoreline/object.sql' },
  facts: Facts,
  judge: (facts, { in_force_from }): Judgement => judge(facts, String(in_force_from)),
};
