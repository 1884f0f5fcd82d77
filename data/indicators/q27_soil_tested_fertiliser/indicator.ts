/** Indicator Q27: soil-tested fertilising, 90 %. */
import type { Indicator } from '../../grammar.ts';

export const indicator: Indicator = {
  id: 'q27_soil_tested_fertiliser',
  title: { zh: '测土配方施肥技术覆盖率', en: 'Soil-tested fertilising' },
  theme: 'farming',
  phrase: '到2025年测土配方施肥技术覆盖率达到90%以上',
  unit: '%',
  target: { operator: '>=', value: 90, due: '2025-12-31', strength: 'mandatory' },
  definitions: [{
    version: '1',
    from: null,
    text: {
      zh: '应用测土配方施肥技术的面积占农作物播种面积的比例。',
      en: 'Area fertilised after a soil test, as a share of the sown area.',
    },
    numerator: { zh: '测土配方施肥面积', en: 'Area fertilised after a soil test' },
    denominator: { zh: '农作物播种面积', en: 'Sown area' },
    source: { zh: '未查到正式定义原文，按通行理解表述，待主管部门确认。', en: 'No official text of the definition was found; worded by common understanding, to be confirmed by the bureau in charge.' },
  }],
  ambiguity: {
    zh: '分母用播种面积还是耕地面积未说明。',
    en: 'Whether the sown area or the cropland stands below the line is not said.',
  },
  responsible: { zh: '市农牧局', en: 'Agriculture bureau of the city' },
  source: { zh: '整改方案（公开摘要）', en: 'Public summary of the rectification plan' },
  publish: 'public',
  series: [{ id: 'reported', title: { zh: '上报值', en: 'Reported' } }],
};
