/** Indicator Q28: a system of sorted household waste, basically built. */
import type { Indicator } from '../../grammar.ts';

export const indicator: Indicator = {
  id: 'q28_waste_sorting',
  title: { zh: '生活垃圾分类处理系统', en: 'Sorting of household waste' },
  theme: 'waste',
  phrase: '到2025年基本建成生活垃圾分类处理系统',
  unit: '',
  target: { operator: 'yes', value: 1, due: '2025-12-31', strength: 'mandatory' },
  definitions: [{
    version: '1',
    from: null,
    text: {
      zh: '分类投放、收集、运输、处理设施基本建成并运行，经主管部门认定，记为1。',
      en: '1 when sorted disposal, collection, transport and treatment are basically built and run, as found by the bureau in charge.',
    },
    numerator: null,
    denominator: null,
    source: { zh: '未查到正式定义原文，按通行理解表述，待主管部门确认。', en: 'No official text of the definition was found; worded by common understanding, to be confirmed by the bureau in charge.' },
  }],
  ambiguity: {
    zh: '“基本建成”没有判定标准。',
    en: '“Basically built” has no test.',
  },
  responsible: { zh: '市城市管理综合执法局、市住房和城乡建设局', en: 'Urban management bureau of the city; Housing bureau of the city' },
  source: { zh: '整改方案（公开摘要）', en: 'Public summary of the rectification plan' },
  publish: 'public',
  series: [{ id: 'reported', title: { zh: '上报值', en: 'Reported' } }],
};
