/** Indicator Q24: scattered, disorderly, polluting enterprises, none at any time. */
import type { Indicator } from '../../grammar.ts';

export const indicator: Indicator = {
  id: 'q24_scattered_enterprises',
  title: { zh: '未整治“散乱污”企业', en: '“Scattered, disorderly, polluting” enterprises' },
  theme: 'air',
  phrase: '实现“散乱污”企业动态清零',
  unit: '家',
  target: { operator: '=', value: 0, due: null, strength: 'mandatory' },
  definitions: [{
    version: '1',
    from: null,
    text: {
      zh: '经现场认定为“散乱污”而尚未整治销号的企业个数。系统不自动认定；未经认定而在园区外、规模以下、手续不全的企业是线索，列为不明。',
      en: 'Enterprises found on the ground to be scattered, disorderly and polluting and not yet put right. The software finds none by itself; one below scale, outside parks and without all papers that nobody decided about is a lead, and unknown.',
    },
    numerator: { zh: '认定且未销号的企业', en: 'Enterprises found and not closed' },
    denominator: null,
    source: { zh: '“散乱污”认定标准由地方制定，未查到乌海市文本，待确认。', en: 'What counts is set locally; the text of Wuhai was not found, to be confirmed.' },
  }],
  ambiguity: {
    zh: '“动态清零”没有给出期限；认定标准未公开。企业名单是这个数的一部分。',
    en: '“Dynamically zero” has no deadline, and the standard is not public. The list of enterprises is part of the number.',
  },
  responsible: { zh: '市工业和信息化局、市生态环境局', en: 'Industry bureau of the city; Ecology bureau of the city' },
  source: { zh: '整改方案（公开摘要）', en: 'Public summary of the rectification plan' },
  measured: {
    value: 'sum',
    counts: { unit: { zh: '家', en: 'enterprises' }, numerator: { zh: '已认定而未整治销号的', en: 'Found and not put right' }, denominator: null },
    population: { zh: '全部在册企业；未经认定的线索列为不明', en: 'All enterprises on record; leads that nobody decided about are unknown' },
    needs: [{ layer: 'enterprises', features: false, covers_city: true }, { layer: 'industrial_parks', features: false }, { layer: 'districts', features: true }],
    sql: 'data/indicators/q24_scattered_enterprises/indicator.sql',
    notes: {
      open: { zh: '已认定，未整治', en: 'Found, nothing done' },
      treating: { zh: '已认定，整治中', en: 'Found, being put right' },
      resolved: { zh: '已整治销号', en: 'Put right and closed' },
      no: { zh: '认定不是', en: 'Found not to be' },
      shut: { zh: '已关闭', en: 'Shut down' },
      no_lead: { zh: '未经认定，不是线索', en: 'Nobody decided, and no lead' },
      lead: { zh: '线索，未经认定', en: 'A lead that nobody decided about' },
    },
  },
  publish: 'public',
  series: [{ id: 'reported', title: { zh: '上报值', en: 'Reported' } }],
};
