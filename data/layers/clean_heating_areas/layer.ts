/** 清洁取暖改造完成区: where heating has been converted; the plan wants all of it drawn as no-burn zone. */
import { demonstrationLayer } from '../demonstration.ts';

export const clean_heating_areas = demonstrationLayer({
  id: 'clean_heating_areas',
  title: { zh: '清洁取暖改造完成区', en: 'Converted clean-heating areas' },
  description: {
    zh: '已完成清洁取暖改造（煤改气、煤改电、集中供热）的片区。整改方案要求将其划定为高污染燃料禁燃区：未被禁燃区覆盖的部分就是待办事项。范围和户数为示意。',
    en: 'Areas whose heating has been converted to gas, electricity or district heat. The rectification plan wants them drawn as no-burn zones; what no zone covers is work still to do. Outlines and households are demonstration data.',
  },
  group: 'air',
  geometry: ['polygon'],
  attributes: {
    name: { title: { zh: '名称', en: 'Name' }, type: 'text', searchable: true, aliases: ['PQMC', '片区名称'], in_tile: true },
    conversion: {
      title: { zh: '改造方式', en: 'Conversion' },
      type: 'choice',
      choices: {
        gas: { zh: '煤改气', en: 'Coal to gas' },
        electricity: { zh: '煤改电', en: 'Coal to electricity' },
        district_heat: { zh: '集中供热', en: 'District heating' },
        other: { zh: '其他', en: 'Other' },
      },
      aliases: ['GZFS', '改造方式'],
      values: { 煤改气: 'gas', 煤改电: 'electricity', 集中供热: 'district_heat' },
      in_tile: true,
    },
    finished_on: { title: { zh: '完成日期', en: 'Finished on' }, type: 'date', aliases: ['WCRQ', '完成日期'] },
    households: { title: { zh: '改造户数', en: 'Households' }, type: 'integer', unit: '户', aliases: ['HS', '户数'] },
    accuracy_m: { title: { zh: '界线精度', en: 'Accuracy of the line' }, type: 'number', unit: 'm', aliases: ['JD', '精度'] },
  },
  id_aliases: ['BSM'],
  label: 'name',
  appearance: { colour: '#85807c', pattern: 'none', dash: 'dashed', fill_opacity: 0, line_width: 1.2 },
  classes: {
    by: 'conversion',
    values: [
      { value: 'gas', colour: '#8a76b8', pattern: 'dots', dash: 'solid', fill_opacity: 0.26, line_width: 1.4 },
      { value: 'electricity', colour: '#5a7fb8', pattern: 'grid', dash: 'solid', fill_opacity: 0.24, line_width: 1.4 },
      { value: 'district_heat', colour: '#b06a7a', pattern: 'vertical', dash: 'solid', fill_opacity: 0.24, line_width: 1.4 },
      { value: 'other', colour: '#85807c', pattern: 'none', dash: 'dashed', fill_opacity: 0, line_width: 1.2 },
    ],
  },
  zoom: { min: 0, max: 22, label: 11 },
  visible: false,
  accuracy_m: 20,
  publish: 'public',
});
