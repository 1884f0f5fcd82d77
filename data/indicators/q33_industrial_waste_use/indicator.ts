/** Indicator Q33: use of industrial solid waste, a trend. */
import type { Indicator } from '../../grammar.ts';

export const indicator: Indicator = {
  id: 'q33_industrial_waste_use',
  title: { zh: '工业固废综合利用率', en: 'Use of industrial solid waste' },
  theme: 'waste',
  phrase: '逐步提高工业固废综合利用水平',
  unit: '%',
  target: { operator: 'up', value: null, due: null, strength: 'trend' },
  definitions: [{
    version: '1',
    from: null,
    text: {
      zh: '工业固体废物综合利用量占产生量的比例，逐年比较。',
      en: 'Industrial solid waste used, as a share of what was produced, year against year.',
    },
    numerator: { zh: '综合利用量', en: 'Used' },
    denominator: { zh: '产生量', en: 'Produced' },
    source: { zh: '未查到正式定义原文，按通行理解表述，待主管部门确认。', en: 'No official text of the definition was found; worded by common understanding, to be confirmed by the bureau in charge.' },
  }],
  ambiguity: {
    zh: '“综合利用水平”没有指明指标，按综合利用率理解；没有年份、基数和数值。',
    en: '“Level of use” names no metric; read as the share used. No year, baseline or number.',
  },
  responsible: { zh: '市工业和信息化局、市生态环境局', en: 'Industry bureau of the city; Ecology bureau of the city' },
  source: { zh: '整改方案（公开摘要）', en: 'Public summary of the rectification plan' },
  publish: 'public',
  series: [{ id: 'reported', title: { zh: '上报值', en: 'Reported' } }],
};
