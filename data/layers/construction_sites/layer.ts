/** 建筑工地: building sites rated on the six dust measures, each of which must reach 100 %. */
import { demonstrationLayer } from '../demonstration.ts';

export const construction_sites = demonstrationLayer({
  id: 'construction_sites',
  title: { zh: '建筑工地', en: 'Construction sites' },
  description: {
    zh: '在建工地“六个百分之百”（围挡、覆盖、冲洗、硬化、湿法作业、密闭运输）的最近检查结果。没有检查结果不等于达标。全部为示意。',
    en: 'Building sites with the latest rating of the six dust measures: fence, cover, washing, paving, wet work, closed transport. No rating does not mean that all is well. Demonstration data.',
  },
  group: 'air',
  geometry: ['polygon', 'point'],
  attributes: {
    name: { title: { zh: '名称', en: 'Name' }, type: 'text', searchable: true, aliases: ['GDMC', '工地名称'], in_tile: true },
    owner: { title: { zh: '施工单位', en: 'Contractor' }, type: 'text', searchable: true, aliases: ['SGDW', '施工单位'] },
    status: {
      title: { zh: '状态', en: 'State' },
      type: 'choice',
      choices: {
        running: { zh: '在建', en: 'Under construction' },
        paused: { zh: '停工', en: 'Paused' },
        finished: { zh: '已完工', en: 'Finished' },
      },
      aliases: ['ZT', '状态'],
      values: { 在建: 'running', 停工: 'paused', 已完工: 'finished' },
      in_tile: true,
    },
    fence_pct: { title: { zh: '施工工地周边围挡', en: 'Fence around the site' }, type: 'number', unit: '%', aliases: ['WD', '施工工地周边围挡'] },
    cover_pct: { title: { zh: '物料堆放覆盖', en: 'Cover of material' }, type: 'number', unit: '%', aliases: ['FG', '物料堆放覆盖'] },
    wash_pct: { title: { zh: '出入车辆冲洗', en: 'Washing of vehicles' }, type: 'number', unit: '%', aliases: ['CX', '出入车辆冲洗'] },
    paving_pct: { title: { zh: '施工现场地面硬化', en: 'Paved ground' }, type: 'number', unit: '%', aliases: ['YH', '施工现场地面硬化'] },
    wet_pct: { title: { zh: '拆迁工地湿法作业', en: 'Wet demolition' }, type: 'number', unit: '%', aliases: ['SF', '拆迁工地湿法作业'] },
    closed_transport_pct: { title: { zh: '渣土车辆密闭运输', en: 'Closed transport of spoil' }, type: 'number', unit: '%', aliases: ['MB', '渣土车辆密闭运输'] },
    rated_on: { title: { zh: '检查日期', en: 'Rated on' }, type: 'date', aliases: ['JCRQ', '检查日期'] },
    started_on: { title: { zh: '开工日期', en: 'Started on' }, type: 'date', aliases: ['KGRQ', '开工日期'] },
    accuracy_m: { title: { zh: '界线精度', en: 'Accuracy of the line' }, type: 'number', unit: 'm', aliases: ['JD', '精度'] },
  },
  id_aliases: ['BSM'],
  label: 'name',
  appearance: { colour: '#85807c', shape: 'circle', pattern: 'none', line_width: 1.2 },
  classes: {
    by: 'status',
    values: [
      { value: 'running', colour: '#b07a1c', shape: 'square', pattern: 'hatch', fill_opacity: 0.26, line_width: 1.4 },
      { value: 'paused', colour: '#85807c', shape: 'triangle', pattern: 'dots', fill_opacity: 0.22, line_width: 1.3 },
      { value: 'finished', colour: '#6f857a', shape: 'circle', pattern: 'none', fill_opacity: 0, line_width: 1.2 },
    ],
  },
  zoom: { min: 9, max: 22, label: 13 },
  visible: false,
  accuracy_m: 20,
  publish: 'internal',
});
