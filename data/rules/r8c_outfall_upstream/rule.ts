/** Rule R8c: how far along the river the next intake and the next national section lie below an outfall. No law sets a distance. */
import { Type, type Static } from 'typebox';
import type { Bilingual, Judgement, Rule, Thresholds } from '../../grammar.ts';
import { outfalls } from '../../layers/outfalls/layer.ts';
import { figure, text } from '../../measures/facts.ts';
import { plainly as say } from '../../measures/judging.ts';
import { distance, site } from '../../measures/words.ts';
import { asked, named } from '../../measures/of-layer.ts';

const Facts = Type.Object({
  subject_layer: Type.String(), subject_id: Type.String(), subject_name: Type.String(), subject_synthetic: Type.Boolean(), act_date: text, status: text,
  object_layer: Type.String(), object_id: text, object_name: text, object_synthetic: Type.Boolean(), object_kind: text,
  /** The line that the outfall was put on, and how far from it it lies. */
  river_name: text, snapped_m: figure,
  /** That line is in several parts that do not join: it has no way to follow. */
  line_broken: Type.Boolean(),
  /** The object lies near, but on no line: nobody knows whether the water passes it. */
  beside_river: Type.Boolean(),
  /** Along the river, downstream; below zero: upstream, but no farther than the positions are exact. */
  river_m: figure,
  /** For how far downstream the lines are known. */
  known_m: figure, direction_unknown: Type.Boolean(),
  meets: Type.Boolean(), distance_m: figure, subject_accuracy_m: figure, object_accuracy_m: figure, tolerance_m: figure,
  object_revision: Type.Integer(), object_as_of: text, object_count: Type.Integer(),
  /** 1: the layer has data at the outfall and all along the way looked at. */
  coverage_share: figure, coverage_demonstration: Type.Boolean(),
});
type Facts = Static<typeof Facts>;

const kinds: Readonly<Record<string, Bilingual>> = {
  water_intakes: { zh: '取水口', en: 'water intake' },
  monitoring_sections: { zh: '国控断面', en: 'national section' },
};

function judge(facts: Facts, thresholds: Thresholds): Judgement {
  const one = site(facts);
  const what = kinds[facts.object_layer] ?? { zh: '保护对象', en: 'protected place' };
  const far_m = Number(thresholds['upstream_m']);
  if (facts.status === 'sealed') return say('clear', 'sealed', `${one.zh}已封堵，不再排放。`, `${one.en} is sealed and discharges nothing.`);
  if (facts.object_id !== null && facts.river_m !== null) return below(facts, what, far_m);
  if (facts.beside_river) return beside(facts, what);
  return withoutRiver(facts, Number(thresholds['snap_m'])) ?? withoutData(facts, what, far_m) ??
    say('clear', 'none_downstream', `未发现：自${one.zh}沿${facts.river_name ?? '河'}向下游${distance(far_m)}内没有${what.zh}。已检验：图层第${facts.object_revision}版${facts.object_as_of === null ? '' : `，现势性${facts.object_as_of}`}，共${facts.object_count}处。`, `Nothing found: no ${what.en} lies within ${distance(far_m)} downstream of ${one.en} along the river. Tested: revision ${facts.object_revision}${facts.object_as_of === null ? '' : `, as of ${facts.object_as_of}`}, ${facts.object_count} in all.`);
}

/** In a lake, or at a braided brook: an intake there may take what the outfall gives. */
function beside(facts: Facts, what: Bilingual): Judgement {
  const one = site(facts);
  return say('review', 'near_off_line', `${one.zh}附近${distance(facts.distance_m ?? 0)}处有${what.zh}「${facts.object_name ?? ''}」，但其位置不能落到任何河流线上（如位于湖区），是否在下游不能确认，需现场核实。`, `${distance(facts.distance_m ?? 0)} from ${one.en} lies the ${what.en} “${facts.object_name ?? ''}”, which cannot be put on any river line (it may lie in the lake); whether it is downstream must be seen on the ground.`);
}

function below(facts: Facts, what: Bilingual, far_m: number): Judgement {
  const one = site(facts);
  const other = { zh: `${what.zh}「${facts.object_name ?? ''}」`, en: `the ${what.en} “${facts.object_name ?? ''}”` };
  const river_m = facts.river_m ?? 0;
  if (facts.tolerance_m === null || river_m <= facts.tolerance_m) return say('review', 'order_unclear', `${one.zh}与${other.zh}沿河相距${distance(Math.abs(river_m))}，未超过位置精度${facts.tolerance_m === null ? '（不明）' : distance(facts.tolerance_m)}，谁在上游不能确认，需现场核实。`, `${one.en} and ${other.en} lie ${distance(Math.abs(river_m))} apart along the river, not more than their positions are exact (${facts.tolerance_m === null ? 'unknown' : distance(facts.tolerance_m)}); which is upstream must be seen on the ground.`);
  return say('review', 'near_downstream', `${one.zh}沿${facts.river_name ?? '河'}向下游${distance(river_m)}有${other.zh}，在${distance(far_m)}以内；没有法律规定具体距离，需论证对其水质的影响后研判。`, `${distance(river_m)} downstream of ${one.en}, along the river, lies ${other.en}: within ${distance(far_m)}. No law sets a distance; show what it does to the water there. A person must judge.`);
}

function withoutRiver(facts: Facts, snap_m: number): Judgement | null {
  const one = site(facts);
  if (facts.snapped_m === null || facts.snapped_m > snap_m) return say('undetermined', 'not_on_river', `${one.zh}${facts.snapped_m === null ? '附近没有河流线' : `距最近的${facts.river_name ?? '河流线'}${distance(facts.snapped_m)}`}，超过${distance(snap_m)}，不能确定排入哪条河，无法判定。`, `${one.en} ${facts.snapped_m === null ? 'lies near no river line' : `lies ${distance(facts.snapped_m)} from the nearest river line`}, more than ${distance(snap_m)}, so where its water runs cannot be told.`);
  if (facts.line_broken) return say('undetermined', 'line_broken', `${one.zh}所在的${facts.river_name ?? '河流线'}由互不相接的多段组成，不能沿线追踪，无法判定。`, `The line nearest to ${one.en} is in parts that do not join, so where its water runs cannot be followed.`);
  if (facts.direction_unknown) return say('undetermined', 'direction_unknown', `${one.zh}所在的${facts.river_name ?? '河流线'}没有与其他河流相接，流向不明，无法判定。`, `The line that ${one.en} lies on joins no other, so which way it runs cannot be told.`);
  return null;
}

function withoutData(facts: Facts, what: Bilingual, far_m: number): Judgement | null {
  const one = site(facts);
  if (facts.object_revision === 0) return say('undetermined', 'no_layer', `${what.zh}图层尚未发布，无法判定${one.zh}下游是否有${what.zh}。`, `The layer with each ${what.en} was never published, so what lies downstream of ${one.en} cannot be told.`);
  if (facts.object_count === 0) return say('undetermined', 'no_objects', `${what.zh}图层（第${facts.object_revision}版）中没有可供检验的对象，无法判定。`, `Revision ${facts.object_revision} of the layer holds no ${what.en}, so nothing can be said.`);
  if (facts.coverage_share === null) return say('undetermined', 'no_coverage_stated', `${what.zh}图层未说明资料覆盖到哪里，下游没有查到不等于没有。`, `The layer with each ${what.en} does not say where it has data; finding none does not mean there is none.`);
  if (facts.coverage_share < 1) return say('undetermined', 'outside_coverage', `${what.zh}图层没有覆盖${one.zh}及其下游${distance(far_m)}的全部河段，无法判定。`, `The layer with each ${what.en} has no data for all of the river from ${one.en} to ${distance(far_m)} downstream.`);
  if (facts.tolerance_m === null) return say('undetermined', 'accuracy_unknown', `${one.zh}或${what.zh}的位置精度不明，无法确认下游没有${what.zh}。`, `How exact the position of ${one.en} or of a ${what.en} is, is unknown, so it cannot be said that none lies downstream.`);
  if (facts.known_m === null || facts.known_m < far_m) return say('undetermined', 'river_ends', `${one.zh}下游河流线只有${distance(facts.known_m ?? 0)}，不足${distance(far_m)}，更下游（如市界以外）不得而知，无法判定。`, `The river is known for only ${distance(facts.known_m ?? 0)} downstream of ${one.en}, less than ${distance(far_m)}; what lies beyond, outside the city perhaps, is not known.`);
  return null;
}

const byCity = { zh: '无法律规定，由市里确定', en: 'no law fixes it; for the city to set' };

export const rule: Rule<typeof Facts> = {
  id: 'r8c_outfall_upstream',
  version: '1.1.0',
  title: { zh: '排污口至下游取水口、国控断面的沿河距离', en: 'From an outfall down the river to the next intake or national section' },
  summary: {
    zh: '将排污口落到最近的河流线，沿流向计算至下游取水口和国控断面的河长；在阈值以内的需人工研判（没有法律规定具体距离，阈值可在试算中调整）。上游的不计；附近的取水口、断面落不到河流线上（如在湖区）的，需人工研判。落不到河上、流向不明、河流线或资料在阈值以内中断、位置精度不明的，无法判定。',
    en: 'The outfall is put on the nearest river line and followed downstream to the next intake and national section. Within the threshold it goes to a person: no law sets a distance, and a dry run can change it. What lies upstream does not count; an intake nearby that lies on no line (in a lake) needs a person. Off any river, of unknown accuracy, where the direction is unknown, or where lines or data end before the threshold, it is undetermined.',
  },
  legal: ['yrpl_76', 'outfalls'],
  subjects: ['outfalls'],
  against: ['water_intakes', 'monitoring_sections', 'yellow_river', 'tributaries'],
  what_if: { ...named, act_date: { title: { zh: '设置日期', en: 'Set up on' }, type: 'date' }, ...asked(outfalls, 'status') },
  unit: { zh: '市生态环境局', en: 'Ecology bureau of the city' },
  unconfirmed: { zh: '没有法律规定排污口与下游取水口、断面的距离，一律答需人工研判。干流中心线按流向绘制，库区内只表示主流走向；支流河口取距干流较近的一端。', en: 'No law sets a distance to an intake or a section, so the answer is review. The main stem is drawn downstream and within the lake shows only the run of the current; the mouth of a tributary is taken to be the end nearer to what it joins.' },
  sites: { outfall: {} },
  thresholds: {
    upstream_m: { title: { zh: '向下游查找的河长', en: 'How far downstream matters' }, value: 5000, unit: 'm', source: byCity, adjustable: { min: 500, max: 50_000, step: 500 } },
    snap_m: { title: { zh: '排污口与河流线的最大距离', en: 'Farthest an outfall may lie from a river line' }, value: 2000, unit: 'm', source: { zh: '支流线位误差约1公里，干流0.2–0.5公里', en: 'tributary lines are good to about 1 km, the main stem to 0.2–0.5 km' }, adjustable: { min: 100, max: 5000, step: 100 } },
  },
  sql: { facts: 'data/rules/r8c_outfall_upstream/facts.sql', subject: 'data/rules/r8c_outfall_upstream/subject.sql' },
  facts: Facts,
  judge,
};
