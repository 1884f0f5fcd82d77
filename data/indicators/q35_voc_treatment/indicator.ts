/** Indicator Q35: deep treatment of volatile organic compounds at key enterprises, all. */
import type { Indicator } from '../../grammar.ts';

export const indicator: Indicator = {
  id: 'q35_voc_treatment',
  title: { zh: '重点企业挥发性有机物深度治理', en: 'Deep treatment of volatile organic compounds' },
  theme: 'air',
  phrase: '全面实施重点企业挥发性有机物深度治理',
  unit: '%',
  target: { operator: '=', value: 100, due: '2025-12-31', due_read: true, strength: 'mandatory' },
  definitions: [{
    version: '1',
    from: null,
    text: {
      zh: '重点企业中已完成挥发性有机物深度治理的个数比例。',
      en: 'Of the key enterprises, those that finished the deep treatment of volatile organic compounds.',
    },
    numerator: { zh: '已完成深度治理的重点企业', en: 'Key enterprises that finished' },
    denominator: { zh: '重点企业', en: 'Key enterprises' },
    source: { zh: '重点企业名单和“深度治理”标准未公开，待确认。', en: 'The list of key enterprises and the standard are not public, to be confirmed.' },
  }],
  ambiguity: {
    zh: '方案没有写年份和百分比；“全面”按全部（100%）、期限按方案总期限2025年底理解。名单是这个数的一部分。',
    en: 'The plan names no year and no percentage: “fully” is read as all (100 %), by the end of 2025, the term of the whole plan. The list is part of the number.',
  },
  responsible: { zh: '市生态环境局', en: 'Ecology bureau of the city' },
  source: { zh: '整改方案（公开摘要）', en: 'Public summary of the rectification plan' },
  publish: 'public',
  series: [{ id: 'reported', title: { zh: '上报值', en: 'Reported' } }],
};
