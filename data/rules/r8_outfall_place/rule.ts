/** Rule R8: no outfall in a drinking-water protection zone, and no new one in an ecological red line, a nature reserve or a wetland park. */
import type { Rule } from '../../grammar.ts';
import { outfalls } from '../../layers/outfalls/layer.ts';
import { codeFrom } from '../../laws/writing.ts';
import { acts, asked, named } from '../../measures/of-layer.ts';
import { Facts, judge } from './judge.ts';

export const rule: Rule<typeof Facts> = {
  id: 'r8_outfall_place',
  version: '1.1.0',
  title: { zh: '饮用水水源保护区、生态保护红线和自然保护地内的排污口', en: 'Outfalls in drinking-water zones, ecological red lines and nature areas' },
  summary: {
    zh: '饮用水水源一、二级保护区内禁止设置排污口；2026年8月15日（生态环境法典施行）起，生态保护红线区域和自然保护地（自然保护区、湿地公园等）水体内禁止新建。准保护区、既有排污口、日期不明、草案范围或处于边界精度以内的，需人工研判。',
    en: 'No outfall may stand in a drinking-water protection zone of level 1 or 2. Since the Ecological Environment Code (15 August 2026) no new one may be built in a red line or in the water of a nature area (reserves, wetland parks). Quasi zones, existing outfalls, unknown days, draft zones and places within the accuracy of an edge need a person.',
  },
  legal: ['outfall_water_source', 'outfall_protected_water', 'outfall_red_line', 'outfalls'],
  subjects: ['outfalls'],
  against: ['water_source_zones', 'red_lines', 'nature_reserves', 'wetlands'],
  what_if: { ...named, ...acts, ...asked(outfalls, 'kind', 'status') },
  unit: { zh: '市生态环境局', en: 'Ecology bureau of the city' },
  unconfirmed: { zh: '乌海市饮用水水源保护区、生态保护红线的正式范围未载入；2026年8月15日前在红线和自然保护区内新设的，旧法未写明，按需人工研判处理。', en: 'The official extents for Wuhai are not loaded. The older law did not name red lines and reserves, so new outfalls there before 15 August 2026 are answered with review.' },
  sites: { outfall: {} },
  reach_m: 5000,
  thresholds: { code_from: { title: { zh: '生态环境法典施行日', en: 'First day of the Code' }, value: codeFrom, unit: '', source: { zh: '生态环境法典第一千二百四十二条', en: 'Ecological Environment Code art. 1242' } } },
  sql: { facts: 'data/measures/meets.sql', subject: 'data/rules/r8_outfall_place/subject.sql', object: 'data/rules/r8_outfall_place/object.sql' },
  facts: Facts,
  judge,
};
