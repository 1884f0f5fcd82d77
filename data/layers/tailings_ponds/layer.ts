/** 尾矿库: ponds behind dams in which ore dressing leaves its tailings; new ones may not stand at the river. */
import { demonstrationLayer } from '../demonstration.ts';

export const tailings_ponds = demonstrationLayer({
  id: 'tailings_ponds',
  title: { zh: '尾矿库', en: 'Tailings ponds' },
  description: {
    zh: '选矿尾矿的贮存库，含建设性质和改建目的。煤矸石堆场、排土场不是尾矿库，另见相应图层。全部为示意数据。',
    en: 'Stores of tailings from ore dressing, with the kind of act and the purpose of a rebuilding. Gangue yards and spoil heaps are not tailings ponds and have a layer of their own. All of it is demonstration data.',
  },
  group: 'mining',
  geometry: ['polygon', 'point'],
  attributes: {
    name: { title: { zh: '尾矿库名称', en: 'Name' }, type: 'text', searchable: true, aliases: ['WKKMC', '尾矿库名称'], in_tile: true },
    owner: { title: { zh: '责任单位', en: 'Owner' }, type: 'text', searchable: true, aliases: ['ZRDW', '责任单位'] },
    minerals: { title: { zh: '矿种', en: 'Minerals' }, type: 'text', aliases: ['KZ', '矿种'] },
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
      values: { 新建: 'new', 扩建: 'expand', 改建: 'rebuild', 现有: 'existing' },
      in_tile: true,
    },
    rebuild_purpose: {
      title: { zh: '改建目的', en: 'Purpose of the rebuilding' },
      type: 'choice',
      choices: {
        safety: { zh: '提升安全水平', en: 'Safety' },
        ecology: { zh: '提升生态环境保护水平', en: 'Ecological protection' },
        capacity: { zh: '增加库容等其他目的', en: 'Capacity or another purpose' },
        unknown: { zh: '不明', en: 'Unknown' },
      },
      aliases: ['GJMD', '改建目的'],
    },
    act_date: { title: { zh: '行为日期', en: 'Date of the act' }, type: 'date', aliases: ['PFRQ', '批复日期'] },
    accuracy_m: { title: { zh: '界线精度', en: 'Accuracy of the outline' }, type: 'number', unit: 'm', aliases: ['JD', '精度'] },
  },
  id_aliases: ['BSM', 'WKKBM'],
  label: 'name',
  appearance: { colour: '#7b7f95', pattern: 'horizontal', shape: 'square', fill_opacity: 0.3, line_width: 1.4 },
  zoom: { min: 9, max: 22, label: 12 },
  visible: false,
  as_of: '2026-10-31',
  accuracy_m: 10,
  publish: 'internal',
});
