/** The law of the river's room: what may not lie, dig or stand in the management scope of rivers and lakes. */
import type { LegalBasis } from '../grammar.ts';
import { article, document, fullText, summary, yellowRiver, yellowRiverFrom } from './writing.ts';

const flood = document('中华人民共和国防洪法', 'Flood Control Law of the PRC');
const waterLaw = document('中华人民共和国水法', 'Water Law of the PRC');
const riverRules = document('中华人民共和国河道管理条例', 'River Regulations of the PRC');
const notice = document('水利部办公厅《关于明确全国河湖“清四乱”专项行动问题认定及清理整治标准的通知》（办河湖〔2018〕245号）', 'Notice 245 (2018) on the four encroachments, Ministry of Water Resources');
const published = document('公开网页，附件原文未逐条核对；施行日按 2018 年计，未核实', 'a public page, its annexes not checked; its first day is taken as 2018, unconfirmed');

export const rivers: readonly LegalBasis[] = [
  {
    id: 'river_bans',
    title: { zh: '河道管理范围内的禁止行为', en: 'What is banned in a river management scope' },
    texts: [
      summary(fullText, riverRules, article('二十四', '24'), '在河道管理范围内禁止修建围堤、阻水渠道、阻水道路，种植高秆作物、芦苇、杞柳、荻柴和树木（堤防防护林除外），设置拦河渔具，弃置矿渣、石渣、煤灰、泥土、垃圾等。', 'In the management scope: no dikes or roads that obstruct the water, no tall crops and trees (dike belts apart), no dumping of slag, stone, ash, mud, rubbish.', '1988-06-10'),
    ],
  },
  {
    id: 'river_approvals',
    title: { zh: '河道管理范围内须经批准的活动', en: 'What needs approval in a river management scope' },
    texts: [summary(fullText, riverRules, article('二十五', '25'), '采砂、取土、淘金，爆破、钻探、挖筑鱼塘，在河道滩地存放物料、修建厂房或者其他建筑设施，在河道滩地开采地下资源及进行考古发掘，必须报经河道主管机关批准。', 'Sand, soil and gold, blasting, drilling, fish ponds, storage and buildings on beaches, mining and digging under them need the approval of the river authority.', '1988-06-10')],
  },
  {
    id: 'river_towns',
    title: { zh: '城镇、村庄建设不得占用河道滩地', en: 'Towns and villages keep off river beaches' },
    texts: [
      summary(fullText, riverRules, article('十六', '16'), '城镇建设和发展不得占用河道滩地。', 'Towns must not occupy river beaches.', '1988-06-10', yellowRiverFrom),
      summary(fullText, yellowRiver, { zh: '第六十六条第三款（河道管理条例第十六条并行有效）', en: 'art. 66 para. 3 (art. 16 of the River Regulations stays in force)' }, '黄河滩区内不得新规划城镇建设用地、设立新的村镇，不得新增永久基本农田、新开垦荒地；城镇建设和发展不得占用河道滩地。', 'In the beach area no new town land, no new villages, no new permanent farmland, no reclaimed wasteland; towns must not occupy river beaches.', yellowRiverFrom),
    ],
  },
  {
    id: 'flood_22',
    title: { zh: '禁止妨碍行洪', en: 'No obstruction of floods' },
    texts: [summary(fullText, flood, article('二十二', '22'), '禁止在河道、湖泊管理范围内建设妨碍行洪的建筑物、构筑物，倾倒垃圾、渣土，从事影响河势稳定、危害河岸堤防安全和其他妨碍河道行洪的活动；禁止在行洪河道内种植阻碍行洪的林木和高秆作物。', 'No buildings that obstruct floods, no dumping of rubbish and spoil, no trees or tall crops in flood channels.', '1998-01-01')],
  },
  {
    id: 'water_law_37',
    title: { zh: '水法关于河道内禁止行为', en: 'Bans of the Water Law' },
    texts: [summary(fullText, waterLaw, article('三十七', '37'), '禁止弃置、堆放阻碍行洪的物体和种植阻碍行洪的林木及高秆作物；禁止在河道管理范围内建设妨碍行洪的建筑物、构筑物。', 'No objects, trees or crops that obstruct floods, no buildings that do.', '2002-10-01')],
  },
  {
    id: 'yrpl_67',
    title: { zh: '黄河流域河道、湖泊管理范围', en: 'Management scopes in the Yellow River basin' },
    texts: [summary(fullText, yellowRiver, article('六十七', '67'), '河道、湖泊管理范围由黄河流域管理机构和有关县级以上地方人民政府依法划定并公布；禁止在管理范围内建设妨碍行洪的建筑物、构筑物以及从事影响河势稳定、危害河岸堤防安全和其他妨碍河道行洪的活动。', 'Management scopes are drawn and published by the basin agency and governments from county level; nothing that obstructs floods may be built or done there.', yellowRiverFrom)],
  },
  {
    id: 'yrpl_118',
    title: { zh: '违反河湖管理范围规定的处罚', en: 'Penalty' },
    texts: [summary(fullText, yellowRiver, article('一百一十八', '118'), '责令停止违法行为，限期拆除违法建筑物、构筑物或者恢复原状，处五万元以上五十万元以下罚款。', 'Order to stop and to dismantle or restore; fine of 50,000 to 500,000 yuan.', yellowRiverFrom)],
  },
  {
    id: 'four_encroachments',
    title: { zh: '“四乱”问题认定与严重程度', en: 'The four encroachments and how serious they are' },
    texts: [summary(published, notice, { zh: '附件', en: 'annexes' }, '乱占、乱采、乱堆、乱建的认定；一般、较严重、重大问题的数量标准（如阻碍行洪的高秆作物 1000 平方米、5000 平方米；围网 5000 平方米；采砂、取土 500 立方米）。', 'What occupying, extracting, dumping and building are; amounts that make them serious or major.', '2018-01-01')],
  },
];
