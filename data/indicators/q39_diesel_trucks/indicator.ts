/** Indicator Q39: control of diesel trucks during alerts of heavy pollution. */
import type { Indicator } from '../../grammar.ts';

export const indicator: Indicator = {
  id: 'q39_diesel_trucks',
  title: { zh: '重污染天气柴油货车管控', en: 'Diesel trucks on heavily polluted days' },
  theme: 'air',
  phrase: '加强重污染天气期间柴油货车管控',
  unit: '',
  target: { operator: 'yes', value: 1, due: null, strength: 'mandatory' },
  definitions: [{
    version: '1',
    from: null,
    text: {
      zh: '发布重污染天气预警期间按预案执行柴油货车管控，记为1；没有预警的期间不评价。',
      en: '1 when diesel trucks were controlled by the emergency plan while an alert was out; times without alert are not assessed.',
    },
    numerator: null,
    denominator: null,
    source: { zh: '管控措施见重污染天气应急预案，未载入，待确认。', en: 'The measures stand in the emergency plan for polluted days, which is not loaded; to be confirmed.' },
  }],
  ambiguity: {
    zh: '“加强”没有指标；只在预警期间适用。',
    en: '“Strengthen” names no metric; it applies during alerts only.',
  },
  responsible: { zh: '市生态环境局、市公安局、市交通运输局', en: 'Ecology bureau of the city; Police of the city; Transport bureau of the city' },
  source: { zh: '整改方案（公开摘要）', en: 'Public summary of the rectification plan' },
  publish: 'public',
  series: [{ id: 'reported', title: { zh: '上报值', en: 'Reported' } }],
};
