/**
 * Judges one site against one shoreline control zone: a pure function from measured facts to a verdict with its reason.
 * Every branch has a code of its own, and its order is the order in which an inspector would ask.
 */
import type { Judgement, Verdict } from '../../grammar.ts';
import type { Facts } from './facts.ts';
import { area, chemistry, clearance, datesOf, distance, parties, seen } from './words.ts';

/** A reason that starts with what was seen and ends with what follows from it. */
function say(verdict: Verdict, code: string, zh: string, en: string): Judgement {
  return { verdict, code, reason: { zh, en } };
}

/** @param inForceFrom first day on which the prohibition was in force, YYYY-MM-DD */
export function judge(facts: Facts, inForceFrom: string): Judgement {
  if (facts.object_id !== null && facts.meets) return judgeMeeting(facts, inForceFrom);
  return withoutData(facts) ?? judgeApart(facts);
}

/** No answer can be given, or null when the data suffice. */
function withoutData(facts: Facts): Judgement | null {
  const { site } = parties(facts);
  if (facts.zone_revision === 0 || facts.zone_count === 0) {
    return say('undetermined', 'no_zone_data', `系统中没有有效的岸线管控范围，无法判定${site.zh}是否涉及。`, `No shoreline control zone in force is loaded, so nothing can be said about ${site.en}.`);
  }
  if (facts.coverage_share === null) {
    return say('undetermined', 'no_coverage_stated', `岸线管控范围图层（第${facts.zone_revision}版）未说明资料覆盖到哪里，${site.zh}处没有范围不等于不在范围内。`, `The zone layer (revision ${facts.zone_revision}) does not say where it has data; finding no zone at ${site.en} does not mean there is none.`);
  }
  if (facts.coverage_share < 1) {
    const percent = (Math.floor(facts.coverage_share * 1000) / 10).toFixed(1);
    return say('undetermined', 'outside_coverage', `岸线管控范围图层（第${facts.zone_revision}版）只覆盖${site.zh}受检范围的${percent}%，其余部分没有资料，无法判定。`, `The zone layer (revision ${facts.zone_revision}) has data for only ${percent}% of what was tested of ${site.en}; the rest cannot be judged.`);
  }
  return null;
}

/** They share ground: who did what, when, in a zone of which standing. */
function judgeMeeting(facts: Facts, inForceFrom: string): Judgement {
  const found = seen(facts);
  const review = (code: string, zh: string, en: string) => say('review', code, `${found.zh}${zh}`, `${found.en} ${en}`);
  return (
    judgeKind(facts, review) ??
    judgeZone(facts, review) ??
    judgeDepth(facts, review) ??
    judgeAct(facts, inForceFrom, review) ??
    banned(facts, inForceFrom)
  );
}

type Review = (code: string, zh: string, en: string) => Judgement;

function judgeKind(facts: Facts, review: Review): Judgement | null {
  const kind = chemistry(facts);
  switch (kind) {
    case 'chemical':
      return null;
    case 'coking':
      return review('coking_kind', '炼焦属 GB/T 4754 第 25 大类（2521），是否按“化工项目”适用第二十六条尚未得到确认，需人工研判。', 'Coking is division 25 of GB/T 4754 (2521); whether art. 26 counts it as a chemical project is not confirmed, so a person must judge.');
    case 'unknown':
      return review('unknown_kind', '类别不明，不能确定是否为化工园区或化工项目，需人工研判。', 'Its kind is unknown, so whether it is a chemical park or project cannot be told; a person must judge.');
    case 'contradictory':
      return review('contradictory_kind', `所填类别与行业代码${facts.industry_code ?? ''}不一致，需人工研判。`, `Its stated kind and its industry code ${facts.industry_code ?? ''} disagree; a person must judge.`);
    case 'not_chemical':
      return review('not_chemical', '不是化工园区或化工项目，第二十六条第二款不直接适用；河道管理范围等其他规定可能适用，需人工研判。', 'It is not a chemical park or project, so art. 26 para. 2 does not apply as such; other provisions, such as those on the river management scope, may. A person must judge.');
    default:
      return kind satisfies never;
  }
}

function judgeZone(facts: Facts, review: Review): Judgement | null {
  if (facts.zone_status !== 'published') {
    const zh = facts.zone_status === 'draft' ? '草案' : facts.zone_status === 'consultation' ? '公示稿' : '法律状态不明的范围';
    const en = facts.zone_status === 'draft' ? 'a draft' : facts.zone_status === 'consultation' ? 'out for consultation' : 'of unknown legal standing';
    return review('zone_not_published', `该范围目前为${zh}，尚未依法公布，不能据以认定禁止，需人工研判。`, `The zone is ${en}, not published under the law, so no prohibition can rest on it; a person must judge.`);
  }
  if (facts.zone_published_on === null) {
    return review('zone_date_unknown', '该范围的公布日期不明，无法比较行为与公布的先后，需人工研判。', 'The day on which the zone was published is unknown, so it cannot be compared with the act; a person must judge.');
  }
  return null;
}

function judgeDepth(facts: Facts, review: Review): Judgement | null {
  if (facts.tolerance_m === null) {
    return review('accuracy_unknown', '受检边界或岸线范围的精度不明，不能排除重叠来自边界误差，需人工研判。', 'The accuracy of the site or of the zone is unknown, so the overlap may be an error of the boundaries; a person must judge.');
  }
  const depth_m = facts.inside_depth_m;
  if (depth_m === null || depth_m <= facts.tolerance_m) {
    const figure = depth_m === null ? '—' : distance(depth_m);
    return review('overlap_within_accuracy', `深入范围边线以内最深${figure}，未超过边界精度${distance(facts.tolerance_m)}，可能只是制图误差，需核对原始坐标后研判。`, `It reaches at most ${figure} inside the edge, not more than the accuracy of the boundaries (${distance(facts.tolerance_m)}); it may be an error of drawing, so check the original coordinates.`);
  }
  return null;
}

function judgeAct(facts: Facts, inForceFrom: string, review: Review): Judgement | null {
  if (facts.act_type === 'existing') return review('existing', '属既有设施，不因位于范围内而当然违法，但此后不得新建、扩建，需人工研判。', 'It is existing: being in the zone is not in itself unlawful, but no building or expansion is allowed from then on. A person must judge.');
  if (facts.act_type !== 'new' && facts.act_type !== 'expand' && facts.act_type !== 'rebuild') {
    return review('unknown_act', '行为类型（新建、扩建、改建或既有）不明，需人工研判。', 'Whether it is new, an expansion, a rebuilding or existing is unknown; a person must judge.');
  }
  if (facts.act_type === 'expand' && facts.tested_part === 'added_unknown') return review('added_part_unknown', '系统中没有扩建前的边界，且用地未全部位于范围内，无法确定新增部分是否在范围内，需补充扩建前边界后研判。', 'No boundary from before the expansion is on record, and not all of the site lies in the zone, so whether the added part does cannot be told; supply the earlier boundary.');
  if (facts.act_type === 'expand' && facts.tested_part === 'added_empty') return review('nothing_added', '与扩建前边界相比没有新增用地，是否属于产能扩建需人工研判。', 'Against the earlier boundary no land was added; whether capacity was expanded, a person must judge.');
  if (facts.act_date === null) return review('act_date_unknown', '行为发生日不明，无法确定适用的法律，需人工研判。', 'The date of the act is unknown, so which law applied cannot be told; a person must judge.');
  if (facts.act_date < inForceFrom) return review('before_law', `行为发生于${facts.act_date}，早于黄河保护法施行日${inForceFrom}；此后不得扩建，需人工研判。`, `The act of ${facts.act_date} is earlier than ${inForceFrom}, when the Yellow River Protection Law came into force; no expansion is allowed from then on. A person must judge.`);
  if (facts.zone_published_on !== null && facts.act_date < facts.zone_published_on) return review('before_zone', `行为发生于${facts.act_date}，早于该范围公布日${facts.zone_published_on}；此后不得扩建，需人工研判。`, `The act of ${facts.act_date} is earlier than the zone's publication on ${facts.zone_published_on}; no expansion is allowed from then on. A person must judge.`);
  return null;
}

function banned(facts: Facts, inForceFrom: string): Judgement {
  const found = seen(facts);
  const dates = datesOf(facts, inForceFrom);
  if (facts.act_type === 'rebuild') {
    return say('restricted', 'rebuild_in_zone', `${found.zh}${dates.zh}属改建：仅在证明用地和产能均不增加时可以进行，否则即为扩建，依黄河保护法第二十六条第二款予以禁止。`, `${found.en} ${dates.en} It is a rebuilding: allowed only with proof that neither land nor capacity grows; otherwise it is an expansion, which art. 26 para. 2 of the Yellow River Protection Law prohibits.`);
  }
  if (facts.act_type === 'expand') {
    const within = facts.tested_part === 'added_within' ? { zh: '扩建前的边界未载入，但用地全部位于范围内，新增部分必在其内。', en: ' No earlier boundary is on record, but all of the site lies in the zone, and so does whatever was added.' } : { zh: '', en: '' };
    return say('prohibited', 'expansion_in_zone', `${found.zh}${within.zh}${dates.zh}属扩建，为黄河保护法第二十六条第二款所禁止。`, `${found.en}${within.en} ${dates.en} It is an expansion, which art. 26 para. 2 of the Yellow River Protection Law prohibits.`);
  }
  return say('prohibited', 'new_in_zone', `${found.zh}${dates.zh}属新建，为黄河保护法第二十六条第二款所禁止。`, `${found.en} ${dates.en} It is new building, which art. 26 para. 2 of the Yellow River Protection Law prohibits.`);
}

/** They share no ground, and the zone layer has data here. */
function judgeApart(facts: Facts): Judgement {
  const { site, zone } = parties(facts);
  if (facts.existing_overlap_m2 !== null && facts.existing_overlap_m2 >= 0.01) {
    return say('review', 'existing_part_inside', `${site.zh}的新增部分不在${zone.zh}内，但原有部分有${area(facts.existing_overlap_m2)}位于其内；此后不得在范围内扩建，需人工研判。`, `The added part of ${site.en} lies outside ${zone.en}, but ${area(facts.existing_overlap_m2)} of the part that stood before lies inside; no expansion is allowed there. A person must judge.`);
  }
  if (facts.tolerance_m === null || facts.distance_m === null) {
    return say('undetermined', 'accuracy_unknown_apart', `${site.zh}距${zone.zh}${facts.distance_m === null ? '的距离不明' : distance(facts.distance_m)}，但边界精度不明，无法确认不在范围内。`, `${site.en} lies ${facts.distance_m === null ? 'at an unknown distance' : distance(facts.distance_m)} from ${zone.en}, but the accuracy of a boundary is unknown, so it cannot be said to be outside.`);
  }
  if (facts.distance_m <= facts.tolerance_m) {
    return say('review', 'distance_within_accuracy', `${site.zh}与${zone.zh}相距${distance(facts.distance_m)}，未超过边界精度${distance(facts.tolerance_m)}，不能确认在范围之外，需核对原始坐标后研判。`, `${site.en} lies ${distance(facts.distance_m)} from ${zone.en}, not more than the accuracy of the boundaries (${distance(facts.tolerance_m)}); check the original coordinates.`);
  }
  if (facts.coverage_margin_m !== null && facts.coverage_margin_m < facts.tolerance_m) {
    return say('undetermined', 'at_edge_of_coverage', `${site.zh}距岸线管控范围资料覆盖区边缘${distance(facts.coverage_margin_m)}，小于容差${distance(facts.tolerance_m)}，边缘之外是否有范围不得而知，无法判定。`, `${site.en} lies ${distance(facts.coverage_margin_m)} from the edge of the ground the zone layer has data for, less than the tolerance of ${distance(facts.tolerance_m)}; whether a zone begins beyond it is not known.`);
  }
  return clearance(facts);
}
