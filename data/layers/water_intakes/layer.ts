/** 取水口: where water is taken from the river; an outfall upstream of one concerns those who drink it. */
import { demonstrationLayer } from '../demonstration.ts';

export const water_intakes = demonstrationLayer({
  id: 'water_intakes',
  title: { zh: '取水口', en: 'Water intakes' },
  description: {
    zh: '河道取水口及用途、许可取水量。排污口距下游取水口的沿河距离，是排污口选址的重要依据。位置为示意；真实取水口位置属内部资料。',
    en: 'Intakes on the river with their use and permitted volume. How far downstream of an outfall the next intake lies, along the river, matters when an outfall is placed. Positions are demonstration data; real ones are internal.',
  },
  group: 'water',
  geometry: ['point'],
  attributes: {
    name: { title: { zh: '名称', en: 'Name' }, type: 'text', searchable: true, aliases: ['QSKMC', '取水口名称'], in_tile: true },
    use: {
      title: { zh: '取水用途', en: 'Use' },
      type: 'choice',
      choices: {
        drinking: { zh: '生活饮用', en: 'Drinking water' },
        industry: { zh: '工业', en: 'Industry' },
        irrigation: { zh: '农业灌溉', en: 'Irrigation' },
        ecology: { zh: '生态补水', en: 'Ecological supply' },
      },
      aliases: ['QSYT', '取水用途'],
      values: { 生活: 'drinking', 工业: 'industry', 农业: 'irrigation', 生态: 'ecology' },
      in_tile: true,
    },
    permit_no: { title: { zh: '取水许可证号', en: 'Permit' }, type: 'text', aliases: ['XKZH', '许可证号'] },
    permitted_10k_m3: { title: { zh: '许可取水量', en: 'Permitted volume' }, type: 'number', unit: '万m³/a', aliases: ['XKQSL', '许可取水量'] },
    status: {
      title: { zh: '状态', en: 'State' },
      type: 'choice',
      choices: {
        in_use: { zh: '在用', en: 'In use' },
        closed: { zh: '停用', en: 'Out of use' },
      },
      aliases: ['ZT', '状态'],
      values: { 在用: 'in_use', 停用: 'closed' },
    },
    accuracy_m: { title: { zh: '点位精度', en: 'Accuracy of the place' }, type: 'number', unit: 'm', aliases: ['JD', '精度'] },
  },
  id_aliases: ['BSM'],
  label: 'name',
  appearance: { colour: '#3f8f7a', shape: 'circle', line_width: 1.2 },
  classes: {
    by: 'use',
    values: [
      { value: 'drinking', colour: '#2a7fc0', shape: 'star', line_width: 1.4 },
      { value: 'industry', colour: '#8a6f9a', shape: 'square', line_width: 1.3 },
      { value: 'irrigation', colour: '#6f8a34', shape: 'diamond', line_width: 1.3 },
      { value: 'ecology', colour: '#3f8f7a', shape: 'circle', line_width: 1.2 },
    ],
  },
  zoom: { min: 9, max: 22, label: 12 },
  visible: false,
  accuracy_m: 20,
  publish: 'internal',
});
