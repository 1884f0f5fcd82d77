/** Indicator Q31: sewage collected and treated, two rates that shall rise. */
import type { Indicator } from '../../grammar.ts';

export const indicator: Indicator = {
  id: 'q31_sewage',
  title: { zh: '污水收集率、处理率', en: 'Sewage collected and treated' },
  theme: 'water',
  phrase: '逐步提高污水收集率、处理率',
  unit: '%',
  target: { operator: 'up', value: null, due: null, strength: 'trend' },
  definitions: [{
    version: '1',
    from: null,
    text: {
      zh: '收集率＝收集的污水量÷产生的污水量；处理率＝处理达标的污水量÷收集的污水量。两个序列分开，按收集率判断走势。',
      en: 'Collection: sewage collected of that produced. Treatment: sewage treated to standard of that collected. Two series; the trend is judged by collection.',
    },
    numerator: null,
    denominator: null,
    source: { zh: '两率的分母各地不一（人口、浓度法或者水量法），待确认。', en: 'The denominators differ from place to place (people, concentration, volume); to be confirmed.' },
  }],
  ambiguity: {
    zh: '一句话两个率，没有年份、基数和数值。',
    en: 'One phrase, two rates, without year, baseline or number.',
  },
  responsible: { zh: '市住房和城乡建设局、市城市管理综合执法局', en: 'Housing bureau of the city; Urban management bureau of the city' },
  source: { zh: '整改方案（公开摘要）', en: 'Public summary of the rectification plan' },
  publish: 'public',
  series: [{ id: 'collection', title: { zh: '污水收集率', en: 'Sewage collected' } }, { id: 'treatment', title: { zh: '污水处理率', en: 'Sewage treated' } }],
};
