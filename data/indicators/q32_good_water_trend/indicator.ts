/** Indicator Q32: trend of good surface water, the series of Q03. */
import type { Indicator } from '../../grammar.ts';

export const indicator: Indicator = {
  id: 'q32_good_water_trend',
  title: { zh: '地表水优良水体比例走势', en: 'Trend of good surface water' },
  theme: 'water',
  phrase: '稳步提高地表水优良水体比例',
  unit: '%',
  target: { operator: 'up', value: null, due: null, strength: 'trend' },
  definitions: [{
    version: '1',
    from: null,
    text: {
      zh: '与国控断面优良水体比例（Q03）同一序列，看走势。',
      en: 'The same series as the good national sections (Q03), as a trend.',
    },
    numerator: { zh: '国控考核断面中达到或者好于Ⅲ类的', en: 'Assessed national sections of class III or better' },
    denominator: { zh: '考核本市且参加评价的国控断面', en: 'Assessed national sections of this city' },
    source: { zh: '沿用Q03的断面范围，为本平台的理解，待确认。', en: 'That Q03’s sections are meant is our reading, to be confirmed.' },
  }],
  ambiguity: {
    zh: '方案没有说明包括哪些断面、与哪年比；只有2个国控断面时，走势只会是0、50%或者100%。',
    en: 'The plan says neither which sections nor against which year; with two national sections it can only be 0, 50 or 100 %.',
  },
  responsible: { zh: '市生态环境局、市水务局', en: 'Ecology bureau of the city; Water bureau of the city' },
  source: { zh: '整改方案（公开摘要）', en: 'Public summary of the rectification plan' },
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
