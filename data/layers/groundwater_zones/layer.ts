/** 地下水禁止、限制开采区: where groundwater may not be taken, or not more of it. */
import { demonstrationLayer } from '../demonstration.ts';
import { zoneStatus } from '../zone-status.ts';
export const groundwater_zones = demonstrationLayer({
  id: 'groundwater_zones',
  title: { zh: '地下水禁限采区', en: 'Groundwater ban and limit areas' },
  description: {
    zh: '地下水禁止开采区和限制开采区，由省级人民政府划定并公布。乌海市有地下水保护规划（2019–2025年），但范围未查到，此处为示意。',
    en: 'Areas in which groundwater may not be taken, and areas in which nothing new may be taken, drawn and published by the provincial government. Wuhai has a groundwater protection plan for 2019–2025 whose extent was not found: demonstration data.',
  },
  group: 'water',
  geometry: ['polygon'],
  attributes: {
    name: { title: { zh: '名称', en: 'Name' }, type: 'text', searchable: true, aliases: ['FQMC', '分区名称'], in_tile: true },
    kind: {
      title: { zh: '分区类型', en: 'Kind' },
      type: 'choice',
      choices: {
        ban: { zh: '禁止开采区', en: 'Ban area' },
        limit: { zh: '限制开采区', en: 'Limit area' },
      },
      aliases: ['FQLX', '分区类型'],
      values: { 禁采区: 'ban', 禁止开采区: 'ban', 限采区: 'limit', 限制开采区: 'limit' },
      in_tile: true,
    },
    zone_status: zoneStatus,
    published_on: { title: { zh: '公布日期', en: 'Published on' }, type: 'date', aliases: ['GBRQ', '公布日期'] },
    document: { title: { zh: '公布文件', en: 'Document' }, type: 'text', aliases: ['WJH', '文号', '公布文件'] },
    accuracy_m: { title: { zh: '界线精度', en: 'Accuracy of the line' }, type: 'number', unit: 'm', aliases: ['JD', '精度'] },
  },
  id_aliases: ['BSM'],
  label: 'name',
  appearance: { colour: '#8a6fa8', pattern: 'hatch', dash: 'dashed', fill_opacity: 0.22, line_width: 1.5 },
  classes: {
    by: 'kind',
    values: [
      { value: 'ban', colour: '#a0486a', pattern: 'cross-hatch', dash: 'solid', fill_opacity: 0.26, line_width: 1.7 },
      { value: 'limit', colour: '#8a6fa8', pattern: 'hatch', dash: 'dashed', fill_opacity: 0.22, line_width: 1.5 },
    ],
  },
  zoom: { min: 0, max: 22, label: 10 },
  visible: false,
  accuracy_m: 50,
  publish: 'public',
});
