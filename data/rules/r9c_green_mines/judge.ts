/** Judges one mine alone: is it in production, and is it on a green-mine list? */
import { Type, type Static } from 'typebox';
import type { Judgement } from '../../grammar.ts';
import { aloneFacts, text } from '../../measures/facts.ts';
import { plainly } from '../../measures/judging.ts';
import { site } from '../../measures/words.ts';

export const Facts = Type.Object({ ...aloneFacts, status: text, green_level: text });
export type Facts = Static<typeof Facts>;

const idle: ReadonlySet<string> = new Set(['construction', 'suspended', 'closed', 'restored']);

export function judge(facts: Facts): Judgement {
  const mine = site(facts);
  if (facts.status !== 'producing') {
    if (facts.status !== null && idle.has(facts.status)) return plainly('clear', 'not_producing', `${mine.zh}不在产，不在该目标的总体之内。`, `${mine.en} is not in production and no part of what the target counts.`);
    return plainly('undetermined', 'status_unknown', `${mine.zh}是否在产不明，无法判定是否应当列入绿色矿山名录。`, `Whether ${mine.en} is in production is unknown, so whether it must be on the list cannot be told.`);
  }
  if (facts.green_level === 'national' || facts.green_level === 'provincial') {
    const level = facts.green_level === 'national' ? { zh: '国家级', en: 'national' } : { zh: '自治区级', en: 'regional' };
    return plainly('clear', 'listed', `${mine.zh}在产，已列入${level.zh}绿色矿山名录。`, `${mine.en} is in production and on the ${level.en} list of green mines.`);
  }
  if (facts.green_level === 'none') return plainly('review', 'not_listed', `${mine.zh}在产而未列入国家级或者自治区级绿色矿山名录，与整改方案「在产矿山达到国家或自治区级绿色矿山建设标准」有差距；自评达标不等于入库，需督促创建。`, `${mine.en} is in production and on neither the national nor the regional list of green mines: a gap to the plan's target. A self-assessment is not a listing.`);
  return plainly('undetermined', 'listing_unknown', `${mine.zh}在产，是否列入绿色矿山名录不明，无法判定。`, `${mine.en} is in production; whether it is on a list of green mines is unknown.`);
}
