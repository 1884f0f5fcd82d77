/** Judges one fuel user against one no-burn zone. Buying the fuel, the boiler and the deadline each have a branch of their own. */
import type { Bilingual, Judgement, Thresholds } from '../../grammar.ts';
import { apart, sayingSeen, withinAccuracy, withoutCoverage, zoneStanding, type Say } from '../../measures/judging.ts';
import type { Facts } from './facts.ts';
import { namedByCatalogue } from './fuels.ts';

const zone: Bilingual = { zh: '禁燃区', en: 'no-burn zone' };

/** @param limits figures of the catalogue of fuels, and the first day of the Code */
export function judge(facts: Facts, limits: Thresholds): Judgement {
  if (!facts.meets) return apart(facts, zone);
  const { banned, why } = namedByCatalogue(facts, limits);
  const say = sayingSeen(facts, zone);
  const allowed = (code: string): Judgement => withoutCoverage(facts, zone) ?? say('clear', code, `未发现冲突：${why.zh}。`, `No conflict found: ${why.en}.`);
  // Gas is free in any zone; whatever else is allowed is so by the class of this one.
  if (facts.fuel === 'clean' || facts.fuel === 'other') return allowed('fuel_allowed');
  return (
    standing(facts, say) ??
    withinAccuracy(facts, zone) ??
    (banned === false ? allowed('fuel_allowed_in_class') : banned === null ? say('review', 'fuel_unknown', `${why.zh}，不能确定是否为高污染燃料，需取样或现场核实后研判。`, `Whether its fuel counts as high-polluting cannot be told: ${why.en}. Take a sample or look.`) : inTime(facts, why, String(limits['code_from']), say))
  );
}

/** Only a government of prefecture level or above can draw such a zone: by the air law the city, by the Code the city and up. */
function standing(facts: Facts, say: Say): Judgement | null {
  const published = zoneStanding(facts, zone);
  if (published !== null) return published;
  if (facts.issued_by === 'district') return say('review', 'district_notice', '该通告由区级发布，不是设区的市级以上人民政府依法划定的禁燃区，不能据以认定，需人工研判。', 'The notice was issued by a district; only a government of prefecture level or above can draw such a zone, so nothing can rest on it. A person must judge.');
  if (facts.issued_by !== 'city') return say('review', 'issuer_unknown', '该禁燃区由谁发布不明，不能确认是否依法划定，需人工研判。', 'Who issued the zone is unknown, so whether it was drawn under the law cannot be told; a person must judge.');
  return null;
}

/** New equipment is barred from the day the zone is in force; what stood there before has until the deadline. */
function inTime(facts: Facts, why: Bilingual, codeFrom: string, say: Say): Judgement {
  const { act_type, act_date, today, transition_until } = facts;
  const from = facts.zone_published_on ?? '';
  if (today === null) return say('review', 'today_unknown', '研判日不明，需人工研判。', 'The day of judging is unknown; a person must judge.');
  const added = act_type === 'new' || act_type === 'expand';
  if (added && act_date !== null && act_date >= from) {
    const law = lawOn(act_date, codeFrom);
    return on(act_date, say('prohibited', 'new_equipment', `${why.zh}；设施于${act_date}新建或扩建，在禁燃区施行（${from}）之后，为${law.zh}所禁止。`, `As ${why.en}, and it was built or enlarged on ${act_date}, after the zone was in force (${from}), ${law.en} prohibits it.`));
  }
  if (today < from) return say('review', 'zone_not_yet_in_force', `${why.zh}；该禁燃区自${from}起施行，目前尚未施行，需人工研判。`, `As ${why.en}, it will be barred from ${from}, when the zone comes into force; a person must judge.`);
  if (transition_until === null) return say('review', 'deadline_unknown', `${why.zh}；该禁燃区的过渡期限不明，不能确定是否已逾期，需人工研判。`, `As ${why.en}, it must be changed; the zone's deadline is unknown, so whether it has passed cannot be told. A person must judge.`);
  if (today > transition_until) {
    const law = lawOn(today, codeFrom);
    return on(today, say('prohibited', 'after_deadline', `${why.zh}；过渡期至${transition_until}，已逾期，继续燃用为${law.zh}所禁止。`, `As ${why.en}, and the transition ended on ${transition_until}, ${law.en} prohibits burning it.`));
  }
  if (added && act_date === null) return say('review', 'act_date_unknown', `${why.zh}；投用日期不明，不能确定是否在禁燃区施行之后新建，需人工研判。`, `As ${why.en}, it is barred if it was built after the zone came into force; the day is unknown. A person must judge.`);
  return on(today, say('restricted', 'in_transition', `${why.zh}；过渡期至${transition_until}，期满前须改用清洁能源或者拆除。`, `As ${why.en}, it must change to clean energy or go by ${transition_until}, when the transition ends.`));
}

/** The law of the day on which the duty arose: of the installation where it is new, of today where it burns on. */
const on = (day: string, judgement: Judgement): Judgement => ({ ...judgement, law_day: day });

const lawOn = (day: string, codeFrom: string): Bilingual =>
  day < codeFrom ? { zh: '大气污染防治法第三十八条', en: 'art. 38 of the Air Pollution Law' } : { zh: '生态环境法典第二百零七条', en: 'art. 207 of the Ecological Environment Code' };
