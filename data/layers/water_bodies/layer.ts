/** 湖泊水库: standing water, above all Wuhai Lake behind the Haibowan dam. */
import { demonstrationLayer } from '../demonstration.ts';

export const water_bodies = demonstrationLayer({
  id: 'water_bodies',
  title: { zh: '湖泊水库', en: 'Lakes and reservoirs' },
  description: {
    zh: '乌海湖（黄河海勃湾水利枢纽库区，正常蓄水位 1076.0 米，约 118 平方公里，其中相当部分在左岸阿拉善境内）及小型水库、坑塘。治理图斑落在水面上的部分不计入治理面积。',
    en: 'Wuhai Lake (the reservoir of the Haibowan dam: normal level 1,076.0 m, about 118 km², much of it on the left bank outside the city) and small reservoirs and ponds. Treatment patches do not count where they lie on water.',
  },
  group: 'water',
  geometry: ['polygon'],
  attributes: {
    name: { title: { zh: '名称', en: 'Name' }, type: 'text', searchable: true, aliases: ['HPMC', 'SKMC', '湖泊名称', '水库名称'], in_tile: true },
    kind: {
      title: { zh: '类型', en: 'Kind' },
      type: 'choice',
      choices: { lake: { zh: '湖泊', en: 'Lake' }, reservoir: { zh: '水库', en: 'Reservoir' }, pond: { zh: '坑塘', en: 'Pond' } },
      aliases: ['LX', 'DLMC', '类型'],
      values: { 湖泊: 'lake', 湖泊水面: 'lake', 水库: 'reservoir', 水库水面: 'reservoir', 坑塘: 'pond', 坑塘水面: 'pond' },
      in_tile: true,
    },
    normal_level_m: { title: { zh: '正常蓄水位', en: 'Normal level' }, type: 'number', unit: 'm', aliases: ['ZCXSW', '正常蓄水位'] },
  },
  id_aliases: ['BSM'],
  label: 'name',
  appearance: { colour: '#2f86bd', pattern: 'solid', fill_opacity: 0.34, line_width: 1 },
  classes: {
    by: 'kind',
    values: [
      { value: 'lake', colour: '#2f86bd', pattern: 'solid', fill_opacity: 0.34, line_width: 1 },
      { value: 'reservoir', colour: '#4a86a8', pattern: 'horizontal', fill_opacity: 0.34, line_width: 1 },
      { value: 'pond', colour: '#5b8ba6', pattern: 'dots', fill_opacity: 0.3, line_width: 0.8 },
    ],
  },
  zoom: { min: 0, max: 22, label: 9 },
  visible: true,
  accuracy_m: 500,
  publish: 'public',
});
