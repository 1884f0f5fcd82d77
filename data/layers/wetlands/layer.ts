/** 湿地: wetlands with their legal level and the survey they come from, which decides what the protection rate means. */
import { demonstrationLayer } from '../demonstration.ts';

export const wetlands = demonstrationLayer({
  id: 'wetlands',
  title: { zh: '湿地', en: 'Wetlands' },
  description: {
    zh: '龙游湾国家湿地公园、乌海湖及沿河滩涂等。“级别”是名录上的法定级别：国家湿地公园不等于国家重要湿地。“统计口径”决定湿地保护率：国土三调的湿地不含河流、湖泊、水库水面，湿地保护法的口径含。',
    en: 'Longyouwan, Wuhai Lake and river marshes. The level is the legal listing: a national wetland park is not a wetland of national importance. The survey base decides the protection rate: the third land survey leaves out open river, lake and reservoir water, the Wetland Protection Law does not.',
  },
  group: 'protection',
  geometry: ['polygon'],
  attributes: {
    name: { title: { zh: '名称', en: 'Name' }, type: 'text', searchable: true, aliases: ['SDMC', '湿地名称'], in_tile: true },
    level: {
      title: { zh: '级别', en: 'Level' },
      type: 'choice',
      choices: {
        national: { zh: '国家重要湿地', en: 'National importance' },
        provincial: { zh: '自治区重要湿地', en: 'Regional importance' },
        general: { zh: '一般湿地', en: 'General' },
      },
      aliases: ['SDJB', '湿地级别'],
      values: { 国家重要湿地: 'national', 自治区重要湿地: 'provincial', 省级重要湿地: 'provincial', 一般湿地: 'general' },
      in_tile: true,
    },
    kind: {
      title: { zh: '湿地类型', en: 'Kind' },
      type: 'choice',
      choices: {
        river: { zh: '河流湿地', en: 'River' },
        lake: { zh: '湖泊湿地', en: 'Lake' },
        marsh: { zh: '沼泽湿地', en: 'Marsh' },
        artificial: { zh: '人工湿地', en: 'Artificial' },
      },
      aliases: ['SDLX', '湿地类型'],
      values: { 河流湿地: 'river', 湖泊湿地: 'lake', 沼泽湿地: 'marsh', 人工湿地: 'artificial' },
    },
    survey_base: {
      title: { zh: '统计口径', en: 'Survey base' },
      type: 'choice',
      choices: { third_survey: { zh: '国土三调湿地地类', en: 'Third national land survey' }, wetland_law: { zh: '湿地保护法口径', en: 'Wetland Protection Law' } },
      aliases: ['TJKJ', '统计口径'],
    },
    listed_on: { title: { zh: '列入名录日期', en: 'Listed on' }, type: 'date', aliases: ['LRRQ', '列入日期'] },
    protected_form: { title: { zh: '保护形式', en: 'Form of protection' }, type: 'text', aliases: ['BHXS', '保护形式'] },
  },
  id_aliases: ['BSM', 'SDBM'],
  label: 'name',
  appearance: { colour: '#5a8c86', pattern: 'horizontal', dash: 'solid', fill_opacity: 0.24, line_width: 1.3 },
  classes: {
    by: 'level',
    values: [
      { value: 'national', colour: '#16898a', pattern: 'grid', fill_opacity: 0.32, line_width: 1.6 },
      { value: 'provincial', colour: '#2a9080', pattern: 'horizontal', fill_opacity: 0.28, line_width: 1.4 },
      { value: 'general', colour: '#5a8c86', pattern: 'dots', fill_opacity: 0.24, line_width: 1.2 },
    ],
  },
  zoom: { min: 0, max: 22, label: 10 },
  visible: true,
  accuracy_m: 50,
  publish: 'public',
});
