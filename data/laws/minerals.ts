/** The law of mining. */
import type { LegalBasis } from '../grammar.ts';
import { document, fullText, known, summary, wording } from './writing.ts';

export const onMinerals: readonly LegalBasis[] = [
  {
    id: 'minerals',
    title: { zh: '矿产资源开采区域与矿区生态修复', en: 'Where minerals may be mined; restoration' },
    texts: [
      summary(known, document('中华人民共和国矿产资源法（2009 修正）', 'Mineral Resources Law (2009)'), { zh: '全文', en: 'whole' }, '2025 年 7 月 1 日前适用的旧法。', 'The law in force before 1 July 2025.', '2009-08-27', '2025-07-01'),
      wording(fullText, document('中华人民共和国矿产资源法（2024 修订）', 'Mineral Resources Law (2024)'), { zh: '第十八条第四款', en: 'art. 18 para. 4' }, '法律、行政法规规定在一定区域范围内禁止或者限制开采矿产资源的，应当遵守相关规定', 'Where laws or administrative regulations forbid or limit mining within certain areas, those provisions shall be observed.', '2025-07-01'),
    ],
  },
];
