/** Rule R12: no groundwater taken in a ban area, nothing new in a limit area, and nowhere more than the permit says. */
import type { Judgement, Rule } from '../../grammar.ts';
import { wells } from '../../layers/wells/layer.ts';
import { acts, asked, named } from '../../measures/of-layer.ts';
import { Facts, judge } from './judge.ts';

export const rule: Rule<typeof Facts> = {
  id: 'r12_well_groundwater',
  version: '1.1.0',
  title: { zh: '地下水禁止、限制开采区内的取水井', en: 'Wells in groundwater ban and limit areas' },
  summary: {
    zh: '禁止开采区内除应急、消除安全隐患和监测外取水为禁止；限制开采区内公布之后新建、扩建为禁止；实际取水超过许可的，无论位置均为限制。日期、用途、水量不明，草案范围或处于边界精度以内的，需人工研判。',
    en: 'In a ban area taking groundwater is prohibited except in an emergency, to remove a danger, or to monitor; in a limit area a new or enlarged well is. Taking more than permitted is restricted anywhere. Unknown days, purposes and volumes, draft areas and places within the accuracy of an edge need a person.',
  },
  legal: ['groundwater_zones', 'groundwater_yellow_river', 'groundwater_code'],
  subjects: ['wells'],
  against: ['groundwater_zones'],
  what_if: { ...named, ...acts, ...asked(wells, 'purpose', 'status', 'permitted_m3', 'pumped_m3') },
  unit: { zh: '市水务局', en: 'Water bureau of the city' },
  unconfirmed: { zh: '乌海市地下水禁限采区范围未查到，未经核实；演示范围为示意数据。', en: 'The extent of the ban and limit areas for Wuhai was not found; the demonstration areas are invented.' },
  sites: { well: {} },
  reach_m: 5000,
  thresholds: { in_force_from: { title: { zh: '地下水管理条例施行日', en: 'First day of the Groundwater Regulations' }, value: '2021-12-01', unit: '', source: { zh: '地下水管理条例（施行日未逐条核对）', en: 'Groundwater Regulations (the day is from general knowledge)' } } },
  sql: { facts: 'data/measures/meets.sql', subject: 'data/rules/r12_well_groundwater/subject.sql', object: 'data/rules/r12_well_groundwater/object.sql' },
  facts: Facts,
  judge: (facts, { in_force_from }): Judgement => judge(facts, String(in_force_from)),
};
