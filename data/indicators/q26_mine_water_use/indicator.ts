/** Indicator Q26: use of mine water, 80 %. */
import type { Indicator } from '../../grammar.ts';

export const indicator: Indicator = {
  id: 'q26_mine_water_use',
  title: { zh: '疏干水利用率', en: 'Use of mine water' },
  theme: 'water_use',
  phrase: '疏干水利用率达到80%以上',
  unit: '%',
  target: { operator: '>=', value: 80, due: '2025-12-31', strength: 'mandatory' },
  definitions: [{
    version: '1',
    from: null,
    text: {
      zh: '矿山疏干水利用量占疏干水排（抽）出量的比例，以计量数据为准，不用估算。',
      en: 'Mine water used, as a share of what was pumped, by meters and not by estimate.',
    },
    numerator: { zh: '疏干水利用量', en: 'Mine water used' },
    denominator: { zh: '疏干水抽出量', en: 'Mine water pumped' },
    source: { zh: '未查到正式定义原文，按通行理解表述，待主管部门确认。', en: 'No official text of the definition was found; worded by common understanding, to be confirmed by the bureau in charge.' },
  }],
  ambiguity: {
    zh: '“利用”是否包括矿区自用、生态补水未说明。',
    en: 'Whether use within the mine and for landscape counts is not said.',
  },
  responsible: { zh: '市水务局、市能源局', en: 'Water bureau of the city; Energy bureau of the city' },
  source: { zh: '整改方案（公开摘要）', en: 'Public summary of the rectification plan' },
  publish: 'public',
  series: [{ id: 'reported', title: { zh: '上报值', en: 'Reported' } }],
};
