/** Judges one outfall against one protected place; which law forbids it depends on the place, the act and its day. */
import { Type, type Static } from 'typebox';
import type { Bilingual, Judgement, Thresholds } from '../../grammar.ts';
import { actFacts, meetsFacts, text, zoneFacts } from '../../measures/facts.ts';
import { apart, sayingSeen, withinAccuracy, withoutCoverage, zoneStanding, type Say } from '../../measures/judging.ts';

export const Facts = Type.Object({ ...meetsFacts, ...actFacts, kind: text, status: text, ...zoneFacts, zone_kind: text });
type Facts = Static<typeof Facts>;

/** First day of the wording of the Water Pollution Law that we hold. */
const LAW_AS_AMENDED = '2018-01-01';

const places: Readonly<Record<string, Bilingual>> = {
  water_source_zones: { zh: '饮用水水源保护区', en: 'drinking-water protection zone' },
  red_lines: { zh: '生态保护红线', en: 'ecological red line' },
  nature_reserves: { zh: '自然保护区', en: 'nature reserve' },
  wetlands: { zh: '湿地公园等受保护湿地', en: 'wetland park or other protected wetland' },
};

export function judge(facts: Facts, thresholds: Thresholds): Judgement {
  const place = places[facts.object_layer] ?? { zh: '保护区域', en: 'protected area' };
  if (!facts.meets) return apart(facts, place);
  const say = sayingSeen(facts, place);
  if (facts.status === 'sealed') return withoutCoverage(facts, place) ?? say('clear', 'sealed', '该排污口已封堵，不再排放。', 'The outfall is sealed and discharges nothing.');
  const codeFrom = String(thresholds['code_from']);
  return zoneStanding(facts, place) ?? withinAccuracy(facts, place) ?? (facts.object_layer === 'water_source_zones' ? inWaterSource(facts, codeFrom, say) : inNature(facts, codeFrom, place, say));
}

/** Levels 1 and 2: whatever the act and its day; an older outfall must go too. */
function inWaterSource(facts: Facts, codeFrom: string, say: Say): Judgement {
  if (facts.zone_kind === 'quasi') return say('review', 'quasi_zone', '准保护区内是否允许设置，须核对水质影响及地方规定，需人工研判。', 'Whether an outfall may stand in a quasi protection zone depends on its effect and on local rules; a person must judge.');
  if (facts.zone_kind !== 'level_1' && facts.zone_kind !== 'level_2') return say('review', 'level_unknown', '保护区级别不明，需人工研判。', 'The level of the zone is unknown; a person must judge.');
  const law = facts.act_date !== null && facts.act_date >= codeFrom
    ? { zh: '生态环境法典第三百一十八条', en: 'art. 318 of the Ecological Environment Code' }
    : { zh: `水污染防治法第六十四条（${codeFrom}起为生态环境法典第三百一十八条）`, en: `art. 64 of the Water Pollution Law (from ${codeFrom} art. 318 of the Code)` };
  const level = facts.zone_kind === 'level_1' ? { zh: '一级', en: 'level 1' } : { zh: '二级', en: 'level 2' };
  const judgement = say('prohibited', 'in_water_source_zone', `属饮用水水源${level.zh}保护区，${law.zh}禁止在其中设置排污口，既有的应当拆除。`, `It is a drinking-water protection zone of ${level.en}; ${law.en} forbids outfalls there, and an existing one must go.`);
  // That it must go is a duty of today, whatever held when it was set up.
  const lasting = facts.act_type === 'existing' || facts.act_date === null || facts.act_date < LAW_AS_AMENDED;
  return lasting ? { ...judgement, law_day: 'today' } : judgement;
}

/** Red lines, reserves and wetland parks: only what is new, and by name only since the Code. */
function inNature(facts: Facts, codeFrom: string, place: Bilingual, say: Say): Judgement {
  if (facts.act_type === 'existing') return say('review', 'existing', '属既有排污口，不因位置而当然违法，需人工研判是否清理退出。', 'It stood there before; being there is not in itself unlawful. Whether it must go, a person must judge.');
  if (facts.act_type === 'expand' || facts.act_type === 'rebuild') return say('review', 'not_new', '属扩大或改设，条文只写明新建，需人工研判。', 'It was enlarged or changed, while the text speaks of new ones; a person must judge.');
  if (facts.act_type !== 'new') return say('review', 'unknown_act', '设置行为（新设、改设、扩大或既有）不明，需人工研判。', 'Whether it is new, changed, enlarged or existing is unknown; a person must judge.');
  if (facts.act_date === null) return say('review', 'act_date_unknown', '设置日期不明，无法确定适用的法律，需人工研判。', 'The day it was set up is unknown, so which law applied cannot be told; a person must judge.');
  if (facts.act_date < codeFrom) return say('review', 'before_code', `设置于${facts.act_date}，早于生态环境法典施行日${codeFrom}；当时的水污染防治法第七十五条未写明${place.zh}，需人工研判。`, `It was set up on ${facts.act_date}, before the Code came into force on ${codeFrom}; art. 75 of the Water Pollution Law did not name it (${place.en}). A person must judge.`);
  if (facts.zone_published_on !== null && facts.act_date < facts.zone_published_on) return say('review', 'before_zone', `设置于${facts.act_date}，早于该${place.zh}批准日${facts.zone_published_on}，需人工研判。`, `It was set up on ${facts.act_date}, before the ${place.en} was approved on ${facts.zone_published_on}; a person must judge.`);
  return say('prohibited', 'new_in_protected_area', `于${facts.act_date}新设，生态环境法典第三百二十九条、第一千一百零九条第二款禁止在该类区域新建排污口。`, `It was set up on ${facts.act_date}; arts. 329 and 1109 para. 2 of the Ecological Environment Code forbid new outfalls in such a place.`);
}
