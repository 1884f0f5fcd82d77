/** Judges one tailings pond against one shoreline control zone of the main stem or a tributary. */
import { Type, type Static } from 'typebox';
import type { Bilingual, Judgement } from '../../grammar.ts';
import { actFacts, meetsFacts, text, zoneFacts } from '../../measures/facts.ts';
import { actInTime, apart, sayingSeen, withinAccuracy, zoneStanding, type Say } from '../../measures/judging.ts';

export const Facts = Type.Object({ ...meetsFacts, ...actFacts, ...zoneFacts, rebuild_purpose: text, zone_river: text });
export type Facts = Static<typeof Facts>;

const zone: Bilingual = { zh: '岸线管控范围', en: 'shoreline control zone' };
const law: Bilingual = { zh: '黄河保护法', en: 'the Yellow River Protection Law' };

/** Art. 121 names these and leaves the list open (“等”): of a river that is not named it cannot be said that it is not important. */
export const importantTributaries: readonly string[] = ['湟水', '洮河', '祖厉河', '清水河', '大黑河', '皇甫川', '窟野河', '无定河', '汾河', '渭河', '伊洛河', '沁河', '大汶河'];

export function judge(facts: Facts, from: string): Judgement {
  if (!facts.meets) return apart(facts, zone);
  const say = sayingSeen(facts, zone);
  return zoneStanding(facts, zone) ?? withinAccuracy(facts, zone) ?? judgeRiver(facts, say) ?? actInTime(facts, { law, from }, zone) ?? judgeAct(facts, say);
}

function judgeRiver(facts: Facts, say: Say): Judgement | null {
  const river = facts.zone_river ?? '';
  if (river === '黄河' || importantTributaries.includes(river)) return null;
  if (river === '') return say('review', 'river_unknown', '该范围属哪条河流不明，不能确定是否为黄河干流或者重要支流，需人工研判。', 'Which river the zone belongs to is unknown, so whether it is the main stem or an important tributary cannot be told; a person must judge.');
  return say('review', 'tributary_not_listed', `「${river}」不在第一百二十一条列举的重要支流之内，但该条以“等”字留有余地，是否属重要支流未经确认，需人工研判。`, `“${river}” is not among the important tributaries that art. 121 names, but the list is open; whether it counts is not confirmed, so a person must judge.`);
}

function judgeAct(facts: Facts, say: Say): Judgement {
  const since = { zh: `行为发生于${facts.act_date ?? ''}，`, en: `The act is of ${facts.act_date ?? ''}.` };
  if (facts.act_type === 'rebuild') {
    if (facts.rebuild_purpose === 'safety' || facts.rebuild_purpose === 'ecology') {
      const aim = facts.rebuild_purpose === 'safety' ? { zh: '提升安全水平', en: 'safety' } : { zh: '提升生态环境保护水平', en: 'ecological protection' };
      return say('restricted', 'rebuild_for_protection', `${since.zh}属以${aim.zh}为目的的改建：须有证明其目的的设计和批复，且不得借机增加库容。`, `${since.en} It is a rebuilding for ${aim.en}: allowed only with design and approval that prove its purpose, without more capacity.`);
    }
    if (facts.rebuild_purpose === 'capacity') return say('prohibited', 'rebuild_in_zone', `${since.zh}属改建，且不以提升安全或者生态环境保护水平为目的，为黄河保护法第二十六条第二款所禁止。`, `${since.en} It is a rebuilding for neither safety nor ecological protection, which art. 26 para. 2 prohibits.`);
    return say('review', 'rebuild_purpose_unknown', `${since.zh}属改建，目的不明：以提升安全或者生态环境保护水平为目的的除外，需人工研判。`, `${since.en} It is a rebuilding of unknown purpose; one for safety or ecological protection is excepted, so a person must judge.`);
  }
  if (facts.act_type === 'expand') {
    // What was added lies in the zone for certain only where all of it does.
    if (facts.relation !== 'within') return say('review', 'added_part_unknown', `${since.zh}属扩建，用地未全部位于范围内，新增部分是否在范围内不明，需补充扩建前边界后研判。`, `${since.en} It is an expansion; not all of it lies in the zone, so whether the added part does is unknown. Supply the earlier boundary.`);
    return say('prohibited', 'expansion_in_zone', `${since.zh}属扩建，用地全部位于范围内，为黄河保护法第二十六条第二款所禁止。`, `${since.en} It is an expansion that lies wholly in the zone, which art. 26 para. 2 prohibits.`);
  }
  return say('prohibited', 'new_in_zone', `${since.zh}属新建，为黄河保护法第二十六条第二款所禁止。`, `${since.en} It is new building, which art. 26 para. 2 prohibits.`);
}
