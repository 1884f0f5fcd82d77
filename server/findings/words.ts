/** The words for verdicts, lives, standings and relations in charts and exports: those of the table on the page. */
import type { Bilingual } from '../../data/grammar.ts';

export const summaryWords: Readonly<Record<string, Bilingual>> = {
  prohibited: { zh: '禁止', en: 'Prohibited' },
  restricted: { zh: '限制', en: 'Restricted' },
  review: { zh: '需人工研判', en: 'Needs review' },
  undetermined: { zh: '无法判定', en: 'Cannot be determined' },
  clear: { zh: '未发现冲突', en: 'No conflict found' },
  none: { zh: '不在任何辖区内', en: 'In no district' },
  new: { zh: '新增', en: 'New' },
  persisting: { zh: '持续', en: 'Persisting' },
  resolved: { zh: '已消除', en: 'Resolved' },
  relapsed: { zh: '复现', en: 'Relapsed' },
  open: { zh: '待处理', en: 'Open' },
  confirmed: { zh: '已确认', en: 'Confirmed' },
  dismissed: { zh: '误报', en: 'Dismissed' },
  exempted: { zh: '已豁免', en: 'Exempted' },
};

export const relationWords: Readonly<Record<string, Bilingual>> = {
  overlapping: { zh: '重叠', en: 'Overlapping' },
  within: { zh: '位于其内', en: 'Within' },
  containing: { zh: '包含', en: 'Containing' },
  touching: { zh: '相接', en: 'Touching' },
  adjoining: { zh: '邻近', en: 'Adjoining' },
  apart: { zh: '相离', en: 'Apart' },
  none: { zh: '无对照对象', en: 'Nothing to compare' },
};
