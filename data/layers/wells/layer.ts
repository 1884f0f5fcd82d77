/** 取水井: groundwater wells with what they are permitted to take and what they took. */
import { actDate, actType } from '../acts.ts';
import { demonstrationLayer } from '../demonstration.ts';

export const wells = demonstrationLayer({
  id: 'wells',
  title: { zh: '取水井', en: 'Groundwater wells' },
  description: {
    zh: '地下水取水井的用途、许可水量和实际取水量。禁止开采区内除应急、消除安全隐患和监测外不得取水；限制开采区内不得新增取水并应逐步削减（地下水管理条例第三十一至三十五条）。全部为示意。',
    en: 'Groundwater wells with purpose, permitted and actual volume. In a ban area nobody may take groundwater except in an emergency, to remove a danger, or to monitor; in a limit area nothing new and less every year (Groundwater Regulations arts. 31–35). Demonstration data.',
  },
  group: 'water',
  geometry: ['point'],
  attributes: {
    name: { title: { zh: '名称', en: 'Name' }, type: 'text', searchable: true, aliases: ['JMC', '井名称'], in_tile: true },
    owner: { title: { zh: '取水单位', en: 'Owner' }, type: 'text', searchable: true, aliases: ['QSDW', '取水单位'] },
    purpose: {
      title: { zh: '用途', en: 'Purpose' },
      type: 'choice',
      choices: {
        domestic: { zh: '生活供水', en: 'Domestic supply' },
        industry: { zh: '工业', en: 'Industry' },
        irrigation: { zh: '农业灌溉', en: 'Irrigation' },
        dewatering: { zh: '矿坑疏干', en: 'Mine dewatering' },
        monitoring: { zh: '监测', en: 'Monitoring' },
        emergency: { zh: '应急供（取）水', en: 'Emergency' },
        danger_removal: { zh: '为消除安全隐患', en: 'Removal of danger' },
        unknown: { zh: '不明', en: 'Unknown' },
      },
      aliases: ['YT', '用途'],
      values: { 生活: 'domestic', 工业: 'industry', 农业: 'irrigation', 灌溉: 'irrigation', 疏干: 'dewatering', 监测: 'monitoring', 应急: 'emergency' },
      in_tile: true,
    },
    status: {
      title: { zh: '状态', en: 'State' },
      type: 'choice',
      choices: {
        in_use: { zh: '在用', en: 'In use' },
        standby: { zh: '备用', en: 'Standby' },
        sealed: { zh: '已封填', en: 'Sealed' },
        unknown: { zh: '不明', en: 'Unknown' },
      },
      aliases: ['ZT', '状态'],
      values: { 在用: 'in_use', 备用: 'standby', 已封填: 'sealed', 封填: 'sealed' },
    },
    permit_no: { title: { zh: '取水许可证号', en: 'Permit' }, type: 'text', searchable: true, aliases: ['XKZH', '许可证号'] },
    permitted_m3: { title: { zh: '许可年取水量', en: 'Permitted a year' }, type: 'number', unit: 'm³/a', aliases: ['XKSL', '许可水量'] },
    pumped_m3: { title: { zh: '实际年取水量', en: 'Taken a year' }, type: 'number', unit: 'm³/a', aliases: ['SJSL', '实际水量'] },
    depth_m: { title: { zh: '井深', en: 'Depth' }, type: 'number', unit: 'm', aliases: ['JS', '井深'] },
    act_type: actType,
    act_date: actDate,
    accuracy_m: { title: { zh: '点位精度', en: 'Accuracy of the place' }, type: 'number', unit: 'm', aliases: ['JD', '精度'] },
  },
  id_aliases: ['BSM'],
  label: 'name',
  appearance: { colour: '#85807c', shape: 'flame', line_width: 1.2 },
  classes: {
    by: 'purpose',
    values: [
      { value: 'domestic', colour: '#2a7fc0', shape: 'circle', line_width: 1.3 },
      { value: 'industry', colour: '#8a6f9a', shape: 'square', line_width: 1.3 },
      { value: 'irrigation', colour: '#6f8a34', shape: 'diamond', line_width: 1.3 },
      { value: 'dewatering', colour: '#8f6a4a', shape: 'triangle', line_width: 1.3 },
      { value: 'monitoring', colour: '#3f8f7a', shape: 'cross', line_width: 1.3 },
      { value: 'emergency', colour: '#c2500f', shape: 'star', line_width: 1.3 },
      { value: 'danger_removal', colour: '#b34a7c', shape: 'pentagon', line_width: 1.3 },
      { value: 'unknown', colour: '#85807c', shape: 'flame', line_width: 1.2 },
    ],
  },
  zoom: { min: 9, max: 22, label: 13 },
  visible: false,
  accuracy_m: 10,
  publish: 'internal',
});
