/** 企业: works of every size with their permits; the population behind 散乱污 and the first-rain ponds. */
import { demonstrationLayer } from '../demonstration.ts';

export const enterprises = demonstrationLayer({
  id: 'enterprises',
  title: { zh: '企业', en: 'Enterprises' },
  description: {
    zh: '工业企业名录：规模、行业、用地、环评、排污许可手续，是否重点涉水企业。“散乱污”须由现场核实认定，系统只列线索，绝不自动认定或关停。全部为示意。',
    en: 'Industrial enterprises with scale, trade, permits, and whether they count as key water users. Whether one is “scattered, disorderly, polluting” is found on the ground; this software lists leads and never closes anything. Demonstration data.',
  },
  group: 'parks',
  geometry: ['point', 'polygon'],
  attributes: {
    name: { title: { zh: '名称', en: 'Name' }, type: 'text', searchable: true, aliases: ['QYMC', '企业名称'], in_tile: true },
    industry_code: { title: { zh: '行业代码 (GB/T 4754)', en: 'Industry code (GB/T 4754)' }, type: 'text', aliases: ['HYDM', '行业代码'] },
    scale: {
      title: { zh: '规模', en: 'Scale' },
      type: 'choice',
      choices: {
        above: { zh: '规模以上', en: 'Above scale' },
        below: { zh: '规模以下', en: 'Below scale' },
        unknown: { zh: '不明', en: 'Unknown' },
      },
      aliases: ['GM', '规模'],
      values: { 规模以上: 'above', 规模以下: 'below', 规上: 'above', 规下: 'below' },
      in_tile: true,
    },
    approvals: {
      title: { zh: '手续', en: 'Approvals' },
      type: 'choice',
      choices: {
        complete: { zh: '齐全', en: 'Complete' },
        partly: { zh: '不全', en: 'Incomplete' },
        none: { zh: '无', en: 'None' },
        unknown: { zh: '不明', en: 'Unknown' },
      },
      aliases: ['SX', '手续'],
      values: { 齐全: 'complete', 不全: 'partly', 无: 'none' },
    },
    key_water: { title: { zh: '重点涉水企业', en: 'Key water enterprise' }, type: 'boolean', aliases: ['ZDSS', '重点涉水'] },
    pond_required: { title: { zh: '环评批复要求初期雨水池', en: 'First-rain pond required by its EIA approval' }, type: 'boolean', aliases: ['CYYQ', '要求初期雨水池'] },
    permit_no: { title: { zh: '排污许可证号', en: 'Discharge permit' }, type: 'text', searchable: true, aliases: ['PWXKZ', '排污许可证号'] },
    status: {
      title: { zh: '状态', en: 'State' },
      type: 'choice',
      choices: {
        running: { zh: '生产', en: 'Running' },
        stopped: { zh: '停产', en: 'Stopped' },
        closed: { zh: '关闭', en: 'Closed' },
        unknown: { zh: '不明', en: 'Unknown' },
      },
      aliases: ['ZT', '状态'],
      values: { 生产: 'running', 停产: 'stopped', 关闭: 'closed' },
    },
    scattered: {
      title: { zh: '“散乱污”认定', en: 'Found scattered, disorderly, polluting' },
      type: 'choice',
      choices: {
        no: { zh: '不是', en: 'No' },
        open: { zh: '已认定，未整治', en: 'Found, nothing done' },
        treating: { zh: '已认定，整治中', en: 'Found, being put right' },
        resolved: { zh: '已整治销号', en: 'Put right and closed' },
        unknown: { zh: '不明', en: 'Unknown' },
      },
      aliases: ['SLW', '散乱污', '散乱污认定'],
      values: { 否: 'no', 不是: 'no', 未整治: 'open', 整治中: 'treating', 已整治: 'resolved', 已销号: 'resolved' },
    },
    accuracy_m: { title: { zh: '点位精度', en: 'Accuracy of the place' }, type: 'number', unit: 'm', aliases: ['JD', '精度'] },
  },
  id_aliases: ['TYSHXYDM', 'BSM'],
  label: 'name',
  appearance: { colour: '#85807c', shape: 'circle', line_width: 1.2 },
  classes: {
    by: 'scale',
    values: [
      { value: 'above', colour: '#7a6a9a', shape: 'square', line_width: 1.3 },
      { value: 'below', colour: '#b8702a', shape: 'triangle', line_width: 1.3 },
      { value: 'unknown', colour: '#85807c', shape: 'circle', line_width: 1.2 },
    ],
  },
  zoom: { min: 9, max: 22, label: 13 },
  visible: false,
  accuracy_m: 20,
  publish: 'internal',
});
