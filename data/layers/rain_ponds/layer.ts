/** 初期雨水池: ponds that catch the first, dirtiest rain of an enterprise’s yard. */
import { demonstrationLayer } from '../demonstration.ts';

export const rain_ponds = demonstrationLayer({
  id: 'rain_ponds',
  title: { zh: '初期雨水池', en: 'First-rain ponds' },
  description: {
    zh: '企业和园区的初期雨水收集池、容积与建设状态。整改方案要求到2025年园区重点涉水企业按环评批复建成初期雨水收集池。全部为示意。',
    en: 'Ponds that collect the first rain from the yards of enterprises and parks, with volume and state. The plan wants every key water enterprise of a park to have the one its approval asks for by 2025. Demonstration data.',
  },
  group: 'parks',
  geometry: ['point', 'polygon'],
  attributes: {
    name: { title: { zh: '名称', en: 'Name' }, type: 'text', searchable: true, aliases: ['CMC', '池名称'], in_tile: true },
    enterprise_id: { title: { zh: '所属企业编号', en: 'Id of the enterprise' }, type: 'text', aliases: ['QYBH', '企业编号'] },
    state: {
      title: { zh: '建设状态', en: 'State' },
      type: 'choice',
      choices: {
        built: { zh: '已建成', en: 'Built' },
        building: { zh: '在建', en: 'Under construction' },
        planned: { zh: '拟建', en: 'Planned' },
      },
      aliases: ['JSZT', '建设状态'],
      values: { 已建成: 'built', 在建: 'building', 拟建: 'planned' },
      in_tile: true,
    },
    shared: { title: { zh: '园区共用', en: 'Shared by the park' }, type: 'boolean', aliases: ['GY', '共用'] },
    volume_m3: { title: { zh: '容积', en: 'Volume' }, type: 'number', unit: 'm³', aliases: ['RJ', '容积'] },
    finished_on: { title: { zh: '建成日期', en: 'Finished on' }, type: 'date', aliases: ['JCRQ', '建成日期'] },
    accuracy_m: { title: { zh: '点位精度', en: 'Accuracy of the place' }, type: 'number', unit: 'm', aliases: ['JD', '精度'] },
  },
  id_aliases: ['BSM'],
  label: 'name',
  appearance: { colour: '#85807c', shape: 'circle', line_width: 1.2 },
  classes: {
    by: 'state',
    values: [
      { value: 'built', colour: '#2f86a0', shape: 'square', pattern: 'solid', fill_opacity: 0.3, line_width: 1.3 },
      { value: 'building', colour: '#b8702a', shape: 'triangle', pattern: 'hatch', fill_opacity: 0.26, line_width: 1.3 },
      { value: 'planned', colour: '#85807c', shape: 'circle', pattern: 'none', fill_opacity: 0, line_width: 1.2 },
    ],
  },
  zoom: { min: 10, max: 22, label: 14 },
  visible: false,
  accuracy_m: 10,
  publish: 'internal',
});
