/** Judges one site against one drinking-water protection zone: by the zone's level and by what the site is to the water. */
import { Type, type Static } from 'typebox';
import type { Bilingual, Judgement, Thresholds } from '../../grammar.ts';
import { actFacts, meetsFacts, text, zoneFacts } from '../../measures/facts.ts';
import { actInTime, apart, sayingSeen, withinAccuracy, zoneStanding, type Say } from '../../measures/judging.ts';

export const Facts = Type.Object({ ...meetsFacts, ...actFacts, source_works: text, ...zoneFacts, zone_kind: text });
type Facts = Static<typeof Facts>;

const zone: Bilingual = { zh: '饮用水水源保护区', en: 'drinking-water protection zone' };
const waterLaw: Bilingual = { zh: '水污染防治法（2017年修正）', en: 'the Water Pollution Law as amended in 2017' };

/** @param thresholds first day of the Water Pollution Law as amended, and of the Code */
export function judge(facts: Facts, thresholds: Thresholds): Judgement {
  if (!facts.meets) return apart(facts, zone);
  const say = sayingSeen(facts, zone);
  return (
    zoneStanding(facts, zone) ?? withinAccuracy(facts, zone) ?? unsaid(facts, say) ??
    actInTime(facts, { law: waterLaw, from: String(thresholds['in_force_from']) }, zone) ?? built(facts, lawOn(facts.act_date ?? '', String(thresholds['code_from'])), say)
  );
}

/** What no text that we hold says of buildings: a person must judge. */
function unsaid(facts: Facts, say: Say): Judgement | null {
  if (facts.zone_kind !== 'level_1' && facts.zone_kind !== 'level_2' && facts.zone_kind !== 'quasi') return say('review', 'level_unknown', '保护区级别不明，需人工研判。', 'The level of the zone is unknown; a person must judge.');
  switch (facts.source_works) {
    case 'supply':
      return say('review', 'supply_works', '属供水设施或保护水源的工程，须核对其用途和批准文件，需人工研判。', 'It serves water supply or the protection of the source; check what it is for and its papers. A person must judge.');
    case 'activity':
      return say('review', 'activity', '属种植、养殖、旅游等活动，是否可能污染饮用水水体须按级别和地方规定核实，需人工研判。', 'It is farming, breeding or visiting; whether it may foul the water depends on the level and on local rules. A person must judge.');
    case 'park':
      return facts.act_type === 'expand' ? say('review', 'park_expansion', '属园区扩建，须核对位于保护区内的是新增部分还是原有部分，需人工研判。', 'A park was enlarged; whether its older or its added part lies in the zone, a person must judge.') : null;
    case 'polluting':
    case 'building':
      return null;
    case 'other':
      return say('review', 'other_works', '其活动不属一般建设项目，是否与供水设施和保护水源有关须核实，需人工研判。', 'It is no ordinary building; whether it has to do with water supply or the protection of the source must be found out. A person must judge.');
    default:
      return say('review', 'works_unknown', '建设内容不明，不能确定是否排放污染物或与供水有关，需人工研判。', 'What it is, is unknown, so whether it pollutes or has to do with water supply cannot be told; a person must judge.');
  }
}

/** New, enlarged or rebuilt in time. */
function built(facts: Facts, law: Bilingual, say: Say): Judgement {
  const pollutes = facts.source_works !== 'building';
  const on = facts.act_date ?? '';
  if (facts.zone_kind === 'level_1') return say('prohibited', 'in_level_1', `属一级保护区，建设行为发生于${on}；${law.zh}禁止在其中新建、改建、扩建与供水设施和保护水源无关的建设项目。`, `It is a zone of level 1, and the act is of ${on}; ${law.en} forbid any building there that has nothing to do with water supply or the protection of the source.`);
  if (facts.zone_kind === 'level_2') {
    if (pollutes) return say('prohibited', 'polluting_in_level_2', `属二级保护区，建设行为发生于${on}；${law.zh}禁止在其中新建、改建、扩建排放污染物的建设项目。`, `It is a zone of level 2, and the act is of ${on}; ${law.en} forbid building there what discharges pollutants.`);
    return say('review', 'building_in_level_2', '属二级保护区，是否排放污染物须依环评文件核实，需人工研判。', 'It is a zone of level 2; whether the building discharges pollutants must be seen from its EIA. A person must judge.');
  }
  if (pollutes) return say('restricted', 'polluting_in_quasi', `属准保护区，建设行为发生于${on}；依${law.zh}须证明对水体污染不严重、改建不增加排污量，并取得批准。`, `It is a quasi zone, and the act is of ${on}; by ${law.en} it must be shown that it does not pollute the water heavily and that a rebuilding adds no discharge, with approval.`);
  return say('review', 'building_in_quasi', '属准保护区，是否影响水质须核实，需人工研判。', 'It is a quasi zone; whether it harms the water must be found out. A person must judge.');
}

const lawOn = (day: string, codeFrom: string): Bilingual =>
  day < codeFrom ? { zh: '水污染防治法第六十四至六十七条', en: 'arts. 64–67 of the Water Pollution Law' } : { zh: '生态环境法典第三百一十七至三百一十九条', en: 'arts. 317–319 of the Ecological Environment Code' };
