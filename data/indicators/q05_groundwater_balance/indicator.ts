/** Indicator Q05: groundwater abstraction of the over-exploited areas no larger than recharge. */
import type { Indicator } from '../../grammar.ts';

export const indicator: Indicator = {
  id: 'q05_groundwater_balance',
  title: { zh: '地下水超采区采补平衡', en: 'Groundwater balance of over-exploited areas' },
  theme: 'water_use',
  phrase: '地下水超采区达到采补平衡',
  unit: '',
  target: { operator: 'yes', value: 1, due: '2025-12-31', strength: 'mandatory' },
  definitions: [{
    version: '1',
    from: null,
    text: {
      zh: '地下水超采区年开采量不大于年补给量，记为达到。',
      en: 'Reached when the yearly abstraction of the over-exploited areas is no larger than the recharge.',
    },
    numerator: null,
    denominator: null,
    source: { zh: '未查到判定办法：按年水量还是按水位判定待水行政主管部门确认；超采区范围未公开。', en: 'How it is decided was not found: by yearly volumes or by water levels, to be confirmed by the water bureau. The extent of the areas is not public.' },
  }],
  ambiguity: {
    zh: '方案没有说明按水量还是按水位判断，也没有附超采区名单；超采区名单是这个目标的总体。',
    en: 'The plan says neither whether volumes or levels decide, nor which areas they are; that list is the population of the target.',
  },
  responsible: { zh: '市水务局', en: 'Water bureau of the city' },
  source: { zh: '整改方案（公开摘要）', en: 'Public summary of the rectification plan' },
  publish: 'public',
  series: [{ id: 'reported', title: { zh: '上报值', en: 'Reported' } }],
};
