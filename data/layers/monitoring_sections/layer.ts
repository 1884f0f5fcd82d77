/** 水质监测断面: where the state measures the river; two national sections make the city’s 50 % target. */
import { demonstrationLayer } from '../demonstration.ts';

export const monitoring_sections = demonstrationLayer({
  id: 'monitoring_sections',
  title: { zh: '水质监测断面', en: 'Monitoring sections' },
  description: {
    zh: '地表水监测断面：国控下海勃湾、都思兔河入黄口，自治区控拉僧庙、乌海湖，以及宁蒙交界麻黄沟（考核宁夏）。断面名称、级别和类别见公开月报；位置按描述点绘，误差可达数公里。',
    en: 'Sections at which surface water is measured: the national ones of Xiahaibowan and of the mouth of the Dusitu, two regional ones, and Mahuanggou on the border with Ningxia. Names, levels and classes are from public monthly reports; places are drawn from descriptions and may be kilometres off.',
  },
  group: 'water',
  geometry: ['point'],
  attributes: {
    name: { title: { zh: '名称', en: 'Name' }, type: 'text', searchable: true, aliases: ['DMMC', '断面名称'], in_tile: true },
    level: {
      title: { zh: '断面级别', en: 'Level' },
      type: 'choice',
      choices: {
        national: { zh: '国控', en: 'National' },
        regional: { zh: '区控', en: 'Regional' },
        city: { zh: '市控', en: 'Municipal' },
      },
      aliases: ['DMJB', '断面级别'],
      values: { 国控: 'national', 国考: 'national', 区控: 'regional', 市控: 'city' },
      in_tile: true,
    },
    assessed: {
      title: { zh: '考核对象', en: 'Assesses' },
      type: 'choice',
      choices: { this_city: { zh: '考核本市', en: 'This city' }, other: { zh: '考核其他地区', en: 'Another region' } },
      aliases: ['KHDX', '考核对象'],
      values: { 本市: 'this_city', 其他: 'other' },
    },
    river: { title: { zh: '所在河流', en: 'River' }, type: 'text', aliases: ['SZHL', '所在河流'] },
    target_class: { title: { zh: '水质目标', en: 'Target class' }, type: 'text', aliases: ['SZMB', '水质目标'] },
    latest_class: { title: { zh: '最近类别', en: 'Latest class' }, type: 'text', aliases: ['SZLB', '水质类别'] },
    exceeding: { title: { zh: '超标指标', en: 'Exceeding' }, type: 'text', aliases: ['CBZB', '超标指标'] },
    accuracy_m: { title: { zh: '点位精度', en: 'Accuracy of the place' }, type: 'number', unit: 'm', aliases: ['JD', '精度'] },
  },
  id_aliases: ['BSM'],
  label: 'name',
  appearance: { colour: '#85807c', shape: 'circle', line_width: 1.2 },
  classes: {
    by: 'level',
    values: [
      { value: 'national', colour: '#b0433f', shape: 'triangle', line_width: 1.5 },
      { value: 'regional', colour: '#b8702a', shape: 'diamond', line_width: 1.3 },
      { value: 'city', colour: '#85807c', shape: 'circle', line_width: 1.2 },
    ],
  },
  zoom: { min: 0, max: 22, label: 10 },
  visible: false,
  accuracy_m: 300,
  publish: 'public',
});
