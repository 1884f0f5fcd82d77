/** The law of protected nature: reserves, wetlands, red lines. */
import type { LegalBasis } from '../grammar.ts';
import { document, known, summary } from './writing.ts';

export const onNature: readonly LegalBasis[] = [
  {
    id: 'nature_reserves',
    title: { zh: '自然保护区分区管控', en: 'Zones of nature reserves' },
    texts: [
      summary(known, document('中华人民共和国自然保护区条例（2017 修订）', 'Nature Reserve Regulations (2017 revision)'), { zh: '第二十六、二十七、二十八、三十二条', en: 'arts. 26, 27, 28, 32' }, '核心区、缓冲区、实验区三区管理。', 'Three zones: core, buffer, experimental.', '2017-10-07', '2026-03-15'),
      summary(known, document('中华人民共和国自然保护区条例（国务院令第 830 号）', 'Nature Reserve Regulations (State Council Order 830)'), { zh: '第二十六、二十七条', en: 'arts. 26–27' }, '核心保护区、一般控制区两区管理。', 'Two zones: core protection, general control.', '2026-03-15'),
    ],
  },
];
