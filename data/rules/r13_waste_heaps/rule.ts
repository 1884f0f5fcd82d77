/** Rule R13: gangue yards and spoil heaps in river management scopes and red lines. */
import { spoil_heaps } from '../../layers/spoil_heaps/layer.ts';
import type { Judgement, Rule } from '../../grammar.ts';
import { legalBasis } from '../../laws.ts';
import * as asked from '../../measures/asked.ts';
import { Facts, judge } from './judge.ts';

const first = (basis: string): string => legalBasis(basis).texts[0]?.valid_from ?? '';
const codeFrom = legalBasis('bank_dumping').texts[1]?.valid_from ?? '';
const day = (zh: string, en: string, value: string, source: { zh: string; en: string }) => ({ title: { zh, en }, value, unit: '', source });

export const rule: Rule<typeof Facts> = {
  id: 'r13_waste_heaps',
  version: '1.0.0',
  title: { zh: '矸石堆场、排土场与河湖管理范围、生态保护红线', en: 'Gangue yards and spoil heaps in river scopes and red lines' },
  summary: {
    zh: '矸石堆场、排土场位于已公布的河湖管理范围或者生态保护红线内：禁令生效后启用的禁止，存量、已封场、日期不明、草案范围和精度以内的需人工研判。两层分别检验。',
    en: 'Heaps of gangue or spoil in a published river management scope or red line: in use since the ban they are prohibited; older, closed or undated heaps, draft scopes and overlaps within the accuracy need a person. Each layer is judged for itself.',
  },
  legal: ['bank_dumping', 'red_line_solid_waste', 'river_bans', 'yrpl_118', 'mine_waste_closure'],
  subjects: ['spoil_heaps'],
  against: ['river_scopes', 'red_lines'],
  what_if: {
    name: asked.name,
    kind: { title: { zh: '类型', en: 'Kind' }, type: 'choice', choices: spoil_heaps.attributes['kind']?.choices ?? {} },
    cover_state: { title: { zh: '覆盖状态', en: 'State of cover' }, type: 'choice', choices: spoil_heaps.attributes['cover_state']?.choices ?? {} },
    act_date: { title: { zh: '启用日期', en: 'In use since' }, type: 'date' },
    accuracy_m: asked.accuracy_m,
  },
  unit: { zh: '市生态环境局、市水务局、市自然资源局', en: 'Ecology bureau of the city; Water bureau of the city; Natural resources bureau of the city' },
  unconfirmed: {
    zh: '法典第一百六十四条以“最高水位线以下的滩地和岸坡”为界，系统没有最高水位线图层，以河湖管理范围为准检验；演示范围和红线为示意数据。',
    en: 'Art. 164 of the Code speaks of beaches and banks below the highest water line; without a layer of that line the river management scope is tested. The demonstration scopes and lines are invented.',
  },
  sites: { gangue_yard: { kind: 'gangue_yard' } },
  thresholds: {
    river_from: day('河道内弃置堆放禁令生效日', 'First day of the ban in river scopes', first('river_bans'), { zh: '河道管理条例第二十四条', en: 'River Regulations art. 24' }),
    banks_from: day('岸坡堆放禁令生效日', 'First day of the ban on banks', first('bank_dumping'), { zh: '水污染防治法第三十八条', en: 'Water Pollution Law art. 38' }),
    red_lines_from: day('红线内固体废物设施禁令生效日', 'First day of the ban in red lines', first('red_line_solid_waste'), { zh: '固体废物污染环境防治法第二十一条', en: 'Solid Waste Law art. 21' }),
    code_from: day('生态环境法典施行日', 'First day of the Code', codeFrom, { zh: '生态环境法典第一千二百四十二条', en: 'Ecological Environment Code art. 1242' }),
  },
  reach_m: 1000,
  sql: { facts: 'data/measures/meets.sql', subject: 'data/rules/r13_waste_heaps/subject.sql', object: 'data/rules/r13_waste_heaps/object.sql' },
  facts: Facts,
  judge: (facts, { river_from, banks_from, red_lines_from, code_from }): Judgement => judge(facts, { river: String(river_from), banks: String(banks_from), redLines: String(red_lines_from), code: String(code_from) }),
};
