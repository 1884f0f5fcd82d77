/** Indicator Q09: vegetation cover of grassland, holding at 21 %. */
import type { Indicator } from '../../grammar.ts';

export const indicator: Indicator = {
  id: 'q09_grassland_cover',
  title: { zh: '草原综合植被盖度', en: 'Grassland vegetation cover' },
  theme: 'ecology',
  phrase: '草原综合植被盖度稳定在21%',
  unit: '%',
  target: { operator: 'hold', value: 21, due: '2025-12-31', strength: 'mandatory' },
  definitions: [{
    version: '1',
    from: null,
    text: {
      zh: '主要草原类型样地植被盖度按面积加权的平均值，以生长盛期地面样地为准，不是遥感植被指数，也不是占全市土地的比例。',
      en: 'Area-weighted mean of the cover measured on ground plots of the main grassland types at the peak of growth; no satellite index, and no share of the city’s land.',
    },
    numerator: null,
    denominator: null,
    source: { zh: '公开资料的通行定义；样地清单未取得，待确认。', en: 'Common public definition; the list of plots is not at hand, to be confirmed.' },
  }],
  ambiguity: {
    zh: '“稳定在21%”没有给出允许的波动。数值写到整数，本平台按四舍五入到整数理解。',
    en: '“Holds at 21 %” names no tolerance. The figure is a whole number, so we read it as 21 when rounded to one.',
  },
  responsible: { zh: '市林业和草原局', en: 'Forestry and grassland bureau of the city' },
  source: { zh: '整改方案（公开摘要）', en: 'Public summary of the rectification plan' },
  publish: 'public',
  series: [{ id: 'reported', title: { zh: '上报值', en: 'Reported' } }],
};
