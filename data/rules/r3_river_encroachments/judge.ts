/** Judges one encroachment against one river management scope: banned kinds, kinds that need approval, and what is historic. */
import type { Bilingual, Judgement, Thresholds } from '../../grammar.ts';
import { actInTime, apart, sayingSeen, withinAccuracy, zoneStanding, type Say } from '../../measures/judging.ts';
import type { Facts } from './facts.ts';
import { severity } from './severity.ts';

const scope: Bilingual = { zh: '河湖管理范围', en: 'river management scope' };
const law: Bilingual = { zh: '河道管理条例', en: 'the River Regulations' };

/** 河道管理条例 art. 24, 防洪法 art. 22, 水法 art. 37: no approval makes them lawful. */
export const banned: ReadonlySet<string> = new Set(['reclaim', 'occupy_beach', 'tall_crops', 'net_pen', 'rubbish', 'solid_waste', 'obstacle', 'obstructing_building']);
/** 河道管理条例 art. 25 and works at or across the river: lawful with the approval of the river authority. */
export const needingApproval: ReadonlySet<string> = new Set(['sand', 'soil', 'beach_use', 'river_works', 'drilling']);

export function judge(facts: Facts, thresholds: Thresholds): Judgement {
  if (!facts.meets) return apart(facts, scope);
  const say = sayingSeen(facts, scope);
  // What is drawn without a word on the act is about to be done.
  const done = { ...facts, act_type: facts.act_type ?? 'new' };
  return (
    judgeHistoric(facts, say) ??
    zoneStanding(facts, scope) ??
    withinAccuracy(facts, scope) ??
    judgeKind(facts, say) ??
    actInTime(done, { law, from: String(thresholds['in_force_from']) }, scope) ??
    judgeAct(facts, thresholds, say)
  );
}

function judgeHistoric(facts: Facts, say: Say): Judgement | null {
  return facts.historic === true ? say('review', 'historic', '属历史遗留问题，需查明形成时间和当时手续后，由人工研判清理整治方式。', 'It is historic: when and on what papers it came about must be found out, and a person must judge how to clear it.') : null;
}

function judgeKind(facts: Facts, say: Say): Judgement | null {
  const known = facts.kind !== null && (facts.kind === 'town_building' || banned.has(facts.kind) || needingApproval.has(facts.kind));
  return known ? null : say('review', 'kind_unknown', '类型不明，不能确定属禁止行为还是须经批准的活动，需人工研判。', 'Its kind is unknown, so whether it is banned or needs approval cannot be told; a person must judge.');
}

function judgeAct(facts: Facts, thresholds: Thresholds, say: Say): Judgement {
  const grave = severity(facts, thresholds) ?? { zh: '', en: '' };
  const when = { zh: `行为发生于${facts.act_date ?? ''}。`, en: `It was done on ${facts.act_date ?? ''}.` };
  if (banned.has(facts.kind ?? '')) {
    return say('prohibited', 'banned_in_scope', `${when.zh}${grave.zh}属河道管理条例第二十四条、防洪法第二十二条等禁止的行为，应当限期清除、恢复原状。`, `${when.en} ${grave.en} It is among what art. 24 of the River Regulations and art. 22 of the Flood Control Law ban; it must be cleared and the ground restored by a deadline.`.replace('  ', ' '));
  }
  if (facts.kind === 'town_building') {
    return say('review', 'town_in_scope', `${when.zh}属住宅、商业、公共建筑等城镇、村庄建设：河道管理条例第十六条规定城镇建设不得占用河道滩地，黄河保护法第六十六条第三款规定滩区内不得新规划城镇建设用地、设立新的村镇；所在是否属滩地、滩区没有图层可查，需人工研判。`, `${when.en} It is housing, commercial or public building: art. 16 of the River Regulations keeps towns off river beaches, and art. 66 para. 3 of the Yellow River Protection Law allows no new town land or villages in the beach area. No layer says whether it is beach, so a person must judge.`);
  }
  if (facts.river_permit_no === null || facts.river_permit_no.trim() === '') {
    return say('restricted', 'approval_missing', `${when.zh}${grave.zh}属河道管理条例第二十五条等规定须经批准的活动，台账中没有许可文号；无许可即属违法，须核实。`, `${when.en} ${grave.en} It needs approval under art. 25 of the River Regulations; the ledger holds no permit, and without one it is unlawful: check.`.replace('  ', ' '));
  }
  return say('restricted', 'approval_stated', `${when.zh}${grave.zh}须经批准，台账载明许可文号「${facts.river_permit_no}」，须核对许可内容、范围和期限。`, `${when.en} ${grave.en} It needs approval; the ledger states the permit “${facts.river_permit_no}”: check what, where and how long it allows.`.replace('  ', ' '));
}
