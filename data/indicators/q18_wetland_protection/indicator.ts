/** Indicator Q18: wetland under protection, 35 %, by the union of both. */
import type { Indicator } from '../../grammar.ts';

export const indicator: Indicator = {
  id: 'q18_wetland_protection',
  title: { zh: '湿地保护率', en: 'Wetland protection rate' },
  theme: 'ecology',
  phrase: '到2025年湿地保护率达到35%',
  unit: '%',
  target: { operator: '>=', value: 35, due: '2025-12-31', strength: 'mandatory' },
  definitions: [{
    version: 'wetland_law',
    from: null,
    text: {
      zh: '湿地保护法口径（含河流、湖泊、水库水面）：受保护湿地面积占全部湿地面积的比例，按椭球面积计算，湿地与保护地都取并集，重叠只计一次。保护形式：自然保护地、国家和自治区重要湿地、载明保护形式的湿地、已公布的饮用水水源保护区。每块湿地注明其调查口径，国土三调口径可由此另算。',
      en: 'In the sense of the Wetland Protection Law (open river, lake and reservoir water in): protected wetland as a share of all wetland, in ellipsoidal areas of unions, overlaps counted once. Protected forms: nature areas, wetlands of national and regional importance, wetlands with a stated form of protection, published drinking-water zones. Each wetland says its survey base, so the figure of the third land survey can be worked out from it.',
    },
    numerator: { zh: '湿地并集与保护地并集相交的面积', en: 'Area of the union of wetlands within the union of protected forms' },
    denominator: { zh: '湿地并集的面积', en: 'Area of the union of wetlands' },
    source: { zh: '湿地保护法第二条、第十四条；湿地保护率的定义和保护形式清单未查到原文，待林草部门确认。', en: 'Wetland Protection Law arts. 2 and 14; the text that defines the rate and lists the forms was not found, to be confirmed by the forestry bureau.' },
  }],
  ambiguity: {
    zh: '同样的35%，国土三调口径（不含河流、湖泊、水库水面）与湿地保护法口径差别很大，乌海湖是水库；方案没有说明口径，哪些算保护形式也没有说明。',
    en: 'The same 35 % means very different maps by the third land survey (no open river, lake or reservoir water) and by the Wetland Protection Law; Wuhai Lake is a reservoir. The plan says neither which it means nor what counts as protection.',
  },
  responsible: { zh: '市林业和草原局', en: 'Forestry and grassland bureau of the city' },
  source: { zh: '整改方案（公开摘要）；湿地保护法', en: 'Public summary of the plan; Wetland Protection Law' },
  measured: {
    value: 'share',
    counts: { unit: { zh: '平方米', en: 'm²' }, numerator: { zh: '受保护湿地面积', en: 'Wetland within a protected form' }, denominator: { zh: '湿地面积', en: 'Wetland' } },
    population: { zh: '全市湿地（湿地保护法口径）', en: 'Every wetland in the city, in the sense of the Wetland Protection Law' },
    needs: [{ layer: 'wetlands', features: true, covers_city: true }, { layer: 'nature_reserves', features: false }, { layer: 'water_source_zones', features: false }, { layer: 'districts', features: true }],
    sql: 'data/indicators/q18_wetland_protection/indicator.sql',
    notes: {
      protected_third_survey: { zh: '受保护（国土三调口径）', en: 'Protected (third land survey)' },
      protected_wetland_law: { zh: '受保护（湿地保护法口径）', en: 'Protected (Wetland Protection Law)' },
      protected_base_unknown: { zh: '受保护（口径不明）', en: 'Protected (survey base unknown)' },
      unprotected_third_survey: { zh: '未受保护（国土三调口径）', en: 'Not protected (third land survey)' },
      unprotected_wetland_law: { zh: '未受保护（湿地保护法口径）', en: 'Not protected (Wetland Protection Law)' },
      unprotected_base_unknown: { zh: '未受保护（口径不明）', en: 'Not protected (survey base unknown)' },
      unknown_third_survey: { zh: '级别不明（国土三调口径）', en: 'Level unknown (third land survey)' },
      unknown_wetland_law: { zh: '级别不明（湿地保护法口径）', en: 'Level unknown (Wetland Protection Law)' },
      unknown_base_unknown: { zh: '级别不明（口径不明）', en: 'Level unknown (survey base unknown)' },
    },
  },
  publish: 'public',
  series: [{ id: 'reported', title: { zh: '上报值', en: 'Reported' } }],
};
