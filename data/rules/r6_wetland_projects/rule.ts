/** Rule R6: projects and wetlands, by the wetland's level in law. */
import { land_activities } from '../../layers/land_activities/layer.ts';
import type { Attribute, Judgement, Rule } from '../../grammar.ts';
import { legalBasis } from '../../laws.ts';
import * as asked from '../../measures/asked.ts';
import { Facts, judge } from './judge.ts';

const inForceFrom = legalBasis('wetland_19').texts[0]?.valid_from ?? '';
/** Asked in the very words of the layer. */
const likeLayer = (name: string, title: Attribute['title']): Attribute => ({ title, type: 'choice', choices: land_activities.attributes[name]?.choices ?? {} });

export const rule: Rule<typeof Facts> = {
  id: 'r6_wetland_projects',
  version: '1.0.0',
  title: { zh: '建设项目占用湿地', en: 'Projects in wetlands' },
  summary: {
    zh: '占用国家重要湿地禁止，法定例外除外；占用自治区重要湿地、一般湿地须有主管部门意见；临时占用超过两年禁止；采砂取土、倾倒等行为在各级湿地均禁止，开垦、排干、填埋在自然湿地禁止；种植放牧、生态修复未说明具体情形的由人工研判。',
    en: 'Occupying a wetland of national importance is prohibited but for the exceptions of the law; other wetlands need the opinion of the department; a temporary use of more than two years is prohibited; extracting and dumping are banned in every wetland, reclaiming, draining and filling in natural ones; farming and restoration of which no more is said go to a person.',
  },
  legal: ['wetland_19', 'wetland_20', 'wetland_28', 'wetland_14', 'wetland_penalties'],
  subjects: ['land_activities', 'industrial_projects', 'chemical_parks', 'tailings_ponds', 'construction_sites', 'fuel_users', 'wells', 'encroachments', 'spoil_heaps', 'outfalls'],
  against: ['wetlands'],
  what_if: {
    ...asked.act,
    activity: asked.activity,
    wetland_opinion_no: { title: { zh: '主管部门意见文号', en: 'Opinion of the department' }, type: 'text' },
    temporary_years: { title: { zh: '临时占用年限', en: 'Years of temporary use' }, type: 'number', unit: 'a' },
    wetland_act: likeLayer('wetland_act', { zh: '涉湿地行为', en: 'Act upon the wetland' }),
    wetland_exception: likeLayer('wetland_exception', { zh: '占用国家重要湿地的法定情形', en: 'Ground for using a wetland of national importance' }),
  },
  unit: { zh: '市林业和草原局', en: 'Forestry and grassland bureau of the city' },
  sites: {
    chemical_park: {}, chemical_project: {}, industrial_project: {}, tailings_pond: { wetland_act: 'dump' }, waste_site: { wetland_act: 'dump' }, gangue_yard: { wetland_act: 'dump' }, sand_mining: { wetland_act: 'extract' },
    pv: {}, linear_works: {}, housing: {}, farming: { activity: 'residents' }, tourism: {}, river_building: {}, construction_site: {}, restoration: { activity: 'restoration' }, fuel_facility: {}, well: {}, outfall: {},
  },
  thresholds: {
    in_force_from: { title: { zh: '湿地保护法施行日', en: 'First day of the Wetland Protection Law' }, value: inForceFrom, unit: '', source: { zh: '湿地保护法', en: 'Wetland Protection Law' } },
    temporary_years: { title: { zh: '临时占用的最长年限', en: 'Longest temporary use' }, value: 2, unit: 'a', source: { zh: '湿地保护法第二十条', en: 'Wetland Protection Law art. 20' } },
  },
  reach_m: 1000,
  sql: { facts: 'data/measures/meets.sql', subject: 'data/rules/r6_wetland_projects/subject.sql', object: 'data/rules/r6_wetland_projects/object.sql' },
  facts: Facts,
  judge: (facts, { in_force_from, temporary_years }): Judgement => judge(facts, { from: String(in_force_from), temporary_years: Number(temporary_years) }),
};
