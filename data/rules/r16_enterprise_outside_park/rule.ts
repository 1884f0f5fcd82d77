/**
 * Rule R16: a below-scale enterprise outside every park that lacks papers may be a scattered, disorderly, polluting one (散乱污). It is a lead for
 * a visit, always `review`: no list closes an enterprise.
 */
import { Type, type Static } from 'typebox';
import type { Judgement, Rule } from '../../grammar.ts';
import { enterprises } from '../../layers/enterprises/layer.ts';
import { gapFacts, text } from '../../measures/facts.ts';
import { covered, plainly, saying } from '../../measures/judging.ts';
import { site, uncovered } from '../../measures/words.ts';
import { asked, named } from '../../measures/of-layer.ts';

const park = { zh: '产业园区', en: 'industrial park' };
const Facts = Type.Object({ ...gapFacts, scale: text, approvals: text, status: text, industry_code: text });

function judge(facts: Static<typeof Facts>): Judgement {
  const one = site(facts);
  if (facts.status === 'closed') return plainly('clear', 'closed', `${one.zh}已关闭，不再生产。`, `${one.en} is closed.`);
  if (facts.scale === 'above') return plainly('clear', 'above_scale', `${one.zh}为规模以上企业，不属“散乱污”排查对象。`, `${one.en} is above scale and no subject of this search.`);
  const answer = covered(facts, park);
  if (answer !== null) return answer;
  if (facts.scale !== 'below') return saying(uncovered(facts, park))('undetermined', 'scale_unknown', '规模不明，无法判定是否属“散乱污”排查对象。', 'Its scale is unknown, so whether it is a subject of this search cannot be told.');
  const say = saying(uncovered(facts, park));
  if (facts.approvals === 'complete') return say('clear', 'papers_complete', '规模以下，但手续齐全，不属“散乱污”线索。', 'It is below scale, but its papers are complete.');
  const papers = missing[facts.approvals ?? 'unknown'] ?? missing['unknown'];
  return say('review', 'scattered', `规模以下，手续${papers?.zh ?? '不明'}，列为“散乱污”线索，须现场核查后分类整治；本结果不是关停依据。`, `It is below scale and its papers are ${papers?.en ?? 'unknown'}: a lead to visit, and no ground for closing it.`);
}

const missing: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = {
  none: { zh: '没有', en: 'none' },
  partly: { zh: '不全', en: 'incomplete' },
  unknown: { zh: '不明', en: 'unknown' },
};

export const rule: Rule<typeof Facts> = {
  id: 'r16_enterprise_outside_park',
  version: '1.1.0',
  title: { zh: '园区外规模以下企业（散乱污线索）', en: 'Below-scale enterprises outside any park' },
  summary: {
    zh: '规模以下、不在任何已批准产业园区内、手续不全或不明的企业，列为“散乱污”线索，一律需人工研判，绝不自动认定或关停。规模以上、已关闭、在园区内或手续齐全的，不列入；规模不明或园区资料未覆盖的，无法判定。',
    en: 'A below-scale enterprise outside every approved park whose papers are missing or unknown is a lead to visit: always review, never closed by this software. Above scale, closed, in a park or with all its papers it is no lead; of unknown scale, or where park data are missing, it is undetermined.',
  },
  legal: ['plan_scattered', 'zoning_control'],
  subjects: ['enterprises'],
  against: ['industrial_parks'],
  what_if: { ...named, ...asked(enterprises, 'scale', 'approvals', 'status', 'industry_code') },
  unit: { zh: '市工业和信息化局、市生态环境局', en: 'Industry bureau of the city; Ecology bureau of the city' },
  unconfirmed: { zh: '“散乱污”没有统一的法定认定标准，须由市里规定并现场核查，一律答需人工研判。', en: 'No law defines such an enterprise; the city sets the criteria and visits, so the answer is always review.' },
  sites: { industrial_project: {} },
  reach_m: 10_000,
  thresholds: {},
  sql: { facts: 'data/measures/gap.sql', subject: 'data/rules/r16_enterprise_outside_park/subject.sql', object: 'data/rules/r16_enterprise_outside_park/object.sql' },
  facts: Facts,
  judge: (facts): Judgement => ({ ...judge(facts), law_day: 'today' }),
};
