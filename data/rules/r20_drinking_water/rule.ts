/** Rule R20: what may not be built in a drinking-water protection zone, by its level. Every site check asks for it; outfalls have rule R8. */
import type { Rule } from '../../grammar.ts';
import { codeFrom } from '../../laws/writing.ts';
import { acts, named } from '../../measures/of-layer.ts';
import { Facts, judge } from './judge.ts';

const works = {
  polluting: { zh: '排放污染物的建设项目（工业、采矿、固体废物等）', en: 'Building that discharges pollutants (industry, mining, waste)' },
  park: { zh: '工业、化工园区', en: 'Industrial or chemical park' },
  building: { zh: '其他建设项目', en: 'Other building' },
  activity: { zh: '种植、养殖、放牧、旅游等活动', en: 'Farming, breeding, grazing, visiting' },
  supply: { zh: '供水设施、保护水源的工程', en: 'Water supply, protection of the source' },
  other: { zh: '其他活动', en: 'Something else' },
  unknown: { zh: '不明', en: 'Unknown' },
};

export const rule: Rule<typeof Facts> = {
  id: 'r20_drinking_water',
  version: '1.0.0',
  title: { zh: '饮用水水源保护区内的建设项目和活动', en: 'Building and activities in drinking-water protection zones' },
  summary: {
    zh: '一级保护区内新建、改建、扩建与供水和保护水源无关的建设项目为禁止；二级保护区内新建、改建、扩建排放污染物的建设项目为禁止；准保护区内排放污染物的为限制。种植、养殖、旅游、既有设施、不排污的建设、日期或内容不明、草案范围或处于边界精度以内的，需人工研判。排污口另有规则。',
    en: 'In level 1 any new, enlarged or rebuilt building is prohibited unless it serves water supply or the source; in level 2 what discharges pollutants is; in a quasi zone that is restricted. Farming, visiting, what exists, buildings that do not pollute, unknown days and works, draft zones and places within the accuracy of an edge need a person. Outfalls have a rule of their own.',
  },
  legal: ['water_source_building', 'outfall_water_source'],
  subjects: ['chemical_parks', 'industrial_projects', 'mines', 'spoil_heaps', 'tailings_ponds', 'land_activities'],
  against: ['water_source_zones'],
  what_if: { ...named, ...acts, source_works: { title: { zh: '对水源而言的建设内容', en: 'What it is to the water source' }, type: 'choice', choices: works } },
  unit: { zh: '市生态环境局、市水务局', en: 'Ecology bureau of the city; Water bureau of the city' },
  unconfirmed: {
    zh: '乌海市饮用水水源保护区正式范围未载入，演示范围为示意数据；条文为摘要，未逐条核对，未写明的情形按需人工研判处理。',
    en: 'The official zones of Wuhai are not loaded, and those shown are invented; the articles are summaries, not checked word by word, and what they do not name is answered with review.',
  },
  sites: {
    chemical_park: { source_works: 'park' }, chemical_project: { source_works: 'polluting' }, industrial_project: { source_works: 'polluting' }, mine: { source_works: 'polluting' }, tailings_pond: { source_works: 'polluting' },
    waste_site: { source_works: 'polluting' }, gangue_yard: { source_works: 'polluting' }, sand_mining: { source_works: 'polluting' }, fuel_facility: { source_works: 'polluting' }, river_building: { source_works: 'building' },
    pv: { source_works: 'building' }, linear_works: { source_works: 'building' }, housing: { source_works: 'building' }, construction_site: { source_works: 'building' }, well: { source_works: 'other' },
    farming: { source_works: 'activity' }, tourism: { source_works: 'activity' }, restoration: { source_works: 'other' },
  },
  reach_m: 5000,
  thresholds: {
    in_force_from: { title: { zh: '水污染防治法（2017年修正）施行日', en: 'First day of the Water Pollution Law as amended in 2017' }, value: '2018-01-01', unit: '', source: { zh: '水污染防治法（未逐条核对）', en: 'Water Pollution Law (not checked article by article)' } },
    code_from: { title: { zh: '生态环境法典施行日', en: 'First day of the Code' }, value: codeFrom, unit: '', source: { zh: '生态环境法典第一千二百四十二条', en: 'Ecological Environment Code art. 1242' } },
  },
  sql: { facts: 'data/measures/meets.sql', subject: 'data/rules/r20_drinking_water/subject.sql', object: 'data/rules/r20_drinking_water/object.sql' },
  facts: Facts,
  judge,
};
