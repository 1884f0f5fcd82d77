/** Rule R11c: a fire found near one that had been closed within the year before, or recorded as lit again: closing it did not put it out. */
import { Type, type Static } from 'typebox';
import type { Judgement, Rule, Thresholds } from '../../grammar.ts';
import { fire_points } from '../../layers/fire_points/layer.ts';
import { figure, text } from '../../measures/facts.ts';
import { plainly as say } from '../../measures/judging.ts';
import { distance, site } from '../../measures/words.ts';
import { asked, named } from '../../measures/of-layer.ts';

const Facts = Type.Object({
  subject_layer: Type.String(), subject_id: Type.String(), subject_name: Type.String(), subject_synthetic: Type.Boolean(),
  act_date: text, status: text, reignitions: figure,
  object_layer: text, object_id: text, object_name: text, object_synthetic: Type.Boolean(),
  before_closed_on: text, days_after: figure,
  /** A closed fire that counts has a position of unknown accuracy. */
  some_unplaced: Type.Boolean(), meets: Type.Boolean(), distance_m: figure,
  subject_accuracy_m: figure, object_accuracy_m: figure, tolerance_m: figure, object_revision: Type.Integer(), object_as_of: text, object_count: Type.Integer(), coverage_share: figure, coverage_demonstration: Type.Boolean(),
});

function judge(facts: Static<typeof Facts>, thresholds: Thresholds): Judgement {
  const one = site(facts);
  const [within_m, months] = [Number(thresholds['within_m']), Number(thresholds['months'])];
  if (facts.object_id !== null && facts.before_closed_on === null) return say('review', 'closing_day_unknown', `${one.zh}（${facts.act_date ?? ''}发现）距「${facts.object_name ?? facts.object_id}」${distance(facts.distance_m ?? 0)}，后者已销号但销号日期不明，不能排除复燃，需核对台账。`, `${one.en}, found on ${facts.act_date ?? ''}, lies ${distance(facts.distance_m ?? 0)} from “${facts.object_name ?? facts.object_id}”, which is closed, but nobody wrote down when; it may have lit again, so check the ledger.`);
  if (facts.object_id !== null) {
    const found = { zh: `${one.zh}（${facts.act_date ?? ''}发现）距${facts.before_closed_on ?? ''}销号的「${facts.object_name ?? facts.object_id}」${distance(facts.distance_m ?? 0)}，相隔${facts.days_after ?? '?'}天`, en: `${one.en}, found on ${facts.act_date ?? ''}, lies ${distance(facts.distance_m ?? 0)} from “${facts.object_name ?? facts.object_id}”, which had been closed on ${facts.before_closed_on ?? ''}, ${facts.days_after ?? '?'} days before` };
    if (facts.meets) return say('review', 'lit_again', `${found.zh}，在${distance(within_m)}、${months}个月以内，疑似复燃，应恢复原火点并重新治理。`, `${found.en}: within ${distance(within_m)} and ${months} months. It seems to have lit again; reopen the older one and treat it anew.`);
    return say('review', 'lit_again_within_accuracy', `${found.zh}，略超${distance(within_m)}，但未超出位置精度${distance(facts.tolerance_m ?? 0)}，不能排除复燃，需现场核实。`, `${found.en}: just beyond ${distance(within_m)}, but not by more than the positions are exact (${distance(facts.tolerance_m ?? 0)}). It may have lit again; go and see.`);
  }
  if (facts.status === 'reignited') return say('review', 'recorded', `${one.zh}台账记为复燃${facts.reignitions === null ? '' : `（${facts.reignitions}次）`}，销号不等于熄灭，需延长观察期。`, `The ledger says that ${one.en} has lit again${facts.reignitions === null ? '' : ` (${facts.reignitions} times)`}; closed is not put out, so watch it for longer.`);
  if (facts.act_date === null) return say('undetermined', 'found_on_unknown', `${one.zh}的发现日期不明，无法判定是否为复燃。`, `The day ${one.en} was found is unknown, so whether an older fire lit again cannot be told.`);
  if (facts.object_revision === 0) return say('undetermined', 'no_layer', `火点图层尚未发布，无法判定${one.zh}是否为复燃。`, `The layer of fire points was never published, so whether ${one.en} lit again cannot be told.`);
  if (facts.object_count === 0) return say('undetermined', 'no_objects', `火点图层（第${facts.object_revision}版）中没有火点，无法判定${one.zh}是否为复燃。`, `Revision ${facts.object_revision} of the layer holds no fire point, so whether ${one.en} lit again cannot be told.`);
  if (facts.coverage_share === null) return say('undetermined', 'no_coverage_stated', `火点图层未说明资料覆盖到哪里，${one.zh}附近没有查到不等于没有。`, `The layer of fire points does not say where it has data; finding none near ${one.en} does not mean there is none.`);
  if (facts.coverage_share < 1) return say('undetermined', 'outside_coverage', `${one.zh}在火点资料覆盖区之外，无法判定是否为复燃。`, `${one.en} lies outside the ground for which there are data on fires, so whether it lit again cannot be told.`);
  if (facts.subject_accuracy_m === null || facts.some_unplaced) return say('undetermined', 'accuracy_unknown', `${one.zh}或已销号火点的位置精度不明，无法确认附近没有近期销号的火点。`, `How exact the position of ${one.en} or of a closed fire is, is unknown, so it cannot be said that no fire closed lately lies near.`);
  return say('clear', 'not_lit_again', `未发现复燃：${one.zh}周围${distance(within_m)}内没有发现前${months}个月内销号的火点。已检验：火点图层第${facts.object_revision}版。`, `Nothing found: no fire closed in the ${months} months before lies within ${distance(within_m)} of ${one.en}. Tested: the layer of fire points, revision ${facts.object_revision}.`);
}

const WITHIN_M = 50;

export const rule: Rule<typeof Facts> = {
  id: 'r11c_fire_again',
  version: '1.1.0',
  title: { zh: '火点复燃', en: 'Fire points that lit again' },
  summary: {
    zh: '未销号火点在已销号火点50米以内、销号后12个月以内被发现的，疑似复燃，需人工研判；台账记为复燃、或邻近火点已销号而销号日期不明的同样列出。距离和月数没有法律规定，可在试算中调整；发现日期不明或资料未覆盖的，无法判定。',
    en: 'An open fire found within 50 m of a closed one, in the 12 months after it was closed, seems to have lit again and goes to a person, as does one recorded so, or near a closed one of unknown day. No law fixes distance or months; a dry run can change them. Without the day it was found, or without data, it is undetermined.',
  },
  legal: ['plan_fire_points', 'gangue_fire'],
  subjects: ['fire_points'],
  against: ['fire_points'],
  what_if: { ...named, act_date: { title: { zh: '发现日期', en: 'Found on' }, type: 'date' }, ...asked(fire_points, 'status', 'reignitions') },
  unit: { zh: '市能源局、市应急管理局', en: 'Energy bureau of the city; Emergency management bureau of the city' },
  unconfirmed: { zh: '复燃的距离和时间没有法律规定，须由市里确定，一律答需人工研判。', en: 'No law says how near and how soon a fire counts as lit again; the city must, so the answer is review.' },
  sites: {},
  thresholds: {
    within_m: { title: { zh: '与已销号火点的距离', en: 'Distance from a closed fire' }, value: WITHIN_M, unit: 'm', source: { zh: '无法律规定；实践中30–50米', en: 'no law fixes it; 30–50 m in practice' }, adjustable: { min: 10, max: 500, step: 5 } },
    months: { title: { zh: '销号后的观察期', en: 'Watch after closing' }, value: 12, unit: '月', source: { zh: '无法律规定；实践中12个月', en: 'no law fixes it; 12 months in practice' }, adjustable: { min: 1, max: 60, step: 1 } },
  },
  reach_m: WITHIN_M,
  sql: { facts: 'data/rules/r11c_fire_again/facts.sql', subject: 'data/rules/r11c_fire_again/subject.sql', at_large: 'data/rules/r11c_fire_again/at-large.sql' },
  facts: Facts,
  judge,
};
