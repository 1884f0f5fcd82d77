/** Judges one project or activity against one wetland, by the wetland's level in law. */
import { Type, type Static } from 'typebox';
import type { Bilingual, Judgement } from '../../grammar.ts';
import { actFacts, figure, meetsFacts, text, zoneFacts } from '../../measures/facts.ts';
import { actInTime, apart, sayingSeen, withinAccuracy, type Say } from '../../measures/judging.ts';

export const Facts = Type.Object({ ...meetsFacts, ...actFacts, ...zoneFacts, approval_no: text, temporary_years: figure, wetland_act: text, wetland_exception: text, wetland_level: text });
export type Facts = Static<typeof Facts>;

export interface Terms {
  readonly from: string;
  readonly temporary_years: number;
}

const wetland: Bilingual = { zh: '湿地', en: 'wetland' };
const law: Bilingual = { zh: '湿地保护法', en: 'the Wetland Protection Law' };
const levels: Readonly<Record<string, Bilingual>> = {
  national: { zh: '国家重要湿地', en: 'a wetland of national importance' },
  provincial: { zh: '自治区重要湿地', en: 'a wetland of regional importance' },
  general: { zh: '一般湿地', en: 'a general wetland' },
};
const exceptions: Readonly<Record<string, Bilingual>> = {
  national_project: { zh: '国家重大项目', en: 'a major national project' },
  disaster: { zh: '防灾减灾项目', en: 'disaster prevention' },
  water_protection: { zh: '重要水利及保护设施项目', en: 'key water and protection works' },
  wetland_protection: { zh: '湿地保护项目', en: 'wetland protection' },
};
const acts: Readonly<Record<string, Bilingual>> = {
  reclaim: { zh: '开（围）垦、填埋、排干湿地', en: 'reclaiming, filling or draining' },
  cut_off: { zh: '永久性截断湿地水源', en: 'cutting off its water for good' },
  extract: { zh: '挖砂、采矿、取土', en: 'extracting sand, minerals or soil' },
  dump: { zh: '排放不合标准的废水、倾倒堆放废弃物', en: 'discharging or dumping' },
  overgraze: { zh: '过度放牧、滥采野生植物', en: 'overgrazing or stripping plants' },
};

export function judge(facts: Facts, terms: Terms): Judgement {
  if (!facts.meets) return apart(facts, wetland);
  const say = sayingSeen(facts, wetland);
  return judgeStanding(facts, say) ?? withinAccuracy(facts, wetland) ?? actInTime(facts, { law, from: terms.from }, wetland) ?? judgeAct(facts, say) ?? judgeTerm(facts, terms, say) ?? judgeLevel(facts, say);
}

/** A general wetland needs no listing; what a draft says of a wetland settles nothing. */
function judgeStanding(facts: Facts, say: Say): Judgement | null {
  if (facts.zone_status !== 'published') return say('review', 'zone_not_published', '该湿地的名录或者范围尚未公布，不能据以认定，需人工研判。', 'The list or extent of the wetland is not published, so nothing can rest on it; a person must judge.');
  if (levels[facts.wetland_level ?? ''] === undefined) return say('review', 'level_unknown', '湿地级别不明，不能确定适用哪一款，需人工研判。', 'The level of the wetland is unknown, so which provision applies cannot be told; a person must judge.');
  return null;
}

function judgeAct(facts: Facts, say: Say): Judgement | null {
  const act = acts[facts.wetland_act ?? ''];
  if (act === undefined) return null;
  return say('prohibited', 'banned_act', `行为发生于${facts.act_date ?? ''}，涉及${act.zh}，为湿地保护法第二十八条所禁止，不论湿地级别。`, `The act of ${facts.act_date ?? ''} is ${act.en}, which art. 28 of the Wetland Protection Law bans in wetlands of every level.`);
}

function judgeTerm(facts: Facts, terms: Terms, say: Say): Judgement | null {
  const years = facts.temporary_years;
  if (years === null) return null;
  if (years > terms.temporary_years) return say('prohibited', 'temporary_too_long', `临时占用${years}年，超过${terms.temporary_years}年，违反湿地保护法第二十条。`, `A temporary use of ${years} years is longer than ${terms.temporary_years} years: against art. 20 of the Wetland Protection Law.`);
  if (facts.wetland_level === 'national') return null;
  return say('restricted', 'temporary', `临时占用${years}年，未超过${terms.temporary_years}年：不得修筑永久性建筑物，期满后一年内恢复。`, `A temporary use of ${years} years, no more than ${terms.temporary_years}: nothing permanent may be built, and it is restored within a year.`);
}

function judgeLevel(facts: Facts, say: Say): Judgement {
  const level = levels[facts.wetland_level ?? ''] ?? { zh: '', en: '' };
  const opinion = facts.approval_no === null || facts.approval_no.trim() === '' ? { zh: '台账中没有意见文号', en: 'the ledger states no opinion' } : { zh: `台账载明意见文号「${facts.approval_no}」，须核对`, en: `the ledger states the opinion “${facts.approval_no}”: check it` };
  if (facts.wetland_level === 'national') {
    const exception = exceptions[facts.wetland_exception ?? ''];
    if (exception === undefined) return say('prohibited', 'national_wetland', `属${level.zh}，行为发生于${facts.act_date ?? ''}，不属法定例外，为湿地保护法第十九条所禁止。`, `It is ${level.en}; the act of ${facts.act_date ?? ''} is none of the exceptions and is prohibited by art. 19 of the Wetland Protection Law.`);
    return say('restricted', 'national_wetland_excepted', `属${level.zh}，称属法定例外（${exception.zh}）：须征求国务院林业草原主管部门意见，${opinion.zh}。`, `It is ${level.en}; it is said to be an exception (${exception.en}): the national forestry and grassland department is to be heard; ${opinion.en}.`);
  }
  return say('restricted', 'wetland_opinion', `属${level.zh}：选址应当避让，无法避让的应当尽量减少占用，并征求相应主管部门意见，${opinion.zh}。`, `It is ${level.en}: projects avoid it or take as little as they can, and the competent department is heard; ${opinion.en}.`);
}
