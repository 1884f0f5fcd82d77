/** Rule R11: whose a fire is. In a heap or yard its owner must put it out; in a mine, near one, or near nobody's, a person decides. */
import { Type, type Static } from 'typebox';
import type { Judgement, Rule, Thresholds } from '../../grammar.ts';
import { fire_points } from '../../layers/fire_points/layer.ts';
import { figure, text } from '../../measures/facts.ts';
import { plainly as say } from '../../measures/judging.ts';
import { distance, site } from '../../measures/words.ts';
import { asked, named } from '../../measures/of-layer.ts';

const Facts = Type.Object({
  subject_layer: Type.String(), subject_id: Type.String(), subject_name: Type.String(), subject_synthetic: Type.Boolean(),
  act_date: text, status: text, recorded_owner: text,
  object_layer: text, object_id: text, object_name: text, object_synthetic: Type.Boolean(), object_owner: text,
  meets: Type.Boolean(), distance_m: figure, inside_depth_m: figure, subject_accuracy_m: figure, object_accuracy_m: figure, tolerance_m: figure,
  /** How many of the two layers (heaps, mines) were ever published. */
  layers_published: Type.Integer(),
  /** 1: both have data here; 0: one has not; null: one does not say. */
  coverage_share: figure,
  coverage_demonstration: Type.Boolean(),
});
type Facts = Static<typeof Facts>;

function judge(facts: Facts, thresholds: Thresholds): Judgement {
  const one = site(facts);
  if (facts.status === 'closed') return say('clear', 'closed', `${one.zh}已销号。`, `${one.en} is closed.`);
  if (facts.object_id === null) return ownerless(facts, Number(thresholds['nearest_m']));
  const other = { zh: `${facts.object_layer === 'mines' ? '矿山' : '排土场（矸石堆场）'}「${facts.object_name ?? facts.object_id}」`, en: `the ${facts.object_layer === 'mines' ? 'mine' : 'spoil heap or gangue yard'} “${facts.object_name ?? facts.object_id}”` };
  const owner = facts.object_owner === null ? { zh: '责任单位不明', en: 'of unknown owner' } : { zh: `责任单位${facts.object_owner}`, en: `owner ${/\p{Script=Han}/u.test(facts.object_owner) ? `“${facts.object_owner}”` : facts.object_owner}` };
  if (!facts.meets) return say('review', 'nearest_owner', `${one.zh}不在任何排土场、矸石堆场或矿山范围内，距最近的${other.zh}${distance(facts.distance_m ?? 0)}（${owner.zh}），需现场核实责任单位。`, `${one.en} lies in no heap, yard or mine; the nearest is ${other.en}, ${distance(facts.distance_m ?? 0)} away (${owner.en}). Find out on the ground whose it is.`);
  const found = { zh: `${one.zh}位于${other.zh}内（${owner.zh}）`, en: `${one.en} lies in ${other.en} (${owner.en})` };
  if (facts.tolerance_m === null || facts.inside_depth_m === null || facts.inside_depth_m <= facts.tolerance_m) return say('review', 'owner_within_accuracy', `${found.zh}，距其边线${distance(facts.inside_depth_m ?? 0)}，未超过位置精度${facts.tolerance_m === null ? '（不明）' : distance(facts.tolerance_m)}，需现场核实责任单位。`, `${found.en}, ${distance(facts.inside_depth_m ?? 0)} from its edge, not more than the positions are exact (${facts.tolerance_m === null ? 'unknown' : distance(facts.tolerance_m)}); find out on the ground whose it is.`);
  if (facts.status === 'detected') return say('review', 'to_verify', `${found.zh}，为卫星热异常，须现场核实是否为火点。`, `${found.en}. It was seen by satellite; go and see whether it is a fire.`);
  if (facts.object_owner === null) return say('review', 'owner_unknown', `${found.zh}，需核实责任单位。`, `${found.en}; find out whose it is.`);
  if (facts.recorded_owner !== null && facts.recorded_owner !== facts.object_owner) return say('review', 'owner_differs', `${found.zh}，与台账所载责任单位“${facts.recorded_owner}”不一致，需人工研判。`, `${found.en}, while the ledger names another owner; a person must judge.`);
  if (facts.object_layer === 'mines') return say('review', 'in_mine', `${found.zh}，但不在排土场或矸石堆场内；煤层火点是现采还是历史遗留，需人工研判。`, `${found.en} but in no heap or yard; whether a seam burns from present or from past mining, a person must judge.`);
  // The duty lasts as long as the fire: the law in force today, not of the day it was found.
  return say('restricted', 'in_heap', `${found.zh}；存放煤炭、煤矸石等的单位应当采取防燃措施（生态环境法典第二百零四条），须限期治理并经验收销号。`, `${found.en}. Whoever stores coal or gangue must prevent fire (art. 204 of the Ecological Environment Code): treat it by a deadline and have it closed.`);
}

function ownerless(facts: Facts, nearest_m: number): Judgement {
  const one = site(facts);
  if (facts.layers_published < 2) return say('undetermined', 'no_layer', `排土场或矿山图层尚未发布，无法判定${one.zh}的责任单位。`, `The layer of heaps or that of mines was never published, so whose ${one.en} is cannot be told.`);
  if (facts.coverage_share === null) return say('undetermined', 'no_coverage_stated', `排土场或矿山图层未说明资料覆盖到哪里，${one.zh}附近没有查到不等于没有。`, `The layers of heaps and mines do not both say where they have data; finding none near ${one.en} does not mean there is none.`);
  if (facts.coverage_share < 1) return say('undetermined', 'outside_coverage', `${one.zh}在排土场或矿山资料覆盖区之外，无法判定责任单位。`, `${one.en} lies outside the ground for which there are data on heaps and mines, so whose it is cannot be told.`);
  return say('review', 'no_owner', `${one.zh}周围${distance(nearest_m)}内没有排土场、矸石堆场或矿山，责任单位不明，由属地政府核实。`, `No heap, yard or mine lies within ${distance(nearest_m)} of ${one.en}; the local government must find out whose it is.`);
}

export const rule: Rule<typeof Facts> = {
  id: 'r11_fire_owner',
  version: '1.1.0',
  title: { zh: '火点责任单位', en: 'Whose a fire point is' },
  summary: {
    zh: '未销号火点位于排土场、矸石堆场内的，由其责任单位限期治理；位于矿山范围内、仅邻近、卫星热异常、台账与位置不一致或处于位置精度以内的，需人工研判；附近没有责任单位的，由属地核实；资料未覆盖的，无法判定。已销号的，未发现冲突。',
    en: 'The owner of the heap or yard in which an open fire lies must treat it. In a mine, near one, seen by satellite, at odds with the ledger or within the accuracy of positions a person decides; near nobody’s, the local government. Without data it is undetermined; a closed fire is clear.',
  },
  legal: ['gangue_fire', 'plan_fire_points'],
  subjects: ['fire_points'],
  against: ['spoil_heaps', 'mines'],
  what_if: { ...named, act_date: { title: { zh: '发现日期', en: 'Found on' }, type: 'date' }, ...asked(fire_points, 'status'), recorded_owner: { title: { zh: '台账责任单位', en: 'Owner in the ledger' }, type: 'text' } },
  unit: { zh: '市能源局、市应急管理局、市生态环境局', en: 'Energy bureau of the city; Emergency management bureau of the city; Ecology bureau of the city' },
  unconfirmed: { zh: '火点没有法定判定阈值；“最近者”距离由市里规定，按需人工研判处理。', en: 'No law says what counts as a fire point; how near the nearest owner must be is for the city to set, so it is answered with review.' },
  sites: {},
  reach_m: 3000,
  thresholds: {
    nearest_m: { title: { zh: '寻找最近责任单位的距离', en: 'How far to look for the nearest owner' }, value: 500, unit: 'm', source: { zh: '无法律规定，由市里确定', en: 'no law fixes it; for the city to set' }, adjustable: { min: 50, max: 2500, step: 50 } },
  },
  sql: { facts: 'data/rules/r11_fire_owner/facts.sql', subject: 'data/rules/r11_fire_owner/subject.sql' },
  facts: Facts,
  judge: (facts, thresholds): Judgement => ({ ...judge(facts, thresholds), law_day: 'today' }),
};
