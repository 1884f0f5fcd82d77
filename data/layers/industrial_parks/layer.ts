/** 产业园区: approved industrial parks of every kind, chemical or not; what lies outside is scattered. */
import { demonstrationLayer } from '../demonstration.ts';
import { zoneStatus } from '../zone-status.ts';
export const industrial_parks = demonstrationLayer({
  id: 'industrial_parks',
  title: { zh: '产业园区', en: 'Industrial parks' },
  description: {
    zh: '经批准的产业园区（高新区、开发区、工业集中区）四至范围，含化工和非化工园区，用于判断企业是否“入园”。边界为示意，不代表批准四至。',
    en: 'Approved industrial parks of every kind, used to tell whether an enterprise stands inside one. Outlines are demonstration data, not the approved limits.',
  },
  group: 'parks',
  geometry: ['polygon'],
  attributes: {
    name: { title: { zh: '名称', en: 'Name' }, type: 'text', searchable: true, aliases: ['YQMC', '园区名称'], in_tile: true },
    level: {
      title: { zh: '级别', en: 'Level' },
      type: 'choice',
      choices: {
        national: { zh: '国家级', en: 'National' },
        regional: { zh: '自治区级', en: 'Regional' },
        city: { zh: '市级及以下', en: 'Municipal or below' },
      },
      aliases: ['YQJB', '园区级别'],
      values: { 国家级: 'national', 自治区级: 'regional', 市级: 'city' },
      in_tile: true,
    },
    approval: { title: { zh: '批准文号', en: 'Approval' }, type: 'text', aliases: ['PZWH', '批准文号'] },
    zone_status: zoneStatus,
    separate_sewers: { title: { zh: '雨污分流', en: 'Separate storm sewers' }, type: 'boolean', aliases: ['YWFL', '雨污分流'] },
    accuracy_m: { title: { zh: '界线精度', en: 'Accuracy of the line' }, type: 'number', unit: 'm', aliases: ['JD', '精度'] },
  },
  id_aliases: ['BSM'],
  label: 'name',
  appearance: { colour: '#85807c', pattern: 'none', dash: 'dashed', fill_opacity: 0, line_width: 1.3 },
  classes: {
    by: 'level',
    values: [
      { value: 'national', colour: '#7a6a4a', pattern: 'grid', dash: 'solid', fill_opacity: 0.2, line_width: 1.6 },
      { value: 'regional', colour: '#8f7434', pattern: 'vertical', dash: 'solid', fill_opacity: 0.2, line_width: 1.5 },
      { value: 'city', colour: '#85807c', pattern: 'none', dash: 'dashed', fill_opacity: 0, line_width: 1.3 },
    ],
  },
  zoom: { min: 0, max: 22, label: 10 },
  visible: false,
  accuracy_m: 20,
  publish: 'public',
});
