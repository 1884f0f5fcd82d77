/** Indicator Q16: land that is not losing soil, 43.32 %. */
import type { Indicator } from '../../grammar.ts';

export const indicator: Indicator = {
  id: 'q16_soil_conservation_rate',
  title: { zh: '水土保持率', en: 'Soil and water conservation rate' },
  theme: 'ecology',
  phrase: '水土保持率达到43.32%',
  unit: '%',
  target: { operator: '>=', value: 43.32, due: '2025-12-31', strength: 'aspirational' },
  definitions: [{
    version: '1',
    from: null,
    text: {
      zh: '土地面积中水土保持状况良好（不是水土流失地）的比例，按椭球面积计算，重叠只计一次。水土流失面积取到该日为止最近一个年度的动态监测；图斑没有注明监测年份的，是否流失列为不明。治理面积不等于水土流失面积的减少。',
      en: 'Land that is not losing soil, as a share of all land, in ellipsoidal areas, overlaps counted once. Eroded ground is that of the latest yearly monitoring complete by the day; ground of a patch that names no year is unknown. Treated area is not the decrease of eroded ground.',
    },
    numerator: { zh: '土地面积减去水土流失面积', en: 'Land less eroded ground' },
    denominator: { zh: '土地面积（本平台行政区图层之和）', en: 'Land (union of the districts here)' },
    source: { zh: '公开资料的定义；强度分级依 SL 190（原文未读，待确认）。', en: 'Public definition; classes of intensity after SL 190 (text not read, to be confirmed).' },
  }],
  ambiguity: {
    zh: '“力争2025年完成治理流域面积40平方公里，水土保持率达到43.32%”：力争是否管到后半句、分母用哪个全市面积（1669或1754平方公里等）都未说明。',
    en: '“Strive to treat 40 km² in 2025, and a conservation rate of 43.32 %”: whether “strive” covers the second half, and which area of the city (1,669 or 1,754 km² …) is below the line, is not said.',
  },
  responsible: { zh: '市水务局', en: 'Water bureau of the city' },
  source: { zh: '整改方案（公开摘要）；水土流失动态监测', en: 'Public summary of the plan; yearly monitoring of soil loss' },
  measured: {
    value: 'share',
    counts: { unit: { zh: '平方米', en: 'm²' }, numerator: { zh: '没有水土流失的土地', en: 'Land that does not lose soil' }, denominator: { zh: '土地面积', en: 'Land' } },
    population: { zh: '最近一个完整年度的水土流失图斑，以及各区其余土地', en: 'Eroded patches of the latest complete year, and the rest of each district' },
    needs: [{ layer: 'eroded_ground', features: true, covers_city: true }, { layer: 'districts', features: true }],
    sql: 'data/indicators/q16_soil_conservation_rate/indicator.sql',
    years: { layer: 'eroded_ground', attribute: 'year' },
    notes: {
      light: { zh: '轻度流失', en: 'Light' },
      moderate: { zh: '中度流失', en: 'Moderate' },
      strong: { zh: '强烈流失', en: 'Strong' },
      very_strong: { zh: '极强烈流失', en: 'Very strong' },
      severe: { zh: '剧烈流失', en: 'Severe' },
      eroded: { zh: '流失，强度不明', en: 'Eroded, intensity unknown' },
      sound: { zh: '没有水土流失', en: 'Not losing soil' },
      not_monitored: { zh: '没有监测成果', en: 'No monitoring' },
      year_unknown: { zh: '监测年份不明，是否仍在流失不明', en: 'Year of monitoring unknown, so nobody knows whether it still erodes' },
    },
  },
  publish: 'public',
  series: [{ id: 'reported', title: { zh: '上报值', en: 'Reported' } }],
};
