/**
 * Rule R7c, a coverage rule: what of a converted clean-heating area no no-burn zone covers is work still to do. It answers `review`, not
 * `restricted`: nobody breaks a law there, and whether the zone is enlarged is for the city government to decide.
 */
import { Type, type Static } from 'typebox';
import type { Judgement, Rule } from '../../grammar.ts';
import { clean_heating_areas } from '../../layers/clean_heating_areas/layer.ts';
import { gapFacts, text } from '../../measures/facts.ts';
import { covered, saying } from '../../measures/judging.ts';
import { uncovered } from '../../measures/words.ts';
import { asked, named } from '../../measures/of-layer.ts';

const zone = { zh: '依法划定的禁燃区', en: 'no-burn zone drawn under the law' };
const Facts = Type.Object({ ...gapFacts, conversion: text, finished_on: text });

function judge(facts: Static<typeof Facts>): Judgement {
  const answer = covered(facts, zone);
  if (answer !== null) return answer;
  const say = saying(uncovered(facts, zone));
  if (facts.finished_on === null) return say('review', 'gap_not_finished', '改造完成日期不明，需核实是否已完成；已完成的，按整改方案应划入禁燃区，属待办事项。', 'Whether the conversion is finished is unknown; once it is, the rectification plan wants it in a no-burn zone: something to do.');
  return say('review', 'gap', `该片区已于${facts.finished_on}完成清洁取暖改造，按整改方案应划定为高污染燃料禁燃区；未覆盖部分属待办事项，由市人民政府研究扩大禁燃区，不属违法。`, `Its conversion was finished on ${facts.finished_on}, and the rectification plan wants it in a no-burn zone. What is not covered is something to do for the city government, and no offence.`);
}

export const rule: Rule<typeof Facts> = {
  id: 'r7c_heating_not_in_zone',
  version: '1.1.0',
  title: { zh: '清洁取暖改造完成区应划入禁燃区', en: 'Converted clean-heating areas belong in a no-burn zone' },
  summary: {
    zh: '已完成清洁取暖改造的片区减去依法划定的禁燃区，余下的就是缺口：需人工研判的待办事项，不属违法。草案和区级通告不算覆盖；缺口不超过边界精度的，核对坐标；资料未覆盖的，无法判定。',
    en: 'A converted area less the no-burn zones drawn under the law: what is left is a gap, a thing to do and no offence. Drafts and notices by a district do not cover. A gap no wider than the boundaries are exact is checked against coordinates; where there is no data it is undetermined.',
  },
  legal: ['plan_clean_heating', 'no_burn_zone'],
  subjects: ['clean_heating_areas'],
  against: ['no_burn_zones'],
  what_if: { ...named, ...asked(clean_heating_areas, 'conversion', 'finished_on') },
  unit: { zh: '市人民政府、市生态环境局、市住房和城乡建设局', en: 'City government; Ecology bureau of the city; Housing bureau of the city' },
  unconfirmed: { zh: '乌海市禁燃区通告及范围未查到，未经核实；演示范围为示意数据。', en: "Wuhai's notice and its extent were not found; the demonstration zones are invented." },
  sites: {},
  reach_m: 5000,
  thresholds: {},
  sql: { facts: 'data/measures/gap.sql', subject: 'data/rules/r7c_heating_not_in_zone/subject.sql', object: 'data/rules/r7c_heating_not_in_zone/object.sql' },
  facts: Facts,
  judge: (facts): Judgement => ({ ...judge(facts), law_day: 'today' }),
};
