/** Judges one patch of disturbed ground: does it lie in a licence, and if not, since when is it seen? */
import { Type, type Static } from 'typebox';
import type { Bilingual, Judgement } from '../../grammar.ts';
import { gapFacts, text, yesNo } from '../../measures/facts.ts';
import { covered, saying, type Say } from '../../measures/judging.ts';
import { uncovered } from '../../measures/words.ts';

export const Facts = Type.Object({ ...gapFacts, kind: text, act_date: text, historic: yesNo, licence_no: text, mine_status: text });
export type Facts = Static<typeof Facts>;

const licence: Bilingual = { zh: '采矿权范围', en: 'licence area' };

/** @param from the first day of the Mineral Resources Law of 2024 */
export function judge(facts: Facts, from: string): Judgement {
  return covered(facts, licence) ?? judgeGap(facts, from, saying(uncovered(facts, licence)));
}

function judgeGap(facts: Facts, from: string, say: Say): Judgement {
  const mine = { zh: `「${facts.object_name ?? facts.object_id ?? ''}」`, en: `“${facts.object_name ?? facts.object_id ?? ''}”` };
  if (facts.historic === true) return say('review', 'historic', '属历史遗留扰动，由县级以上人民政府组织修复，需人工研判责任主体。', 'It is historic; governments from county level restore it. Who answers for it, a person must judge.');
  if (!facts.meets) return say('review', 'no_licence_here', '该扰动不与任何采矿权范围相接，是否属无证开采或者其他工程，需人工研判。', 'It touches no licence area; whether it is mining without a licence or other works, a person must judge.');
  if (facts.act_date === null) return say('review', 'day_unknown', '影像首次发现日期不明，不能确定适用的法律，需人工研判。', 'The day on which imagery first showed it is unknown, so which law applied cannot be told; a person must judge.');
  if (facts.act_date < from) return say('review', 'before_law', `影像首次发现于${facts.act_date}，早于矿产资源法（2024年修订）施行日${from}，须按旧法研判。`, `Imagery first showed it on ${facts.act_date}, before ${from}, when the Mineral Resources Law of 2024 came into force; it is to be judged under the old law.`);
  return say('prohibited', 'outside_licence', `影像首次发现于${facts.act_date}，与${mine.zh}采矿权范围相接，疑似越界，为矿产资源法第三十三条、第三十五条所禁止，须现场核实。`, `Imagery first showed it on ${facts.act_date}; it adjoins the licence area of ${mine.en} and is suspected to reach outside, which arts. 33 and 35 of the Mineral Resources Law prohibit: verify on site.`);
}
