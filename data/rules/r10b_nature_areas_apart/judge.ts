/** Judges one nature area against another: they may adjoin, they may not overlap. */
import { Type, type Static } from 'typebox';
import type { Bilingual, Judgement } from '../../grammar.ts';
import { meetsFacts, text } from '../../measures/facts.ts';
import { sayingSeen, withinAccuracy, withoutData, plainly } from '../../measures/judging.ts';
import { joined, site, tested } from '../../measures/words.ts';

export const Facts = Type.Object({ ...meetsFacts, zone_status: text, area_status: text, area_of: text, object_of: text });
export type Facts = Static<typeof Facts>;

const area: Bilingual = { zh: '自然保护地', en: 'nature area' };

/** @param from the first day of the Code, whose art. 859 forbids overlaps */
export function judge(facts: Facts, from: string): Judgement {
  if (!facts.meets) return judgeApart(facts);
  const say = sayingSeen(facts, area);
  if (facts.area_status !== 'published') return say('review', 'own_not_published', '受检的自然保护地范围本身尚未公布，不能据以认定，需人工研判。', 'The nature area itself is not published, so nothing can rest on it; a person must judge.');
  if (facts.zone_status !== 'published') return say('review', 'zone_not_published', '对方范围尚未公布，不能据以认定，需人工研判。', 'The other area is not published, so nothing can rest on it; a person must judge.');
  const within = withinAccuracy(facts, area);
  if (within !== null) return within;
  if (facts.object_layer === 'nature_reserves' && facts.area_of !== null && facts.area_of !== '' && facts.area_of === facts.object_of) {
    return say('review', 'zones_of_one_reserve', `二者同属「${facts.area_of}」，是同一保护区的分区相互重叠，属数据或者分区界线问题，不是保护地之间的交叉重叠，需人工核对分区界线。`, `Both are zones of “${facts.area_of}”: an error of the data or of the line between the zones, no overlap of two nature areas. A person must check that line.`);
  }
  if (facts.object_as_of === null || facts.object_as_of < from) {
    return say('review', 'data_before_code', `资料现势性${facts.object_as_of ?? '不明'}，早于生态环境法典施行日${from}：其后是否已归并优化不得而知，需人工研判。`, `The data are as of ${facts.object_as_of ?? 'an unknown day'}, before ${from}, when the Code came into force; whether the areas have been merged since is not known. A person must judge.`);
  }
  return say('prohibited', 'areas_overlap', '生态环境法典第八百五十九条规定自然保护地不得交叉重叠，须由主管部门归并优化。同一处重叠在双方名下各列一条。', 'Art. 859 of the Ecological Environment Code forbids nature areas to overlap; the departments must merge or redraw them. The same overlap stands once under each of the two.');
}

/** That two areas touch is no conflict, so a distance within the accuracy is none either. */
function judgeApart(facts: Facts): Judgement {
  const missing = withoutData(facts, area);
  if (missing !== null) return missing;
  return plainly('clear', 'apart', ...words(facts));
}

function words(facts: Facts): [string, string] {
  const found = joined({ zh: `未发现冲突：${site(facts).zh}不与其他自然保护地重叠（相接不算重叠）。`, en: `No conflict found: ${site(facts).en} overlaps no other nature area (adjoining is not overlapping).` }, tested(facts, area));
  return [found.zh, found.en];
}
