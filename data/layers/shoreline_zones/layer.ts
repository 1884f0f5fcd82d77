/** 岸线管控范围: the zone along river and tributaries in which no chemical park or project may be built or enlarged. */
import { demonstrationLayer } from '../demonstration.ts';
import { zoneStatus, zoneStatusLook } from '../zone-status.ts';

export const shoreline_zones = demonstrationLayer({
  id: 'shoreline_zones',
  title: { zh: '岸线管控范围', en: 'Shoreline control zones' },
  description: {
    zh: '黄河干支流岸线管控范围（黄河保护法第二十六条）：由主管部门会同省级人民政府划定公布的面，不是按固定距离做出的缓冲区。乌海市正式范围未见公布，现有图形与文号均为示意数据，装载正式成果后以正式成果为准。',
    en: 'Control zones along the Yellow River and its tributaries (Yellow River Protection Law, art. 26): polygons drawn and published by the authorities, not buffers of some fixed width. No official zone for Wuhai was found; the shapes and document numbers here are demonstration data and give way to the official set when it is loaded.',
  },
  group: 'water',
  geometry: ['polygon'],
  attributes: {
    name: { title: { zh: '名称', en: 'Name' }, type: 'text', searchable: true, aliases: ['AXMC', 'GKFWMC', '岸线名称'], in_tile: true },
    river: { title: { zh: '所在河流', en: 'River' }, type: 'text', aliases: ['HLMC', '河流名称'] },
    bank: {
      title: { zh: '岸别', en: 'Bank' },
      type: 'choice',
      choices: { left: { zh: '左岸', en: 'Left' }, right: { zh: '右岸', en: 'Right' }, both: { zh: '两岸', en: 'Both' } },
      aliases: ['AB', '岸别'],
      values: { 左岸: 'left', 右岸: 'right', 两岸: 'both' },
    },
    zone_status: zoneStatus,
    issuing_body: { title: { zh: '公布机关', en: 'Issuing body' }, type: 'text', aliases: ['GBJG', '公布机关', '划定机关'] },
    document: { title: { zh: '公布文号', en: 'Document' }, type: 'text', searchable: true, aliases: ['GBWH', 'WH', '文号'] },
    published_on: { title: { zh: '公布日期', en: 'Published on' }, type: 'date', aliases: ['GBRQ', '公布日期'] },
    accuracy_m: { title: { zh: '界线精度', en: 'Accuracy of the line' }, type: 'number', unit: 'm', aliases: ['JD', '精度'] },
  },
  id_aliases: ['BSM'],
  label: 'name',
  appearance: { colour: '#8c5fc0', pattern: 'hatch-back', dash: 'solid', fill_opacity: 0.12, line_width: 1.6 },
  classes: {
    by: 'zone_status',
    values: [
      { value: 'published', colour: '#8c5fc0', ...zoneStatusLook.published, fill_opacity: 0.12, line_width: 1.8 },
      { value: 'consultation', colour: '#9a6bb0', ...zoneStatusLook.consultation, fill_opacity: 0.12, line_width: 1.5 },
      { value: 'draft', colour: '#a5739f', ...zoneStatusLook.draft, fill_opacity: 0.12, line_width: 1.5 },
      { value: 'repealed', colour: '#857f8c', ...zoneStatusLook.repealed, fill_opacity: 0, line_width: 1.2 },
    ],
  },
  zoom: { min: 7, max: 22, label: 11 },
  visible: true,
  accuracy_m: 10,
  publish: 'public',
});
