/** 水土流失地: ground that loses soil, as the yearly monitoring finds it; what is left of the land is the conservation rate. */
import { demonstrationLayer } from '../demonstration.ts';

export const eroded_ground = demonstrationLayer({
  id: 'eroded_ground',
  title: { zh: '水土流失地', en: 'Eroded ground' },
  description: {
    zh: '水土流失动态监测逐年成果，一个年度一套图斑，按侵蚀强度（SL 190）分级。水土保持率＝（土地面积－水土流失面积）÷土地面积。流失面积的减少不等于治理面积。全部为示意，不是监测成果。',
    en: 'Results of the yearly monitoring of soil loss, one set of patches a year, by intensity (SL 190). The conservation rate is land less eroded ground, divided by land. That eroded ground shrinks is not the same as treated area. Demonstration data, no result of monitoring.',
  },
  group: 'soil',
  geometry: ['polygon'],
  attributes: {
    name: { title: { zh: '名称', en: 'Name' }, type: 'text', searchable: true, aliases: ['TBMC', '图斑名称'], in_tile: true },
    year: { title: { zh: '监测年份', en: 'Year of monitoring' }, type: 'integer', aliases: ['ND', 'JCNF', '年度', '监测年份'], in_tile: true },
    intensity: {
      title: { zh: '侵蚀强度', en: 'Intensity' },
      type: 'choice',
      choices: {
        light: { zh: '轻度', en: 'Light' },
        moderate: { zh: '中度', en: 'Moderate' },
        strong: { zh: '强烈', en: 'Strong' },
        very_strong: { zh: '极强烈', en: 'Very strong' },
        severe: { zh: '剧烈', en: 'Severe' },
      },
      aliases: ['QSQD', '侵蚀强度'],
      values: { 轻度: 'light', 中度: 'moderate', 强烈: 'strong', 极强烈: 'very_strong', 剧烈: 'severe' },
      in_tile: true,
    },
    cause: {
      title: { zh: '侵蚀类型', en: 'Cause' },
      type: 'choice',
      choices: { water: { zh: '水力侵蚀', en: 'Water' }, wind: { zh: '风力侵蚀', en: 'Wind' } },
      aliases: ['QSLX', '侵蚀类型'],
      values: { 水力侵蚀: 'water', 水力: 'water', 风力侵蚀: 'wind', 风力: 'wind' },
    },
  },
  id_aliases: ['BSM', 'TBBH'],
  label: 'name',
  appearance: { colour: '#857a6c', pattern: 'none', dash: 'dotted', fill_opacity: 0, line_width: 1 },
  classes: {
    by: 'intensity',
    values: [
      { value: 'light', title: { zh: '轻度', en: 'Light' }, colour: '#94803a', pattern: 'dots', fill_opacity: 0.16, line_width: 1 },
      { value: 'moderate', title: { zh: '中度', en: 'Moderate' }, colour: '#a5762c', pattern: 'horizontal', fill_opacity: 0.2, line_width: 1 },
      { value: 'strong', title: { zh: '强烈', en: 'Strong' }, colour: '#b0693c', pattern: 'hatch', fill_opacity: 0.24, line_width: 1.1 },
      { value: 'very_strong', title: { zh: '极强烈', en: 'Very strong' }, colour: '#b4553a', pattern: 'cross-hatch', fill_opacity: 0.26, line_width: 1.2 },
      { value: 'severe', title: { zh: '剧烈', en: 'Severe' }, colour: '#b0433f', pattern: 'solid', fill_opacity: 0.3, line_width: 1.2 },
    ],
  },
  zoom: { min: 8, max: 22, label: 13 },
  visible: false,
  accuracy_m: 30,
  publish: 'public',
});
