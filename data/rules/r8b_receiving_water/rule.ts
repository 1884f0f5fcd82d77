/** Rule R8b, receiving water: in a water-function zone that fails its target no new, changed or enlarged outfall, key works of livelihood apart. */
import { Type, type Static } from 'typebox';
import type { Judgement, Rule } from '../../grammar.ts';
import { outfalls } from '../../layers/outfalls/layer.ts';
import { yellowRiverFrom } from '../../laws/writing.ts';
import { actFacts, figure, meetsFacts, text, zoneFacts } from '../../measures/facts.ts';
import { actInTime, apart, sayingSeen, withinAccuracy, withoutCoverage, zoneStanding } from '../../measures/judging.ts';
import { acts, asked, named } from '../../measures/of-layer.ts';

const zone = { zh: '水功能区', en: 'water-function zone' };
const law = { zh: '黄河保护法', en: 'the Yellow River Protection Law' };
const Facts = Type.Object({ ...meetsFacts, ...actFacts, kind: text, status: text, ...zoneFacts, attainment: text, target_class: text, latest_class: text, result_year: figure });
type Facts = Static<typeof Facts>;

function judge(facts: Facts, from: string): Judgement {
  if (!facts.meets) return apart(facts, zone);
  const say = sayingSeen(facts, zone);
  if (facts.status === 'sealed') return withoutCoverage(facts, zone) ?? say('clear', 'sealed', '该排污口已封堵，不再排放。', 'The outfall is sealed and discharges nothing.');
  const result = { zh: `${facts.result_year ?? '年度不明'}年评价为${facts.latest_class ?? '类别不明'}，目标${facts.target_class ?? '不明'}`, en: `result of ${facts.result_year ?? 'an unknown year'}: ${facts.latest_class?.replace('劣V', 'worse than V') ?? 'unknown class'}, target ${facts.target_class ?? 'unknown'}` };
  const standing = zoneStanding(facts, zone) ?? withinAccuracy(facts, zone);
  if (standing !== null) return standing;
  if (facts.attainment === 'attained') return withoutCoverage(facts, zone) ?? say('clear', 'zone_attained', `该水功能区达标（${result.zh}），不适用不达标水功能区的限制。`, `The zone meets its target (${result.en}), so the limit for failing zones does not apply.`);
  if (facts.attainment !== 'failing') return say('review', 'attainment_unknown', '该水功能区是否达标不明，需人工研判。', 'Whether the zone meets its target is unknown; a person must judge.');
  if (facts.kind === null) return say('review', 'kind_unknown', `该水功能区不达标（${result.zh}），排污口类型不明，不能确定是否属重要民生工程，需人工研判。`, `The zone fails its target (${result.en}); the class of the outfall is unknown, so whether it serves key works of livelihood cannot be told. A person must judge.`);
  if (facts.kind === 'urban_plant') return withoutCoverage(facts, zone) ?? say('clear', 'livelihood_works', `该水功能区不达标（${result.zh}），但城镇污水处理厂属重要民生工程，黄河保护法第七十六条不予限制。`, `The zone fails its target (${result.en}), but an urban sewage plant is one of the key works of livelihood that art. 76 of the Yellow River Protection Law lets be.`);
  const act = actInTime(facts, { law, from }, zone);
  if (act !== null) return act;
  return say('restricted', 'failing_zone', `该水功能区不达标（${result.zh}），排污口于${facts.act_date ?? ''}新设、改设或者扩大；黄河保护法第七十六条要求严格控制，须有批准文件证明必要且不增加污染。`, `The zone fails its target (${result.en}), and the outfall was set up, changed or enlarged on ${facts.act_date ?? ''}; art. 76 of the Yellow River Protection Law controls this strictly: show the approval and that no pollution is added.`);
}

export const rule: Rule<typeof Facts> = {
  id: 'r8b_receiving_water',
  version: '1.1.0',
  title: { zh: '不达标水功能区内的排污口', en: 'Outfalls into water that fails its target' },
  summary: {
    zh: '未达到水质目标的水功能区，除城镇污水处理厂等重要民生工程外，严格控制新设、改设或者扩大排污口：为限制。达标的水功能区不受此限；既有的、日期不明、未监测或草案的，需人工研判。',
    en: 'In a water-function zone that fails its target new, changed and enlarged outfalls are restricted, key works of livelihood such as urban sewage plants apart. A zone that meets its target is free of this; existing and undated outfalls, zones not monitored and drafts need a person.',
  },
  legal: ['yrpl_76', 'outfall_code'],
  subjects: ['outfalls'],
  against: ['water_function_zones'],
  what_if: { ...named, ...acts, ...asked(outfalls, 'kind', 'status') },
  unit: { zh: '市生态环境局、市水务局', en: 'Ecology bureau of the city; Water bureau of the city' },
  sites: { outfall: {} },
  reach_m: 3000,
  thresholds: { in_force_from: { title: { zh: '黄河保护法施行日', en: 'First day of the Yellow River Protection Law' }, value: yellowRiverFrom, unit: '', source: { zh: '黄河保护法', en: 'Yellow River Protection Law' } } },
  sql: { facts: 'data/measures/meets.sql', subject: 'data/rules/r8b_receiving_water/subject.sql', object: 'data/rules/r8b_receiving_water/object.sql' },
  facts: Facts,
  judge: (facts, { in_force_from }): Judgement => judge(facts, String(in_force_from)),
};
