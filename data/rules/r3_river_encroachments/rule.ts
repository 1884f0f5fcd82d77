/** Rule R3: the four encroachments (乱占、乱采、乱堆、乱建) in the management scope of rivers and lakes. */
import { encroachments } from '../../layers/encroachments/layer.ts';
import type { Attribute, Judgement, Rule, Threshold } from '../../grammar.ts';
import { legalBasis } from '../../laws.ts';
import * as asked from '../../measures/asked.ts';
import { Facts } from './facts.ts';
import { judge } from './judge.ts';

/** The River Regulations, the oldest of the bans. */
const inForceFrom = legalBasis('river_bans').texts[0]?.valid_from ?? '';
const kind: Attribute = { title: { zh: '类型', en: 'Kind' }, type: 'choice', choices: { ...encroachments.attributes['kind']?.choices, town_building: { zh: '住宅、商业、公共建筑等城镇、村庄建设', en: 'Housing, commercial or public building' } } };

const annexes = { zh: '办河湖〔2018〕245号附件（公开网页，未逐条核对）', en: 'annexes of notice 245 (2018), read on a public page' };
const amount = (zh: string, en: string, value: number, unit: string): Threshold => ({ title: { zh, en }, value, unit, source: annexes });

export const rule: Rule<typeof Facts> = {
  id: 'r3_river_encroachments',
  version: '1.0.0',
  title: { zh: '河湖管理范围内的乱占、乱采、乱堆、乱建', en: 'Encroachments in the management scope of rivers and lakes' },
  summary: {
    zh: '位于已公布的河湖管理范围内：禁止的行为（围垦、阻水作物和建筑、倾倒堆放等）即为禁止；采砂取土、滩地利用、涉河项目等须有许可文号；住宅等城镇、村庄建设和历史遗留、草案范围、精度以内的需人工研判。理由中注明按数量的严重程度。',
    en: 'In a published management scope, banned kinds (reclaiming, obstructing crops and buildings, dumping) are prohibited; sand and soil, use of beaches and works at the river need a permit; housing and other town building, what is historic, draft scopes and overlaps within the accuracy need a person. The reason says how serious it is by its amount.',
  },
  legal: ['river_bans', 'river_approvals', 'river_towns', 'bank_dumping', 'flood_22', 'water_law_37', 'yrpl_67', 'yrpl_118', 'four_encroachments'],
  subjects: ['encroachments', 'land_activities', 'tailings_ponds', 'industrial_projects', 'chemical_parks', 'construction_sites', 'fuel_users', 'wells'],
  against: ['river_scopes'],
  what_if: {
    name: asked.name,
    kind,
    act_type: asked.act_type,
    act_date: asked.act_date,
    historic: { title: { zh: '历史遗留', en: 'Historic' }, type: 'boolean' },
    river_permit_no: { title: { zh: '许可文号', en: 'Permit' }, type: 'text' },
    amount_m2: { title: { zh: '面积', en: 'Area' }, type: 'number', unit: 'm²' },
    amount_m3: { title: { zh: '方量', en: 'Volume' }, type: 'number', unit: 'm³' },
    accuracy_m: asked.accuracy_m,
  },
  unit: { zh: '市水务局（河长办）', en: 'Water bureau of the city (river chief office)' },
  unconfirmed: {
    zh: '245号文附件的数量标准来自公开网页，围网、采砂取土达到标准后属“较严重”还是“重大”未经核实，仅在理由中提示，不影响是否违法的判断。',
    en: 'The amounts of notice 245 come from a public page; which class net pens, sand and soil reach is not confirmed. They are named in the reason and do not decide whether something is unlawful.',
  },
  sites: {
    sand_mining: { kind: 'sand' }, river_building: { kind: 'river_works' }, linear_works: { kind: 'river_works' }, pv: { kind: 'beach_use' }, tailings_pond: { kind: 'solid_waste' }, waste_site: { kind: 'solid_waste' }, well: { kind: 'drilling' },
    industrial_project: { kind: 'beach_use' }, chemical_project: { kind: 'beach_use' }, chemical_park: { kind: 'beach_use' }, housing: { kind: 'town_building' }, construction_site: { kind: 'beach_use' }, fuel_facility: { kind: 'beach_use' }, tourism: { kind: 'beach_use' }, farming: { kind: 'unknown' }, restoration: { kind: 'unknown' },
  },
  thresholds: {
    in_force_from: { title: { zh: '禁止性规定生效日', en: 'First day of the bans' }, value: inForceFrom, unit: '', source: { zh: '河道管理条例', en: 'River Regulations' } },
    crops_serious_m2: amount('阻碍行洪作物：较严重的下限', 'Crops that obstruct floods: serious from', 1000, 'm²'),
    crops_major_m2: amount('阻碍行洪作物：超过即为重大', 'Crops that obstruct floods: major above', 5000, 'm²'),
    net_pen_m2: amount('围网养殖：加重标准', 'Net pens: graver from', 5000, 'm²'),
    earth_m3: amount('采砂、取土：加重标准', 'Sand and soil: graver from', 500, 'm³'),
  },
  reach_m: 1000,
  sql: { facts: 'data/measures/meets.sql', subject: 'data/rules/r3_river_encroachments/subject.sql', object: 'data/rules/r3_river_encroachments/object.sql' },
  facts: Facts,
  judge: (facts, thresholds): Judgement => judge(facts, thresholds),
};
