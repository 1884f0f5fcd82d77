/** 饮用水水源保护区: where drinking water is taken, in two levels and the ground before them. */
import { demonstrationLayer } from '../demonstration.ts';
import { zoneStatus } from '../zone-status.ts';
export const water_source_zones = demonstrationLayer({
  id: 'water_source_zones',
  title: { zh: '饮用水水源保护区', en: 'Drinking-water protection zones' },
  description: {
    zh: '饮用水水源一级、二级保护区和准保护区。一、二级保护区内禁止设置排污口（2026年8月15日前适用水污染防治法第六十四条，之后适用生态环境法典第三百一十八条）。乌海市正式范围未载入，此处为示意。',
    en: 'Protection zones of drinking-water sources: level 1, level 2 and quasi. No outfall may stand in level 1 or 2 (Water Pollution Law art. 64 until 15 August 2026, then the Ecological Environment Code art. 318). The official extents for Wuhai are not loaded: demonstration data.',
  },
  group: 'protection',
  geometry: ['polygon'],
  attributes: {
    name: { title: { zh: '名称', en: 'Name' }, type: 'text', searchable: true, aliases: ['SYDMC', '水源地名称'], in_tile: true },
    level: {
      title: { zh: '级别', en: 'Level' },
      type: 'choice',
      choices: {
        level_1: { zh: '一级保护区', en: 'Level 1 protection zone' },
        level_2: { zh: '二级保护区', en: 'Level 2 protection zone' },
        quasi: { zh: '准保护区', en: 'Quasi protection zone' },
      },
      aliases: ['BHQJB', '保护区级别'],
      values: { 一级: 'level_1', 二级: 'level_2', 准保护区: 'quasi', 一级保护区: 'level_1', 二级保护区: 'level_2' },
      in_tile: true,
    },
    zone_status: zoneStatus,
    published_on: { title: { zh: '公布日期', en: 'Published on' }, type: 'date', aliases: ['GBRQ', '公布日期'] },
    document: { title: { zh: '公布文件', en: 'Document' }, type: 'text', aliases: ['WJH', '文号', '公布文件'] },
    accuracy_m: { title: { zh: '界线精度', en: 'Accuracy of the line' }, type: 'number', unit: 'm', aliases: ['JD', '精度'] },
  },
  id_aliases: ['BSM'],
  label: 'name',
  appearance: { colour: '#3f8fb0', pattern: 'hatch', dash: 'solid', fill_opacity: 0.24, line_width: 1.6 },
  classes: {
    by: 'level',
    values: [
      { value: 'level_1', colour: '#2a6fb0', pattern: 'cross-hatch', dash: 'solid', fill_opacity: 0.3, line_width: 1.8 },
      { value: 'level_2', colour: '#3f8fb0', pattern: 'hatch', dash: 'solid', fill_opacity: 0.24, line_width: 1.6 },
      { value: 'quasi', colour: '#5f8a9a', pattern: 'dots', dash: 'dashed', fill_opacity: 0.2, line_width: 1.4 },
    ],
  },
  zoom: { min: 0, max: 22, label: 11 },
  visible: false,
  accuracy_m: 10,
  publish: 'public',
});
