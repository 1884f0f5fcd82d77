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
    version: 'third_survey',
    from: null,
    text: {
      zh: '国土三调口径（湿地地类，不含河流、湖泊、水库水面）：受保护湿地面积占湿地面积的比例，按椭球面积计算，湿地与保护地都取并集，重叠只计一次。保护形式：自然保护地、国家和自治区重要湿地、载明保护形式的湿地、已公布的饮用水水源保护区。只在湿地保护法口径里的湿地（如乌海湖）列名而不计入；调查口径不明的列为不明。',
      en: 'In the sense of the third land survey (its wetland classes, without open river, lake and reservoir water): protected wetland as a share of wetland, in ellipsoidal areas of unions, overlaps counted once. Protected forms: nature areas, wetlands of national and regional importance, wetlands with a stated form of protection, published drinking-water zones. What is wetland only in the wider sense of the Wetland Protection Law (as Wuhai Lake) is named and does not count; an unknown survey base is unknown.',
    },
    numerator: { zh: '湿地并集与保护地并集相交的面积', en: 'Area of the union of wetlands within the union of protected forms' },
    denominator: { zh: '湿地并集的面积', en: 'Area of the union of wetlands' },
    source: { zh: '方案未说明口径，国土三调口径为本平台的理解；湿地保护率的定义和保护形式清单未查到原文，待林草部门确认。', en: 'The plan names no base; the third survey is our reading. The text that defines the rate and lists the forms was not found, to be confirmed by the forestry bureau.' },
  }],
  ambiguity: {
    zh: '同样的35%，国土三调口径（不含河流、湖泊、水库水面）与湿地保护法口径差别很大，乌海湖是水库；方案没有说明口径，哪些算保护形式也没有说明。本平台按国土三调口径判断：乌海湖若计入，比率会高得多。',
    en: 'The same 35 % means very different maps by the third land survey (no open river, lake or reservoir water) and by the Wetland Protection Law; Wuhai Lake is a reservoir. The plan says neither which it means nor what counts as protection. We judge by the third survey: with Wuhai Lake in, the rate would be far higher.',
  },
  responsible: { zh: '市林业和草原局', en: 'Forestry and grassland bureau of the city' },
  source: { zh: '整改方案（公开摘要）；湿地保护法', en: 'Public summary of the plan; Wetland Protection Law' },
  measured: {
    value: 'share',
    counts: { unit: { zh: '平方米', en: 'm²' }, numerator: { zh: '受保护湿地面积', en: 'Wetland within a protected form' }, denominator: { zh: '湿地面积', en: 'Wetland' } },
    population: { zh: '全市湿地（国土三调口径）；只在湿地保护法口径里的列名而不计入', en: 'Every wetland in the city by the third land survey; those of the wider sense alone are named and not counted' },
    needs: [{ layer: 'wetlands', features: true, covers_city: true }, { layer: 'nature_reserves', features: false }, { layer: 'water_source_zones', features: false }, { layer: 'districts', features: true }],
    sql: 'data/indicators/q18_wetland_protection/indicator.sql',
    notes: {
      protected_third_survey: { zh: '受保护（国土三调口径）', en: 'Protected (third land survey)' },
      protected_wetland_law: { zh: '受保护（仅湿地保护法口径，不计入）', en: 'Protected (wider sense alone, not counted)' },
      protected_base_unknown: { zh: '受保护（口径不明）', en: 'Protected (survey base unknown)' },
      unprotected_third_survey: { zh: '未受保护（国土三调口径）', en: 'Not protected (third land survey)' },
      unprotected_wetland_law: { zh: '未受保护（仅湿地保护法口径，不计入）', en: 'Not protected (wider sense alone, not counted)' },
      unprotected_base_unknown: { zh: '未受保护（口径不明）', en: 'Not protected (survey base unknown)' },
      unknown_third_survey: { zh: '级别不明（国土三调口径）', en: 'Level unknown (third land survey)' },
      unknown_wetland_law: { zh: '级别不明（仅湿地保护法口径，不计入）', en: 'Level unknown (wider sense alone, not counted)' },
      unknown_base_unknown: { zh: '级别不明（口径不明）', en: 'Level unknown (survey base unknown)' },
    },
  },
  publish: 'public',
  series: [{ id: 'reported', title: { zh: '上报值', en: 'Reported' } }],
};
