/** Indicator Q04: national river sections worse than class V, at most 1 of 2. */
import type { Indicator } from '../../grammar.ts';

export const indicator: Indicator = {
  id: 'q04_worst_sections',
  title: { zh: '国控断面劣Ⅴ类比例', en: 'National sections worse than class V' },
  theme: 'water',
  phrase: '劣V类水体控制比例为50%',
  unit: '%',
  target: { operator: '<=', value: 50, due: '2025-12-31', strength: 'mandatory' },
  definitions: [{
    version: '1',
    from: null,
    text: {
      zh: '考核本市的国控断面中，最近评价类别为劣Ⅴ类的个数占参加评价断面个数的比例。总体与优良比例相同。',
      en: 'Of the national sections by which this city is assessed, those whose latest class is worse than V, as a share of those that were classified. The population is that of the good sections.',
    },
    numerator: { zh: '国控考核断面中劣Ⅴ类的', en: 'Assessed national sections worse than class V' },
    denominator: { zh: '考核本市且参加评价的国控断面', en: 'Assessed national sections of this city' },
    source: { zh: '公开月报；评价方法为通行理解，待确认。', en: 'Public monthly reports; the method of assessment is common understanding, to be confirmed.' },
  }],
  ambiguity: {
    zh: '全市只有2个国控考核断面，50%就是2个里的1个；“控制比例为50%”本平台按“不超过”理解。',
    en: 'There are only two national sections, so 50 % is 1 of 2. “Controlled at 50 %” is read as at most.',
  },
  responsible: { zh: '市生态环境局、市水务局', en: 'Ecology bureau of the city; Water bureau of the city' },
  source: { zh: '整改方案（公开摘要）；地表水国控断面月报', en: 'Public summary of the plan; monthly reports on national sections' },
  measured: {
    value: 'share',
    counts: { unit: { zh: '个断面', en: 'sections' }, numerator: { zh: '劣Ⅴ类断面', en: 'Sections worse than class V' }, denominator: { zh: '参加评价的国控考核断面', en: 'Assessed national sections of this city' } },
    population: { zh: '考核本市的国控断面（麻黄沟考核宁夏，不在其中）', en: 'National sections by which this city is assessed (Mahuanggou assesses Ningxia and is none of them)' },
    needs: [{ layer: 'monitoring_sections', features: true }, { layer: 'districts', features: true }],
    sql: 'data/indicators/q04_worst_sections/indicator.sql',
    notes: {
      good: { zh: '好于或者等于Ⅲ类', en: 'Class III or better' },
      middle: { zh: 'Ⅳ类或者Ⅴ类', en: 'Class IV or V' },
      worst: { zh: '劣Ⅴ类', en: 'Worse than class V' },
      not_assessed: { zh: '未评价，不计入', en: 'Not assessed, not counted' },
      class_unknown: { zh: '类别不明', en: 'Class unknown' },
      assessed_unknown: { zh: '考核哪个地区不明', en: 'Which region it assesses is unknown' },
      level_unknown: { zh: '断面级别不明', en: 'Level of the section unknown' },
    },
  },
  publish: 'public',
  series: [{ id: 'monthly', title: { zh: '月报值', en: 'From the monthly reports' } }],
};
