/** Indicator Q06: total water use within the quota set by the region. */
import type { Indicator } from '../../grammar.ts';

export const indicator: Indicator = {
  id: 'q06_total_water_use',
  title: { zh: '用水总量', en: 'Total water use' },
  theme: 'water_use',
  phrase: '用水总量不超过自治区下达控制指标',
  unit: 'm³',
  target: { operator: '<=', value: null, due: '2025-12-31', strength: 'mandatory', over: 'year' },
  definitions: [{
    version: '1',
    from: null,
    text: {
      zh: '全市年用水总量，与自治区下达的控制指标比较。',
      en: 'Water used by the city in a year, against the quota set by the region.',
    },
    numerator: null,
    denominator: null,
    source: { zh: '控制指标在自治区下达文件中，未公开，数值未知。', en: 'The quota stands in a document of the region that is not public; its value is unknown.' },
  }],
  ambiguity: {
    zh: '控制指标的数值不在整改方案里，取得下达文件之前无法判断是否达到。',
    en: 'The plan does not hold the quota; until that document is at hand nothing can be said about reaching it.',
  },
  responsible: { zh: '市水务局', en: 'Water bureau of the city' },
  source: { zh: '整改方案（公开摘要）', en: 'Public summary of the rectification plan' },
  publish: 'public',
  series: [{ id: 'reported', title: { zh: '上报值', en: 'Reported' } }],
};
