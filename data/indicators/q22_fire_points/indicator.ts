/** Indicator Q22: open fires in seams, heaps and gangue yards, none at any time. */
import type { Indicator } from '../../grammar.ts';

export const indicator: Indicator = {
  id: 'q22_fire_points',
  title: { zh: '未销号火点', en: 'Open fire points' },
  theme: 'air',
  phrase: '实现火点动态清零',
  unit: '处',
  target: { operator: '=', value: 0, due: null, strength: 'mandatory' },
  definitions: [{
    version: '1',
    from: null,
    text: {
      zh: '煤层、排土场和煤矸石堆场火点中未治理、治理中和复燃的个数。未核实的卫星热异常列为不明；没有发现不等于没有，须看资料覆盖。',
      en: 'Fires in coal seams, spoil heaps and gangue yards that are open, under treatment or lit again. Satellite detections that nobody verified are unknown. Finding none is not being without, so coverage counts.',
    },
    numerator: { zh: '未销号的火点', en: 'Fire points not closed' },
    denominator: null,
    source: { zh: '“火点”没有法定定义和限期，由市里确定，待确认。', en: 'No law defines a fire point or its deadline; the city has to, to be confirmed.' },
  }],
  ambiguity: {
    zh: '“动态清零”没有给出发现到治理的天数，任一日都可能有新火点；销号率高不代表不复燃。',
    en: '“Dynamically zero” names no days between finding and treating, and any day may bring a new fire. A high closing rate does not mean that none lights again.',
  },
  responsible: { zh: '市能源局、市应急管理局、市生态环境局', en: 'Energy bureau of the city; Emergency management bureau of the city; Ecology bureau of the city' },
  source: { zh: '整改方案（公开摘要）', en: 'Public summary of the rectification plan' },
  measured: {
    value: 'sum',
    counts: { unit: { zh: '处', en: 'fire points' }, numerator: { zh: '未销号的', en: 'Not closed' }, denominator: null },
    population: { zh: '截至该日在册的火点', en: 'Fire points on record by the day' },
    needs: [{ layer: 'fire_points', features: false, covers_city: true }, { layer: 'districts', features: true }],
    sql: 'data/indicators/q22_fire_points/indicator.sql',
    notes: {
      open: { zh: '未治理', en: 'Open' },
      treating: { zh: '治理中', en: 'Under treatment' },
      reignited: { zh: '复燃', en: 'Lit again' },
      closed: { zh: '已销号', en: 'Closed' },
      detected: { zh: '卫星发现，未核实', en: 'Seen by a satellite, not verified' },
      status_unknown: { zh: '状态不明', en: 'State unknown' },
    },
  },
  publish: 'public',
  series: [{ id: 'reported', title: { zh: '上报值', en: 'Reported' } }],
};
