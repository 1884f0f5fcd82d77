/** Rule R9: mines against red lines, nature reserves, wetlands and river management scopes. */
import { mines } from '../../layers/mines/layer.ts';
import type { Judgement, Rule } from '../../grammar.ts';
import { legalBasis } from '../../laws.ts';
import * as asked from '../../measures/asked.ts';
import { Facts, judge } from './judge.ts';

/** The first day of the Mineral Resources Law of 2024. */
const inForceFrom = legalBasis('minerals').texts[1]?.valid_from ?? '';

export const rule: Rule<typeof Facts> = {
  id: 'r9_mine_protected',
  version: '1.0.0',
  title: { zh: '矿山与红线、保护区、湿地、河湖管理范围', en: 'Mines and red lines, reserves, wetlands, river scopes' },
  summary: {
    zh: '采矿权范围与四类保护空间重叠：2025年7月1日起新设的，在红线内采煤、在核心保护区、国家重要湿地内禁止；其他湿地、河湖管理范围须有意见或者批准；红线内的其他矿种、一般控制区及存量矿业权（有序退出）由人工研判。逐层检验，缺哪一层哪一层无法判定。',
    en: 'A licence that overlaps protected space: rights granted since 1 July 2025 are prohibited for coal in a red line, in a core zone and in a wetland of national importance; other wetlands and river scopes need an opinion or approval; other minerals in a red line, general control zones and existing rights (which exit in order) go to a person. Each layer is judged for itself.',
  },
  legal: ['minerals', 'minerals_nature_areas', 'red_line_activities', 'nature_reserves', 'wetland_19', 'wetland_28', 'river_approvals', 'mine_restoration'],
  subjects: ['mines'],
  against: ['red_lines', 'nature_reserves', 'wetlands', 'river_scopes'],
  what_if: {
    name: asked.name,
    minerals: { title: { zh: '矿种', en: 'Minerals' }, type: 'text' },
    status: { title: { zh: '矿山状态', en: 'State' }, type: 'choice', choices: mines.attributes['status']?.choices ?? {} },
    act_date: { title: { zh: '发证日期', en: 'Day of the licence' }, type: 'date' },
    accuracy_m: asked.accuracy_m,
  },
  unit: { zh: '市自然资源局', en: 'Natural resources bureau of the city' },
  unconfirmed: {
    zh: '142号文列明矿种按一般了解，国务院令第830号第二十七条清单未能读到全文：红线内除煤以外的矿种、一般控制区内的矿山一律由人工研判。',
    en: 'The minerals of notice 142 are from general knowledge; the list of art. 27 of Order 830 could not be read: minerals other than coal in a red line, and mines in a general control zone, go to a person.',
  },
  sites: { mine: {} },
  thresholds: {
    in_force_from: { title: { zh: '矿产资源法（2024年修订）施行日', en: 'First day of the Mineral Resources Law of 2024' }, value: inForceFrom, unit: '', source: { zh: '矿产资源法第八十条', en: 'Mineral Resources Law art. 80' } },
  },
  reach_m: 1000,
  sql: { facts: 'data/measures/meets.sql', subject: 'data/rules/r9_mine_protected/subject.sql', object: 'data/rules/r9_mine_protected/object.sql' },
  facts: Facts,
  judge: (facts, { in_force_from }): Judgement => judge(facts, String(in_force_from)),
};
