/** Indicator Q02: yearly mean of PM2.5, at most 31 µg/m³. */
import type { Indicator } from '../../grammar.ts';

export const indicator: Indicator = {
  id: 'q02_fine_particles',
  title: { zh: '细颗粒物年均浓度', en: 'Yearly mean of fine particles (PM2.5)' },
  theme: 'air',
  phrase: '细颗粒物平均浓度不超过31微克/立方米',
  unit: 'µg/m³',
  target: { operator: '<=', value: 31, due: '2025-12-31', strength: 'mandatory', over: 'year' },
  definitions: [{
    version: '1',
    from: null,
    text: {
      zh: '国控空气站细颗粒物（PM2.5）浓度的年平均值。月值只用于看走势，不能代替年均值。',
      en: 'Mean over the year of fine particles (PM2.5) at the national air stations. Monthly values show the course and never stand for the year.',
    },
    numerator: null,
    denominator: null,
    source: { zh: 'HJ 663（通行理解，原文未读，待确认）；站点清单未查到。', en: 'HJ 663 (common understanding; text not read, to be confirmed). The list of stations was not found.' },
  }],
  ambiguity: {
    zh: '方案只说“平均浓度”，没有写明年均和站点；是否剔除沙尘天也未说明。本平台按实况年均值理解。',
    en: 'The plan says “mean concentration” and neither the year nor the stations, nor whether dust days are deducted. We read it as the yearly mean as measured.',
  },
  responsible: { zh: '市生态环境局', en: 'Ecology bureau of the city' },
  source: { zh: '整改方案（公开摘要）；HJ 663', en: 'Public summary of the plan; HJ 663' },
  publish: 'public',
  series: [{ id: 'raw', title: { zh: '实况值', en: 'As measured' } }, { id: 'dust_deducted', title: { zh: '剔除沙尘天后', en: 'Dust days deducted' } }],
};
