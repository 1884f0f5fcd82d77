/** Indicator Q08: forest cover, 3.8 % of the land. */
import type { Indicator } from '../../grammar.ts';

export const indicator: Indicator = {
  id: 'q08_forest_cover',
  title: { zh: '森林覆盖率', en: 'Forest cover' },
  theme: 'ecology',
  phrase: '森林覆盖率达到3.8%',
  unit: '%',
  target: { operator: '>=', value: 3.8, due: '2025-12-31', strength: 'mandatory' },
  definitions: [{
    version: '2020',
    from: null,
    text: {
      zh: '2020年前的规划所用口径，数值约10%。调查底数与现行口径不同，两段数值不可比，不连线。',
      en: 'The base of the plan of 2020, about 10 %. It rests on another survey, so its values are never joined with today’s.',
    },
    numerator: null,
    denominator: null,
    source: { zh: '2020年规划使用10%；其调查底数未查到，待确认。', en: 'The plan of 2020 used 10 %; its survey base was not found, to be confirmed.' },
  }, {
    version: '2021',
    from: '2021-01-01',
    text: {
      zh: '森林面积占行政区域土地面积的比例，按椭球面积计算，重叠只计一次。郁闭度不明的林地列为不明，不当作森林。',
      en: 'Forest as a share of the land of the administrative area, in ellipsoidal areas, overlaps counted once. Forest land of unknown canopy closure is unknown, never forest.',
    },
    numerator: { zh: '乔木林地（郁闭度不低于0.2）、竹林地、国家特别规定的灌木林地、农田林网和四旁树木覆盖面积之并', en: 'Union of tree forest with a canopy closure of 0.2 or more, bamboo, shrub forest specially named by the state, shelter belts and trees by roads, villages, water and houses' },
    denominator: { zh: '行政区域土地面积（本平台行政区图层之和）', en: 'Land of the administrative area (union of the districts here)' },
    source: { zh: '森林法实施条例第二十四条、森林法第八十三条；换口径日期未公布，自2021年起为本平台的理解。', en: 'Regulations on the Forest Law art. 24, Forest Law art. 83. The day on which the base changed was not published; from 2021 is our reading.' },
  }],
  ambiguity: {
    zh: '2020年规划的森林覆盖率约10%，本方案为3.8%，调查底数不同；3.8%约合61至67平方公里，取决于所用的全市面积。',
    en: 'The plan of 2020 had about 10 %, this one 3.8 %: another survey base. 3.8 % is some 61 to 67 km², depending on the area of the city that is used.',
  },
  responsible: { zh: '市林业和草原局', en: 'Forestry and grassland bureau of the city' },
  source: { zh: '整改方案（公开摘要）；森林法实施条例第二十四条', en: 'Public summary of the plan; Regulations on the Forest Law art. 24' },
  measured: {
    value: 'share',
    counts: { unit: { zh: '平方米', en: 'm²' }, numerator: { zh: '森林面积', en: 'Forest' }, denominator: { zh: '土地面积', en: 'Land' } },
    population: { zh: '全市森林图斑，以及各区其余土地', en: 'Every patch of forest in the city, and the rest of each district' },
    needs: [{ layer: 'forests', features: true, covers_city: true }, { layer: 'districts', features: true }],
    sql: 'data/indicators/q08_forest_cover/indicator.sql',
    notes: {
      forest: { zh: '计入森林', en: 'Counts as forest' },
      kind_unknown: { zh: '地类不明', en: 'Kind unknown' },
      closure_unknown: { zh: '郁闭度不明', en: 'Canopy closure unknown' },
      other_land: { zh: '其余土地', en: 'Other land' },
    },
  },
  publish: 'public',
  series: [{ id: 'reported', title: { zh: '上报值', en: 'Reported' } }],
};
