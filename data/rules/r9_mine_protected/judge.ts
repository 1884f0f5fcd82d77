/** Judges one mine against one red line, reserve zone, wetland or river management scope, by the day of its licence. */
import { Type, type Static } from 'typebox';
import type { Bilingual, Judgement } from '../../grammar.ts';
import { meetsFacts, text, zoneFacts } from '../../measures/facts.ts';
import { apart, sayingSeen, withinAccuracy, zoneStanding, type Say } from '../../measures/judging.ts';
import { judgeMinerals } from './minerals.ts';

export const Facts = Type.Object({ ...meetsFacts, ...zoneFacts, act_date: text, minerals: text, status: text, zone_kind: text });
export type Facts = Static<typeof Facts>;

const objects: Readonly<Record<string, Bilingual>> = {
  red_lines: { zh: '生态保护红线', en: 'ecological red line' },
  nature_reserves: { zh: '自然保护区', en: 'nature reserve zone' },
  wetlands: { zh: '湿地', en: 'wetland' },
  river_scopes: { zh: '河湖管理范围', en: 'river management scope' },
};
/** What a wetland's level says of the listing it needs: a general one needs none. */
const UNLISTED = 'general_wetland';

/** @param from the first day of the Mineral Resources Law of 2024 */
export function judge(facts: Facts, from: string): Judgement {
  const object = objects[facts.object_layer] ?? { zh: facts.object_layer, en: facts.object_layer };
  if (!facts.meets) return apart(facts, object);
  const say = sayingSeen(facts, object);
  return judgeStanding(facts, object, say) ?? withinAccuracy(facts, object) ?? judgeRight(facts, from, object, say) ?? judgeNew(facts, say);
}

function judgeStanding(facts: Facts, object: Bilingual, say: Say): Judgement | null {
  // A general wetland needs no listing, so it has no day.
  const standing = zoneStanding(facts.zone_kind === UNLISTED ? { ...facts, zone_published_on: facts.zone_published_on ?? '' } : facts, object);
  if (standing !== null) return standing;
  if (facts.zone_kind === null) return say('review', 'zone_unknown', `该${object.zh}的分区或者级别不明，不能确定适用哪一款，需人工研判。`, `The zone or level of the ${object.en} is unknown, so which provision applies cannot be told; a person must judge.`);
  return null;
}

/** Rights that are older than the law or the zone leave in order; they are not prohibited overnight. */
function judgeRight(facts: Facts, from: string, object: Bilingual, say: Say): Judgement | null {
  const exit = { zh: '属存量矿业权：不符合管控要求的应当依法有序退出，并履行生态修复义务，需人工研判。', en: 'It is an existing right: where it does not meet the control requirements it must exit in order and restore the ground. A person must judge.' };
  if (facts.status === 'closed' || facts.status === 'restored') return say('review', 'closed_mine', '矿山已关闭或者已治理，不再开采；生态修复义务不因矿业权消灭而免除，需人工研判修复情况。', 'The mine is closed or restored and no longer works; the duty to restore outlives the right. A person must judge the restoration.');
  if (facts.act_date === null) return say('review', 'licence_date_unknown', '发证日期不明，不能确定是存量还是新设矿业权，需人工研判。', 'The day of the licence is unknown, so whether it is an existing or a new right cannot be told; a person must judge.');
  if (facts.act_date < from) return say('review', 'before_law', `采矿许可发于${facts.act_date}，早于矿产资源法（2024年修订）施行日${from}。${exit.zh}`, `The licence of ${facts.act_date} is earlier than ${from}, when the Mineral Resources Law of 2024 came into force. ${exit.en}`);
  if (facts.zone_published_on !== null && facts.act_date < facts.zone_published_on) return say('review', 'before_zone', `采矿许可发于${facts.act_date}，早于该${object.zh}公布或批准日${facts.zone_published_on}。${exit.zh}`, `The licence of ${facts.act_date} is earlier than the ${object.en} of ${facts.zone_published_on}. ${exit.en}`);
  return null;
}

function judgeNew(facts: Facts, say: Say): Judgement {
  const date = { zh: `采矿许可发于${facts.act_date ?? ''}，属新设。`, en: `The licence is of ${facts.act_date ?? ''}: a new right.` };
  const law = { zh: '依矿产资源法第十八条第四款', en: 'by art. 18 para. 4 of the Mineral Resources Law' };
  switch (facts.zone_kind) {
    case 'red_line':
      return judgeMinerals(facts.minerals, date, say);
    case 'core':
      return say('prohibited', 'mining_in_core', `${date.zh}位于核心保护区，核心保护区内的采矿建设属禁止，${law.zh}应当遵守。`, `${date.en} It lies in the core protection zone, where mining is prohibited, and ${law.en} that is to be observed.`);
    case 'general':
      return say('review', 'mining_in_general', `${date.zh}位于一般控制区：矿产资源法第二十六条第二款只允许符合管控要求的勘查、开采，条例第二十七条清单未经核实，需人工研判。`, `${date.en} It lies in the general control zone: art. 26 para. 2 allows only mining that meets the control requirements, and the list of art. 27 of the regulations is not confirmed. A person must judge.`);
    case 'national_wetland':
      return say('prohibited', 'mining_in_national_wetland', `${date.zh}位于国家重要湿地，湿地保护法第十九条禁止占用，${law.zh}应当遵守。`, `${date.en} It lies in a wetland of national importance, which art. 19 of the Wetland Protection Law forbids to occupy, and ${law.en} that is to be observed.`);
    case 'provincial_wetland':
    case UNLISTED:
      return say('restricted', 'mining_in_wetland', `${date.zh}位于${facts.zone_kind === UNLISTED ? '一般湿地' : '自治区重要湿地'}：选址应当避让湿地，无法避让的应当尽量减少占用并征求相应主管部门意见（湿地保护法第十九条），不得擅自采砂、取土（第二十八条）。`, `${date.en} It lies in a ${facts.zone_kind === UNLISTED ? 'general wetland' : 'wetland of regional importance'}: works avoid it or take as little as they can, and the competent department is heard (art. 19 of the Wetland Protection Law); sand and soil may not be taken (art. 28).`);
    default:
      return say('restricted', 'mining_in_river_scope', `${date.zh}在河道滩地开采地下资源须经河道主管机关批准（河道管理条例第二十五条），须核对批准文件。`, `${date.en} Mining under river beaches needs the approval of the river authority (River Regulations art. 25): check it.`);
  }
}
