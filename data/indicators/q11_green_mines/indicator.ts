/** Indicator Q11: mines in production that are on a list of green mines, all. */
import type { Indicator } from '../../grammar.ts';

export const indicator: Indicator = {
  id: 'q11_green_mines',
  title: { zh: '在产矿山绿色矿山比例', en: 'Green mines among those in production' },
  theme: 'mining',
  phrase: '在产矿山达到国家或自治区级绿色矿山建设标准',
  unit: '%',
  target: { operator: '>=', value: 100, due: '2025-12-31', strength: 'mandatory' },
  definitions: [{
    version: '1',
    from: null,
    text: {
      zh: '在产矿山中列入国家级或者自治区级绿色矿山名录的个数比例。自评达标不等于入库；是否在产或者是否入库不明的列为不明。',
      en: 'Of the mines in production, those on the national or the regional list of green mines. A self-assessment is no listing; unknown state or listing is unknown.',
    },
    numerator: { zh: '在产且列入国家级或者自治区级名录的矿山', en: 'Mines in production on the national or regional list' },
    denominator: { zh: '在产矿山', en: 'Mines in production' },
    source: { zh: '自然资规〔2024〕1号、GB/T 44823-2024；以名录作为“达到标准”的依据是本平台的理解，待确认。', en: 'Notice 1 of 2024 of the Ministry of Natural Resources, GB/T 44823-2024; taking the list as proof of “reaching the standard” is our reading, to be confirmed.' },
  }],
  ambiguity: {
    zh: '方案没有写百分比，“在产矿山达到”按全部（100%）理解；“达到标准”以入库还是以评价为准未说明。在产矿山的名单是这个数的一部分。',
    en: 'The plan gives no percentage; “mines in production reach” is read as all of them (100 %). Whether a listing or an assessment counts is not said. The list of mines is part of the number.',
  },
  responsible: { zh: '市自然资源局', en: 'Natural resources bureau of the city' },
  source: { zh: '整改方案（公开摘要）；自然资规〔2024〕1号；GB/T 44823-2024', en: 'Public summary of the plan; Notice 1 of 2024 of the Ministry of Natural Resources; GB/T 44823-2024' },
  measured: {
    value: 'share',
    counts: { unit: { zh: '座矿山', en: 'mines' }, numerator: { zh: '列入国家级或者自治区级名录的', en: 'On the national or regional list' }, denominator: { zh: '在产矿山', en: 'Mines in production' } },
    population: { zh: '全市在产矿山，以及是否在产不明的矿山', en: 'Mines in production, and those of unknown state' },
    needs: [{ layer: 'mines', features: true, covers_city: true }, { layer: 'districts', features: true }],
    sql: 'data/indicators/q11_green_mines/indicator.sql',
    notes: {
      national: { zh: '国家级绿色矿山', en: 'National green mine' },
      provincial: { zh: '自治区级绿色矿山', en: 'Regional green mine' },
      not_listed: { zh: '未入库', en: 'Not listed' },
      listing_unknown: { zh: '是否入库不明', en: 'Listing unknown' },
      status_unknown: { zh: '是否在产不明', en: 'State unknown' },
    },
  },
  publish: 'public',
  series: [{ id: 'reported', title: { zh: '上报值', en: 'Reported' } }],
};
