/** 水功能区: reaches of water with their target class and whether they meet it. */
import { demonstrationLayer } from '../demonstration.ts';
import { zoneStatus } from '../zone-status.ts';
export const water_function_zones = demonstrationLayer({
  id: 'water_function_zones',
  title: { zh: '水功能区', en: 'Water-function zones' },
  description: {
    zh: '河湖水功能区（按水域面表示）及水质目标、最近年度达标情况。未达到水质目标的水功能区，除城镇污水处理厂等重要民生工程外，严格控制新设、改设或者扩大排污口（黄河保护法第七十六条）。范围与评价结果为示意。',
    en: 'Reaches of river and lake, drawn as water surfaces, with target class and the latest yearly result. In a zone that fails its target, new or enlarged outfalls are strictly controlled unless they serve key works of people’s livelihood such as sewage plants (Yellow River Protection Law art. 76). Demonstration data.',
  },
  group: 'water',
  geometry: ['polygon'],
  attributes: {
    name: { title: { zh: '名称', en: 'Name' }, type: 'text', searchable: true, aliases: ['SGNQMC', '水功能区名称'], in_tile: true },
    target_class: { title: { zh: '水质目标', en: 'Target class' }, type: 'text', aliases: ['SZMB', '水质目标'] },
    latest_class: { title: { zh: '最近评价类别', en: 'Latest class' }, type: 'text', aliases: ['SZLB', '评价类别'] },
    year: { title: { zh: '评价年度', en: 'Year of the result' }, type: 'integer', unit: '年', aliases: ['PJND', '评价年度'] },
    attainment: {
      title: { zh: '达标情况', en: 'Attainment' },
      type: 'choice',
      choices: {
        attained: { zh: '达标', en: 'Attained' },
        failing: { zh: '不达标', en: 'Failing' },
        unknown: { zh: '未监测', en: 'Not monitored' },
      },
      aliases: ['DBQK', '达标情况'],
      values: { 达标: 'attained', 不达标: 'failing' },
      in_tile: true,
    },
    zone_status: zoneStatus,
    published_on: { title: { zh: '公布日期', en: 'Published on' }, type: 'date', aliases: ['GBRQ', '公布日期'] },
    document: { title: { zh: '公布文件', en: 'Document' }, type: 'text', aliases: ['WJH', '文号', '公布文件'] },
    accuracy_m: { title: { zh: '界线精度', en: 'Accuracy of the line' }, type: 'number', unit: 'm', aliases: ['JD', '精度'] },
  },
  id_aliases: ['BSM'],
  label: 'name',
  appearance: { colour: '#85807c', pattern: 'none', dash: 'dashed', fill_opacity: 0, line_width: 1.3 },
  classes: {
    by: 'attainment',
    values: [
      { value: 'attained', colour: '#3f8f7a', pattern: 'horizontal', dash: 'solid', fill_opacity: 0.22, line_width: 1.4 },
      { value: 'failing', colour: '#b0574a', pattern: 'cross-hatch', dash: 'solid', fill_opacity: 0.26, line_width: 1.6 },
      { value: 'unknown', colour: '#85807c', pattern: 'none', dash: 'dashed', fill_opacity: 0, line_width: 1.3 },
    ],
  },
  zoom: { min: 8, max: 22, label: 12 },
  visible: false,
  accuracy_m: 50,
  publish: 'public',
});
