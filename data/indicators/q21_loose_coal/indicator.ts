/** Indicator Q21: users of loose coal within no-burn zones, none. */
import type { Indicator } from '../../grammar.ts';

export const indicator: Indicator = {
  id: 'q21_loose_coal',
  title: { zh: '禁燃区内散煤用户', en: 'Loose-coal users in no-burn zones' },
  theme: 'air',
  phrase: '实现高污染燃料禁燃区内散煤“清零”',
  unit: '处',
  target: { operator: '=', value: 0, due: '2025-12-31', due_read: true, strength: 'mandatory' },
  definitions: [{
    version: '1',
    from: null,
    text: {
      zh: '位于已公布并已施行的高污染燃料禁燃区内、燃用散煤（原煤）的炉具、窑炉和单台出力不足20蒸吨/小时的锅炉个数。燃料或者锅炉出力不明的列为不明；区级通告、草案和尚未施行的禁燃区不计入。',
      en: 'Stoves, kilns and boilers below 20 t/h that burn loose (raw) coal within no-burn zones that are published and in force. Unknown fuel or boiler output is unknown; notices of a district, drafts and zones not yet in force do not count.',
    },
    numerator: { zh: '禁燃区内燃用散煤的设施', en: 'Users of loose coal in the zones' },
    denominator: null,
    source: { zh: '“散煤”没有法定数值界线，20蒸吨/小时取自高污染燃料目录Ⅱ类（国环规大气〔2017〕2号），为本平台的理解，待确认。', en: 'No law draws a line for “loose coal”; 20 t/h is taken from class II of the catalogue of high-polluting fuels (Notice 2 of 2017 of the Ministry of Ecology) and is our reading, to be confirmed.' },
  }],
  ambiguity: {
    zh: '方案没有写年份，本平台按方案总期限2025年底理解；“散煤”的范围未界定。禁燃区内用户的名单是这个数的一部分。',
    en: 'The plan names no year; we read the end of 2025, the term of the whole plan. What loose coal is, is not defined. The list of users in the zones is part of the number.',
  },
  responsible: { zh: '市生态环境局、市住房和城乡建设局', en: 'Ecology bureau of the city; Housing bureau of the city' },
  source: { zh: '整改方案（公开摘要）；国环规大气〔2017〕2号', en: 'Public summary of the plan; catalogue of high-polluting fuels, 2017' },
  measured: {
    value: 'sum',
    counts: { unit: { zh: '处', en: 'users' }, numerator: { zh: '燃用散煤的', en: 'Burning loose coal' }, denominator: null },
    population: { zh: '已公布并已施行的禁燃区内的燃料用户', en: 'Fuel users within no-burn zones that are published and in force' },
    needs: [{ layer: 'fuel_users', features: false, covers_city: true }, { layer: 'no_burn_zones', features: true, covers_city: true }, { layer: 'districts', features: true }],
    sql: 'data/indicators/q21_loose_coal/indicator.sql',
    notes: {
      loose_coal: { zh: '燃用散煤', en: 'Loose coal' },
      large_boiler: { zh: '燃煤，单台不低于20蒸吨/小时', en: 'Coal in a boiler of 20 t/h or more' },
      other_fuel: { zh: '不燃用散煤', en: 'No loose coal' },
      fuel_unknown: { zh: '燃料不明', en: 'Fuel unknown' },
      output_unknown: { zh: '锅炉出力不明', en: 'Output of the boiler unknown' },
      zone_unknown: { zh: '禁燃区发布机关或者施行日期不明', en: 'Issuer or first day of the zone unknown' },
    },
  },
  publish: 'public',
  series: [{ id: 'reported', title: { zh: '上报值', en: 'Reported' } }],
};
