/** 森林: forest land by kind and canopy closure, the ground that forest cover is counted on. */
import { demonstrationLayer } from '../demonstration.ts';

export const forests = demonstrationLayer({
  id: 'forests',
  title: { zh: '森林', en: 'Forests' },
  description: {
    zh: '林地图斑及其地类、郁闭度。计入森林覆盖率的是：郁闭度不低于 0.2 的乔木林、竹林、国家特别规定的灌木林、农田林网和四旁树（森林法实施条例第二十四条）；其他灌木林不计入，郁闭度不明的不当作森林。全部为示意。',
    en: 'Forest land with its kind and canopy closure. What counts as forest cover: tree forest with a closure of 0.2 or more, bamboo, shrub forest specially named by the state, shelter belts and trees by roads, villages, water and houses (Regulations on the Forest Law art. 24). Other shrub does not, and an unknown closure is never forest. Demonstration data.',
  },
  group: 'protection',
  geometry: ['polygon'],
  attributes: {
    name: { title: { zh: '名称', en: 'Name' }, type: 'text', searchable: true, aliases: ['LBMC', '小班名称'], in_tile: true },
    kind: {
      title: { zh: '地类', en: 'Kind' },
      type: 'choice',
      choices: {
        arbor: { zh: '乔木林地', en: 'Tree forest' },
        bamboo: { zh: '竹林地', en: 'Bamboo' },
        special_shrub: { zh: '国家特别规定的灌木林地', en: 'Shrub forest specially named by the state' },
        shelter_belt: { zh: '农田林网、四旁树', en: 'Shelter belts and scattered rows' },
        shrub: { zh: '其他灌木林地', en: 'Other shrub' },
        unknown: { zh: '不明', en: 'Unknown' },
      },
      aliases: ['DL', 'LZ', '地类', '林种'],
      values: { 乔木林地: 'arbor', 乔木林: 'arbor', 竹林地: 'bamboo', 特灌林: 'special_shrub', 国家特别规定灌木林地: 'special_shrub', 农田林网: 'shelter_belt', 四旁树: 'shelter_belt', 灌木林地: 'shrub', 其他灌木林地: 'shrub' },
      in_tile: true,
    },
    closure: { title: { zh: '郁闭度', en: 'Canopy closure' }, type: 'number', aliases: ['YBD', '郁闭度'] },
    surveyed_on: { title: { zh: '调查日期', en: 'Surveyed on' }, type: 'date', aliases: ['DCRQ', '调查日期'] },
  },
  id_aliases: ['BSM', 'XBH'],
  label: 'name',
  appearance: { colour: '#85807c', pattern: 'none', dash: 'dashed', fill_opacity: 0, line_width: 1.2 },
  classes: {
    by: 'kind',
    values: [
      { value: 'arbor', title: { zh: '乔木林地', en: 'Tree forest' }, colour: '#2f8448', pattern: 'solid', fill_opacity: 0.3, line_width: 1.3 },
      { value: 'bamboo', title: { zh: '竹林地', en: 'Bamboo' }, colour: '#5d8f2a', pattern: 'vertical', fill_opacity: 0.26, line_width: 1.3 },
      { value: 'special_shrub', title: { zh: '国家特别规定的灌木林地', en: 'Shrub forest specially named by the state' }, colour: '#7d8526', pattern: 'hatch', fill_opacity: 0.26, line_width: 1.3 },
      { value: 'shelter_belt', title: { zh: '农田林网、四旁树', en: 'Shelter belts and scattered rows' }, colour: '#2a8f7d', pattern: 'grid', fill_opacity: 0.26, line_width: 1.3 },
      { value: 'shrub', title: { zh: '其他灌木林地', en: 'Other shrub' }, colour: '#94783a', pattern: 'dots', fill_opacity: 0.22, line_width: 1.2 },
      { value: 'unknown', title: { zh: '不明', en: 'Unknown' }, colour: '#85807c', pattern: 'none', dash: 'dashed', fill_opacity: 0, line_width: 1.2 },
    ],
  },
  zoom: { min: 8, max: 22, label: 12 },
  visible: false,
  accuracy_m: 30,
  publish: 'public',
});
