/** 生态保护红线: where ecological function comes first. Called a red line, drawn in green, as planning maps have it. */
import { demonstrationLayer } from '../demonstration.ts';

export const red_lines = demonstrationLayer({
  id: 'red_lines',
  title: { zh: '生态保护红线', en: 'Ecological red lines' },
  description: {
    zh: '生态保护红线（STBHHX），按主导功能分类；按规划制图习惯以绿色系表示。不是“生态保护重要性评价结果”。乌海市正式红线未公开，此处为示意，仅用于演示叠加关系。',
    en: 'Ecological protection red lines by leading function, in the green family as planning maps customarily show them. Not to be mixed with the result of the importance evaluation. The official line is not public; these shapes only demonstrate how overlays work.',
  },
  group: 'protection',
  geometry: ['polygon'],
  attributes: {
    name: { title: { zh: '名称', en: 'Name' }, type: 'text', searchable: true, aliases: ['HXMC', 'STBHHX', '红线名称'], in_tile: true },
    kind: {
      title: { zh: '红线类型', en: 'Kind' },
      type: 'choice',
      choices: {
        water_conservation: { zh: '水源涵养', en: 'Water conservation' },
        biodiversity: { zh: '生物多样性维护', en: 'Biodiversity' },
        sand_fixation: { zh: '防风固沙', en: 'Sand fixation' },
        soil_conservation: { zh: '水土保持', en: 'Soil conservation' },
      },
      aliases: ['HXLX', '红线类型'],
      values: { 水源涵养: 'water_conservation', 生物多样性维护: 'biodiversity', 防风固沙: 'sand_fixation', 水土保持: 'soil_conservation' },
      in_tile: true,
    },
    function: { title: { zh: '主导生态功能', en: 'Leading function' }, type: 'text', aliases: ['STGN', '生态功能'] },
    approval: { title: { zh: '批准文号', en: 'Approval' }, type: 'text', aliases: ['PZWH', '批准文号'] },
    approved_on: { title: { zh: '批准日期', en: 'Approved on' }, type: 'date', aliases: ['PZRQ', '批准日期'] },
  },
  id_aliases: ['BSM', 'HXBM'],
  label: 'name',
  appearance: { colour: '#3c8d3f', pattern: 'hatch', dash: 'solid', fill_opacity: 0.22, line_width: 1.4 },
  classes: {
    by: 'kind',
    values: [
      { value: 'water_conservation', colour: '#2b8f74', pattern: 'horizontal', fill_opacity: 0.24, line_width: 1.5 },
      { value: 'biodiversity', colour: '#3c8d3f', pattern: 'hatch', fill_opacity: 0.24, line_width: 1.5 },
      { value: 'sand_fixation', colour: '#7d8526', pattern: 'dots', fill_opacity: 0.24, line_width: 1.5 },
      { value: 'soil_conservation', colour: '#5d8a45', pattern: 'vertical', fill_opacity: 0.24, line_width: 1.5 },
    ],
  },
  zoom: { min: 0, max: 22, label: 10 },
  visible: false,
  accuracy_m: 20,
  publish: 'internal',
});
