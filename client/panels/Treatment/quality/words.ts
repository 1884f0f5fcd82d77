/** The words of the list of patches whose shape needs a look. */
import { bilingual } from '../../../i18n/words.ts';

export const qualityWords = bilingual({
  zh: {
    intro: (a: { count: string; patches: string }) => `检查了 ${a.patches} 个图斑，${a.count} 处需要核对。列在这里不等于不计入：台账照算，请核对图形后重新发布。`,
    none: '没有需要核对的图形',
    none_long: '按下列阈值，图形无效、重复、重叠、碎片和可疑形状一处也没有。',
    kind_none: '没有。',
    formula: '怎么算',
    not_all: (a: { shown: string; count: string }) => `只列出最突出的 ${a.shown} 处，共 ${a.count} 处。`,
    thresholds: '阈值',
    mark: (a: { kind: string; name: string }) => `${a.kind} · ${a.name}`,
  },
  en: {
    intro: (a) => `${a.patches} patches were looked at; ${a.count} findings need a look. Being listed leaves nothing out of the account: check the shape and publish it anew.`,
    none: 'No shape needs a look',
    none_long: 'By the thresholds below nothing is invalid, doubled, overlapping, a sliver or of an odd shape.',
    kind_none: 'None.',
    formula: 'How it is told',
    not_all: (a) => `The ${a.shown} worst of ${a.count}.`,
    thresholds: 'Thresholds',
    mark: (a) => `${a.kind} · ${a.name}`,
  },
});
