/** Rule R19: at a building site each of the six dust measures reaches 100 %; one below is restricted, one unknown is undetermined. */
import { Type, type Static } from 'typebox';
import type { Judgement, Rule, Thresholds } from '../../grammar.ts';
import { construction_sites } from '../../layers/construction_sites/layer.ts';
import { codeFrom } from '../../laws/writing.ts';
import { aloneFacts, figure, text } from '../../measures/facts.ts';
import { plainly as say } from '../../measures/judging.ts';
import { site } from '../../measures/words.ts';
import { asked, named } from '../../measures/of-layer.ts';

const measures = ['fence_pct', 'cover_pct', 'wash_pct', 'paving_pct', 'wet_pct', 'closed_transport_pct'] as const;
const Facts = Type.Object({ ...aloneFacts, act_date: text, status: text, fence_pct: figure, cover_pct: figure, wash_pct: figure, paving_pct: figure, wet_pct: figure, closed_transport_pct: figure });
type Facts = Static<typeof Facts>;

function judge(facts: Facts, thresholds: Thresholds): Judgement {
  const one = site(facts);
  if (facts.status === 'finished') return say('clear', 'finished', `${one.zh}已完工，不再检查六项措施。`, `${one.en} is finished.`);
  const least = Number(thresholds['least_pct']);
  const rated = measures.map((name) => ({ title: construction_sites.attributes[name]?.title ?? { zh: name, en: name }, pct: facts[name] }));
  const below = rated.filter(({ pct }) => pct !== null && pct < least);
  const unknown = rated.filter(({ pct }) => pct === null);
  if (below.length > 0) {
    const law = facts.act_date === null || facts.act_date >= String(thresholds['code_from']) ? { zh: '生态环境法典第二百四十条', en: 'art. 240 of the Ecological Environment Code' } : { zh: '大气污染防治法第六十九条', en: 'art. 69 of the Air Pollution Law' };
    const list = { zh: below.map(({ title, pct }) => `${title.zh}${pct ?? ''}%`).join('、'), en: below.map(({ title, pct }) => `${title.en.toLowerCase()} ${pct ?? ''} %`).join(', ') };
    const rest = unknown.length === 0 ? { zh: '', en: '' } : { zh: `另有${unknown.length}项没有检查结果。`, en: ` ${unknown.length} more not rated.` };
    return say('restricted', 'below_100', `${one.zh}未达到${least}%：${list.zh}。${rest.zh}施工须落实防尘措施（${law.zh}；“六个百分之百”为政策要求），限期整改后方可继续。`, `${one.en} falls short of ${least} %: ${list.en}.${rest.en} Building goes on only with the dust measures in place (${law.en}; the six measures are policy).`);
  }
  if (unknown.length > 0) return say('undetermined', 'not_rated', `${one.zh}有${unknown.length}项措施没有检查结果（${unknown.map(({ title }) => title.zh).join('、')}），无法判定；没有结果不等于达标。`, `${unknown.length} measures of ${one.en} are not rated (${unknown.map(({ title }) => title.en.toLowerCase()).join(', ')}); no rating does not mean that all is well.`);
  return say('clear', 'all_100', `未发现问题：${one.zh}六项措施均达到${least}%${facts.act_date === null ? '' : `（${facts.act_date}检查）`}。`, `Nothing found: all six measures of ${one.en} reach ${least} %${facts.act_date === null ? '' : ` (rated on ${facts.act_date})`}.`);
}

export const rule: Rule<typeof Facts> = {
  id: 'r19_construction_six',
  version: '1.0.0',
  title: { zh: '建筑工地扬尘防治“六个百分之百”', en: 'The six dust measures of building sites' },
  summary: {
    zh: '在建工地的围挡、覆盖、冲洗、硬化、湿法作业、密闭运输任一项低于100%，为限制（须整改后继续）；没有检查结果的，无法判定，不得视为达标。法典第二百四十条规定防尘措施，“六个百分之百”是政策量化要求。',
    en: 'A building site with any of the six measures (fence, cover, washing, paving, wet work, closed transport) below 100 % is restricted until put right; one not rated is undetermined, never taken as met. Article 240 of the Code asks for the measures; that each reach 100 % is policy.',
  },
  legal: ['construction_dust', 'six_measures'],
  subjects: ['construction_sites'],
  against: [],
  what_if: { ...named, act_date: { title: { zh: '检查日期', en: 'Rated on' }, type: 'date' }, ...asked(construction_sites, 'status', ...measures) },
  unit: { zh: '市住房和城乡建设局', en: 'Housing bureau of the city' },
  sites: { construction_site: {} },
  thresholds: {
    least_pct: { title: { zh: '每项措施应达到', en: 'Each measure must reach' }, value: 100, unit: '%', source: { zh: '“六个百分之百”政策要求', en: 'policy of the six measures' } },
    code_from: { title: { zh: '生态环境法典施行日', en: 'First day of the Code' }, value: codeFrom, unit: '', source: { zh: '生态环境法典第一千二百四十二条', en: 'Ecological Environment Code art. 1242' } },
  },
  sql: { facts: 'data/measures/alone.sql', subject: 'data/rules/r19_construction_six/subject.sql' },
  facts: Facts,
  judge,
};
