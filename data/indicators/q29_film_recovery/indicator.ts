/** Indicator Q29: recovery of used mulch film, 85 %; Q10 is another target. */
import type { Indicator } from '../../grammar.ts';

export const indicator: Indicator = {
  id: 'q29_film_recovery',
  title: { zh: '废旧地膜回收率', en: 'Recovery of used mulch film' },
  theme: 'farming',
  phrase: '废旧地膜回收率达到85%以上',
  unit: '%',
  target: { operator: '>=', value: 85, due: '2025-12-31', strength: 'mandatory' },
  definitions: [{
    version: '1',
    from: null,
    text: {
      zh: '回收的废旧地膜量占地膜使用量的比例。',
      en: 'Used mulch film recovered, as a share of the mulch film used.',
    },
    numerator: { zh: '回收的废旧地膜量', en: 'Mulch film recovered' },
    denominator: { zh: '地膜使用量', en: 'Mulch film used' },
    source: { zh: '未查到正式定义原文，按通行理解表述，待主管部门确认。', en: 'No official text of the definition was found; worded by common understanding, to be confirmed by the bureau in charge.' },
  }],
  ambiguity: {
    zh: '方案另有“农膜回收利用率达到85%”（Q10），用词不同，分开保留。',
    en: 'The plan also has “reuse of farm film 85 %” (Q10) in other words; both are kept.',
  },
  responsible: { zh: '市农牧局', en: 'Agriculture bureau of the city' },
  source: { zh: '整改方案（公开摘要）', en: 'Public summary of the rectification plan' },
  publish: 'public',
  series: [{ id: 'reported', title: { zh: '上报值', en: 'Reported' } }],
};
