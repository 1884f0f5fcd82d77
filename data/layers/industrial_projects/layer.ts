/** 工业项目: plants and projects with their trade, the kind of act (new, expand, rebuild, existing) and its date. */
import { demonstrationLayer } from '../demonstration.ts';

export const industrial_projects = demonstrationLayer({
  id: 'industrial_projects',
  title: { zh: '工业项目', en: 'Industrial projects' },
  description: {
    zh: '工业企业与在建、拟建项目：行业、建设性质、行为日期决定适用哪一条法律、哪一个版本。日期或性质不明的，不会被判为“未发现冲突”。',
    en: 'Plants and projects, built or proposed. Trade, kind of act and its date decide which law applies in which wording; where the date or the kind is unknown, nothing is ever cleared.',
  },
  group: 'parks',
  geometry: ['polygon', 'point'],
  attributes: {
    name: { title: { zh: '名称', en: 'Name' }, type: 'text', searchable: true, aliases: ['XMMC', 'QYMC', '项目名称', '企业名称'], in_tile: true },
    owner: { title: { zh: '单位', en: 'Owner' }, type: 'text', searchable: true, aliases: ['JSDW', 'operator', '建设单位'] },
    kind: {
      title: { zh: '行业类别', en: 'Trade' },
      type: 'choice',
      choices: {
        chemical: { zh: '化工', en: 'Chemical' },
        coking: { zh: '焦化', en: 'Coking' },
        power: { zh: '电力、热力', en: 'Power and heat' },
        steel: { zh: '钢铁', en: 'Steel' },
        cement: { zh: '水泥建材', en: 'Cement' },
        other: { zh: '其他', en: 'Other' },
        unknown: { zh: '不明', en: 'Unknown' },
      },
      aliases: ['HYLB', 'HYMC', '行业类别', 'power'],
      values: { plant: 'power', generator: 'power', substation: 'other', 化工: 'chemical', 焦化: 'coking', 电力: 'power', 钢铁: 'steel', 水泥: 'cement', 其他: 'other' },
      in_tile: true,
    },
    industry_code: { title: { zh: '行业代码', en: 'Industry code (GB/T 4754)' }, type: 'text', aliases: ['HYDM', '行业代码'] },
    act_type: {
      title: { zh: '建设性质', en: 'Kind of act' },
      type: 'choice',
      choices: {
        new: { zh: '新建', en: 'New' },
        expand: { zh: '扩建', en: 'Expansion' },
        rebuild: { zh: '改建', en: 'Rebuilding' },
        existing: { zh: '现有', en: 'Existing' },
        unknown: { zh: '不明', en: 'Unknown' },
      },
      aliases: ['JSXZ', '建设性质'],
      values: { 新建: 'new', 扩建: 'expand', 改建: 'rebuild', 技改: 'rebuild', 现有: 'existing', 存量: 'existing' },
    },
    act_date: { title: { zh: '行为日期', en: 'Date of the act' }, type: 'date', aliases: ['PFRQ', '批复日期', '开工日期'] },
    accuracy_m: { title: { zh: '界线精度', en: 'Accuracy of the outline' }, type: 'number', unit: 'm', aliases: ['JD', '精度'] },
  },
  id_aliases: ['XMDM', 'BSM', 'osm_id', '@id'],
  label: 'name',
  appearance: { colour: '#85827e', pattern: 'none', shape: 'cross', fill_opacity: 0.2, line_width: 1.4 },
  classes: {
    by: 'kind',
    values: [
      { value: 'chemical', colour: '#cc3f4e', pattern: 'cross-hatch', shape: 'diamond', fill_opacity: 0.34, line_width: 1.6 },
      { value: 'coking', colour: '#8a6d5c', pattern: 'grid', shape: 'pentagon', fill_opacity: 0.34, line_width: 1.4 },
      { value: 'power', colour: '#a87a0e', pattern: 'vertical', shape: 'star', fill_opacity: 0.32, line_width: 1.4 },
      { value: 'steel', colour: '#7c7f88', pattern: 'hatch', shape: 'square', fill_opacity: 0.34, line_width: 1.4 },
      { value: 'cement', colour: '#8c7c5e', pattern: 'dots', shape: 'triangle', fill_opacity: 0.34, line_width: 1.4 },
      { value: 'other', colour: '#84787a', pattern: 'solid', shape: 'circle', fill_opacity: 0.26, line_width: 1.2 },
      { value: 'unknown', colour: '#85827e', pattern: 'none', shape: 'cross', fill_opacity: 0, line_width: 1.2 },
    ],
  },
  zoom: { min: 8, max: 22, label: 12 },
  visible: true,
  accuracy_m: 20,
  publish: 'internal',
});
