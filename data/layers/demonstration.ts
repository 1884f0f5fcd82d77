/** Where the demonstration data come from: one GeoJSON file a layer, drawn for this product, everything of it 示意数据. */
import type { LayerOrigin } from '../grammar.ts';

/** The day up to which the demonstration data tell their story. */
export const demonstrationDay = '2025-12-31';

export const demonstration = (layer: string): LayerOrigin => ({
  path: `data/demo/${layer}.geojson`,
  datum: 'CGCS2000',
  title: { zh: '安澜示意数据集（依据公开描述绘制）', en: 'Anlan demonstration set (drawn from public descriptions)' },
  licence: 'Apache-2.0',
  attribution: '安澜示意数据 · Anlan demonstration data',
  demonstration: true,
});
