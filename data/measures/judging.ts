/**
 * The questions that every rule asks before and after its own, in the order in which an inspector would ask them. Each is a pure function
 * from measured facts to a verdict with its reason, or null: nothing to say, ask on.
 */
import type { Bilingual, Judgement, Verdict } from '../grammar.ts';
import type { ActFacts, GapFacts, MeetsFacts, ZoneFacts } from './facts.ts';
import { distance, joined, party, percent, seen, site, tested, uncovered } from './words.ts';

/** A verdict whose reason begins with what was seen. */
export type Say = (verdict: Verdict, code: string, zh: string, en: string) => Judgement;

export const saying = (found: Bilingual): Say => (verdict, code, zh, en) => ({ verdict, code, reason: joined(found, { zh, en }) });

/** A verdict without a sentence before it. */
export const plainly: Say = (verdict, code, zh, en) => ({ verdict, code, reason: { zh, en } });

/** The verdicts of a meeting: every one begins with how site and object lie. */
export const sayingSeen = (facts: MeetsFacts, layer: Bilingual): Say => saying(seen(facts, layer));

type Looked = Pick<MeetsFacts, 'subject_name' | 'object_revision' | 'object_count' | 'coverage_share' | 'tolerance_m' | 'distance_m' | 'coverage_margin_m'>;

/** Never green without data: no layer, an empty layer, no word on where it has data, outside that, unknown accuracy, at its edge. */
export function withoutData(facts: Looked, layer: Bilingual): Judgement | null {
  const one = site(facts);
  if (facts.object_revision === 0) return plainly('undetermined', 'no_layer', `${layer.zh}图层尚未发布，无法判定${one.zh}是否涉及。`, `The layer of the ${layer.en} was never published, so nothing can be said about ${one.en}.`);
  if (facts.object_count === 0) return plainly('undetermined', 'no_objects', `${layer.zh}图层（第${facts.object_revision}版）中没有可供检验的对象，无法判定${one.zh}是否涉及。`, `The layer of the ${layer.en} (revision ${facts.object_revision}) holds nothing to test against, so nothing can be said about ${one.en}.`);
  return withoutCoverage(facts, layer) ?? withoutAccuracy(facts, layer) ?? atTheEdge(facts, layer);
}

export function withoutCoverage(facts: Pick<Looked, 'subject_name' | 'object_revision' | 'coverage_share'>, layer: Bilingual): Judgement | null {
  const one = site(facts);
  if (facts.coverage_share === null) return plainly('undetermined', 'no_coverage_stated', `${layer.zh}图层（第${facts.object_revision}版）未说明资料覆盖到哪里，${one.zh}处没有查到不等于没有。`, `The layer of the ${layer.en} (revision ${facts.object_revision}) does not say where it has data; finding none at ${one.en} does not mean there is none.`);
  if (facts.coverage_share < 1) return plainly('undetermined', 'outside_coverage', `${layer.zh}图层（第${facts.object_revision}版）只覆盖${one.zh}受检范围的${percent(facts.coverage_share)}，其余部分没有资料，无法判定。`, `The layer of the ${layer.en} (revision ${facts.object_revision}) has data for only ${percent(facts.coverage_share)} of what was tested of ${one.en}; the rest cannot be judged.`);
  return null;
}

function withoutAccuracy(facts: Looked, layer: Bilingual): Judgement | null {
  if (facts.tolerance_m !== null) return null;
  const one = site(facts);
  return plainly('undetermined', 'accuracy_unknown_apart', `${one.zh}或${layer.zh}的边界精度不明，无法确认二者不相涉。`, `The accuracy of a boundary of ${one.en} or of a ${layer.en} is unknown, so it cannot be said that they lie apart.`);
}

/** What lies within the tolerance of an object is a matter of review, not of the coverage's edge. */
function atTheEdge(facts: Looked, layer: Bilingual): Judgement | null {
  const { coverage_margin_m: margin_m, tolerance_m, distance_m } = facts;
  if (margin_m === null || tolerance_m === null || margin_m >= tolerance_m || (distance_m !== null && distance_m <= tolerance_m)) return null;
  const one = site(facts);
  return plainly('undetermined', 'at_edge_of_coverage', `${one.zh}距${layer.zh}资料覆盖区边缘${distance(margin_m)}，小于容差${distance(tolerance_m)}，边缘之外是否有${layer.zh}不得而知，无法判定。`, `${one.en} lies ${distance(margin_m)} from the edge of the ground for which the layer of the ${layer.en} has data, less than the tolerance of ${distance(tolerance_m)}; whether one begins beyond it is not known.`);
}

/** An overlap no deeper, or a gap no wider, than the boundaries are exact: a person must look at the coordinates. */
export function withinAccuracy(facts: MeetsFacts, layer: Bilingual): Judgement | null {
  if (!facts.meets) return nearWithinAccuracy(facts, layer);
  const say = sayingSeen(facts, layer);
  if (facts.tolerance_m === null) return say('review', 'accuracy_unknown', '受检边界或对方边界的精度不明，不能排除重叠来自边界误差，需人工研判。', 'The accuracy of one of the boundaries is unknown, so the overlap may be an error of the boundaries; a person must judge.');
  if (facts.inside_depth_m === null || facts.inside_depth_m <= facts.tolerance_m) {
    return say('review', 'overlap_within_accuracy', `未超过边界精度${distance(facts.tolerance_m)}，可能只是制图误差，需核对原始坐标后研判。`, `That is not more than the accuracy of the boundaries (${distance(facts.tolerance_m)}); it may be an error of drawing, so check the original coordinates.`);
  }
  return null;
}

function nearWithinAccuracy(facts: MeetsFacts, layer: Bilingual): Judgement | null {
  if (facts.object_id === null || facts.distance_m === null || facts.tolerance_m === null || facts.distance_m > facts.tolerance_m) return null;
  const [one, other] = [site(facts), party(facts, layer)];
  const how = facts.relation === 'touching' ? { zh: `${one.zh}与${other.zh}相接，`, en: `${one.en} touches ${other.en},` } : { zh: `${one.zh}与${other.zh}相距${distance(facts.distance_m)}，`, en: `${one.en} lies ${distance(facts.distance_m)} from ${other.en},` };
  return plainly('review', 'distance_within_accuracy', `${how.zh}未超过边界精度${distance(facts.tolerance_m)}，不能确认在范围之外，需核对原始坐标后研判。`, `${how.en} not more than the accuracy of the boundaries (${distance(facts.tolerance_m)}); check the original coordinates.`);
}

/** A zone that is not published under the law can forbid nothing. */
export function zoneStanding(facts: MeetsFacts & ZoneFacts, layer: Bilingual): Judgement | null {
  const say = sayingSeen(facts, layer);
  if (facts.zone_status !== 'published') {
    const standing = standings[facts.zone_status ?? ''] ?? { zh: '法律状态不明', en: 'of unknown legal standing' };
    return say('review', 'zone_not_published', `该${layer.zh}目前${standing.zh}，尚未依法公布，不能据以认定，需人工研判。`, `The ${layer.en} is ${standing.en}, not published under the law, so nothing can rest on it; a person must judge.`);
  }
  if (facts.zone_published_on === null) return say('review', 'zone_date_unknown', `该${layer.zh}的公布日期不明，无法比较行为与公布的先后，需人工研判。`, `The day on which the ${layer.en} was published is unknown, so it cannot be compared with the act; a person must judge.`);
  return null;
}

const standings: Readonly<Record<string, Bilingual>> = {
  draft: { zh: '为草案', en: 'a draft' },
  consultation: { zh: '正在公示征求意见', en: 'out for consultation' },
  repealed: { zh: '已废止', en: 'repealed' },
};

/** What the law of a rule is called in a sentence, and the first day on which it forbade anything. */
export interface Since {
  readonly law: Bilingual;
  readonly from: string;
}

/** Existing works, unknown acts, unknown days, and what was done before the law or the zone was there: a person must judge. */
export function actInTime(facts: MeetsFacts & ActFacts & Partial<ZoneFacts>, since: Since, layer: Bilingual): Judgement | null {
  const say = sayingSeen(facts, layer);
  const published_on = facts.zone_published_on ?? null;
  if (facts.act_type === 'existing') return say('review', 'existing', '属既有设施或既有活动，不因位置而当然违法，需人工研判其合法手续与退出要求。', 'It is existing: being there is not in itself unlawful. Its papers and whether it must leave, a person must judge.');
  if (facts.act_type !== 'new' && facts.act_type !== 'expand' && facts.act_type !== 'rebuild') return say('review', 'unknown_act', '行为类型（新建、扩建、改建或既有）不明，需人工研判。', 'Whether it is new, an expansion, a rebuilding or existing is unknown; a person must judge.');
  if (facts.act_date === null) return say('review', 'act_date_unknown', '行为发生日不明，无法确定适用的法律，需人工研判。', 'The date of the act is unknown, so which law applied cannot be told; a person must judge.');
  if (facts.act_date < since.from) return say('review', 'before_law', `行为发生于${facts.act_date}，早于${since.law.zh}施行日${since.from}，需人工研判。`, `The act of ${facts.act_date} is earlier than ${since.from}, when ${since.law.en} came into force; a person must judge.`);
  if (published_on !== null && facts.act_date < published_on) return say('review', 'before_zone', `行为发生于${facts.act_date}，早于该${layer.zh}公布日${published_on}，需人工研判。`, `The act of ${facts.act_date} is earlier than the publication of the ${layer.en} on ${published_on}; a person must judge.`);
  return null;
}

/** They share no ground: undetermined without data, review within the accuracy, else clear with what was looked at. */
export function apart(facts: MeetsFacts, layer: Bilingual): Judgement {
  return withoutData(facts, layer) ?? withinAccuracy(facts, layer) ?? cleared(facts, layer);
}

function cleared(facts: MeetsFacts, layer: Bilingual): Judgement {
  const one = site(facts);
  const tolerance = distance(facts.tolerance_m ?? 0);
  const say: Say = (verdict, code, zh, en) => ({ verdict, code, reason: joined({ zh, en }, tested(facts, layer)) });
  if (facts.object_id === null || facts.distance_m === null) return say('clear', 'apart', `未发现冲突：${one.zh}周围${distance(facts.reach_m)}内没有${layer.zh}，容差${tolerance}。`, `No conflict found: no ${layer.en} lies within ${distance(facts.reach_m)} of ${one.en}; tolerance ${tolerance}.`);
  const other = party(facts, layer);
  return say('clear', 'apart', `未发现冲突：${one.zh}距最近的${other.zh}${distance(facts.distance_m)}，大于容差${tolerance}。`, `No conflict found: ${one.en} lies ${distance(facts.distance_m)} from the nearest, ${other.en}, more than the tolerance of ${tolerance}.`);
}

/** Of a coverage rule: nothing is missing beyond what the boundaries can err, or it cannot be told; null: a gap that counts. */
export function covered(facts: GapFacts, layer: Bilingual): Judgement | null {
  if (facts.object_revision === 0) return plainly('undetermined', 'no_layer', `${layer.zh}图层尚未发布，无法判定${site(facts).zh}是否被覆盖。`, `The layer of the ${layer.en} was never published, so whether ${site(facts).en} is covered cannot be told.`);
  const outside = withoutCoverage(facts, layer);
  const unknown = plainly('undetermined', 'accuracy_unknown_covered', `${site(facts).zh}全部位于${layer.zh}内，但边界精度不明，无法确认。`, `All of ${site(facts).en} lies in a ${layer.en}, but the accuracy of a boundary is unknown, so it cannot be confirmed.`);
  if (!facts.has_gap && outside === null && facts.tolerance_m === null) return unknown;
  if (!facts.has_gap) return outside ?? wellCovered(facts, layer);
  if (outside !== null) return outside;
  // An empty layer is no proof that nothing is covered; it is no answer.
  if (facts.object_count === 0) return plainly('undetermined', 'no_objects', `${layer.zh}图层（第${facts.object_revision}版）中没有可供检验的对象，无法判定${site(facts).zh}是否被覆盖。`, `The layer of the ${layer.en} (revision ${facts.object_revision}) holds nothing to test against, so whether ${site(facts).en} is covered cannot be told.`);
  const say = saying(uncovered(facts, layer));
  if (facts.tolerance_m === null) return say('review', 'accuracy_unknown', '边界精度不明，不能排除缺口来自边界误差，需人工研判。', 'The accuracy of a boundary is unknown, so the gap may be an error of the boundaries; a person must judge.');
  if (facts.gap_depth_m !== null && facts.gap_depth_m <= facts.tolerance_m) return say('review', 'gap_within_accuracy', `未超过边界精度${distance(facts.tolerance_m)}，可能只是制图误差，需核对原始坐标后研判。`, `That is not more than the accuracy of the boundaries (${distance(facts.tolerance_m)}); it may be an error of drawing, so check the original coordinates.`);
  return null;
}

/** Covered up to the edge of the cover, or nearly: a line drawn a little otherwise would leave a part of it outside. */
function wellCovered(facts: GapFacts, layer: Bilingual): Judgement {
  const [margin_m, tolerance_m] = [facts.cover_margin_m, facts.tolerance_m];
  const say = saying({ zh: `${site(facts).zh}全部位于${layer.zh}内。`, en: `All of ${site(facts).en} lies in a ${layer.en}.` });
  const data = tested(facts, layer);
  if (margin_m !== null && tolerance_m !== null && margin_m > tolerance_m) return say('clear', 'covered', data.zh, data.en);
  const [far, exact] = [distance(margin_m ?? 0), distance(tolerance_m ?? 0)];
  return say('review', 'covered_within_accuracy', `但距边线仅${far}，未超过边界精度${exact}，不能确认没有部分在外，需核对原始坐标后研判。`, `But it stays only ${far} from the edge, not more than the accuracy of the boundaries (${exact}), so a part of it may lie outside; check the original coordinates.`);
}
