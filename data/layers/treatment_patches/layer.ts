/** 水土流失治理图斑: what was treated, how, in which year and whether it was accepted; 40 km² are to be reached. */
import { demonstrationLayer } from '../demonstration.ts';

export const treatment_patches = demonstrationLayer({
  id: 'treatment_patches',
  title: { zh: '水土流失治理图斑', en: 'Treatment patches' },
  description: {
    zh: '水土流失综合治理“落地上图”图斑：措施、完成年份、验收状态。治理面积按已验收图斑的并集计算，扣除重复、水面和市外部分，不按图斑面积相加。除十七公里示范园外均为示意。',
    en: 'Patches of soil and water treatment: measure, year finished, state of acceptance. Treated area is the union of accepted patches without repeats, water and what lies outside the city; never their sum. All but the 17-km demonstration park are invented.',
  },
  group: 'soil',
  geometry: ['polygon'],
  attributes: {
    code: { title: { zh: '图斑编号', en: 'Code' }, type: 'text', searchable: true, aliases: ['TBBH', '图斑编号'] },
    name: { title: { zh: '名称', en: 'Name' }, type: 'text', searchable: true, aliases: ['TBMC', 'XMMC', '图斑名称'], in_tile: true },
    measure: {
      title: { zh: '治理措施', en: 'Measure' },
      type: 'choice',
      choices: {
        terrace: { zh: '梯田', en: 'Terrace' },
        conservation_forest: { zh: '水土保持林', en: 'Conservation forest' },
        economic_forest: { zh: '经济林', en: 'Economic forest' },
        grass: { zh: '种草', en: 'Grass' },
        closure: { zh: '封禁治理', en: 'Closure' },
        dam_land: { zh: '坝地', en: 'Dam land' },
        sand_barrier: { zh: '沙障固沙', en: 'Sand barriers' },
        other: { zh: '其他', en: 'Other' },
      },
      aliases: ['ZLCS', 'CSLX', '治理措施'],
      values: { 梯田: 'terrace', 水土保持林: 'conservation_forest', 水保林: 'conservation_forest', 乔木林: 'conservation_forest', 灌木林: 'conservation_forest', 经济林: 'economic_forest', 种草: 'grass', 人工种草: 'grass', 封禁治理: 'closure', 坝地: 'dam_land', 沙障: 'sand_barrier', 其他: 'other' },
      in_tile: true,
    },
    year: { title: { zh: '完成年份', en: 'Year' }, type: 'integer', aliases: ['WCNF', 'ND', '完成年份', '年度'], in_tile: true },
    acceptance: {
      title: { zh: '验收状态', en: 'Acceptance' },
      type: 'choice',
      choices: {
        accepted: { zh: '已验收', en: 'Accepted' },
        pending: { zh: '待验收', en: 'Pending' },
        rejected: { zh: '未通过', en: 'Rejected' },
        not_submitted: { zh: '未报验', en: 'Not submitted' },
      },
      aliases: ['YSZT', '验收状态'],
      values: { 已验收: 'accepted', 合格: 'accepted', 待验收: 'pending', 未通过: 'rejected', 不合格: 'rejected', 未报验: 'not_submitted' },
      in_tile: true,
    },
    accepted_on: { title: { zh: '验收日期', en: 'Accepted on' }, type: 'date', aliases: ['YSRQ', '验收日期'] },
    watershed_code: { title: { zh: '所在小流域', en: 'Watershed' }, type: 'text', aliases: ['XLYDM', '小流域代码'] },
  },
  id_aliases: ['TBBH', 'BSM'],
  label: 'name',
  appearance: { colour: '#82857f', pattern: 'none', dash: 'dotted', fill_opacity: 0.24, line_width: 1 },
  classes: {
    by: 'acceptance',
    values: [
      { value: 'accepted', colour: '#5b8f22', pattern: 'solid', dash: 'solid', fill_opacity: 0.36, line_width: 1 },
      { value: 'pending', colour: '#9a861c', pattern: 'hatch', dash: 'dashed', fill_opacity: 0.3, line_width: 1 },
      { value: 'rejected', colour: '#b8605c', pattern: 'cross-hatch', dash: 'solid', fill_opacity: 0.3, line_width: 1 },
      { value: 'not_submitted', colour: '#82857f', pattern: 'dots', dash: 'dotted', fill_opacity: 0.26, line_width: 1 },
    ],
  },
  zoom: { min: 8, max: 22, label: 13 },
  visible: true,
  accuracy_m: 10,
  publish: 'internal',
});
