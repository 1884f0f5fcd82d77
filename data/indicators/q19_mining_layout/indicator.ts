/** Indicator Q19: layout and efficiency of mining, a trend without a metric. */
import type { Indicator } from '../../grammar.ts';

export const indicator: Indicator = {
  id: 'q19_mining_layout',
  title: { zh: '矿产资源开发利用布局与效率', en: 'Layout and efficiency of mining' },
  theme: 'mining',
  phrase: '到2025年,矿产资源开发利用布局更加优化,资源集约节约水平显著提高,资源利用更加高效',
  unit: '',
  target: { operator: 'up', value: null, due: '2025-12-31', strength: 'trend' },
  definitions: [{
    version: '1',
    from: null,
    text: {
      zh: '方案没有给出衡量指标。上报时须写明所用指标、年份与来源。',
      en: 'The plan names no metric. Whoever reports says which metric, year and source it is.',
    },
    numerator: null,
    denominator: null,
    source: { zh: '未确定指标，待主管部门确认。', en: 'No metric is fixed; to be confirmed by the bureau in charge.' },
  }],
  ambiguity: {
    zh: '三句都没有指标、基数和数值，只能看走势。',
    en: 'Three statements without metric, baseline or number; only a trend can be shown.',
  },
  responsible: { zh: '市自然资源局、市能源局', en: 'Natural resources bureau of the city; Energy bureau of the city' },
  source: { zh: '整改方案（公开摘要）', en: 'Public summary of the rectification plan' },
  publish: 'public',
  series: [{ id: 'reported', title: { zh: '上报值', en: 'Reported' } }],
};
