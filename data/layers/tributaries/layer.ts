/** 支流与沟道: the Dusitu and the dry gullies that run to the river only after rain, and bring it most of its sand. */
import { demonstrationLayer } from '../demonstration.ts';

export const tributaries = demonstrationLayer({
  id: 'tributaries',
  title: { zh: '支流与沟道', en: 'Tributaries and gullies' },
  description: {
    zh: '注入黄河的支流和季节性沟道（山洪沟），含级别与是否列入国家公布的黄河干支流目录。黄河保护法第二十六条的禁止范围包括支流岸线，但目录未见公布，因此一律记“不明”，由人工研判。',
    en: 'Tributaries and seasonal flood gullies with their order and whether the official catalogue of Yellow River tributaries lists them. Article 26 of the Yellow River Protection Law covers tributaries too; as no catalogue was found published, the answer stands as “unknown” and a person must judge.',
  },
  group: 'water',
  geometry: ['line'],
  attributes: {
    name: { title: { zh: '名称', en: 'Name' }, type: 'text', searchable: true, aliases: ['HLMC', 'GDMC', '河流名称', '沟道名称'], in_tile: true },
    tributary_order: { title: { zh: '支流级别', en: 'Order of tributary' }, type: 'integer', aliases: ['HLJB', 'ZLJB', '支流级别', 'order'], in_tile: true },
    kind: {
      title: { zh: '类型', en: 'Kind' },
      type: 'choice',
      choices: { river: { zh: '河流', en: 'River' }, gully: { zh: '沟道（季节性）', en: 'Gully (seasonal)' } },
      aliases: ['LX', 'HLLX', '类型', 'waterway'],
      values: { 河流: 'river', 沟道: 'gully', 山洪沟: 'gully', stream: 'gully', wadi: 'gully' },
      in_tile: true,
    },
    seasonal: { title: { zh: '季节性', en: 'Seasonal' }, type: 'boolean', aliases: ['JJX', '季节性', 'intermittent'] },
    official_catalogue: {
      title: { zh: '列入干支流目录', en: 'In the official catalogue' },
      type: 'choice',
      choices: { yes: { zh: '已列入', en: 'Listed' }, no: { zh: '未列入', en: 'Not listed' }, unknown: { zh: '不明', en: 'Unknown' } },
      aliases: ['SFML', '是否列入目录'],
      values: { 是: 'yes', 否: 'no' },
    },
  },
  id_aliases: ['HLBM', 'BSM'],
  label: 'name',
  appearance: { colour: '#6d8797', dash: 'dashed', line_width: 1.1 },
  classes: {
    by: 'kind',
    values: [
      { value: 'river', colour: '#3f86b5', dash: 'solid', line_width: 1.8 },
      { value: 'gully', colour: '#6d8797', dash: 'dashed', line_width: 1.1 },
    ],
  },
  zoom: { min: 7, max: 22, label: 10 },
  visible: true,
  accuracy_m: 1000,
  publish: 'public',
});
