/** Indicator Q10: reuse of farm film, 85 %; Q29 is another target. */
import type { Indicator } from '../../grammar.ts';

export const indicator: Indicator = {
  id: 'q10_film_reuse',
  title: { zh: '农膜回收利用率', en: 'Reuse of farm film' },
  theme: 'farming',
  phrase: '农膜回收利用率达到85%',
  unit: '%',
  target: { operator: '>=', value: 85, due: '2025-12-31', strength: 'mandatory' },
  definitions: [{
    version: '1',
    from: null,
    text: {
      zh: '回收并利用的农膜量占使用量的比例。',
      en: 'Farm film recovered and reused, as a share of what was used.',
    },
    numerator: { zh: '回收利用的农膜量', en: 'Farm film recovered and reused' },
    denominator: { zh: '农膜使用量', en: 'Farm film used' },
    source: { zh: '未查到正式定义原文，按通行理解表述，待主管部门确认。', en: 'No official text of the definition was found; worded by common understanding, to be confirmed by the bureau in charge.' },
  }],
  ambiguity: {
    zh: '方案另有“废旧地膜回收率达到85%以上”（Q29）。“农膜”包括棚膜，“地膜”不包括；“回收利用”比“回收”多一步。两个目标分开保留。',
    en: 'The plan also has “recovery of used mulch film above 85 %” (Q29). Farm film includes that of greenhouses, mulch film does not, and reuse is a step beyond recovery. Both are kept.',
  },
  responsible: { zh: '市农牧局', en: 'Agriculture bureau of the city' },
  source: { zh: '整改方案（公开摘要）', en: 'Public summary of the rectification plan' },
  publish: 'public',
  series: [{ id: 'reported', title: { zh: '上报值', en: 'Reported' } }],
};
