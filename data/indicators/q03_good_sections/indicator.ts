/** Indicator Q03: national river sections of class III or better, 1 of 2. */
import type { Indicator } from '../../grammar.ts';

export const indicator: Indicator = {
  id: 'q03_good_sections',
  title: { zh: '国控断面优良水体比例', en: 'National sections of class III or better' },
  theme: 'water',
  phrase: '地表水国控考核断面水质达到或好于III类水体比例为50%',
  unit: '%',
  target: { operator: '>=', value: 50, due: '2025-12-31', strength: 'mandatory' },
  definitions: [{
    version: '1',
    from: null,
    text: {
      zh: '考核本市的国控断面中，最近评价类别达到或者好于Ⅲ类的个数占参加评价断面个数的比例。结冰、断流等未评价的断面不计入，但要列名；考核其他地区的断面（麻黄沟考核宁夏）不计入。',
      en: 'Of the national sections by which this city is assessed, those whose latest class is III or better, as a share of those that were classified. Sections that were not assessed (ice, no flow) do not count but are named; sections that assess another region (Mahuanggou assesses Ningxia) do not count.',
    },
    numerator: { zh: '国控考核断面中达到或者好于Ⅲ类的', en: 'Assessed national sections of class III or better' },
    denominator: { zh: '考核本市且参加评价的国控断面', en: 'Assessed national sections of this city' },
    source: { zh: '公开月报；评价方法为通行理解，待确认。', en: 'Public monthly reports; the method of assessment is common understanding, to be confirmed.' },
  }],
  ambiguity: {
    zh: '全市只有2个国控考核断面，50%就是2个里的1个，一个断面变化就是50个百分点；方案写“为50%”，本平台按“不低于”理解。',
    en: 'There are only two national sections, so 50 % is 1 of 2 and one section flipping is 50 points. The plan says “is 50 %”; we read it as at least.',
  },
  responsible: { zh: '市生态环境局、市水务局', en: 'Ecology bureau of the city; Water bureau of the city' },
  source: { zh: '整改方案（公开摘要）；地表水国控断面月报', en: 'Public summary of the plan; monthly reports on national sections' },
  measured: {
    value: 'share',
    counts: { unit: { zh: '个断面', en: 'sections' }, numerator: { zh: '达到或者好于Ⅲ类的断面', en: 'Sections of class III or better' }, denominator: { zh: '参加评价的国控考核断面', en: 'Assessed national sections of this city' } },
    population: { zh: '考核本市的国控断面（麻黄沟考核宁夏，不在其中）', en: 'National sections by which this city is assessed (Mahuanggou assesses Ningxia and is none of them)' },
    needs: [{ layer: 'monitoring_sections', features: true }, { layer: 'districts', features: true }],
    sql: 'data/indicators/q03_good_sections/indicator.sql',
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
