/** Judges one activity against one ecological red line: the ten that are allowed on a paper, and what is not among them. */
import { Type, type Static } from 'typebox';
import type { Bilingual, Judgement } from '../../grammar.ts';
import { landActivities } from '../../measures/asked.ts';
import { actFacts, meetsFacts, text, zoneFacts } from '../../measures/facts.ts';
import { actInTime, apart, sayingSeen, withinAccuracy, zoneStanding, type Say } from '../../measures/judging.ts';

export const Facts = Type.Object({ ...meetsFacts, ...actFacts, ...zoneFacts, activity: text, red_line_opinion_no: text });
export type Facts = Static<typeof Facts>;

/** The first days of what forbids: the ten-activities notice, and the ban on solid-waste sites. */
export interface Days {
  readonly activities: string;
  readonly solidWaste: string;
  readonly code: string;
}

const line: Bilingual = { zh: '生态保护红线', en: 'ecological red line' };
const notice: Bilingual = { zh: '自然资发〔2022〕142号', en: 'notice 142 of 2022' };
const wasteLaw: Bilingual = { zh: '固体废物污染环境防治法', en: 'the Solid Waste Law' };

/** The paper that each of the ten needs. */
const papers: Readonly<Record<string, Bilingual>> = {
  patrol: { zh: '管护、科研、救灾等任务依据', en: 'the mandate for patrol, research or relief' },
  residents: { zh: '合法权利证明，且不扩大建设用地、耕地规模和放牧强度的认定意见', en: 'proof of the right, and that neither building land, cropland nor grazing grows' },
  archaeology: { zh: '文物、自然资源等部门的批准', en: 'the approval of the heritage or natural resources department' },
  forestry: { zh: '人工商品林经营的认定意见', en: 'the opinion on the plantation' },
  visiting: { zh: '符合规划的有限人为活动认定意见', en: 'the opinion that it is a limited activity under a plan' },
  linear: { zh: '不可避让论证、符合县级以上规划的证明和认定意见', en: 'the proof that it cannot be avoided and fits plans from county level, and the opinion' },
  minerals: { zh: '属公益性调查或者列明矿种的证明和认定意见', en: 'the proof that it is public survey or a listed mineral, and the opinion' },
  restoration: { zh: '县级以上生态修复规划和认定意见', en: 'the restoration plan from county level, and the opinion' },
  border: { zh: '边境工程的批准', en: 'the approval of the border works' },
  other_lawful: { zh: '所依据的法律法规条文和批准', en: 'the provision it rests on, and its approval' },
};

/** Items 6 to 10, whose wording nobody has read. */
const unread: ReadonlySet<string> = new Set(['linear', 'minerals', 'restoration', 'border', 'other_lawful']);

export function judge(facts: Facts, days: Days): Judgement {
  if (!facts.meets) return apart(facts, line);
  const say = sayingSeen(facts, line);
  const since = facts.activity === 'solid_waste' ? { law: wasteLaw, from: days.solidWaste } : { law: notice, from: days.activities };
  return zoneStanding(facts, line) ?? withinAccuracy(facts, line) ?? judgeActivity(facts, say) ?? actInTime(facts, since, line) ?? judgeBanned(facts, days, say);
}

/** What is allowed on a paper is allowed whenever it began; what nobody knows, a person must find out. */
function judgeActivity(facts: Facts, say: Say): Judgement | null {
  const activity = facts.activity ?? 'unknown';
  const paper = papers[activity];
  if (paper !== undefined) {
    const title = landActivities[activity] ?? { zh: activity, en: activity };
    const stated = facts.red_line_opinion_no === null || facts.red_line_opinion_no.trim() === '' ? { zh: '，台账中没有文号', en: '; the ledger states no number' } : { zh: `，台账载明「${facts.red_line_opinion_no}」，须核对`, en: `; the ledger states “${facts.red_line_opinion_no}”: check it` };
    if (unread.has(activity)) {
      return say('review', 'item_not_confirmed', `可能属142号文允许的有限人为活动「${title.zh}」，但该类的措辞未经逐条核对，不能据以认定；如属实须具备：${paper.zh}${stated.zh}，需人工研判。`, `It may be among the limited activities that notice 142 allows (“${title.en}”), but the wording of that item is not confirmed. If it is, it needs ${paper.en}${stated.en}. A person must judge.`);
    }
    return say('restricted', 'allowed_activity', `属142号文允许的有限人为活动「${title.zh}」，须不破坏生态功能，并具备：${paper.zh}${stated.zh}。`, `It is among the limited activities that notice 142 allows (“${title.en}”) if ecological function is not damaged; it needs ${paper.en}${stated.en}.`);
  }
  if (activity === 'production' || activity === 'housing' || activity === 'pv' || activity === 'solid_waste') return null;
  return say('review', 'activity_unknown', '活动类别不明，不能确定是否属允许的十类有限人为活动，需人工研判。', 'Its activity is unknown, so whether it is among the ten limited activities cannot be told; a person must judge.');
}

function judgeBanned(facts: Facts, days: Days, say: Say): Judgement {
  const date = facts.act_date ?? '';
  if (facts.activity === 'solid_waste') {
    const law = date >= days.code ? { zh: '生态环境法典第四百八十一条', en: 'art. 481 of the Ecological Environment Code' } : { zh: '固体废物污染环境防治法第二十一条', en: 'art. 21 of the Solid Waste Law' };
    return say('prohibited', 'solid_waste_in_red_line', `行为发生于${date}。生态保护红线内禁止建设固体废物集中贮存、利用、处置设施、场所，依据${law.zh}。`, `The act is of ${date}. Solid-waste stores, use and disposal are flatly banned in a red line: ${law.en}.`);
  }
  return say('prohibited', 'production_in_red_line', `行为发生于${date}。属开发性、生产性建设，不在142号文允许的十类有限人为活动之内，红线内禁止；国家重大项目须经不可避让论证并报国务院批准。`, `The act is of ${date}. It is development or production building, not among the ten limited activities of notice 142, and is banned in a red line; a major national project needs a demonstration and the approval of the State Council.`);
}
