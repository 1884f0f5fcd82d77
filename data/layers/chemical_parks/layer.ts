/** 化工园区: parks recognised for chemistry, one shape for each boundary version, so that what was added can be told. */
import { demonstrationLayer } from '../demonstration.ts';

export const chemical_parks = demonstrationLayer({
  id: 'chemical_parks',
  title: { zh: '化工园区', en: 'Chemical parks' },
  description: {
    zh: '化工园区（化工集中区）及其历次边界版本。扩建只就新增部分研判，因此同一园区按生效日期保存多个边界。园区位置依据公开的四至和厂址，边界为示意。',
    en: 'Chemical parks with every boundary version. An expansion is judged on what it adds, so a park keeps one shape for each date. Placed by published limits and plant sites; the outlines are demonstration data.',
  },
  group: 'parks',
  geometry: ['polygon'],
  attributes: {
    name: { title: { zh: '名称', en: 'Name' }, type: 'text', searchable: true, aliases: ['YQMC', '园区名称'], in_tile: true },
    alias: { title: { zh: '别名、曾用名', en: 'Other and former names' }, type: 'text', searchable: true, aliases: ['BM', 'CYM', '曾用名'] },
    recognition: {
      title: { zh: '认定情况', en: 'Recognition' },
      type: 'choice',
      choices: {
        first_batch: { zh: '自治区首批认定', en: 'Recognised, first batch of the region' },
        unconfirmed: { zh: '待核实', en: 'Unconfirmed' },
        none: { zh: '未认定', en: 'Not recognised' },
      },
      aliases: ['RDQK', '认定情况'],
    },
    act_type: {
      title: { zh: '行为类型', en: 'Kind of act' },
      type: 'choice',
      choices: { new: { zh: '新建', en: 'New' }, expand: { zh: '扩建', en: 'Expansion' }, existing: { zh: '现有', en: 'Existing' } },
      aliases: ['XWLX', 'JSXZ', '建设性质'],
      values: { 新建: 'new', 扩建: 'expand', 现有: 'existing', 存量: 'existing' },
      in_tile: true,
    },
    act_date: { title: { zh: '行为日期', en: 'Date of the act' }, type: 'date', aliases: ['PZRQ', '批准日期', '批复日期'] },
    boundary_version: { title: { zh: '边界版本', en: 'Boundary version' }, type: 'text', aliases: ['BJBB', '版本'] },
    area_stated_km2: { title: { zh: '公布面积', en: 'Stated area' }, type: 'number', unit: 'km²', aliases: ['GBMJ', '批准面积'] },
    accuracy_m: { title: { zh: '界线精度', en: 'Accuracy of the line' }, type: 'number', unit: 'm', aliases: ['JD', '精度'] },
  },
  id_aliases: ['YQDM', 'BSM'],
  label: 'name',
  appearance: { colour: '#a8713c', pattern: 'solid', dash: 'solid', fill_opacity: 0.26, line_width: 1.8 },
  classes: {
    by: 'act_type',
    values: [
      { value: 'new', colour: '#d0432f', pattern: 'cross-hatch', dash: 'solid', fill_opacity: 0.3, line_width: 2 },
      { value: 'expand', colour: '#c75f1c', pattern: 'hatch', dash: 'dashed', fill_opacity: 0.28, line_width: 2 },
      { value: 'existing', colour: '#a8713c', pattern: 'solid', dash: 'solid', fill_opacity: 0.26, line_width: 1.8 },
    ],
  },
  zoom: { min: 0, max: 22, label: 9 },
  visible: true,
  accuracy_m: 20,
  publish: 'public',
});
