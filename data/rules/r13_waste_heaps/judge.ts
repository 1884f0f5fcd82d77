/** Judges one heap of waste against one river management scope or red line. */
import { Type, type Static } from 'typebox';
import type { Bilingual, Judgement } from '../../grammar.ts';
import { meetsFacts, text, zoneFacts } from '../../measures/facts.ts';
import { apart, sayingSeen, withinAccuracy, zoneStanding, type Say } from '../../measures/judging.ts';

export const Facts = Type.Object({ ...meetsFacts, ...zoneFacts, kind: text, cover_state: text, act_date: text });
export type Facts = Static<typeof Facts>;

export interface Days {
  /** First days of the bans: of the River Regulations in scopes, of the Water Pollution Law on banks as we hold it, in red lines. */
  readonly river: string;
  readonly banks: string;
  readonly redLines: string;
  /** First day of the Code, which took both over. */
  readonly code: string;
}

const objects: Readonly<Record<string, Bilingual>> = {
  river_scopes: { zh: '河湖管理范围', en: 'river management scope' },
  red_lines: { zh: '生态保护红线', en: 'ecological red line' },
};

export function judge(facts: Facts, days: Days): Judgement {
  const object = objects[facts.object_layer] ?? { zh: facts.object_layer, en: facts.object_layer };
  if (!facts.meets) return apart(facts, object);
  const say = sayingSeen(facts, object);
  return zoneStanding(facts, object) ?? withinAccuracy(facts, object) ?? judgeDay(facts, days, object, say) ?? banned(facts, days, say);
}

/** What was closed stays a matter of restoration; what lay there before the ban leaves in order. */
function judgeDay(facts: Facts, days: Days, object: Bilingual, say: Say): Judgement | null {
  const from = facts.object_layer === 'river_scopes' ? days.river : days.redLines;
  if (facts.cover_state === 'closed') return say('review', 'closed_heap', '该堆场已封场，不再堆存；是否需要搬迁、如何修复，需人工研判。', 'It is closed and takes no more; whether it must move and how the ground is restored, a person must judge.');
  if (facts.act_date === null) return say('review', 'day_unknown', '启用日期不明，不能确定适用的法律，需人工研判。', 'The day it came into use is unknown, so which law applied cannot be told; a person must judge.');
  if (facts.act_date < from) return say('review', 'before_law', `启用于${facts.act_date}，早于有关禁令生效日${from}，属存量，须限期清理或者有序退出，需人工研判。`, `In use since ${facts.act_date}, before the ban of ${from}: an existing heap that must be cleared or leave in order. A person must judge.`);
  if (facts.zone_published_on !== null && facts.act_date < facts.zone_published_on) return say('review', 'before_zone', `启用于${facts.act_date}，早于该${object.zh}公布或批准日${facts.zone_published_on}，属存量，需人工研判。`, `In use since ${facts.act_date}, before the ${object.en} of ${facts.zone_published_on}: an existing heap. A person must judge.`);
  return null;
}

function banned(facts: Facts, days: Days, say: Say): Judgement {
  const since = facts.act_date ?? '';
  const inCode = since >= days.code;
  if (facts.object_layer === 'river_scopes') {
    const law = inCode ? { zh: '生态环境法典第一百六十四条第二款', en: 'art. 164 para. 2 of the Ecological Environment Code' } : { zh: '水污染防治法第三十八条', en: 'art. 38 of the Water Pollution Law' };
    const banks = since < days.banks ? { zh: '', en: '' } : { zh: `位于最高水位线以下的并为${law.zh}所禁止，`, en: ` and, below the highest water line, by ${law.en}` };
    return say('prohibited', 'waste_in_river_scope', `启用于${since}。河湖管理范围内堆放固体废物为河道管理条例第二十四条所禁止，${banks.zh}应当限期清除。`, `In use since ${since}. Solid waste in a river management scope is banned by art. 24 of the River Regulations${banks.en}; it must be cleared by a deadline.`);
  }
  const law = inCode ? { zh: '生态环境法典第四百八十一条', en: 'art. 481 of the Ecological Environment Code' } : { zh: '固体废物污染环境防治法第二十一条', en: 'art. 21 of the Solid Waste Law' };
  return say('prohibited', 'waste_in_red_line', `启用于${since}。生态保护红线内禁止建设固体废物集中贮存、利用、处置设施、场所，依据${law.zh}。`, `In use since ${since}. Solid-waste stores, use and disposal are flatly banned in a red line: ${law.en}.`);
}
