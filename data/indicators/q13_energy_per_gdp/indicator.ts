/** Indicator Q13: energy per GDP, 18 % lower than 2020. */
import type { Indicator } from '../../grammar.ts';

export const indicator: Indicator = {
  id: 'q13_energy_per_gdp',
  title: { zh: '单位GDP能耗', en: 'Energy per unit of GDP' },
  theme: 'air',
  phrase: '单位GDP能耗、用水量较2020年分别下降18%和20%',
  unit: 'tce/万元',
  target: { operator: 'fall_by', value: 18, due: '2025-12-31', strength: 'mandatory', over: 'year' },
  definitions: [{
    version: '1',
    from: null,
    text: {
      zh: '每万元地区生产总值的能源消费量；下降率＝（2020年值－当年值）÷2020年值。比较须用同一价格基期。',
      en: 'Energy used for 10,000 yuan of GDP; the fall is (2020 − this year) ÷ 2020, both at the same prices.',
    },
    numerator: { zh: '能源消费总量（吨标准煤）', en: 'Energy used (tonnes of coal equivalent)' },
    denominator: { zh: '地区生产总值（万元，同一价格）', en: 'GDP (10,000 yuan, same prices)' },
    source: { zh: '未查到正式定义原文，按通行理解表述，待主管部门确认。', en: 'No official text of the definition was found; worded by common understanding, to be confirmed by the bureau in charge.' },
  }],
  ambiguity: {
    zh: '一句话里两个目标：能耗下降18%，用水量下降20%；“分别”的对应为本平台的理解。价格基期未说明。',
    en: 'One phrase, two targets: energy falls by 18 %, water by 20 %, in that order as we read “respectively”. The price base is not said.',
  },
  baseline: { year: 2020, value: null, source: { zh: '2020年基数未在公开摘要中给出，未查到。', en: 'The value of 2020 is not in the public summary and was not found.' } },
  responsible: { zh: '市发展和改革委员会', en: 'Development and reform commission of the city' },
  source: { zh: '整改方案（公开摘要）', en: 'Public summary of the rectification plan' },
  publish: 'public',
  series: [{ id: 'reported', title: { zh: '上报值', en: 'Reported' } }],
};
