/** Judges one important wetland: does all of it lie in the ecological red line? */
import { Type, type Static } from 'typebox';
import type { Bilingual, Judgement } from '../../grammar.ts';
import { gapFacts, text } from '../../measures/facts.ts';
import { covered, plainly, saying } from '../../measures/judging.ts';
import { site, uncovered } from '../../measures/words.ts';

export const Facts = Type.Object({ ...gapFacts, level: text });
export type Facts = Static<typeof Facts>;

const line: Bilingual = { zh: '生态保护红线', en: 'ecological red line' };

export function judge(facts: Facts): Judgement {
  const wetland = site(facts);
  if (facts.level === 'general') return plainly('clear', 'general_wetland', `${wetland.zh}属一般湿地，不要求划入生态保护红线。`, `${wetland.en} is a general wetland, which need not lie in a red line.`);
  if (facts.level !== 'national' && facts.level !== 'provincial') return plainly('undetermined', 'level_unknown', `${wetland.zh}级别不明，不能确定是否属应当划入生态保护红线的重要湿地。`, `The level of ${wetland.en} is unknown, so whether it is an important wetland that belongs in the red line cannot be told.`);
  const level = facts.level === 'national' ? { zh: '国家重要湿地', en: 'a wetland of national importance' } : { zh: '自治区重要湿地', en: 'a wetland of regional importance' };
  return covered(facts, line) ?? saying(uncovered(facts, line))('review', 'not_in_red_line', `属${level.zh}，湿地保护法第十四条要求重要湿地依法划入生态保护红线，须由主管部门核对两者范围后调整。`, `It is ${level.en}, which art. 14 of the Wetland Protection Law puts into the red line; the departments must compare the two extents and adjust them.`);
}
