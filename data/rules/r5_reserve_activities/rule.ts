/** Rule R5: what people may do in the core and the general zone of a nature reserve. */
import type { Judgement, Rule } from '../../grammar.ts';
import { legalBasis } from '../../laws.ts';
import * as asked from '../../measures/asked.ts';
import { Facts, judge } from './judge.ts';

/** The first day of Order 830 and its two zones. */
const twoZonesFrom = legalBasis('nature_reserves').texts[1]?.valid_from ?? '';

export const rule: Rule<typeof Facts> = {
  id: 'r5_reserve_activities',
  version: '1.0.0',
  title: { zh: '自然保护区核心保护区、一般控制区内的人为活动', en: 'Human activities in the core and general zones of a nature reserve' },
  summary: {
    zh: '2026年3月15日起两区管控：核心保护区内的建设禁止；其余活动和一般控制区内的活动，因条例第二十六、二十七条清单未经核实，由人工研判。此前的行为适用三区，须用正式转换成果。矿山另见矿山规则。',
    en: 'Two zones since 15 March 2026: building in the core is prohibited; everything else in the core and all in the general zone goes to a person, because the lists of arts. 26 and 27 are not confirmed. Earlier acts fall under three zones and need the official conversion. Mines have a rule of their own.',
  },
  legal: ['nature_reserves', 'nature_areas_apart'],
  subjects: ['land_activities', 'industrial_projects', 'chemical_parks', 'tailings_ponds', 'construction_sites', 'fuel_users', 'wells', 'encroachments', 'spoil_heaps'],
  against: ['nature_reserves'],
  what_if: { ...asked.act, activity: asked.activity, reserve_approval_no: { title: { zh: '批准文号', en: 'Approval' }, type: 'text' } },
  unit: { zh: '市林业和草原局、市自然资源局', en: 'Forestry and grassland bureau of the city; Natural resources bureau of the city' },
  unconfirmed: {
    zh: '国务院令第830号第二十六、二十七条列明的活动清单未能读到全文，未经核实：除核心保护区内的建设外，一律由人工研判。',
    en: 'The lists of arts. 26 and 27 of Order 830 could not be read in full: except for building in the core, every finding goes to a person.',
  },
  sites: {
    chemical_park: { activity: 'production' }, chemical_project: { activity: 'production' }, industrial_project: { activity: 'production' }, tailings_pond: { activity: 'solid_waste' }, waste_site: { activity: 'solid_waste' },
    gangue_yard: { activity: 'solid_waste' }, sand_mining: { activity: 'production' }, fuel_facility: { activity: 'production' }, pv: { activity: 'pv' }, linear_works: { activity: 'linear' }, housing: { activity: 'housing' },
    farming: { activity: 'residents' }, tourism: { activity: 'visiting' }, restoration: { activity: 'restoration' }, construction_site: { activity: 'production' }, river_building: { activity: 'linear' }, well: {},
  },
  thresholds: {
    two_zones_from: { title: { zh: '两区管控施行日', en: 'First day of the two zones' }, value: twoZonesFrom, unit: '', source: { zh: '自然保护区条例（国务院令第830号）', en: 'Nature Reserve Regulations (Order 830)' } },
  },
  reach_m: 1000,
  sql: { facts: 'data/measures/meets.sql', subject: 'data/rules/r5_reserve_activities/subject.sql', object: 'data/rules/r5_reserve_activities/object.sql' },
  facts: Facts,
  judge: (facts, { two_zones_from }): Judgement => judge(facts, String(two_zones_from)),
};
