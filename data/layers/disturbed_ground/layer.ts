/** 矿区扰动范围: pits, heaps, yards and roads as imagery shows them, to be held against the licences. */
import { demonstrationLayer } from '../demonstration.ts';

export const disturbed_ground = demonstrationLayer({
  id: 'disturbed_ground',
  title: { zh: '矿区扰动范围', en: 'Disturbed ground' },
  description: {
    zh: '从影像解译的采场、排土、堆场、道路等扰动范围，用于与采矿权范围比对：扰动范围减去采矿权范围即为疑似越界。全部为示意数据。',
    en: 'Pits, heaps, yards and roads as read from imagery, to be compared with the licences: what of them lies in no licence is suspected to be outside. All of it is demonstration data.',
  },
  group: 'mining',
  geometry: ['polygon'],
  attributes: {
    name: { title: { zh: '名称', en: 'Name' }, type: 'text', searchable: true, aliases: ['RDMC', '图斑名称'], in_tile: true },
    kind: {
      title: { zh: '类型', en: 'Kind' },
      type: 'choice',
      choices: {
        pit: { zh: '采场', en: 'Pit' },
        heap: { zh: '排土场', en: 'Heap' },
        yard: { zh: '工业场地、堆场', en: 'Yard' },
        road: { zh: '道路', en: 'Road' },
      },
      aliases: ['RDLX', '扰动类型'],
      values: { 采场: 'pit', 排土场: 'heap', 工业场地: 'yard', 道路: 'road' },
      in_tile: true,
    },
    act_date: { title: { zh: '影像首次发现日期', en: 'First seen on imagery of' }, type: 'date', aliases: ['YXRQ', '影像日期'] },
    historic: { title: { zh: '历史遗留', en: 'Historic' }, type: 'boolean', aliases: ['LSYL', '历史遗留'] },
    accuracy_m: { title: { zh: '界线精度', en: 'Accuracy of the outline' }, type: 'number', unit: 'm', aliases: ['JD', '精度'] },
  },
  id_aliases: ['BSM', 'TBBH'],
  label: 'name',
  appearance: { colour: '#9a7a4a', pattern: 'hatch-back', dash: 'solid', fill_opacity: 0.28, line_width: 1.3 },
  classes: {
    by: 'kind',
    values: [
      { value: 'pit', colour: '#b0693c', pattern: 'hatch-back', fill_opacity: 0.3, line_width: 1.3 },
      { value: 'heap', colour: '#8f7a4f', pattern: 'dots', fill_opacity: 0.3, line_width: 1.3 },
      { value: 'yard', colour: '#7d7a80', pattern: 'grid', fill_opacity: 0.3, line_width: 1.3 },
      { value: 'road', colour: '#8a6f6f', pattern: 'vertical', fill_opacity: 0.3, line_width: 1.3 },
    ],
  },
  zoom: { min: 9, max: 22, label: 13 },
  visible: false,
  as_of: '2026-10-31',
  accuracy_m: 5,
  publish: 'internal',
});
