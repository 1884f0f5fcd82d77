/** Indicator Q07: quality and stability of ecosystems, a trend without a metric. */
import type { Indicator } from '../../grammar.ts';

export const indicator: Indicator = {
  id: 'q07_ecosystem_quality',
  title: { zh: '生态系统质量和稳定性', en: 'Quality and stability of ecosystems' },
  theme: 'ecology',
  phrase: '生态系统质量和稳定性持续提升',
  unit: '',
  target: { operator: 'up', value: null, due: '2025-12-31', strength: 'trend' },
  definitions: [{
    version: '1',
    from: null,
    text: {
      zh: '方案没有给出衡量指标。上报时须写明所用指数、年份与来源。',
      en: 'The plan names no metric. Whoever reports says which index, year and source it is.',
    },
    numerator: null,
    denominator: null,
    source: { zh: '未确定指标，待主管部门确认。', en: 'No metric is fixed; to be confirmed by the bureau in charge.' },
  }],
  ambiguity: {
    zh: '方案没有指标、没有基数、没有数值，只能看走势。',
    en: 'The plan gives no metric, no baseline and no number; only a trend can be shown.',
  },
  responsible: { zh: '市林业和草原局、市生态环境局、市自然资源局', en: 'Forestry and grassland bureau of the city; Ecology bureau of the city; Natural resources bureau of the city' },
  source: { zh: '整改方案（公开摘要）', en: 'Public summary of the rectification plan' },
  publish: 'public',
  series: [{ id: 'reported', title: { zh: '上报值', en: 'Reported' } }],
};
