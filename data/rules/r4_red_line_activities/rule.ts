/** Rule R4: what people may do in an ecological red line. */
import type { Judgement, Rule } from '../../grammar.ts';
import { legalBasis } from '../../laws.ts';
import * as asked from '../../measures/asked.ts';
import { Facts, judge } from './judge.ts';

const first = (basis: string): string => legalBasis(basis).texts[0]?.valid_from ?? '';
const activitiesFrom = first('red_line_activities');
const solidWasteFrom = first('red_line_solid_waste');
/** The day on which the Code took the solid-waste ban over. */
const codeFrom = legalBasis('red_line_solid_waste').texts[1]?.valid_from ?? '';
const day = (zh: string, en: string, value: string, source: { zh: string; en: string }) => ({ title: { zh, en }, value, unit: '', source });

export const rule: Rule<typeof Facts> = {
  id: 'r4_red_line_activities',
  version: '1.0.0',
  title: { zh: '生态保护红线内的人为活动', en: 'Human activities in an ecological red line' },
  summary: {
    zh: '位于生态保护红线内：十类有限人为活动须具备相应文件，其中第6至10类的措辞未经核实，由人工研判；开发性、生产性建设和固体废物设施禁止；早于红线批准或者142号文的存量、类别不明的需人工研判。矿山另见矿山规则，排土场、矸石堆场另见堆场规则。',
    en: 'In a red line the ten limited activities need their paper (items 6 to 10, whose wording is not confirmed, go to a person); development and production building and solid-waste sites are prohibited; what is older than the line or the notice, and unknown activities, need a person. Mines and heaps have rules of their own.',
  },
  legal: ['red_line_activities', 'red_line_solid_waste', 'red_line_protection'],
  subjects: ['land_activities', 'industrial_projects', 'chemical_parks', 'tailings_ponds', 'construction_sites', 'fuel_users', 'wells', 'encroachments'],
  against: ['red_lines'],
  what_if: { ...asked.act, activity: asked.activity, red_line_opinion_no: { title: { zh: '认定意见、批准文号', en: 'Opinion or approval' }, type: 'text' } },
  unit: { zh: '市自然资源局、市生态环境局', en: 'Natural resources bureau of the city; Ecology bureau of the city' },
  unconfirmed: {
    zh: '142号文第6至10类的措辞按一般了解，未逐条核对，涉及的一律由人工研判；乌海市生态保护红线未公开，演示红线为示意数据。',
    en: 'Items 6 to 10 of notice 142 come from general knowledge: what rests on them goes to a person. The red line of Wuhai is not public; the demonstration line is invented.',
  },
  sites: {
    chemical_park: { activity: 'production' }, chemical_project: { activity: 'production' }, industrial_project: { activity: 'production' }, tailings_pond: { activity: 'solid_waste' }, waste_site: { activity: 'solid_waste' },
    sand_mining: { activity: 'production' }, fuel_facility: { activity: 'production' }, pv: { activity: 'pv' }, linear_works: { activity: 'linear' }, housing: { activity: 'housing' },
    farming: { activity: 'residents' }, tourism: { activity: 'visiting' }, restoration: { activity: 'restoration' }, river_building: { activity: 'linear' }, well: {}, construction_site: { activity: 'production' },
  },
  thresholds: {
    activities_from: day('有限人为活动规定施行日', 'First day of the ten activities', activitiesFrom, { zh: '自然资发〔2022〕142号', en: 'notice 142 of 2022' }),
    solid_waste_from: day('固体废物设施禁令生效日', 'First day of the solid-waste ban', solidWasteFrom, { zh: '固体废物污染环境防治法第二十一条', en: 'Solid Waste Law art. 21' }),
    code_from: day('生态环境法典施行日', 'First day of the Code', codeFrom, { zh: '生态环境法典第四百八十一条', en: 'Ecological Environment Code art. 481' }),
  },
  reach_m: 1000,
  sql: { facts: 'data/measures/meets.sql', subject: 'data/rules/r4_red_line_activities/subject.sql', object: 'data/rules/r4_red_line_activities/object.sql' },
  facts: Facts,
  judge: (facts, { activities_from, solid_waste_from, code_from }): Judgement => judge(facts, { activities: String(activities_from), solidWaste: String(solid_waste_from), code: String(code_from) }),
};
