/** Rule R1: no new or expanded chemical park or chemical project in a shoreline control zone of the Yellow River and its tributaries. */
import type { Attribute, Judgement, Rule } from '../../grammar.ts';
import { legalBasis } from '../../laws.ts';
import { Facts } from './facts.ts';
import { judge } from './judge.ts';

const prohibition = legalBasis('yrpl_26_2');
/** The first day on which the prohibition was in force. */
const inForceFrom = prohibition.texts[0]?.valid_from ?? '';

const whatIf: Readonly<Record<string, Attribute>> = {
  name: { title: { zh: '名称', en: 'Name' }, type: 'text' },
  kind: {
    title: { zh: '类别', en: 'Kind' },
    type: 'choice',
    choices: {
      chemical_park: { zh: '化工园区', en: 'Chemical park' },
      chemical: { zh: '化工项目', en: 'Chemical project' },
      coking: { zh: '炼焦', en: 'Coking' },
      power: { zh: '电力', en: 'Power' },
      steel: { zh: '钢铁', en: 'Steel' },
      cement: { zh: '水泥', en: 'Cement' },
      other: { zh: '其他', en: 'Other' },
      unknown: { zh: '不明', en: 'Unknown' },
    },
  },
  act_type: {
    title: { zh: '行为类型', en: 'Act' },
    type: 'choice',
    choices: {
      new: { zh: '新建', en: 'New' },
      expand: { zh: '扩建', en: 'Expansion' },
      rebuild: { zh: '改建', en: 'Rebuilding' },
      existing: { zh: '既有', en: 'Existing' },
      unknown: { zh: '不明', en: 'Unknown' },
    },
  },
  act_date: { title: { zh: '行为发生日', en: 'Date of the act' }, type: 'date' },
  industry_code: { title: { zh: '行业代码 (GB/T 4754)', en: 'Industry code (GB/T 4754)' }, type: 'text' },
  accuracy_m: { title: { zh: '边界精度', en: 'Accuracy of the boundary' }, type: 'number', unit: 'm' },
  expands: { title: { zh: '所扩建园区或项目的编号', en: 'Id of the park or project that is expanded' }, type: 'text' },
};

export const rule: Rule<typeof Facts> = {
  id: 'r1_shoreline_chemical',
  version: '1.1.0',
  title: { zh: '岸线管控范围内禁止新建、扩建化工园区和化工项目', en: 'No new or expanded chemical parks or projects in the shoreline control zone' },
  summary: {
    zh: '化工园区、化工项目与已公布的黄河干支流岸线管控范围重叠即为禁止；扩建只检验新增部分；既有设施、草案范围、日期不明或处于边界精度以内的，需人工研判；无资料或资料未覆盖的，无法判定。',
    en: 'A new or expanded chemical park or project that overlaps a published shoreline control zone is prohibited; of an expansion only the added part is tested. Existing works, draft zones, unknown dates and overlaps within the accuracy of the boundaries need a person. Without data it is undetermined.',
  },
  legal: ['yrpl_26_2', 'yrpl_26_3', 'yrpl_109_1', 'yrpl_121', 'plan_shoreline'],
  subjects: ['chemical_parks', 'industrial_projects'],
  against: ['shoreline_zones'],
  what_if: whatIf,
  unit: { zh: '市水务局、市自然资源局、市生态环境局', en: 'Water bureau of the city; Natural resources bureau of the city; Ecology bureau of the city' },
  unconfirmed: { zh: '乌海市黄河岸线管控范围是否已依法公布，未查到，未经核实；演示范围为示意数据。', en: 'Whether the shoreline control zone has been published for Wuhai was not found; the demonstration zone is invented.' },
  sites: { chemical_park: { kind: 'chemical_park' }, chemical_project: { kind: 'chemical' }, industrial_project: { kind: 'unknown' } },
  thresholds: {
    in_force_from: {
      title: { zh: '禁止性规定生效日', en: 'First day of the prohibition' },
      value: inForceFrom,
      unit: '',
      source: { zh: '黄河保护法第二十六条第二款', en: 'Yellow River Protection Law art. 26 para. 2' },
    },
    tolerance_m: {
      title: { zh: '容差：受检边界与岸线范围精度中较大者；深入范围边线以内或间距不超过它的，需人工研判', en: 'Tolerance: the larger of the accuracies of site and zone; an overlap that reaches no deeper inside the edge, or a gap no wider, needs a person' },
      value: 'max(subject_accuracy_m, object_accuracy_m)',
      unit: 'm',
      source: { zh: '1:10 000 边界精度约 ±5–10 m；以各要素、各版本载明的精度为准', en: 'a boundary drawn at 1:10,000 is good to about ±5–10 m; the accuracy stated by each feature or revision counts' },
    },
    overlap_noise_m2: {
      title: { zh: '小于此值的重叠视为仅相接', en: 'An overlap smaller than this is taken as touching only' },
      value: 0.01,
      unit: 'm²',
      source: { zh: '叠加运算网格 1e-9°(约 0.1 mm)', en: 'overlay grid of 1e-9 degrees, about 0.1 mm' },
    },
  },
  sql: { facts: 'data/rules/r1_shoreline_chemical/facts.sql', subject: 'data/rules/r1_shoreline_chemical/subject.sql' },
  facts: Facts,
  judge: (facts, { in_force_from }): Judgement => judge(facts, String(in_force_from)),
};
