/** The law of the air: fuel, smoke, dust and fire at heaps. */
import type { LegalBasis } from '../grammar.ts';
import { air, article, movedIntoCode } from './writing.ts';

export const onAir: readonly LegalBasis[] = [
  movedIntoCode('no_burn_zone', { zh: '高污染燃料禁燃区', en: 'No-burn zones for high-polluting fuel' },
    { document: air, article: article('三十八', '38; penalty art. 107'), from: '2016-01-01', zh: '城市人民政府可以划定并公布高污染燃料禁燃区。', en: 'A city government may designate and publish no-burn zones.' },
    { article: { zh: '第二百零七条；罚则第一千一百一十五条第二项、第一千一百一十九条', en: 'art. 207; penalties arts. 1115(2), 1119' }, zh: '设区的市级以上地方人民政府划定并公布高污染燃料禁燃区，可逐步扩大。', en: 'Governments from prefecture-level city upwards designate and publish no-burn zones and may enlarge them step by step.' }),
  movedIntoCode('gangue_fire', { zh: '煤矸石防自燃与堆场扬尘', en: 'Fire at gangue heaps, dust from stores' },
    { document: air, article: { zh: '第三十五、七十二条', en: 'arts. 35, 72' }, from: '2016-01-01', zh: '存放煤炭、煤矸石等应当采取防燃措施；物料堆场防尘。', en: 'Stores of coal and gangue need measures against fire; stores of material against dust.' },
    { article: { zh: '第二百零四、二百四十三条；罚则第一千一百三十条', en: 'arts. 204, 243; penalty art. 1130' }, zh: '存放煤炭、煤矸石、煤渣、煤灰等必须采取防燃措施；密闭贮存或者设置不低于堆高的围挡并覆盖。', en: 'Stores of coal, gangue, cinder and ash must prevent fire; closed storage, or a fence as high as the heap with cover.' }),
];
