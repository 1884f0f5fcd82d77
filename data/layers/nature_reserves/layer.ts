/** 自然保护区: the West Ordos national reserve (四合木), core and general control zones. */
import { demonstrationLayer } from '../demonstration.ts';

export const nature_reserves = demonstrationLayer({
  id: 'nature_reserves',
  title: { zh: '自然保护区', en: 'Nature reserves' },
  description: {
    zh: '西鄂尔多斯国家级自然保护区（四合木、半日花等古老残遗濒危植物）在本市部分。2026 年 3 月 15 日起分核心保护区、一般控制区两区；旧三区（核心、缓冲、实验）须按正式转换成果归并，系统不自行换算。边界为示意。',
    en: 'The part of West Ordos National Nature Reserve (Tetraena mongolica and other relict desert plants) that lies in the city. Since 15 March 2026 there are two zones, core and general; older three-zone data must be converted officially, never by this software. Outlines are demonstration data.',
  },
  group: 'protection',
  geometry: ['polygon'],
  attributes: {
    name: { title: { zh: '名称', en: 'Name' }, type: 'text', searchable: true, aliases: ['BHQMC', 'ZRBHDMC', '保护区名称'], in_tile: true },
    zone: {
      title: { zh: '功能分区', en: 'Zone' },
      type: 'choice',
      choices: { core: { zh: '核心保护区', en: 'Core protection zone' }, general: { zh: '一般控制区', en: 'General control zone' } },
      aliases: ['GNFQ', 'GKFQ', '功能分区'],
      values: { 核心保护区: 'core', 一般控制区: 'general' },
      in_tile: true,
    },
    level: {
      title: { zh: '级别', en: 'Level' },
      type: 'choice',
      choices: { national: { zh: '国家级', en: 'National' }, provincial: { zh: '自治区级', en: 'Regional' } },
      aliases: ['JB', '级别'],
      values: { 国家级: 'national', 自治区级: 'provincial', 省级: 'provincial' },
    },
    approved_on: { title: { zh: '批准日期', en: 'Approved on' }, type: 'date', aliases: ['PZRQ', '批准日期'] },
  },
  id_aliases: ['BSM', 'BHQBM'],
  label: 'name',
  appearance: { colour: '#55905a', pattern: 'hatch-back', dash: 'dash-dot', fill_opacity: 0.22, line_width: 1.6 },
  classes: {
    by: 'zone',
    values: [
      { value: 'core', colour: '#1f7f4c', pattern: 'cross-hatch', dash: 'solid', fill_opacity: 0.3, line_width: 1.8 },
      { value: 'general', colour: '#55905a', pattern: 'hatch-back', dash: 'dash-dot', fill_opacity: 0.22, line_width: 1.5 },
    ],
  },
  zoom: { min: 0, max: 22, label: 10 },
  visible: false,
  accuracy_m: 50,
  publish: 'public',
});
