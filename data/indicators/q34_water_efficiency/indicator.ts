/** Indicator Q34: reclaimed water and water efficiency, a trend. */
import type { Indicator } from '../../grammar.ts';

export const indicator: Indicator = {
  id: 'q34_water_efficiency',
  title: { zh: '再生水与水资源利用效率', en: 'Reclaimed water and water efficiency' },
  theme: 'water_use',
  phrase: '优先配置利用再生水、提升再生水和黄河流域水资源利用效率',
  unit: '%',
  target: { operator: 'up', value: null, due: null, strength: 'trend' },
  definitions: [{
    version: '1',
    from: null,
    text: {
      zh: '按再生水利用率（再生水利用量÷污水处理量）看走势。',
      en: 'Shown as the share of treated sewage that is reused.',
    },
    numerator: { zh: '再生水利用量', en: 'Reclaimed water used' },
    denominator: { zh: '污水处理量', en: 'Sewage treated' },
    source: { zh: '未查到正式定义原文，按通行理解表述，待主管部门确认。', en: 'No official text of the definition was found; worded by common understanding, to be confirmed by the bureau in charge.' },
  }],
  ambiguity: {
    zh: '一句话里有再生水、黄河水两个效率，没有指标、基数和数值；用再生水利用率为本平台的理解。',
    en: 'One phrase holds two efficiencies, of reclaimed and of Yellow River water, without metric, baseline or number; the reuse rate is our reading.',
  },
  responsible: { zh: '市水务局', en: 'Water bureau of the city' },
  source: { zh: '整改方案（公开摘要）', en: 'Public summary of the rectification plan' },
  publish: 'public',
  series: [{ id: 'reported', title: { zh: '上报值', en: 'Reported' } }],
};
