/** 河湖管理范围: water, beaches and flood area that must stay free (清四乱); drawn and published by government. */
import { demonstrationLayer } from '../demonstration.ts';
import { zoneStatus, zoneStatusLook } from '../zone-status.ts';

export const river_scopes = demonstrationLayer({
  id: 'river_scopes',
  title: { zh: '河湖管理范围', en: 'River management scopes' },
  description: {
    zh: '防洪法第二十一条、黄河保护法第六十七条所称河道、湖泊管理范围：水域、沙洲、滩地、行洪区，有堤防的含堤防及护堤地。是清理“四乱”（乱占、乱采、乱堆、乱建）的基准范围，不等于岸线管控范围。',
    en: 'River and lake management scopes (Flood Control Law art. 21, Yellow River Protection Law art. 67): water, bars, beaches and flood area, with dikes where there are any. They are the base for clearing encroachments and are not the same as the shoreline control zones.',
  },
  group: 'water',
  geometry: ['polygon'],
  attributes: {
    name: { title: { zh: '名称', en: 'Name' }, type: 'text', searchable: true, aliases: ['GLFWMC', '管理范围名称'], in_tile: true },
    river: { title: { zh: '所在河湖', en: 'River or lake' }, type: 'text', aliases: ['HLMC', '河流名称'] },
    zone_status: zoneStatus,
    issuing_body: { title: { zh: '公布机关', en: 'Issuing body' }, type: 'text', aliases: ['GBJG', '公布机关'] },
    document: { title: { zh: '公布文号', en: 'Document' }, type: 'text', searchable: true, aliases: ['GBWH', 'WH', '文号'] },
    published_on: { title: { zh: '公布日期', en: 'Published on' }, type: 'date', aliases: ['GBRQ', '公布日期'] },
    accuracy_m: { title: { zh: '界线精度', en: 'Accuracy of the line' }, type: 'number', unit: 'm', aliases: ['JD', '精度'] },
  },
  id_aliases: ['BSM'],
  label: 'name',
  appearance: { colour: '#6f7ab0', pattern: 'horizontal', dash: 'solid', fill_opacity: 0.16, line_width: 1.2 },
  classes: {
    by: 'zone_status',
    values: [
      { value: 'published', colour: '#6f7ab0', ...zoneStatusLook.published, pattern: 'horizontal', fill_opacity: 0.2, line_width: 1.2 },
      { value: 'consultation', colour: '#7d82ac', ...zoneStatusLook.consultation, fill_opacity: 0.2, line_width: 1.2 },
      { value: 'draft', colour: '#8485a6', ...zoneStatusLook.draft, fill_opacity: 0.2, line_width: 1.2 },
      { value: 'repealed', colour: '#85848f', ...zoneStatusLook.repealed, fill_opacity: 0, line_width: 1 },
    ],
  },
  zoom: { min: 8, max: 22, label: 11 },
  visible: false,
  accuracy_m: 10,
  publish: 'public',
});
