/** The law of the water: outfalls, dumping on banks, drinking-water sources. */
import type { LegalBasis } from '../grammar.ts';
import { movedIntoCode, water } from './writing.ts';

export const onWater: readonly LegalBasis[] = [
  movedIntoCode('outfalls', { zh: '入河排污口', en: 'Outfalls into rivers' },
    { document: water, article: { zh: '第十九、二十二、六十四、七十五、八十四条', en: 'arts. 19, 22, 64, 75, 84' }, from: '2018-01-01', zh: '入河排污口的设置与禁设区域。', en: 'Setting up outfalls, and where none may be.' },
    { article: { zh: '第一百六十三、二百七十五至二百七十八、三百一十八、三百二十九条；罚则第一千一百零九条', en: 'arts. 163, 275–278, 318, 329; penalty art. 1109' }, zh: '入河排污口的审批、登记、整治与禁设区域。', en: 'Approval, registration and clean-up of outfalls, and where none may be.' }),
  movedIntoCode('bank_dumping', { zh: '岸坡倾倒、堆放固体废物', en: 'Dumping on banks' },
    { document: water, article: { zh: '第三十八、八十五条', en: 'arts. 38, 85' }, from: '2018-01-01', zh: '禁止在最高水位线以下的滩地和岸坡堆放、存贮固体废弃物。', en: 'No solid waste on beaches and banks below the highest water line.' },
    { article: { zh: '第一百六十四条第二款；罚则第一千一百三十六条第五项', en: 'art. 164 para. 2; penalty art. 1136(5)' }, zh: '禁止向水体倾倒固体废物，禁止在最高水位线以下的滩地和岸坡堆放、贮存。', en: 'No dumping into waters, no storing on beaches and banks below the highest water line.' }),
  movedIntoCode('water_source_building', { zh: '饮用水水源保护区内的建设项目和活动', en: 'Building and activities in drinking-water protection zones' },
    { document: water, article: { zh: '第六十四至六十七条', en: 'arts. 64–67' }, from: '2018-01-01', zh: '一级保护区内禁止与供水设施和保护水源无关的建设项目；二级保护区内禁止排放污染物的建设项目；准保护区内禁止对水体污染严重的新建、扩建，改建不得增加排污量。', en: 'Level 1: no building that has nothing to do with water supply or the source. Level 2: none that discharges pollutants. Quasi zone: nothing new or enlarged that pollutes the water heavily, and a rebuilding adds no discharge.' },
    { article: { zh: '第三百一十七至三百一十九条', en: 'arts. 317–319' }, zh: '饮用水水源一级、二级保护区和准保护区的划定，以及各级保护区内建设项目和活动的限制。', en: 'Levels 1 and 2 and quasi zones of drinking-water sources, and what may not be built or done in each.' }),
];
