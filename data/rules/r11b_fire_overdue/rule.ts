/** Rule R11b: a fire point open for longer than its term. The city sets the term, so what is overdue goes to a person. */
import { Type, type Static } from 'typebox';
import type { Judgement, Rule } from '../../grammar.ts';
import { fire_points } from '../../layers/fire_points/layer.ts';
import { figure, text } from '../../measures/facts.ts';
import { plainly as say } from '../../measures/judging.ts';
import { site } from '../../measures/words.ts';
import { asked, named } from '../../measures/of-layer.ts';

const Facts = Type.Object({
  subject_layer: Type.String(), subject_id: Type.String(), subject_name: Type.String(), subject_synthetic: Type.Boolean(),
  act_date: text, status: text, found_on: text, closed_on: text, judged_on: Type.String(), days_open: figure,
});

function judge(facts: Static<typeof Facts>, termDays: number): Judgement {
  const one = site(facts);
  if (facts.status === 'closed') return say('clear', 'closed', `${one.zh}${facts.closed_on === null ? '已销号' : `已于${facts.closed_on}销号`}。`, `${one.en} was closed${facts.closed_on === null ? '' : ` on ${facts.closed_on}`}.`);
  if (facts.found_on === null || facts.days_open === null) return say('undetermined', 'found_on_unknown', `${one.zh}的发现日期不明，无法计算在册时间。`, `The day ${one.en} was found is unknown, so how long it has been open cannot be told.`);
  if (facts.days_open < 0) return say('undetermined', 'found_in_future', `${one.zh}的发现日期${facts.found_on}晚于研判日${facts.judged_on}，记录有误，无法判定。`, `${one.en} is said to be found on ${facts.found_on}, after the day of judging, ${facts.judged_on}: the record is wrong.`);
  const since = { zh: `${one.zh}于${facts.found_on}发现，至${facts.judged_on}已${facts.days_open}天`, en: `${one.en} was found on ${facts.found_on} and has been open for ${facts.days_open} days by ${facts.judged_on}` };
  if (facts.days_open > termDays) return say('review', 'overdue', `${since.zh}，超过期限${termDays}天（期限由市里规定，未经核实），需督办。`, `${since.en}, longer than the term of ${termDays} days (for the city to set, unconfirmed); press for it.`);
  return say('clear', 'within_term', `${since.zh}，未超过期限${termDays}天。`, `${since.en}, not longer than the term of ${termDays} days.`);
}

export const rule: Rule<typeof Facts> = {
  id: 'r11b_fire_overdue',
  version: '1.1.0',
  title: { zh: '火点超期未销号', en: 'Fire points open longer than their term' },
  summary: {
    zh: '未销号火点自发现之日起超过期限的，需人工研判（督办）；期限由市里规定，可在试算中调整。已销号或未超期的，未发现问题；发现日期不明的，无法判定。结果随日期变化，每天重新计算。',
    en: 'A fire not closed within its term since it was found is put before a person. The city sets the term, which a dry run can change. Closed or within its term it is clear; without the day it was found it is undetermined. The answer changes with the calendar, so it is worked out every day.',
  },
  legal: ['plan_fire_points', 'gangue_fire'],
  subjects: ['fire_points'],
  against: [],
  what_if: { ...named, ...asked(fire_points, 'status', 'found_on', 'closed_on'), as_of_day: { title: { zh: '研判日（缺省为今天）', en: 'Day of judging (today unless said)' }, type: 'date' } },
  unit: { zh: '市能源局、市应急管理局', en: 'Energy bureau of the city; Emergency management bureau of the city' },
  unconfirmed: { zh: '火点治理期限没有法律规定，须由市里确定；缺省180天为示例，一律答需人工研判。', en: 'No law sets a term for fires; the city must. The 180 days are an example, so the answer is review.' },
  sites: {},
  clock: 'daily',
  thresholds: { term_days: { title: { zh: '治理期限', en: 'Term' }, value: 180, unit: '天', source: { zh: '无法律规定，由市里确定', en: 'no law fixes it; for the city to set' }, adjustable: { min: 7, max: 1095, step: 1 } } },
  sql: { facts: 'data/rules/r11b_fire_overdue/facts.sql', subject: 'data/rules/r11b_fire_overdue/subject.sql' },
  facts: Facts,
  // The duty to put it out lasts: the law is that of the day of judging.
  judge: (facts, { term_days }): Judgement => ({ ...judge(facts, Number(term_days)), law_day: facts.judged_on }),
};
