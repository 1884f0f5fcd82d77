/** Judges one project or activity against one wetland, by the wetland's level in law. */
import { Type, type Static } from 'typebox';
import type { Bilingual, Judgement } from '../../grammar.ts';
import { actFacts, figure, meetsFacts, text, zoneFacts } from '../../measures/facts.ts';
import { actInTime, apart, sayingSeen, withinAccuracy, zoneStanding, type Say } from '../../measures/judging.ts';

export const Facts = Type.Object({ ...meetsFacts, ...actFacts, ...zoneFacts, wetland_opinion_no: text, temporary_years: figure, wetland_act: text, wetland_exception: text, wetland_level: text, wetland_kind: text, activity: text });
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
  extract: { zh: '采砂、取土', en: 'extracting sand or soil' },
  dump: { zh: '排放不合标准的废水、倾倒堆放废弃物', en: 'discharging or dumping' },
  overgraze: { zh: '过度放牧、滥采野生植物', en: 'overgrazing or stripping plants' },
};

/** Banned of natural wetlands alone. */
const natural: ReadonlySet<string> = new Set(['reclaim', 'cut_off']);

export function judge(facts: Facts, terms: Terms): Judgement {
  if (!facts.meets) return apart(facts, wetland);
  const say = sayingSeen(facts, wetland);
  return judgeStanding(facts, say) ?? withinAccuracy(facts, wetland) ?? actInTime(facts, { law, from: terms.from }, wetland) ?? judgeAct(facts, say) ?? judgeUnsaid(facts, say) ?? judgeTerm(facts, terms, say) ?? judgeLevel(facts, say);
}

/** A general wetland needs no listing; what a draft says of a wetland settles nothing. */
function judgeStanding(facts: Facts, say: Say): Judgement | null {
  if (facts.zone_status !== 'published') return say('review', 'zone_not_published', '该湿地的名录或者范围尚未公布，不能据以认定，需人工研判。', 'The list or extent of the wetland is not published, so nothing can rest on it; a person must judge.');
  if (levels[facts.wetland_level ?? ''] === undefined) return say('review', 'level_unknown', '湿地级别不明，不能确定适用哪一款，需人工研判。', 'The level of the wetland is unknown, so which provision applies cannot be told; a person must judge.');
  return facts.wetland_level === 'general' ? null : zoneStanding(facts, wetland);
}

function judgeAct(facts: Facts, say: Say): Judgement | null {
  const act = acts[facts.wetland_act ?? ''];
  if (act === undefined) return null;
  if (natural.has(facts.wetland_act ?? '') && (facts.wetland_kind === null || facts.wetland_kind === 'artificial')) {
    // Occupying one of national importance is prohibited whatever its kind.
    if (facts.wetland_level === 'national') return null;
    const kind = facts.wetland_kind === null ? { zh: '湿地类型不明', en: 'The kind of the wetland is unknown' } : { zh: '属人工湿地', en: 'It is artificial' };
    return say('review', 'not_a_natural_wetland', `行为涉及${act.zh}，${kind.zh}：湿地保护法第二十八条就此所禁止的是对自然湿地的行为，需人工研判。`, `The act is ${act.en}. ${kind.en}: art. 28 of the Wetland Protection Law bans this of natural wetlands, so a person must judge.`);
  }
  return say('prohibited', 'banned_act', `行为发生于${facts.act_date ?? ''}，涉及${act.zh}，为湿地保护法第二十八条所禁止，不论湿地级别。`, `The act of ${facts.act_date ?? ''} is ${act.en}, which art. 28 of the Wetland Protection Law bans in wetlands of every level.`);
}

/** Farming may over-graze or reclaim, restoration may be wetland protection: what nobody said, a person must find out. */
function judgeUnsaid(facts: Facts, say: Say): Judgement | null {
  if (facts.activity === 'residents' && facts.wetland_act === null) return say('review', 'farming_unsaid', '属种植、养殖、放牧，是否开（围）垦自然湿地或者过度放牧（湿地保护法第二十八条）未说明，需人工研判。', 'It is farming or grazing; whether it reclaims a natural wetland or over-grazes (art. 28 of the Wetland Protection Law) nobody said, so a person must judge.');
  if (facts.activity === 'restoration' && facts.wetland_level === 'national' && facts.wetland_exception === null) return say('review', 'exception_unsaid', '属生态修复工程，是否属湿地保护项目等法定例外（湿地保护法第十九条）未说明，需人工研判。', 'It is restoration; whether it counts as wetland protection or another exception of art. 19 of the Wetland Protection Law nobody said, so a person must judge.');
  return null;
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
  const opinion = facts.wetland_opinion_no === null || facts.wetland_opinion_no.trim() === '' ? { zh: '台账中没有意见文号', en: 'the ledger states no opinion' } : { zh: `台账载明意见文号「${facts.wetland_opinion_no}」，须核对`, en: `the ledger states the opinion “${facts.wetland_opinion_no}”: check it` };
  if (facts.wetland_level === 'national') {
    const exception = exceptions[facts.wetland_exception ?? ''];
    if (exception === undefined) return say('prohibited', 'national_wetland', `属${level.zh}，行为发生于${facts.act_date ?? ''}，不属法定例外，为湿地保护法第十九条所禁止。`, `It is ${level.en}; the act of ${facts.act_date ?? ''} is none of the exceptions and is prohibited by art. 19 of the Wetland Protection Law.`);
    return say('restricted', 'national_wetland_excepted', `属${level.zh}，称属法定例外（${exception.zh}）：须征求国务院林业草原主管部门意见，${opinion.zh}。`, `It is ${level.en}; it is said to be an exception (${exception.en}): the national forestry and grassland department is to be heard; ${opinion.en}.`);
  }
  return say('restricted', 'wetland_opinion', `属${level.zh}：选址应当避让，无法避让的应当尽量减少占用，并征求相应主管部门意见，${opinion.zh}。`, `It is ${level.en}: projects avoid it or take as little as they can, and the competent department is heard; ${opinion.en}.`);
}
