/** Indicator Q12: open pits treated, of those that must be, all. */
import type { Indicator } from '../../grammar.ts';

export const indicator: Indicator = {
  id: 'q12_open_pits_treated',
  title: { zh: '露天矿山应治尽治', en: 'Open pits treated that must be' },
  theme: 'mining',
  phrase: '全市露天矿山实现应治尽治',
  unit: '%',
  target: { operator: '=', value: 100, due: '2025-12-31', strength: 'mandatory' },
  definitions: [{
    version: '1',
    from: null,
    text: {
      zh: '应当治理的露天矿山中，已治理并验收的个数比例。是否应当治理、是否验收不明的列为不明。',
      en: 'Of the open pits that must be treated, those treated and accepted. Where it is unknown whether one must be, or whether it was accepted, it is unknown.',
    },
    numerator: { zh: '应治且已治理并验收的露天矿山', en: 'Open pits that must be treated and were accepted' },
    denominator: { zh: '应当治理的露天矿山', en: 'Open pits that must be treated' },
    source: { zh: '“应治”名单未公开，由自然资源部门认定；验收依矿产资源法第四十八条。待确认。', en: 'The list of those that must be treated is not public and is made by the natural resources bureau; acceptance after art. 48 of the Mineral Resources Law. To be confirmed.' },
  }],
  ambiguity: {
    zh: '方案没有说哪些露天矿山“应治”；没有这份名单，百分比没有意义。',
    en: 'The plan does not say which open pits must be treated; without that list the percentage means nothing.',
  },
  responsible: { zh: '市自然资源局', en: 'Natural resources bureau of the city' },
  source: { zh: '整改方案（公开摘要）；矿产资源法第四十四至四十八条', en: 'Public summary of the plan; Mineral Resources Law arts. 44–48' },
  measured: {
    value: 'share',
    counts: { unit: { zh: '座矿山', en: 'mines' }, numerator: { zh: '已治理并验收的', en: 'Treated and accepted' }, denominator: { zh: '应当治理的露天矿山', en: 'Open pits that must be treated' } },
    population: { zh: '应当治理的露天（含露天/地下）矿山，以及是否应治或者开采方式不明的矿山', en: 'Open pits (partly underground ones too) that must be treated, and mines of which that or the method is unknown' },
    needs: [{ layer: 'mines', features: true, covers_city: true }, { layer: 'districts', features: true }],
    sql: 'data/indicators/q12_open_pits_treated/indicator.sql',
    notes: {
      accepted: { zh: '已治理并验收', en: 'Treated and accepted' },
      under_way: { zh: '治理中或者待验收', en: 'Under way or not yet accepted' },
      none: { zh: '未治理', en: 'Not treated' },
      treatment_unknown: { zh: '治理状态不明', en: 'Treatment unknown' },
      required_unknown: { zh: '是否应治不明', en: 'Whether it must be is unknown' },
      method_unknown: { zh: '开采方式不明', en: 'Method unknown' },
    },
  },
  publish: 'public',
  series: [{ id: 'reported', title: { zh: '上报值', en: 'Reported' } }],
};
