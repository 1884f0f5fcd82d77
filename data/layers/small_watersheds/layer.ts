/** 小流域: the gully and its slopes, the legal unit of soil and water treatment; they tile the land without gaps. */
import { demonstrationLayer } from '../demonstration.ts';

export const small_watersheds = demonstrationLayer({
  id: 'small_watersheds',
  title: { zh: '小流域', en: 'Small watersheds' },
  description: {
    zh: '以天然沟壑及其两侧山坡地形成的小流域为治理单元（水土保持法第三十五条），一般不超过 50 平方公里。相邻小流域共用分水线，互不重叠、不留空隙，覆盖全市水面以外的土地。分水线由示意地形推算，非正式划分。',
    en: 'Small watersheds, formed by a natural gully and its slopes, are the unit of treatment (Soil and Water Conservation Law, art. 35), as a rule no larger than 50 km². Neighbours share one divide, so they cover the city’s land outside the lake with neither gap nor overlap. The divides come from an invented relief, not from the official division.',
  },
  group: 'soil',
  geometry: ['polygon'],
  attributes: {
    code: { title: { zh: '小流域代码', en: 'Code' }, type: 'text', searchable: true, aliases: ['XLYDM', '小流域代码'] },
    name: { title: { zh: '名称', en: 'Name' }, type: 'text', searchable: true, aliases: ['XLYMC', '小流域名称'], in_tile: true },
    area_stated_km2: { title: { zh: '登记面积', en: 'Stated area' }, type: 'number', unit: 'km²', aliases: ['XLYMJ', 'MJ', '面积'] },
  },
  id_aliases: ['XLYDM', 'BSM'],
  label: 'name',
  appearance: { colour: '#8f7c55', pattern: 'none', dash: 'dashed', fill_opacity: 0.04, line_width: 1 },
  zoom: { min: 0, max: 22, label: 10 },
  visible: false,
  accuracy_m: 100,
  publish: 'public',
});
