/** Rule R17: a key water enterprise in a park has built the first-rain pond that its EIA approval asks for. */
import { Type, type Static } from 'typebox';
import type { Judgement, Rule } from '../../grammar.ts';
import { enterprises } from '../../layers/enterprises/layer.ts';
import { figure, text, yesNo } from '../../measures/facts.ts';
import { plainly as say } from '../../measures/judging.ts';
import { distance, site } from '../../measures/words.ts';
import { asked, named } from '../../measures/of-layer.ts';

const Facts = Type.Object({
  subject_layer: Type.String(), subject_id: Type.String(), subject_name: Type.String(), subject_synthetic: Type.Boolean(),
  key_water: yesNo, pond_required: yesNo, status: text,
  object_layer: text, object_id: text, object_name: text, object_synthetic: Type.Boolean(),
  meets: Type.Boolean(), distance_m: figure, inside_depth_m: figure, subject_accuracy_m: figure, object_accuracy_m: figure, tolerance_m: figure,
  /** Of a published revision; `ponds_draft`: built by a draft revision alone, own or shared. */
  ponds_built: Type.Integer(), ponds_unfinished: Type.Integer(), ponds_draft: Type.Integer(), shared_built: Type.Integer(),
  /** A park that is no more than a draft or out for consultation, in which it stands or at whose edge. */
  draft_park: text,
  parks_revision: Type.Integer(), ponds_revision: Type.Integer(), parks_count: Type.Integer(),
  /** Whether the parks, and whether the ponds, have data here: 1, 0, or null where nobody said. */
  parks_coverage_share: figure, coverage_share: figure, coverage_demonstration: Type.Boolean(),
});
type Facts = Static<typeof Facts>;

function judge(facts: Facts): Judgement {
  const one = site(facts);
  if (facts.status === 'closed') return say('clear', 'closed', `${one.zh}已关闭，不再生产。`, `${one.en} is closed.`);
  if (facts.key_water === false) return say('clear', 'not_key', `${one.zh}不是重点涉水企业。`, `${one.en} is no key water enterprise.`);
  if (facts.pond_required === false) return say('clear', 'not_required', `${one.zh}的环评批复没有要求建设初期雨水池。`, `The EIA approval of ${one.en} asks for no first-rain pond.`);
  if (facts.key_water === null) return say('undetermined', 'key_unknown', `${one.zh}是否为重点涉水企业不明，无法判定。`, `Whether ${one.en} is a key water enterprise is unknown.`);
  return notInPark(facts) ?? withoutPonds(facts);
}

/** The rule is about enterprises in parks; null: it stands in one. */
function notInPark(facts: Facts): Judgement | null {
  const one = site(facts);
  if (facts.parks_revision === 0) return say('undetermined', 'no_park_layer', `产业园区图层尚未发布，无法判定${one.zh}是否在园区内。`, `The layer of industrial parks was never published, so whether ${one.en} stands in one cannot be told.`);
  if (!facts.meets && facts.draft_park !== null) return say('review', 'in_draft_park', `${one.zh}不在任何已批准的产业园区内，但位于尚未批准的园区「${facts.draft_park}」内或其边线附近（以边界精度计），是否按园区企业管理需人工研判。`, `${one.en} stands in no approved industrial park, but in, or within the accuracy of, the park “${facts.draft_park}”, which is not approved; whether it counts as an enterprise of a park, a person must judge.`);
  if (facts.parks_count === 0) return say('undetermined', 'no_parks', `产业园区图层（第${facts.parks_revision}版）中没有已批准的园区，无法判定${one.zh}是否在园区内。`, `Revision ${facts.parks_revision} of the layer of industrial parks holds no approved park, so whether ${one.en} stands in one cannot be told.`);
  if (facts.meets) return null;
  if (facts.parks_coverage_share !== 1) return say('undetermined', 'outside_park_coverage', `产业园区图层${facts.parks_coverage_share === null ? '未说明资料覆盖到哪里' : `没有覆盖${one.zh}`}，无法判定是否在园区内。`, `The layer of industrial parks ${facts.parks_coverage_share === null ? 'does not say where it has data' : `has no data at ${one.en}`}, so whether it stands in a park cannot be told.`);
  if (facts.tolerance_m === null) return say('undetermined', 'accuracy_unknown', `${one.zh}或园区的边界精度不明，无法判定是否在园区内。`, `How exact the positions of ${one.en} and of the parks are, is unknown, so whether it stands in one cannot be told.`);
  if (facts.distance_m !== null && facts.distance_m <= facts.tolerance_m) return say('review', 'at_park_edge', `${one.zh}距产业园区「${facts.object_name ?? ''}」${distance(facts.distance_m)}，未超过边界精度${distance(facts.tolerance_m)}，是否在园区内需人工研判。`, `${one.en} lies ${distance(facts.distance_m)} from the park “${facts.object_name ?? ''}”, not more than the boundaries are exact (${distance(facts.tolerance_m)}); whether it stands in it, a person must judge.`);
  return say('clear', 'outside_park', `${one.zh}不在任何已批准的产业园区内，本规则只针对园区企业。`, `${one.en} stands in no approved industrial park; this rule is about those that do.`);
}

function withoutPonds(facts: Facts): Judgement {
  const one = site(facts);
  const here = { zh: `${one.zh}位于产业园区「${facts.object_name ?? ''}」内，为重点涉水企业`, en: `${one.en} stands in the industrial park “${facts.object_name ?? ''}” and is a key water enterprise` };
  if (facts.ponds_revision > 0 && facts.ponds_built > 0) return say('clear', 'pond_built', `${here.zh}，已建成初期雨水池${facts.ponds_built}座。`, `${here.en}; it has built ${facts.ponds_built} first-rain ${facts.ponds_built === 1 ? 'pond' : 'ponds'}.`);
  if (facts.ponds_revision === 0) return say('undetermined', 'no_pond_layer', `${here.zh}，但初期雨水池图层尚未发布，无法判定。`, `${here.en}, but the layer of first-rain ponds was never published.`);
  if (facts.coverage_share !== 1) return say('undetermined', 'outside_coverage', `${here.zh}，但初期雨水池图层${facts.coverage_share === null ? '未说明资料覆盖到哪里' : '没有覆盖此处'}，没有查到不等于没有。`, `${here.en}, but the layer of first-rain ponds ${facts.coverage_share === null ? 'does not say where it has data' : 'has no data here'}; finding none does not mean there is none.`);
  if (facts.tolerance_m === null || facts.inside_depth_m === null || facts.inside_depth_m <= facts.tolerance_m) return say('review', 'at_park_edge', `${here.zh}，但距园区边线未超过边界精度${facts.tolerance_m === null ? '（不明）' : distance(facts.tolerance_m)}，是否在园区内需人工研判。`, `${here.en}, but no farther inside than the boundaries are exact (${facts.tolerance_m === null ? 'unknown' : distance(facts.tolerance_m)}); a person must judge.`);
  if (facts.shared_built > 0) return say('review', 'shared_pond', `${here.zh}，没有自建池，园区有共用初期雨水池${facts.shared_built}座；是否符合环评批复，需人工研判。`, `${here.en}. It has no pond of its own, but the park has ${facts.shared_built} shared; whether that is what its EIA approval asks for, a person must judge.`);
  if (facts.ponds_draft > 0) return say('review', 'pond_in_draft', `${here.zh}，初期雨水池仅见于未公布的资料（${facts.ponds_draft}座），不能据以认定已建成，需人工研判。`, `${here.en}. Its first-rain pond stands only in data that are not published (${facts.ponds_draft}), so nothing can rest on it; a person must judge.`);
  if (facts.pond_required === null) return say('review', 'requirement_unknown', `${here.zh}，未查到初期雨水池；环评批复是否要求不明，需人工研判。`, `${here.en}. No first-rain pond is on record, and whether its EIA approval asks for one is unknown; a person must judge.`);
  if (facts.ponds_unfinished > 0) return say('restricted', 'pond_not_finished', `${here.zh}，环评批复要求的初期雨水池尚未建成（在建或拟建${facts.ponds_unfinished}座），须限期建成。`, `${here.en}. The first-rain pond that its EIA approval asks for is not finished (${facts.ponds_unfinished} under construction or planned).`);
  return say('restricted', 'no_pond', `${here.zh}，环评批复要求建设初期雨水池，但没有查到，须限期建成。`, `${here.en}. Its EIA approval asks for a first-rain pond, and none is on record.`);
}

export const rule: Rule<typeof Facts> = {
  id: 'r17_park_rain_pond',
  version: '1.1.0',
  title: { zh: '园区重点涉水企业的初期雨水池', en: 'First-rain ponds of key water enterprises in parks' },
  summary: {
    zh: '产业园区内的重点涉水企业，环评批复要求而没有建成初期雨水池的，为限制（须限期建成）；只有园区共用池、批复要求不明或处于园区边界精度以内的，需人工研判；是否重点涉水不明或资料未覆盖的，无法判定。',
    en: 'A key water enterprise in a park without the first-rain pond that its EIA approval asks for is restricted until it is built. A pond shared by the park, an unknown requirement or a place at the edge of the park needs a person; where it is unknown whether it is a key enterprise, or without data, it is undetermined.',
  },
  legal: ['plan_first_rain'],
  subjects: ['enterprises'],
  against: ['industrial_parks', 'rain_ponds'],
  what_if: { ...named, ...asked(enterprises, 'key_water', 'pond_required', 'status'), enterprise_id: { title: { zh: '企业编号（雨水池台账中）', en: 'Id of the enterprise in the ledger of ponds' }, type: 'text' } },
  unit: { zh: '市生态环境局、园区管委会', en: 'Ecology bureau of the city; Park administration' },
  unconfirmed: { zh: '依据为整改方案（政策）和各企业环评批复；批复原文未载入，要求不明的按需人工研判处理。', en: 'It rests on the rectification plan (policy) and on each EIA approval; the approvals are not loaded, so an unknown requirement is answered with review.' },
  sites: {},
  thresholds: {},
  sql: { facts: 'data/rules/r17_park_rain_pond/facts.sql', subject: 'data/rules/r17_park_rain_pond/subject.sql' },
  facts: Facts,
  judge: (facts): Judgement => ({ ...judge(facts), law_day: 'today' }),
};
