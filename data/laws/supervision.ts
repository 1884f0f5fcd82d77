/** The law of zoning control and inspection. */
import type { LegalBasis } from '../grammar.ts';
import { code, codeFrom, mirror, summary } from './writing.ts';

export const onSupervision: readonly LegalBasis[] = [
  {
    id: 'zoning_control',
    title: { zh: '生态环境分区管控', en: 'Ecological zoning control' },
    texts: [summary(mirror, code, { zh: '第六十六、六十七条；罚则第一千二百三十四条', en: 'arts. 66–67; penalty art. 1234' }, '优先保护、重点管控、一般管控单元各有准入清单。', 'Priority, key and general control units, each with its access list.', codeFrom)],
  },
  {
    id: 'inspection',
    title: { zh: '生态环境保护督察', en: 'Ecological inspection' },
    texts: [summary(mirror, code, { zh: '第二十八、二十九条', en: 'arts. 28–29' }, '实行中央和省级两级督察；被督察对象制定整改方案并落实整改。', 'Two levels of inspection; the inspected body makes and carries out a rectification plan.', codeFrom)],
  },
];
