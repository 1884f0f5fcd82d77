/** Judges one patch of disturbed ground: does it lie in a licence, and if not, since when is it seen? */
import { Type, type Static } from 'typebox';
import type { Bilingual, Judgement } from '../../grammar.ts';
import { gapFacts, text, yesNo } from '../../measures/facts.ts';
import { covered, plainly, saying, type Say } from '../../measures/judging.ts';
import { site, tested, uncovered } from '../../measures/words.ts';

export const Facts = Type.Object({ ...gapFacts, kind: text, act_date: text, historic: yesNo, licence_no: text, mine_status: text, cover_from: text });
export type Facts = Static<typeof Facts>;

const licence: Bilingual = { zh: '采矿权范围', en: 'licence area' };

/** @param from the first day of the Mineral Resources Law of 2024 */
export function judge(facts: Facts, from: string): Judgement {
  const answer = covered(facts, licence);
  return (answer?.verdict === 'clear' ? judgeCover(facts) : answer) ?? judgeGap(facts, from, saying(uncovered(facts, licence)));
}

/** That a licence covers it is no answer where nobody knows which came first, or where one holder may have gone into the licence of another. */
function judgeCover(facts: Facts): Judgement {
  const one = site(facts);
  if (facts.act_date === null) return plainly('review', 'covered_day_unknown', `${one.zh}全部位于现有采矿权范围内，但影像首次发现日期不明，不能确定当时是否已有采矿许可，需人工研判。`, `All of ${one.en} lies in licence areas of today, but the day on which imagery first showed it is unknown, so whether there was a licence then cannot be told; a person must judge.`);
  if (facts.cover_undated) return plainly('review', 'licence_date_unknown', `${one.zh}位于采矿权范围内，但其中有采矿权发证日期不明，不能确定${facts.act_date}时是否已有采矿许可，需人工研判。`, `${one.en} lies in licence areas, but one of them does not say since when, so whether it was in force on ${facts.act_date} cannot be told; a person must judge.`);
  if (facts.cover_holders > 1) return plainly('review', 'in_two_licences', `${one.zh}跨${facts.cover_holders}个采矿权人的矿区范围，是否进入他人矿区范围开采（矿产资源法第三十五条），需人工研判。`, `${one.en} lies in the licence areas of ${facts.cover_holders} holders; whether one of them mined in the area of another (art. 35 of the Mineral Resources Law) a person must judge.`);
  return saying({ zh: `${one.zh}全部位于同一采矿权人的采矿权范围内，许可早于影像首次发现日${facts.act_date}。`, en: `All of ${one.en} lies in the licence area of one holder, licensed before imagery first showed it on ${facts.act_date}.` })('clear', 'covered', tested(facts, licence).zh, tested(facts, licence).en);
}

function judgeGap(facts: Facts, from: string, say: Say): Judgement {
  const mine = { zh: `「${facts.object_name ?? facts.object_id ?? ''}」`, en: `“${facts.object_name ?? facts.object_id ?? ''}”` };
  if (facts.historic === true) return say('review', 'historic', '属历史遗留扰动，由县级以上人民政府组织修复，需人工研判责任主体。', 'It is historic; governments from county level restore it. Who answers for it, a person must judge.');
  if (!facts.meets) return say('review', 'no_licence_here', '该扰动不与任何有效的采矿权范围相接（已关闭、已治理的矿山和未公布的范围不计），是否属无证开采或者其他工程，需人工研判。', 'It touches no licence area in force (those of closed or restored mines do not count); whether it is mining without a licence or other works, a person must judge.');
  if (facts.act_date === null) return say('review', 'day_unknown', '影像首次发现日期不明，不能确定适用的法律，需人工研判。', 'The day on which imagery first showed it is unknown, so which law applied cannot be told; a person must judge.');
  if (facts.act_date < from) return say('review', 'before_law', `影像首次发现于${facts.act_date}，早于矿产资源法（2024年修订）施行日${from}，须按旧法研判。`, `Imagery first showed it on ${facts.act_date}, before ${from}, when the Mineral Resources Law of 2024 came into force; it is to be judged under the old law.`);
  if (facts.cover_from !== null && facts.act_date < facts.cover_from) {
    return say('prohibited', 'before_licence', `影像首次发现于${facts.act_date}，而${mine.zh}采矿许可发于${facts.cover_from}，发现时尚无许可，为矿产资源法第三十三条所禁止；如该许可是延续换证，须核对原许可证。`, `Imagery first showed it on ${facts.act_date}, but the licence of ${mine.en} is of ${facts.cover_from}: there was none then, which art. 33 of the Mineral Resources Law prohibits. If that licence renews an older one, check the older one.`);
  }
  return say('prohibited', 'outside_licence', `影像首次发现于${facts.act_date}，与${mine.zh}采矿权范围相接，疑似越界，为矿产资源法第三十三条、第三十五条所禁止，须现场核实。`, `Imagery first showed it on ${facts.act_date}; it adjoins the licence area of ${mine.en} and is suspected to reach outside, which arts. 33 and 35 of the Mineral Resources Law prohibit: verify on site.`);
}
