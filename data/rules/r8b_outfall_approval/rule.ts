/** Rule R8b: an outfall of industry or of a sewage plant needs approval since the Yellow River Protection Law; any other, registration since the Measures of 2025. */
import { Type, type Static } from 'typebox';
import type { Judgement, Rule, Thresholds } from '../../grammar.ts';
import { outfalls } from '../../layers/outfalls/layer.ts';
import { codeFrom, yellowRiverFrom } from '../../laws/writing.ts';
import { actFacts, aloneFacts, text } from '../../measures/facts.ts';
import { plainly as say } from '../../measures/judging.ts';
import { site } from '../../measures/words.ts';
import { acts, asked, named } from '../../measures/of-layer.ts';

const Facts = Type.Object({ ...aloneFacts, ...actFacts, kind: text, status: text, outfall_approval_no: text, outfall_approved_on: text });
type Facts = Static<typeof Facts>;

const approvalClass = new Set(['industrial', 'urban_plant']);
const registrationClass = new Set(['agricultural', 'other']);

function judge(facts: Facts, thresholds: Thresholds): Judgement {
  const one = site(facts);
  if (facts.status === 'sealed') return say('clear', 'sealed', `${one.zh}已封堵，不再排放。`, `${one.en} is sealed and discharges nothing.`);
  const needs = approvalClass.has(facts.kind ?? '') ? 'approval' : registrationClass.has(facts.kind ?? '') ? 'registration' : null;
  if (facts.outfall_approval_no !== null && facts.outfall_approval_no.trim() !== '') return withPaper(facts);
  if (needs === null) return say('undetermined', 'kind_unknown', `${one.zh}的类型不明，不能确定应当审批还是登记，无法判定。`, `The class of ${one.en} is unknown, so whether it needs approval or registration cannot be told.`);
  const paper = needs === 'approval' ? { zh: '批准', en: 'approval' } : { zh: '登记', en: 'registration' };
  if (facts.act_type === 'existing') return say('review', 'existing_without_paper', `${one.zh}为既有排污口，未载明${paper.zh}文号，需排查溯源并补办或清理，需人工研判。`, `${one.en} is existing and no ${paper.en} is on record; trace it, then make good or close it. A person must judge.`);
  if (facts.act_type !== 'new' && facts.act_type !== 'expand' && facts.act_type !== 'rebuild') return say('review', 'unknown_act', `${one.zh}未载明${paper.zh}文号，设置行为（新设、改设、扩大或既有）不明，需人工研判。`, `No ${paper.en} is on record for ${one.en}, and whether it is new, changed, enlarged or existing is unknown; a person must judge.`);
  if (facts.act_date === null) return say('review', 'act_date_unknown', `${one.zh}未载明${paper.zh}文号，设置日期不明，需人工研判。`, `No ${paper.en} is on record for ${one.en}, and the day it was set up is unknown; a person must judge.`);
  const [lawFrom, measuresFrom] = [String(thresholds['law_from']), String(thresholds['measures_from'])];
  if (facts.act_date < lawFrom) return say('review', 'before_law', `${one.zh}未载明${paper.zh}文号，设置于${facts.act_date}，早于黄河保护法施行日${lawFrom}，适用当时的规定，需人工研判。`, `No ${paper.en} is on record for ${one.en}, set up on ${facts.act_date}, before the Yellow River Protection Law came into force on ${lawFrom}; earlier provisions apply. A person must judge.`);
  if (needs === 'registration' && facts.act_date < measuresFrom) return say('review', 'before_measures', `${one.zh}未载明批准或登记文号，设置于${facts.act_date}；黄河保护法第七十六条自${lawFrom}起要求报批，分类登记自${measuresFrom}（《入河排污口监督管理办法》）起施行，应适用哪种手续需人工研判。`, `Neither approval nor registration is on record for ${one.en}, set up on ${facts.act_date}. Art. 76 of the Yellow River Protection Law asks for approval from ${lawFrom}, and registration of this class begins with the Measures on ${measuresFrom}; which it needed, a person must judge.`);
  if (needs === 'registration') return say('restricted', 'not_registered', `${one.zh}于${facts.act_date}设置，属登记类，须办理登记后方可使用，目前未载明登记文号。`, `${one.en}, set up on ${facts.act_date}, is of a class that needs registration before use, and none is on record.`);
  const law = facts.act_date < String(thresholds['code_from']) ? { zh: '黄河保护法第七十六条', en: 'art. 76 of the Yellow River Protection Law' } : { zh: '黄河保护法第七十六条、生态环境法典第二百七十五至二百七十八条', en: 'art. 76 of the Yellow River Protection Law and arts. 275–278 of the Ecological Environment Code' };
  return say('prohibited', 'not_approved', `${one.zh}于${facts.act_date}设置，属审批类（工矿企业、园区或城镇污水处理厂），未载明批准文号；依${law.zh}，未经批准不得设置。`, `${one.en}, set up on ${facts.act_date}, is of a class that needs approval (industry, mines, park or urban sewage plants), and none is on record; by ${law.en} it may not be set up without.`);
}

function withPaper(facts: Facts): Judgement {
  const one = site(facts);
  if (facts.outfall_approved_on !== null && facts.act_date !== null && facts.outfall_approved_on > facts.act_date) return say('review', 'paper_after_act', `${one.zh}的批准或登记日期${facts.outfall_approved_on}晚于设置日期${facts.act_date}，疑似先建后批，需人工研判。`, `The approval or registration of ${one.en} on ${facts.outfall_approved_on} came after it was set up on ${facts.act_date}; a person must judge.`);
  return say('clear', 'paper_on_record', `未发现问题：${one.zh}已载明批准或登记文号${facts.outfall_approval_no ?? ''}。`, `Nothing found: ${one.en} has an approval or registration on record (${facts.outfall_approval_no ?? ''}).`);
}

export const rule: Rule<typeof Facts> = {
  id: 'r8b_outfall_approval',
  version: '1.1.0',
  title: { zh: '入河排污口的审批与登记', en: 'Approval and registration of outfalls' },
  summary: {
    zh: '新设、改设、扩大的排污口：2023年4月1日（黄河保护法施行）起，工矿企业、工业园区和城镇污水处理厂须经批准，未批准的为禁止；2025年1月1日起，农业和其他排口须登记，未登记的为限制，此前的需人工研判。既有的、日期不明或更早的，需人工研判；类型不明的，无法判定。',
    en: 'Outfalls set up, changed or enlarged: those of industry, mines, park and urban sewage plants have needed approval since the Yellow River Protection Law (1 April 2023), without which they are prohibited; others registration since 1 January 2025, without which they are restricted, and before that go to a person. Existing, undated and earlier ones need a person; of an unknown class it is undetermined.',
  },
  legal: ['outfall_approval', 'yrpl_76', 'outfall_code', 'outfalls'],
  subjects: ['outfalls'],
  against: [],
  what_if: {
    ...named, ...acts, ...asked(outfalls, 'kind', 'status'),
    outfall_approval_no: { title: { zh: '排污口批准或登记文号', en: 'Approval or registration of the outfall' }, type: 'text' },
    outfall_approved_on: { title: { zh: '排污口批准或登记日期', en: 'Outfall approved or registered on' }, type: 'date' },
  },
  unit: { zh: '市生态环境局', en: 'Ecology bureau of the city' },
  sites: { outfall: {} },
  thresholds: {
    law_from: { title: { zh: '黄河保护法施行日', en: 'First day of the Yellow River Protection Law' }, value: yellowRiverFrom, unit: '', source: { zh: '黄河保护法', en: 'Yellow River Protection Law' } },
    measures_from: { title: { zh: '《入河排污口监督管理办法》施行日', en: 'First day of the Measures' }, value: '2025-01-01', unit: '', source: { zh: '生态环境部令第35号', en: 'MEE Order 35' } },
    code_from: { title: { zh: '生态环境法典施行日', en: 'First day of the Code' }, value: codeFrom, unit: '', source: { zh: '生态环境法典第一千二百四十二条', en: 'Ecological Environment Code art. 1242' } },
  },
  sql: { facts: 'data/measures/alone.sql', subject: 'data/rules/r8b_outfall_approval/subject.sql' },
  facts: Facts,
  judge,
};
