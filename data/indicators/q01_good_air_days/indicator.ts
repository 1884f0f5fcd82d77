/** Indicator Q01: share of days with good air, 84.1 %, dust days in and deducted kept apart. */
import type { Indicator } from '../../grammar.ts';

export const indicator: Indicator = {
  id: 'q01_good_air_days',
  title: { zh: '空气质量优良天数比率', en: 'Share of good-air days' },
  theme: 'air',
  phrase: '全市空气质量优良天数比率达到84.1%',
  unit: '%',
  target: { operator: '>=', value: 84.1, due: '2025-12-31', strength: 'mandatory', over: 'year' },
  definitions: [{
    version: '1',
    from: null,
    text: {
      zh: '空气质量指数（AQI）不超过100的天数占有效监测天数的比例。沙尘天气影响的天数是否剔除另立序列，两个序列从不合并。',
      en: 'Days with an air quality index (AQI) of 100 or less, as a share of the days with valid measurements. Whether dust days are deducted makes another series; the two are never joined.',
    },
    numerator: { zh: 'AQI不超过100的天数', en: 'Days with an AQI of 100 or less' },
    denominator: { zh: '有效监测天数', en: 'Days with valid measurements' },
    source: { zh: 'HJ 633、HJ 663（通行理解，原文未读，待确认）；沙尘剔除规则未查到。', en: 'HJ 633 and HJ 663 (common understanding; the texts were not read, to be confirmed). The rule for deducting dust days was not found.' },
  }],
  ambiguity: {
    zh: '方案没有说明84.1%是实况值还是剔除沙尘天后的值。本平台按实况值判断，剔除值并列展示。',
    en: 'The plan does not say whether 84.1 % is as measured or after deducting dust days. We judge what was measured and show the other beside it.',
  },
  responsible: { zh: '市生态环境局', en: 'Ecology bureau of the city' },
  source: { zh: '整改方案（公开摘要）；HJ 633、HJ 663', en: 'Public summary of the plan; HJ 633, HJ 663' },
  publish: 'public',
  series: [{ id: 'raw', title: { zh: '实况值（未剔除沙尘天）', en: 'As measured (dust days in)' } }, { id: 'dust_deducted', title: { zh: '剔除沙尘天后', en: 'Dust days deducted' } }],
};
