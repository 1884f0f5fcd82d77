/** From which figures on a treatment patch is put on the work list of Q15: working values, set by nobody's law. */
import type { AccountIndicator } from '../../grammar.ts';

const ours = { zh: '本平台工作取值，没有法规或标准规定，可调整', en: 'A working value of ours; no law or standard fixes it; adjustable' };

export const quality: AccountIndicator['account']['quality'] = {
  duplicate_difference: { title: { zh: '重复图斑：不同部分占两者并集', en: 'Duplicate: what differs, of both together' }, value: 1, unit: '%', source: ours, adjustable: true },
  overlap_share: { title: { zh: '重叠：占较小图斑', en: 'Overlap: of the smaller patch' }, value: 5, unit: '%', source: ours, adjustable: true },
  mean_width: {
    title: { zh: '狭长碎片：平均宽度', en: 'Sliver: mean width' },
    value: 5,
    unit: 'm',
    source: { zh: '本平台工作取值：窄于图层声明的位置精度（10 m）的一半，可调整', en: 'A working value of ours: half the accuracy that the layer states (10 m); adjustable' },
    adjustable: true,
  },
  least_area: {
    title: { zh: '碎片：面积', en: 'Sliver: area' },
    value: 400,
    unit: 'm²',
    source: { zh: '参照 TD/T 1055-2019 农用地最小上图面积 400 m²（原文未读，待确认），可调整', en: 'After TD/T 1055-2019, least mapped area of farmland 400 m² (text not read, to be confirmed); adjustable' },
    adjustable: true,
  },
  compactness: { title: { zh: '形状可疑：紧凑度', en: 'Odd shape: compactness' }, value: 0.05, unit: '', source: { zh: '本平台工作取值：约为长宽比 60 的条带，可调整', en: 'A working value of ours: about a strip 60 times as long as wide; adjustable' }, adjustable: true },
};
