/** 矿山: licence areas with method, state and green-mine listing; the population behind two of the plan's targets. */
import { demonstrationLayer } from '../demonstration.ts';

export const mines = demonstrationLayer({
  id: 'mines',
  title: { zh: '矿山', en: 'Mines' },
  description: {
    zh: '采矿权范围及矿山状态、开采方式、绿色矿山名录级别。“在产矿山达绿色矿山标准”“露天矿山应治尽治”都以本图层为总体。乌达、桌子山两煤田的矿名多为真实，边界与许可证号为示意。',
    en: 'Mining licence areas with state, method and green-mine listing: the population of two targets (green standard for mines in production, treatment of every open pit). Names in the Wuda and Zhuozishan coalfields are mostly real; outlines and licence numbers are demonstration data.',
  },
  group: 'mining',
  geometry: ['polygon', 'point'],
  attributes: {
    name: { title: { zh: '矿山名称', en: 'Name' }, type: 'text', searchable: true, aliases: ['KSMC', 'Mine Name (Non-ENG)', 'Mine Name', '矿山名称'], in_tile: true },
    licence_no: { title: { zh: '采矿许可证号', en: 'Licence number' }, type: 'text', searchable: true, aliases: ['XKZH', 'CKXKZH', '许可证号'] },
    licensed_on: { title: { zh: '发证日期', en: 'Licensed on' }, type: 'date', aliases: ['FZRQ', '发证日期', '有效期起'] },
    owner: { title: { zh: '采矿权人', en: 'Licence holder' }, type: 'text', searchable: true, aliases: ['CKQR', 'Owners', '采矿权人'] },
    minerals: { title: { zh: '矿种', en: 'Minerals' }, type: 'text', aliases: ['KZ', 'KCZL', 'Coal Type', '开采矿种'] },
    method: {
      title: { zh: '开采方式', en: 'Method' },
      type: 'choice',
      choices: {
        open_pit: { zh: '露天开采', en: 'Open pit' },
        underground: { zh: '地下开采', en: 'Underground' },
        mixed: { zh: '露天/地下', en: 'Open pit and underground' },
        unknown: { zh: '不明', en: 'Unknown' },
      },
      aliases: ['KCFS', 'Mine Type', '开采方式'],
      values: { Surface: 'open_pit', Underground: 'underground', 'Underground & Surface': 'mixed', Mixed: 'mixed', 露天开采: 'open_pit', 露天: 'open_pit', 地下开采: 'underground', 井工: 'underground' },
      in_tile: true,
    },
    status: {
      title: { zh: '矿山状态', en: 'State' },
      type: 'choice',
      choices: {
        producing: { zh: '在产', en: 'Producing' },
        construction: { zh: '在建', en: 'Under construction' },
        suspended: { zh: '停产', en: 'Suspended' },
        closed: { zh: '关闭', en: 'Closed' },
        restored: { zh: '已治理', en: 'Restored' },
        unknown: { zh: '不明', en: 'Unknown' },
      },
      aliases: ['KSZT', 'Status', '矿山状态'],
      values: { Operating: 'producing', Proposed: 'construction', Construction: 'construction', Mothballed: 'suspended', Shelved: 'suspended', Closed: 'closed', Cancelled: 'closed', Retired: 'closed', 在产: 'producing', 在建: 'construction', 停产: 'suspended', 关闭: 'closed' },
    },
    green_level: {
      title: { zh: '绿色矿山名录', en: 'Green-mine listing' },
      type: 'choice',
      choices: {
        national: { zh: '国家级', en: 'National' },
        provincial: { zh: '自治区级', en: 'Regional' },
        none: { zh: '未入库', en: 'Not listed' },
        unknown: { zh: '不明', en: 'Unknown' },
      },
      aliases: ['LSKS', '绿色矿山'],
      values: { 国家级: 'national', 自治区级: 'provincial', 未入库: 'none' },
    },
    treatment_required: { title: { zh: '应当治理', en: 'Must be treated' }, type: 'boolean', aliases: ['YZL', '应治理'] },
    treatment: {
      title: { zh: '治理状态', en: 'Treatment' },
      type: 'choice',
      choices: {
        accepted: { zh: '已治理并验收', en: 'Treated and accepted' },
        under_way: { zh: '治理中或者待验收', en: 'Under way or not yet accepted' },
        none: { zh: '未治理', en: 'Not treated' },
        unknown: { zh: '不明', en: 'Unknown' },
      },
      aliases: ['ZLZT', '治理状态'],
      values: { 已治理并验收: 'accepted', 已验收: 'accepted', 治理中: 'under_way', 待验收: 'under_way', 未治理: 'none' },
    },
    capacity_mt: { title: { zh: '生产规模', en: 'Capacity' }, type: 'number', unit: 'Mt/a', aliases: ['Capacity (Mtpa)', 'SCGM', '生产规模'] },
  },
  id_aliases: ['GEM Mine ID', 'BSM', 'KSBM'],
  label: 'name',
  appearance: { colour: '#857f7a', pattern: 'none', shape: 'square', dash: 'dashed', fill_opacity: 0.2, line_width: 1.4 },
  classes: {
    by: 'method',
    values: [
      { value: 'open_pit', colour: '#b0693c', pattern: 'hatch', shape: 'triangle', fill_opacity: 0.28, line_width: 1.4 },
      { value: 'underground', colour: '#8c6a8a', pattern: 'vertical', shape: 'square', fill_opacity: 0.24, line_width: 1.4 },
      { value: 'mixed', colour: '#9a6a5f', pattern: 'grid', shape: 'diamond', fill_opacity: 0.26, line_width: 1.4 },
      { value: 'unknown', colour: '#857f7a', pattern: 'none', shape: 'circle', dash: 'dashed', fill_opacity: 0, line_width: 1.2 },
    ],
  },
  zoom: { min: 8, max: 22, label: 11 },
  visible: false,
  accuracy_m: 20,
  publish: 'internal',
});
