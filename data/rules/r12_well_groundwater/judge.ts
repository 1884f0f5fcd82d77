/** Judges one well against one groundwater area: where it stands first, then whether it took more than it may. */
import { Type, type Static } from 'typebox';
import type { Judgement } from '../../grammar.ts';
import { actFacts, figure, meetsFacts, text, zoneFacts } from '../../measures/facts.ts';
import { apart, plainly, sayingSeen, withinAccuracy, withoutCoverage, zoneStanding, type Say } from '../../measures/judging.ts';
import { site } from '../../measures/words.ts';

export const Facts = Type.Object({ ...meetsFacts, ...actFacts, purpose: text, status: text, permitted_m3: figure, pumped_m3: figure, ...zoneFacts, zone_kind: text });
type Facts = Static<typeof Facts>;

const zone = { zh: '地下水禁限采区', en: 'groundwater ban or limit area' };
const exempt: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = {
  emergency: { zh: '应急供水取水', en: 'an emergency' },
  danger_removal: { zh: '为消除安全隐患取水', en: 'removing a danger' },
  monitoring: { zh: '监测、勘探、试验少量取水', en: 'monitoring and testing' },
};

/** @param inForceFrom first day of the Groundwater Regulations */
export function judge(facts: Facts, inForceFrom: string): Judgement {
  if (!facts.meets) return outside(facts);
  const say = sayingSeen(facts, zone);
  if (facts.status === 'sealed') return withoutCoverage(facts, zone) ?? say('clear', 'sealed', '该井已封填，不再取水。', 'The well is sealed and takes no water.');
  return zoneStanding(facts, zone) ?? withinAccuracy(facts, zone) ?? inZone(facts, inForceFrom, say);
}

function inZone(facts: Facts, inForceFrom: string, say: Say): Judgement {
  if (facts.zone_kind === 'ban') return lasting(inBanArea(facts, say));
  if (facts.zone_kind === 'limit') return inLimitArea(facts, inForceFrom, say);
  return say('review', 'zone_kind_unknown', '该分区是禁止开采区还是限制开采区不明，需人工研判。', 'Whether the area bans or limits abstraction is unknown; a person must judge.');
}

function inBanArea(facts: Facts, say: Say): Judgement {
  const purpose = exempt[facts.purpose ?? ''];
  if (purpose !== undefined) return withoutCoverage(facts, zone) ?? say('clear', 'exempt_purpose', `用途属${purpose.zh}，地下水管理条例允许。`, `Its purpose is ${purpose.en}, which the Groundwater Regulations allow.`);
  if (facts.purpose === null || facts.purpose === 'unknown') return say('review', 'purpose_unknown', '用途不明，不能排除应急、消除安全隐患或者监测等例外，需人工研判。', 'Its purpose is unknown, so an emergency, removing a danger or monitoring cannot be ruled out; a person must judge.');
  return say('prohibited', 'in_ban_area', '禁止开采区内除应急、消除安全隐患和监测外不得取用地下水（地下水管理条例第三十一至三十五条）。', 'In a ban area no groundwater may be taken except in an emergency, to remove a danger, or to monitor (Groundwater Regulations arts. 31–35).');
}

function inLimitArea(facts: Facts, inForceFrom: string, say: Say): Judgement {
  const purpose = exempt[facts.purpose ?? ''];
  if (purpose !== undefined) return withoutCoverage(facts, zone) ?? say('clear', 'exempt_purpose', `用途属${purpose.zh}，不按新增取水计。`, `Its purpose is ${purpose.en}, which does not count as new abstraction.`);
  if (facts.act_type === 'new' || facts.act_type === 'expand') {
    if (facts.act_date === null) return say('review', 'act_date_unknown', '新建或扩建日期不明，不能确定是否在限制开采区公布之后，需人工研判。', 'The day it was sunk or enlarged is unknown, so whether the area was published before cannot be told; a person must judge.');
    if (facts.act_date < inForceFrom) return say('review', 'before_law', `于${facts.act_date}新建或扩建，早于地下水管理条例施行日${inForceFrom}，需人工研判。`, `It was sunk or enlarged on ${facts.act_date}, before the Groundwater Regulations came into force on ${inForceFrom}; a person must judge.`);
    if (facts.zone_published_on !== null && facts.act_date < facts.zone_published_on) return say('review', 'before_zone', `于${facts.act_date}新建或扩建，早于该区公布日${facts.zone_published_on}，需人工研判。`, `It was sunk or enlarged on ${facts.act_date}, before the area was published on ${facts.zone_published_on}; a person must judge.`);
    return say('prohibited', 'new_in_limit_area', `于${facts.act_date}新建或扩建；限制开采区内禁止新增取用地下水（地下水管理条例第三十一至三十五条）。`, `It was sunk or enlarged on ${facts.act_date}; in a limit area nothing new may be taken (Groundwater Regulations arts. 31–35).`);
  }
  if (facts.act_type !== 'existing') return say('review', 'unknown_act', '是新建还是既有不明，需人工研判。', 'Whether it is new or existing is unknown; a person must judge.');
  return overQuota(facts, say) ?? withoutCoverage(facts, zone) ?? lasting(say('clear', 'within_quota', `既有井，年取水${volume(facts.pumped_m3)}，未超过许可${volume(facts.permitted_m3)}；限制开采区应当逐步削减。`, `It stood there before and took ${volume(facts.pumped_m3)} a year, not more than the ${volume(facts.permitted_m3)} permitted; in a limit area less is to be taken every year.`));
}

/** Water is taken year by year: what counts is the law of today, not of the day on which the well was sunk. */
const lasting = (judgement: Judgement): Judgement => ({ ...judgement, law_day: 'today' });

/** Taking more than permitted is restricted wherever the well stands. */
function overQuota(facts: Facts, say: Say): Judgement | null {
  const { permitted_m3, pumped_m3 } = facts;
  if (permitted_m3 === null || pumped_m3 === null) return say('review', 'volume_unknown', '许可水量或实际取水量不明，不能判断是否超许可取水，需人工研判。', 'The permitted or the actual volume is unknown, so whether it takes more than it may cannot be told; a person must judge.');
  if (pumped_m3 > permitted_m3) return lasting(say('restricted', 'over_quota', `年取水${volume(pumped_m3)}，超过许可${volume(permitted_m3)}，须核减或者依法变更许可。`, `It took ${volume(pumped_m3)} a year, more than the ${volume(permitted_m3)} permitted; take less or have the permit changed.`));
  return null;
}

function outside(facts: Facts): Judgement {
  const free = facts.status === 'sealed' || exempt[facts.purpose ?? ''] !== undefined;
  const one = site(facts);
  const quota = free ? null : overQuota(facts, (verdict, code, zh, en) => plainly(verdict, code, `${one.zh}${zh}`, `Of ${one.en}: ${en}`));
  if (quota?.verdict === 'restricted') return quota;
  const answer = apart(facts, zone);
  return answer.verdict === 'clear' ? (quota ?? answer) : answer;
}

const volume = (m3: number | null) => (m3 === null ? '?' : `${m3.toLocaleString('en-US', { maximumFractionDigits: 1 })} m³`);
