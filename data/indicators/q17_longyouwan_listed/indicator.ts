/** Indicator Q17: Longyouwan on the national list of important wetlands. */
import type { Indicator } from '../../grammar.ts';

export const indicator: Indicator = {
  id: 'q17_longyouwan_listed',
  title: { zh: '龙游湾列入国家重要湿地', en: 'Longyouwan listed as a wetland of national importance' },
  theme: 'ecology',
  phrase: '力争把龙游湾湿地打造成国家级重要湿地',
  unit: '',
  target: { operator: 'yes', value: 1, due: '2025-12-31', due_read: true, strength: 'aspirational' },
  definitions: [{
    version: '1',
    from: null,
    text: {
      zh: '龙游湾湿地已列入国务院林业草原主管部门发布的国家重要湿地名录，记为1，否则为0。国家湿地公园不等于国家重要湿地。',
      en: '1 when Longyouwan is on the list of wetlands of national importance issued by the state forestry department, else 0. A national wetland park is no such listing.',
    },
    numerator: null,
    denominator: null,
    source: { zh: '湿地保护法第十四条；至今未查到龙游湾列入名录。', en: 'Wetland Protection Law art. 14; no listing of Longyouwan was found so far.' },
  }],
  ambiguity: {
    zh: '方案没有写年份，前后文为2025年；“国家级重要湿地”按“国家重要湿地”名录理解。',
    en: 'The plan names no year; its context is 2025. “National-level important wetland” is read as the list of wetlands of national importance.',
  },
  responsible: { zh: '市林业和草原局', en: 'Forestry and grassland bureau of the city' },
  source: { zh: '整改方案（公开摘要）；湿地保护法第十四条', en: 'Public summary of the plan; Wetland Protection Law art. 14' },
  measured: {
    value: 'sum',
    counts: { unit: { zh: '项', en: 'listings' }, numerator: { zh: '已列入国家重要湿地名录', en: 'On the list of wetlands of national importance' }, denominator: null },
    population: { zh: '龙游湾湿地', en: 'The Longyouwan wetland' },
    needs: [{ layer: 'wetlands', features: true }, { layer: 'districts', features: true }],
    sql: 'data/indicators/q17_longyouwan_listed/indicator.sql',
    notes: {
      listed: { zh: '已列入', en: 'Listed' },
      listed_later: { zh: '该日之后列入', en: 'Listed after that day' },
      not_listed: { zh: '未列入', en: 'Not listed' },
      level_unknown: { zh: '级别不明', en: 'Level unknown' },
      not_found: { zh: '图层中没有龙游湾湿地', en: 'The layer does not hold Longyouwan' },
    },
  },
  publish: 'public',
  series: [{ id: 'reported', title: { zh: '上报值', en: 'Reported' } }],
};
