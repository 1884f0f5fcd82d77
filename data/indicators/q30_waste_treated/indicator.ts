/** Indicator Q30: safe treatment of urban household waste, 100 %. */
import type { Indicator } from '../../grammar.ts';

export const indicator: Indicator = {
  id: 'q30_waste_treated',
  title: { zh: '城镇生活垃圾无害化处理率', en: 'Safe treatment of urban household waste' },
  theme: 'waste',
  phrase: '城镇生活垃圾无害化处理率达100%',
  unit: '%',
  target: { operator: '=', value: 100, due: '2025-12-31', strength: 'mandatory' },
  definitions: [{
    version: '1',
    from: null,
    text: {
      zh: '无害化处理的城镇生活垃圾量占清运量的比例。',
      en: 'Urban household waste treated safely, as a share of what was collected.',
    },
    numerator: { zh: '无害化处理量', en: 'Treated safely' },
    denominator: { zh: '清运量', en: 'Collected' },
    source: { zh: '未查到正式定义原文，按通行理解表述，待主管部门确认。', en: 'No official text of the definition was found; worded by common understanding, to be confirmed by the bureau in charge.' },
  }],
  ambiguity: {
    zh: '分母为产生量还是清运量未说明，按清运量理解。',
    en: 'Whether waste produced or collected is below the line is not said; we read collected.',
  },
  responsible: { zh: '市城市管理综合执法局、市住房和城乡建设局', en: 'Urban management bureau of the city; Housing bureau of the city' },
  source: { zh: '整改方案（公开摘要）', en: 'Public summary of the rectification plan' },
  publish: 'public',
  series: [{ id: 'reported', title: { zh: '上报值', en: 'Reported' } }],
};
