/** The law of soil-erosion treatment. */
import type { LegalBasis } from '../grammar.ts';
import { article, fullText, soilAndWater, summary, yellowRiver, yellowRiverFrom } from './writing.ts';

export const treatment: readonly LegalBasis[] = [
  {
    id: 'swcl_35',
    title: { zh: '以小流域为单元的水土流失综合治理', en: 'Soil-erosion treatment by small watersheds' },
    texts: [
      summary(fullText, soilAndWater, article('三十五', '35'),
        '水力侵蚀地区以天然沟壑及其两侧山坡地形成的小流域为单元，因地制宜综合治理；风力侵蚀地区采取轮封轮牧、植树种草、设置人工沙障和网格林带等措施。',
        'Water erosion: comprehensive treatment by small watersheds formed by natural gullies and their slopes. Wind erosion: rotation grazing, planting, sand barriers and grids.', '2011-03-01'),
    ],
  },
  {
    id: 'yrpl_33',
    title: { zh: '黄河流域小流域综合治理', en: 'Treatment of small watersheds in the Yellow River basin' },
    texts: [summary(fullText, yellowRiver, article('三十三', '33'), '加强黄河流域小流域综合治理。', 'Small watersheds of the basin are to be treated comprehensively.', yellowRiverFrom)],
  },
];
