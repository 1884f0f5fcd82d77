/** Indicator Q25: first-rain ponds of key water enterprises in parks, all that the approvals ask for. */
import type { Indicator } from '../../grammar.ts';

export const indicator: Indicator = {
  id: 'q25_first_rain_ponds',
  title: { zh: '园区重点涉水企业初期雨水池', en: 'First-rain ponds of key water enterprises in parks' },
  theme: 'water',
  phrase: '到2025年园区重点涉水企业按照环评批复要求建成初级雨水收集池',
  unit: '%',
  target: { operator: '=', value: 100, due: '2025-12-31', strength: 'mandatory' },
  definitions: [{
    version: '1',
    from: null,
    text: {
      zh: '已公布园区内、环评批复要求建初期雨水池的重点涉水企业中，自有池已建成的个数比例。只有园区共用池，以及是否重点涉水、批复是否要求不明的，列为不明。园区外的企业列名而不计入。',
      en: 'Of the key water enterprises in published parks whose EIA approval asks for a first-rain pond, those with a pond of their own that is built. A pond shared by the park, and unknown status or requirement, are unknown. Enterprises outside parks are named and do not count.',
    },
    numerator: { zh: '已建成初期雨水池的', en: 'Those with a pond built' },
    denominator: { zh: '园区内批复要求建池的重点涉水企业', en: 'Key water enterprises in parks whose approval asks for one' },
    source: { zh: '各企业环评批复原文未载入；“重点涉水企业”名单未公开，待确认。', en: 'The EIA approvals are not loaded and the list of key enterprises is not public, to be confirmed.' },
  }],
  ambiguity: {
    zh: '方案写“初级雨水”，行业通称“初期雨水”，按同一事物理解；没有写百分比，按全部理解。名单是这个数的一部分。',
    en: 'The plan writes “primary rain” where the trade says “first rain”; read as the same. It gives no percentage; read as all. The list is part of the number.',
  },
  responsible: { zh: '市生态环境局、园区管委会', en: 'Ecology bureau of the city; Park administration' },
  source: { zh: '整改方案（公开摘要）', en: 'Public summary of the rectification plan' },
  measured: {
    value: 'share',
    counts: { unit: { zh: '家企业', en: 'enterprises' }, numerator: { zh: '自有初期雨水池已建成的', en: 'With a pond of their own built' }, denominator: { zh: '园区内环评批复要求建池的重点涉水企业', en: 'Key water enterprises in parks whose approval asks for a pond' } },
    population: { zh: '已公布园区内的重点涉水企业；园区外的列名而不计入', en: 'Key water enterprises in published parks; those outside are named and not counted' },
    needs: [{ layer: 'enterprises', features: true, covers_city: true }, { layer: 'industrial_parks', features: true }, { layer: 'rain_ponds', features: false, covers_city: true }, { layer: 'districts', features: true }],
    sql: 'data/indicators/q25_first_rain_ponds/indicator.sql',
    notes: {
      built: { zh: '已建成', en: 'Built' },
      not_finished: { zh: '在建或者拟建', en: 'Not finished' },
      none: { zh: '没有', en: 'None' },
      shared_pond: { zh: '只有园区共用池', en: 'Only a pond shared by the park' },
      state_unknown: { zh: '池的状态不明', en: 'State of the pond unknown' },
      key_unknown: { zh: '是否重点涉水不明', en: 'Key enterprise or not unknown' },
      required_unknown: { zh: '批复是否要求不明', en: 'Requirement unknown' },
      outside_park: { zh: '不在园区内，不计入', en: 'In no park, not counted' },
    },
  },
  publish: 'public',
  series: [{ id: 'reported', title: { zh: '上报值', en: 'Reported' } }],
};
