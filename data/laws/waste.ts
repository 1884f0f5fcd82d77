/** The law of solid waste. */
import type { LegalBasis } from '../grammar.ts';
import { article, movedIntoCode, solidWaste } from './writing.ts';

export const onWaste: readonly LegalBasis[] = [
  movedIntoCode('red_line_solid_waste', { zh: '生态保护红线内的固体废物设施', en: 'Solid-waste sites in ecological red lines' },
    { document: solidWaste, article: article('二十一', '21'), from: '2020-09-01', zh: '生态保护红线区域内禁止建设固体废物集中贮存、利用、处置设施、场所。', en: 'No solid-waste facilities inside the red line.' },
    { article: { zh: '第四百八十一条；罚则第一千一百七十一条第一项、第一千一百七十九条第四项', en: 'art. 481; penalties arts. 1171(1), 1179(4)' }, zh: '生态保护红线内禁止建设固体废物设施、场所。', en: 'No solid-waste facilities inside the red line.' }),
];
