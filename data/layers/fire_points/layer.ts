/** 火点: burning coal seams, heaps and yards, with when they were found, closed and lit again. */
import { demonstrationLayer } from '../demonstration.ts';

export const fire_points = demonstrationLayer({
  id: 'fire_points',
  title: { zh: '火点', en: 'Fire points' },
  description: {
    zh: '煤层、排土场、矸石堆场火点及卫星热异常。“动态清零”不能只看销号率：复燃次数同样重要，历史上销号后矸石堆曾多次复燃。火点没有法定判定阈值，卫星热异常须现场核实。位置和记录为示意。',
    en: 'Fires in coal seams, spoil heaps and gangue yards, and heat anomalies seen by satellite. The closure rate alone misleads: heaps have lit again after closure, so re-ignitions are counted. There is no legal threshold for a fire point; a satellite detection needs a visit. Demonstration data.',
  },
  group: 'mining',
  geometry: ['point'],
  attributes: {
    code: { title: { zh: '编号', en: 'Code' }, type: 'text', searchable: true, aliases: ['HDBH', '编号'] },
    name: { title: { zh: '名称', en: 'Name' }, type: 'text', searchable: true, aliases: ['HDMC', '火点名称'], in_tile: true },
    place_kind: {
      title: { zh: '所在部位', en: 'Where it burns' },
      type: 'choice',
      choices: {
        seam: { zh: '煤层（采空区）', en: 'Coal seam' },
        spoil_heap: { zh: '排土场', en: 'Spoil heap' },
        gangue_yard: { zh: '煤矸石堆场', en: 'Gangue yard' },
        satellite: { zh: '卫星热异常', en: 'Satellite detection' },
      },
      aliases: ['BW', '所在部位'],
      values: { 煤层: 'seam', 排土场: 'spoil_heap', 矸石堆场: 'gangue_yard' },
      implied_by: { frp: 'satellite' },
    },
    status: {
      title: { zh: '状态', en: 'State' },
      type: 'choice',
      choices: {
        open: { zh: '未治理', en: 'Open' },
        treating: { zh: '治理中', en: 'Under treatment' },
        closed: { zh: '已销号', en: 'Closed' },
        reignited: { zh: '复燃', en: 'Lit again' },
        detected: { zh: '待核实', en: 'Detected, not verified' },
      },
      aliases: ['ZT', '状态'],
      values: { 未治理: 'open', 治理中: 'treating', 已销号: 'closed', 复燃: 'reignited', 待核实: 'detected' },
      implied_by: { frp: 'detected' },
      in_tile: true,
    },
    found_on: { title: { zh: '发现日期', en: 'Found on' }, type: 'date', aliases: ['acq_date', 'FXRQ', '发现日期'] },
    closed_on: { title: { zh: '销号日期', en: 'Closed on' }, type: 'date', aliases: ['XHRQ', '销号日期'] },
    reignitions: { title: { zh: '复燃次数', en: 'Re-ignitions' }, type: 'integer', aliases: ['FRCS', '复燃次数'] },
    temperature_c: { title: { zh: '地表温度', en: 'Surface temperature' }, type: 'number', unit: '°C', aliases: ['WD', '温度'] },
    owner: { title: { zh: '责任单位', en: 'Owner' }, type: 'text', searchable: true, aliases: ['ZRDW', '责任单位'] },
    satellite: { title: { zh: '卫星', en: 'Satellite' }, type: 'text', aliases: ['satellite'] },
    frp_mw: { title: { zh: '火辐射功率', en: 'Fire radiative power' }, type: 'number', unit: 'MW', aliases: ['frp'] },
  },
  id_aliases: ['HDBH', 'BSM'],
  label: 'name',
  appearance: { colour: '#a87c10', shape: 'cross', line_width: 1.2 },
  classes: {
    by: 'status',
    values: [
      { value: 'open', colour: '#dd3b1c', shape: 'flame', line_width: 1.4 },
      { value: 'reignited', colour: '#c42d74', shape: 'star', line_width: 1.4 },
      { value: 'treating', colour: '#c2700f', shape: 'triangle', line_width: 1.2 },
      { value: 'detected', colour: '#a87c10', shape: 'cross', line_width: 1.2 },
      { value: 'closed', colour: '#6f857a', shape: 'circle', line_width: 1 },
    ],
  },
  zoom: { min: 8, max: 22, label: 13 },
  visible: true,
  accuracy_m: 30,
  publish: 'internal',
});
