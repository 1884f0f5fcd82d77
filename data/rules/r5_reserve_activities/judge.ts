/** Judges one activity against one zone of a nature reserve: core protection zone or general control zone. */
import { Type, type Static } from 'typebox';
import type { Bilingual, Judgement } from '../../grammar.ts';
import { actFacts, meetsFacts, text, zoneFacts } from '../../measures/facts.ts';
import { actInTime, apart, sayingSeen, withinAccuracy, zoneStanding, type Say } from '../../measures/judging.ts';

export const Facts = Type.Object({ ...meetsFacts, ...actFacts, ...zoneFacts, activity: text, reserve_approval_no: text, reserve_zone: text });
export type Facts = Static<typeof Facts>;

const reserve: Bilingual = { zh: '自然保护区', en: 'nature reserve zone' };
const law: Bilingual = { zh: '自然保护区条例（国务院令第830号）', en: 'the Nature Reserve Regulations (Order 830)' };
/** Building that no reading of art. 26 lists: plant, road, solar field, houses, dump. Basic surveying is among its exceptions. */
export const building: ReadonlySet<string> = new Set(['production', 'housing', 'pv', 'solid_waste', 'linear']);

/** @param twoZonesFrom the first day of the two zones; before it the law knew three, which no software may convert */
export function judge(facts: Facts, twoZonesFrom: string): Judgement {
  if (!facts.meets) return apart(facts, reserve);
  const say = sayingSeen(facts, reserve);
  return zoneStanding(facts, reserve) ?? withinAccuracy(facts, reserve) ?? oldZones(facts, twoZonesFrom, say) ?? actInTime(facts, { law, from: twoZonesFrom }, reserve) ?? judgeZone(facts, say);
}

function oldZones(facts: Facts, twoZonesFrom: string, say: Say): Judgement | null {
  if (facts.act_date === null || facts.act_date >= twoZonesFrom || facts.act_type === 'existing') return null;
  return say('review', 'three_zones_then', `行为发生于${facts.act_date}，当时适用2017年修订的条例，分核心区、缓冲区、实验区三区；现有图层为两区，三区归并须用正式转换成果，需人工研判。`, `The act is of ${facts.act_date}, under the regulations of 2017 with three zones; this layer has two, and the conversion must be the official one. A person must judge.`);
}

function judgeZone(facts: Facts, say: Say): Judgement {
  const date = { zh: `行为发生于${facts.act_date ?? ''}。`, en: `The act is of ${facts.act_date ?? ''}.` };
  const builds = building.has(facts.activity ?? '');
  if (facts.reserve_zone === 'core' && builds) {
    return say('prohibited', 'building_in_core', `${date.zh}位于核心保护区，核心保护区除列明的管护、科研、监测、修复等活动外禁止人为活动，矿山、工厂、道路、光伏等建设属禁止。`, `${date.en} It lies in the core protection zone, where human activity is banned except what is listed (patrol, research, monitoring, restoration); mines, plants, roads and solar fields are prohibited.`);
  }
  if (facts.reserve_zone === 'core') return say('review', 'activity_in_core', `${date.zh}位于核心保护区，是否属条例第二十六条列明的例外活动，因清单未经核实，需人工研判。`, `${date.en} It lies in the core protection zone; whether it is among the exceptions of art. 26 a person must judge, because the list is not confirmed.`);
  if (facts.reserve_zone === 'general') {
    const what = builds ? { zh: '属建设活动，一般控制区严格限制人为活动', en: 'It is building, and the general control zone strictly limits human activity' } : { zh: '一般控制区严格限制人为活动', en: 'The general control zone strictly limits human activity' };
    return say('review', 'activity_in_general', `${date.zh}位于一般控制区，${what.zh}，是否属条例第二十七条列明的活动，因清单未经核实，需人工研判。`, `${date.en} It lies in the general control zone. ${what.en}; whether it is among what art. 27 lists a person must judge, because the list is not confirmed.`);
  }
  return say('review', 'zone_unknown', '功能分区不明（旧三区数据须按正式转换成果归并），需人工研判。', 'Which zone it is is unknown (data of the old three zones need the official conversion); a person must judge.');
}
