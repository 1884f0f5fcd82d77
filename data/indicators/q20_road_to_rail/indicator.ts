/** Indicator Q20: bulk freight moved from road to rail, a trend. */
import type { Indicator } from '../../grammar.ts';

export const indicator: Indicator = {
  id: 'q20_road_to_rail',
  title: { zh: '公路大宗物资转铁路比例', en: 'Bulk freight moved from road to rail' },
  theme: 'air',
  phrase: '到2025年全市公路大宗物资运输量转向铁路比例稳步提升',
  unit: '%',
  target: { operator: 'up', value: null, due: '2025-12-31', strength: 'trend' },
  definitions: [{
    version: '1',
    from: null,
    text: {
      zh: '大宗物资运输量中由铁路承运的比例，逐年比较。',
      en: 'Share of bulk freight carried by rail, year against year.',
    },
    numerator: { zh: '铁路承运的大宗物资量', en: 'Bulk freight carried by rail' },
    denominator: { zh: '大宗物资运输总量', en: 'All bulk freight' },
    source: { zh: '未查到正式定义原文，按通行理解表述，待主管部门确认。', en: 'No official text of the definition was found; worded by common understanding, to be confirmed by the bureau in charge.' },
  }],
  ambiguity: {
    zh: '没有基数和数值；“大宗物资”包括哪些品类未说明。',
    en: 'No baseline and no number; which goods are bulk is not said.',
  },
  responsible: { zh: '市交通运输局、市发展和改革委员会', en: 'Transport bureau of the city; Development and reform commission of the city' },
  source: { zh: '整改方案（公开摘要）', en: 'Public summary of the rectification plan' },
  publish: 'public',
  series: [{ id: 'reported', title: { zh: '上报值', en: 'Reported' } }],
};
