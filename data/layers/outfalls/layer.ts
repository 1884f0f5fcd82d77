/** 入河排污口: every mouth that lets sewage into river, lake or gully, with who answers for it and what it was approved for. */
import { actDate, actType } from '../acts.ts';
import { demonstrationLayer } from '../demonstration.ts';

export const outfalls = demonstrationLayer({
  id: 'outfalls',
  title: { zh: '入河排污口', en: 'Outfalls' },
  description: {
    zh: '入河排污口台账：工业、城镇污水处理厂、农业、其他四类。工矿、园区及城镇污水处理厂排污口实行审批，其余登记（2025 年 1 月 1 日起《入河排污口监督管理办法》）。部分名称见于公开资料，位置与文号为示意。',
    en: 'Ledger of outfalls in four classes. Those of industry, mines, parks and urban sewage plants need approval, the others registration (Measures in force since 1 January 2025). Some names are from public documents; positions and approval numbers are demonstration data.',
  },
  group: 'water',
  geometry: ['point'],
  attributes: {
    code: { title: { zh: '排污口编码', en: 'Code' }, type: 'text', searchable: true, aliases: ['PWKBM', '编码'] },
    name: { title: { zh: '名称', en: 'Name' }, type: 'text', searchable: true, aliases: ['PWKMC', '排污口名称'], in_tile: true },
    kind: {
      title: { zh: '排污口类型', en: 'Kind' },
      type: 'choice',
      choices: {
        industrial: { zh: '工业排污口', en: 'Industrial' },
        urban_plant: { zh: '城镇污水处理厂排污口', en: 'Urban sewage plant' },
        agricultural: { zh: '农业排口', en: 'Agricultural' },
        other: { zh: '其他排口', en: 'Other' },
      },
      aliases: ['PWKLX', '排污口类型'],
      values: { 工业排污口: 'industrial', 城镇污水处理厂排污口: 'urban_plant', 农业排口: 'agricultural', 其他排口: 'other' },
      in_tile: true,
    },
    owner: { title: { zh: '责任主体', en: 'Answerable' }, type: 'text', searchable: true, aliases: ['ZRZT', '责任主体'] },
    approval_no: { title: { zh: '批准或登记文号', en: 'Approval or registration' }, type: 'text', searchable: true, aliases: ['PZWH', '批准文号'] },
    approved_on: { title: { zh: '批准或登记日期', en: 'Approved or registered on' }, type: 'date', aliases: ['PZRQ', '批准日期'] },
    act_type: { ...actType, title: { zh: '设置行为', en: 'Act' } },
    act_date: { ...actDate, title: { zh: '设置日期', en: 'Set up on' }, aliases: ['SZRQ', '设置日期'] },
    receiving_water: { title: { zh: '受纳水体', en: 'Receiving water' }, type: 'text', aliases: ['SNST', '受纳水体'] },
    status: {
      title: { zh: '状态', en: 'State' },
      type: 'choice',
      choices: { in_use: { zh: '在用', en: 'In use' }, rectifying: { zh: '整治中', en: 'Being rectified' }, sealed: { zh: '已封堵', en: 'Sealed' } },
      aliases: ['ZT', '状态'],
      values: { 在用: 'in_use', 整治中: 'rectifying', 已封堵: 'sealed' },
    },
  },
  id_aliases: ['PWKBM', 'BSM'],
  label: 'name',
  appearance: { colour: '#85807c', shape: 'circle', line_width: 1.2 },
  classes: {
    by: 'kind',
    values: [
      { value: 'industrial', colour: '#b34a7c', shape: 'triangle', line_width: 1.3 },
      { value: 'urban_plant', colour: '#7d68b8', shape: 'square', line_width: 1.3 },
      { value: 'agricultural', colour: '#718a2c', shape: 'diamond', line_width: 1.3 },
      { value: 'other', colour: '#85807c', shape: 'circle', line_width: 1.2 },
    ],
  },
  zoom: { min: 8, max: 22, label: 12 },
  visible: false,
  accuracy_m: 30,
  publish: 'public',
});
