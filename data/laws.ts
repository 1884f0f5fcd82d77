/**
 * The law behind the rules, wording by wording with the days on which it was in force; a check cites the wording of the day of the act.
 *
 * `valid_to` is the first day on which a wording no longer held (null: still in force), as with boundary versions.
 * `confirmed: true`: the Chinese words were read in the full statutory text. `confirmed: false`: the Chinese is OUR SUMMARY
 * of the article, marked 〔摘要，非法条原文〕，or a detail such as a date rests on general knowledge. Nothing here is invented wording.
 * The Ecological Environment Code (生态环境法典) was read in a community mirror: verify it in the official law database.
 */
import type { Bilingual, LegalBasis, LegalText } from './grammar.ts';

const document = (zh: string, en: string): Bilingual => ({ zh, en });
const yellowRiver = document('中华人民共和国黄河保护法', 'Yellow River Protection Law of the PRC');
const code = document('中华人民共和国生态环境法典', 'Ecological Environment Code of the PRC');
const air = document('中华人民共和国大气污染防治法', 'Air Pollution Prevention and Control Law of the PRC');
const water = document('中华人民共和国水污染防治法', 'Water Pollution Prevention and Control Law of the PRC');
const solidWaste = document('中华人民共和国固体废物污染环境防治法', 'Solid Waste Pollution Prevention and Control Law of the PRC');
const soilAndWater = document('中华人民共和国水土保持法', 'Water and Soil Conservation Law of the PRC');

const fullText = document('法律全文', 'the full statutory text');
const mirror = document('生态环境法典社区镜像（1242 条），上线前须与国家法律法规数据库核对', 'a community mirror of the Code (1,242 articles); verify in the official law database before production use');
const known = document('一般了解，未逐条核对', 'general knowledge, not checked article by article');

const yellowRiverFrom = '2023-04-01';
/** The day the Code came into force and repealed ten older laws (art. 1242). */
const codeFrom = '2026-08-15';

const article = (zh: string, en: string): Bilingual => ({ zh: `第${zh}条`, en: `art. ${en}` });

/** A wording read in full. */
function wording(source: Bilingual, doc: Bilingual, art: Bilingual, text: string, translation: string, valid_from: string, valid_to: string | null = null): LegalText {
  return { document: doc, article: art, text, translation, valid_from, valid_to, source, confirmed: true };
}

/** Our own short account of an article whose exact words we do not hold. */
function summary(source: Bilingual, doc: Bilingual, art: Bilingual, zh: string, en: string, valid_from: string, valid_to: string | null = null): LegalText {
  return { document: doc, article: art, text: `〔摘要，非法条原文〕${zh}`, translation: `[Summary, not the wording] ${en}`, valid_from, valid_to, source, confirmed: false };
}

const shoreline: readonly LegalBasis[] = [
  {
    id: 'yrpl_26_2',
    title: { zh: '岸线管控范围内禁止新建、扩建化工园区和化工项目', en: 'No new or expanded chemical parks or projects in the shoreline control zone' },
    texts: [
      wording(fullText, yellowRiver, { zh: '第二十六条第二款', en: 'art. 26 para. 2' },
        '禁止在黄河干支流岸线管控范围内新建、扩建化工园区和化工项目。',
        'It is prohibited to build or expand chemical parks and chemical projects within the shoreline control zone of the main stem and tributaries of the Yellow River.', yellowRiverFrom),
    ],
  },
  {
    id: 'yrpl_26_3',
    title: { zh: '岸线管控范围由谁确定并公布', en: 'Who fixes and publishes the shoreline control zone' },
    texts: [
      wording(fullText, yellowRiver, { zh: '第二十六条第三款', en: 'art. 26 para. 3' },
        '干支流目录、岸线管控范围由国务院水行政、自然资源、生态环境主管部门按照职责分工，会同黄河流域省级人民政府确定并公布。',
        'The catalogue of the main stem and tributaries and the shoreline control zones are fixed and published by the State Council departments for water, natural resources and ecology and environment, each within its duties, together with the provincial governments of the Yellow River basin.', yellowRiverFrom),
    ],
  },
  {
    id: 'yrpl_109_1',
    title: { zh: '违反岸线管控规定新建、扩建化工园区和项目的处罚', en: 'Penalty for building or expanding chemical parks and projects there' },
    texts: [
      summary(fullText, yellowRiver, { zh: '第一百零九条第一项', en: 'art. 109(1)' },
        '责令停止违法行为，限期拆除或者恢复原状，处五十万元以上五百万元以下罚款，对有关人员处五万元以上十万元以下罚款；情节严重的责令关闭。',
        'Order to stop, to dismantle or restore by a deadline; fine of 500,000 to 5,000,000 yuan, persons 50,000 to 100,000 yuan; closure in serious cases.', yellowRiverFrom),
    ],
  },
  {
    id: 'yrpl_121',
    title: { zh: '黄河干流、支流、重要支流的含义', en: 'What main stem, tributary and important tributary mean' },
    texts: [
      summary(fullText, yellowRiver, { zh: '第一百二十一条', en: 'art. 121' },
        '黄河干流指自源头至入海口（含入海流路）的河道；支流指直接或者间接流入干流的河流，分级别；重要支流列举湟水、洮河、祖厉河、清水河、大黑河、皇甫川、窟野河、无定河、汾河、渭河、伊洛河、沁河、大汶河等，未列乌海境内支流。',
        'Main stem: source to sea including the flow path to it. Tributary: any river that flows into it directly or indirectly, in orders. Important tributaries are listed with an open end ("等"); no tributary of Wuhai is named.', yellowRiverFrom),
    ],
  },
  {
    id: 'plan_shoreline',
    title: { zh: '整改方案关于化工园区的要求（政策，窄于法律）', en: "The rectification plan's own sentence on chemical parks (policy, narrower than the law)" },
    texts: [
      { document: document('乌海市贯彻落实第二轮自治区生态环境保护督察报告整改方案', "Wuhai's rectification plan after the second inspection by the autonomous region"),
        article: { zh: '整改措施', en: 'measures' },
        text: '严禁在黄河干流及主要支流岸线管控范围内新建化工园区',
        translation: 'Building new chemical parks within the shoreline control zone of the main stem and main tributaries of the Yellow River is strictly prohibited.',
        // The day of publication is not in the summary we hold; the feedback it answers is of 2024-03-27.
        valid_from: '2024-03-27', valid_to: null,
        source: { zh: '方案公开摘要；生效日按督察反馈日 2024-03-27 计，未核实', en: "the plan's public summary; its first day is taken from the inspection's feedback of 2024-03-27, unconfirmed" }, confirmed: false },
    ],
  },
];

const treatment: readonly LegalBasis[] = [
  {
    id: 'swcl_35',
    title: { zh: '以小流域为单元的水土流失综合治理', en: 'Soil-erosion treatment by small watersheds' },
    texts: [
      summary(fullText, soilAndWater, article('三十五', '35'),
        '水力侵蚀地区以天然沟壑及其两侧山坡地形成的小流域为单元，因地制宜综合治理；风力侵蚀地区采取轮封轮牧、植树种草、设置人工沙障和网格林带等措施。',
        'Water erosion: comprehensive treatment by small watersheds formed by natural gullies and their slopes. Wind erosion: rotation grazing, planting, sand barriers and grids.', '2011-03-01'),
    ],
  },
  {
    id: 'yrpl_33',
    title: { zh: '黄河流域小流域综合治理', en: 'Treatment of small watersheds in the Yellow River basin' },
    texts: [summary(fullText, yellowRiver, article('三十三', '33'), '加强黄河流域小流域综合治理。', 'Small watersheds of the basin are to be treated comprehensively.', yellowRiverFrom)],
  },
];

/** A subject of law that moved from an older law into the Code on 2026-08-15. */
function movedIntoCode(
  id: string,
  title: Bilingual,
  before: { document: Bilingual; article: Bilingual; from: string; zh: string; en: string },
  now: { article: Bilingual; zh: string; en: string },
): LegalBasis {
  return {
    id, title,
    texts: [
      summary(known, before.document, before.article, before.zh, before.en, before.from, codeFrom),
      summary(mirror, code, now.article, now.zh, now.en, codeFrom),
    ],
  };
}

const moved: readonly LegalBasis[] = [
  movedIntoCode('no_burn_zone', { zh: '高污染燃料禁燃区', en: 'No-burn zones for high-polluting fuel' },
    { document: air, article: article('三十八', '38; penalty art. 107'), from: '2016-01-01', zh: '城市人民政府可以划定并公布高污染燃料禁燃区。', en: 'A city government may designate and publish no-burn zones.' },
    { article: { zh: '第二百零七条；罚则第一千一百一十五条第二项、第一千一百一十九条', en: 'art. 207; penalties arts. 1115(2), 1119' }, zh: '设区的市级以上地方人民政府划定并公布高污染燃料禁燃区，可逐步扩大。', en: 'Governments from prefecture-level city upwards designate and publish no-burn zones and may enlarge them step by step.' }),
  movedIntoCode('outfalls', { zh: '入河排污口', en: 'Outfalls into rivers' },
    { document: water, article: { zh: '第十九、二十二、六十四、七十五、八十四条', en: 'arts. 19, 22, 64, 75, 84' }, from: '2018-01-01', zh: '入河排污口的设置与禁设区域。', en: 'Setting up outfalls, and where none may be.' },
    { article: { zh: '第一百六十三、二百七十五至二百七十八、三百一十八、三百二十九条；罚则第一千一百零九条', en: 'arts. 163, 275–278, 318, 329; penalty art. 1109' }, zh: '入河排污口的审批、登记、整治与禁设区域。', en: 'Approval, registration and clean-up of outfalls, and where none may be.' }),
  movedIntoCode('bank_dumping', { zh: '岸坡倾倒、堆放固体废物', en: 'Dumping on banks' },
    { document: water, article: { zh: '第三十八、八十五条', en: 'arts. 38, 85' }, from: '2018-01-01', zh: '禁止在最高水位线以下的滩地和岸坡堆放、存贮固体废弃物。', en: 'No solid waste on beaches and banks below the highest water line.' },
    { article: { zh: '第一百六十四条第二款；罚则第一千一百三十六条第五项', en: 'art. 164 para. 2; penalty art. 1136(5)' }, zh: '禁止向水体倾倒固体废物，禁止在最高水位线以下的滩地和岸坡堆放、贮存。', en: 'No dumping into waters, no storing on beaches and banks below the highest water line.' }),
  movedIntoCode('red_line_solid_waste', { zh: '生态保护红线内的固体废物设施', en: 'Solid-waste sites in ecological red lines' },
    { document: solidWaste, article: article('二十一', '21'), from: '2020-09-01', zh: '生态保护红线区域内禁止建设固体废物集中贮存、利用、处置设施、场所。', en: 'No solid-waste facilities inside the red line.' },
    { article: { zh: '第四百八十一条；罚则第一千一百七十一条第一项、第一千一百七十九条第四项', en: 'art. 481; penalties arts. 1171(1), 1179(4)' }, zh: '生态保护红线内禁止建设固体废物设施、场所。', en: 'No solid-waste facilities inside the red line.' }),
  movedIntoCode('gangue_fire', { zh: '煤矸石防自燃与堆场扬尘', en: 'Fire at gangue heaps, dust from stores' },
    { document: air, article: { zh: '第三十五、七十二条', en: 'arts. 35, 72' }, from: '2016-01-01', zh: '存放煤炭、煤矸石等应当采取防燃措施；物料堆场防尘。', en: 'Stores of coal and gangue need measures against fire; stores of material against dust.' },
    { article: { zh: '第二百零四、二百四十三条；罚则第一千一百三十条', en: 'arts. 204, 243; penalty art. 1130' }, zh: '存放煤炭、煤矸石、煤渣、煤灰等必须采取防燃措施；密闭贮存或者设置不低于堆高的围挡并覆盖。', en: 'Stores of coal, gangue, cinder and ash must prevent fire; closed storage, or a fence as high as the heap with cover.' }),
];

const changed: readonly LegalBasis[] = [
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
  {
    id: 'nature_reserves',
    title: { zh: '自然保护区分区管控', en: 'Zones of nature reserves' },
    texts: [
      summary(known, document('中华人民共和国自然保护区条例（2017 修订）', 'Nature Reserve Regulations (2017 revision)'), { zh: '第二十六、二十七、二十八、三十二条', en: 'arts. 26, 27, 28, 32' }, '核心区、缓冲区、实验区三区管理。', 'Three zones: core, buffer, experimental.', '2017-10-07', '2026-03-15'),
      summary(known, document('中华人民共和国自然保护区条例（国务院令第 830 号）', 'Nature Reserve Regulations (State Council Order 830)'), { zh: '第二十六、二十七条', en: 'arts. 26–27' }, '核心保护区、一般控制区两区管理。', 'Two zones: core protection, general control.', '2026-03-15'),
    ],
  },
  {
    id: 'minerals',
    title: { zh: '矿产资源开采区域与矿区生态修复', en: 'Where minerals may be mined; restoration' },
    texts: [
      summary(known, document('中华人民共和国矿产资源法（2009 修正）', 'Mineral Resources Law (2009)'), { zh: '全文', en: 'whole' }, '2025 年 7 月 1 日前适用的旧法。', 'The law in force before 1 July 2025.', '2009-08-27', '2025-07-01'),
      wording(fullText, document('中华人民共和国矿产资源法（2024 修订）', 'Mineral Resources Law (2024)'), { zh: '第十八条第四款', en: 'art. 18 para. 4' }, '法律、行政法规规定在一定区域范围内禁止或者限制开采矿产资源的，应当遵守相关规定', 'Where laws or administrative regulations forbid or limit mining within certain areas, those provisions shall be observed.', '2025-07-01'),
    ],
  },
];

export const laws: readonly LegalBasis[] = [...shoreline, ...treatment, ...moved, ...changed];

/** The basis with that id. @throws when data/ cites a basis that does not exist */
export function legalBasis(id: string): LegalBasis {
  const found = laws.find((basis) => basis.id === id);
  if (found === undefined) throw new Error(`laws.ts has no legal basis "${id}"`);
  return found;
}

/** The wording in force on `date` (YYYY-MM-DD), or null when none was. */
export function textInForce(basis: LegalBasis, date: string): LegalText | null {
  return basis.texts.find((text) => text.valid_from <= date && (text.valid_to === null || date < text.valid_to)) ?? null;
}
