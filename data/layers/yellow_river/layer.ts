/** 黄河干流: the centre line of the main stem through the city, in reaches. */
import { demonstrationLayer } from '../demonstration.ts';

export const yellow_river = demonstrationLayer({
  id: 'yellow_river',
  title: { zh: '黄河干流', en: 'Yellow River main stem' },
  description: {
    zh: '黄河乌海段中心线，自都思兔河口至出境，分峡谷段、库区段、坝下段。线位沿建库前河道，库区内只表示主流走向，与实际水边线有 0.2–0.5 公里差异。',
    en: 'Centre line of the Yellow River from the mouth of the Dusitu to where it leaves the city, in three reaches. It follows the channel before the dam; within the lake it shows only the run of the current, 0.2–0.5 km from any water’s edge.',
  },
  group: 'water',
  geometry: ['line'],
  attributes: {
    name: { title: { zh: '名称', en: 'Name' }, type: 'text', searchable: true, aliases: ['HLMC', 'RIVER', '河流名称'], in_tile: true },
    river_code: { title: { zh: '河流编码', en: 'River code' }, type: 'text', searchable: true, aliases: ['HLBM', 'HLDM', '河流代码'] },
    reach: { title: { zh: '河段', en: 'Reach' }, type: 'text', aliases: ['HDMC', '河段名称'] },
  },
  id_aliases: ['HLBM', 'BSM'],
  label: 'name',
  appearance: { colour: '#2a7fc0', dash: 'solid', line_width: 3 },
  zoom: { min: 0, max: 22, label: 9 },
  visible: true,
  accuracy_m: 300,
  publish: 'public',
});
