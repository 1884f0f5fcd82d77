/** Indicator Q15: area of small watersheds treated against soil erosion, 40 km², counted on the ground and never twice. */
import type { AccountIndicator } from '../../grammar.ts';
import { quality } from './quality.ts';

export const indicator: AccountIndicator = {
  id: 'q15_treated_area',
  title: { zh: '治理流域面积', en: 'Treated watershed area' },
  theme: 'ecology',
  phrase: '力争2025年完成治理流域面积40平方公里',
  unit: 'km²',
  target: { operator: '>=', value: 40, due: '2025-12-31', strength: 'aspirational' },
  definitions: [{
    version: '1',
    from: null,
    text: {
    zh: '已验收、载明完成年份的治理图斑，取并集后的椭球面积（投影面积，非坡面面积）。不计入：未验收、年份不明、市域以外、水面、小流域以外、治理前一次监测不是水土流失地、往年已计的重复治理、同年图斑间重叠。治理年份之前没有水土流失监测成果的，不作这一项核减。重叠处计入年份最早的图斑，同年计入编号最小的图斑。治理面积是工作量指标，不等于水土流失面积的减少。“2025年完成”有两种读法：2025年当年完成，或到2025年底累计完成，两种都列出。',
    en: 'Ellipsoidal area (projected, not along the slope) of the union of treatment patches that were accepted and state their year. Left out: not accepted, year unknown, outside the city, on water, outside every small watershed, ground that the last survey before the treatment did not find eroding (where no earlier survey exists nothing is left out for that), treated again after an earlier year counted it, overlap within a year. Common ground counts for the patch of the earliest year, within a year of the lowest id. It measures effort and is not the decrease of eroded land. The wording can be read as in 2025 or by the end of 2025; both are given.',
    },
    numerator: { zh: '已验收治理图斑并集的椭球面积', en: 'Ellipsoidal area of the union of accepted patches' },
    denominator: null,
    source: { zh: '本平台口径，依水土保持法第三十五条与整改方案', en: 'Our own reading, after the Water and Soil Conservation Law art. 35 and the plan' },
  }],
  ambiguity: {
    zh: '“2025年完成”可读作2025年当年完成，也可读作到2025年底累计完成；方案未说明，两种读法都列出。',
    en: 'The plan’s words can mean in 2025 or by the end of 2025; it does not say which, so both are given.',
  },
  responsible: { zh: '市水务局', en: 'Municipal water bureau' },
  publish: 'public',
  series: [],
  source: {
    zh: '乌海市整改方案（公开摘要）；水土保持法第三十五条；验收口径参照 GB/T 15773',
    en: "Wuhai's rectification plan (public summary); Water and Soil Conservation Law art. 35; acceptance after GB/T 15773",
  },
  account: {
    layer: 'treatment_patches',
    sql: 'data/indicators/q15_treated_area/indicator.sql',
    year: 'year',
    measure: 'measure',
    zones: [
      { id: 'watershed', layer: 'small_watersheds', title: { zh: '小流域', en: 'Small watershed' } },
      { id: 'district', layer: 'districts', title: { zh: '行政区', en: 'District' } },
    ],
    needs: [
      { layer: 'districts', features: true },
      { layer: 'small_watersheds', features: true },
      { layer: 'water_bodies', features: false },
    ],
    uses: ['eroded_ground'],
    beside: 'q16_soil_conservation_rate',
    categories: {
      counted: { zh: '计入', en: 'Counted' },
      treated_again: { zh: '重复治理（往年已计）', en: 'Treated again (counted in an earlier year)' },
      overlap: { zh: '同年重叠（已计入其他图斑）', en: 'Overlap within the year (counted in another patch)' },
      on_water: { zh: '水面', en: 'On water' },
      not_eroding: { zh: '治理前非水土流失地', en: 'Ground that was not eroding before' },
      outside_watershed: { zh: '不在任何小流域内', en: 'Outside every small watershed' },
      outside_city: { zh: '市域以外', en: 'Outside the city' },
      not_accepted: { zh: '未验收', en: 'Not accepted' },
      no_year: { zh: '年份不明', en: 'Year unknown' },
      cutting_fault: { zh: '切割不闭合（需核对图形）', en: 'Cutting does not add up (check the shape)' },
    },
    readings: [
      { id: 'in_year', title: { zh: '2025年当年完成', en: 'Done in 2025' }, from: 2025, to: 2025 },
      { id: 'by_year', title: { zh: '到2025年底累计完成', en: 'Done by the end of 2025' }, from: null, to: 2025 },
    ],
    quality,
  },
};
