/** Indicator Q36: ultra-low emission works in steel, cement and coking, a trend. */
import type { Indicator } from '../../grammar.ts';

export const indicator: Indicator = {
  id: 'q36_ultra_low_emissions',
  title: { zh: '重点行业超低排放改造', en: 'Ultra-low emission works' },
  theme: 'air',
  phrase: '有序推动钢铁、水泥、焦化行业超低排放改造工程',
  unit: '项',
  target: { operator: 'up', value: null, due: null, strength: 'trend' },
  definitions: [{
    version: '1',
    from: null,
    text: {
      zh: '钢铁、水泥、焦化三个行业累计完成的超低排放改造项目数。',
      en: 'Ultra-low emission works finished so far in steel, cement and coking.',
    },
    numerator: { zh: '累计完成的改造项目', en: 'Works finished so far' },
    denominator: null,
    source: { zh: '项目清单未公开，待确认。', en: 'The list of works is not public, to be confirmed.' },
  }],
  ambiguity: {
    zh: '没有年份、数量；“有序推动”只能看累计完成数。',
    en: 'No year and no number; “in good order” can only be shown by works finished.',
  },
  responsible: { zh: '市生态环境局、市工业和信息化局', en: 'Ecology bureau of the city; Industry bureau of the city' },
  source: { zh: '整改方案（公开摘要）', en: 'Public summary of the rectification plan' },
  publish: 'public',
  series: [{ id: 'reported', title: { zh: '上报值', en: 'Reported' } }],
};
