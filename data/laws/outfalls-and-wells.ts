/** The law of outfalls and of groundwater: where none may stand, who approves them, and how much may be taken. */
import type { LegalBasis } from '../grammar.ts';
import { article, code, codeFrom, document, fullText, known, mirror, movedIntoCode, summary, water, yellowRiver, yellowRiverFrom } from './writing.ts';

const outfallMeasures = document('入河排污口监督管理办法（生态环境部令第35号）', 'Measures for the Supervision of Outfalls into Rivers (MEE Order 35)');
const groundwater = document('地下水管理条例（国务院令第748号）', 'Groundwater Regulations (State Council Order 748)');

export const onOutfalls: readonly LegalBasis[] = [
  movedIntoCode('outfall_water_source', { zh: '饮用水水源保护区内禁止设置排污口', en: 'No outfall in a drinking-water protection zone' },
    { document: water, article: article('六十四', '64; penalty art. 84'), from: '2018-01-01', zh: '在饮用水水源保护区内，禁止设置排污口。', en: 'In a drinking-water protection zone no outfall may be set up.' },
    { article: { zh: '第三百一十八条；罚则第一千一百零九条第二款', en: 'art. 318; penalty art. 1109 para. 2' }, zh: '在饮用水水源保护区内禁止设置排污口；违者限期拆除，处十万元以上五十万元以下罚款，情节严重的处五十万元以上一百万元以下罚款。', en: 'In a drinking-water protection zone no outfall may be set up; dismantled by a deadline, fine of 100,000 to 500,000 yuan, in serious cases 500,000 to 1,000,000.' }),
  movedIntoCode('outfall_protected_water', { zh: '自然保护地、重要渔业水体等保护区内不得新建排污口', en: 'No new outfall in nature-area, fishery and other protected water' },
    { document: water, article: article('七十五', '75'), from: '2018-01-01', zh: '在风景名胜区水体、重要渔业水体和其他具有特殊经济文化价值的水体的保护区内，不得新建排污口。', en: 'No new outfall in protection zones of scenic, important fishery and other specially valuable water.' },
    { article: { zh: '第三百二十九条；罚则第一千一百零九条第二款', en: 'art. 329; penalty art. 1109 para. 2' }, zh: '在自然保护地水体、重要渔业水体和其他具有特殊价值的水体内不得新建排污口；在生态保护红线区域和其他特殊保护区域新建的，限期拆除并处罚款。', en: 'No new outfall in nature-area, important fishery and other specially valuable water; one newly built in a red line or another specially protected area is dismantled, with a fine.' }),
  {
    id: 'outfall_red_line',
    title: { zh: '生态保护红线区域新建排污口的处罚', en: 'Penalty for a new outfall in an ecological red line' },
    texts: [summary(mirror, code, { zh: '第一千一百零九条第二款', en: 'art. 1109 para. 2' }, '在生态保护红线区域等特殊保护区域新建排污口的，责令限期拆除，处十万元以上五十万元以下罚款；情节严重的，处五十万元以上一百万元以下罚款。', 'A new outfall in an ecological red line or another specially protected area is dismantled by a deadline; fine of 100,000 to 500,000 yuan, in serious cases 500,000 to 1,000,000.', codeFrom)],
  },
  {
    id: 'outfall_approval',
    title: { zh: '入河排污口的审批与登记', en: 'Approval and registration of outfalls' },
    texts: [
      summary(document('公开网页', 'a public page'), outfallMeasures, { zh: '全文', en: 'whole' }, '工矿企业、工业园区污水处理厂和城镇污水处理厂入河排污口的设置实行审批，其他排污口实行登记；新设、改设、扩大均须办理。', 'Outfalls of industry and mines, of park and of urban sewage plants need approval; others are registered. New, changed and enlarged ones alike.', '2025-01-01'),
    ],
  },
  {
    id: 'yrpl_76',
    title: { zh: '黄河流域入河排污口的审批与水功能区限制', en: 'Outfalls in the Yellow River basin: approval, and limits by water-function zone' },
    texts: [
      summary(fullText, yellowRiver, article('七十六', '76'), '设置、改设或者扩大排污口应当报有管辖权的生态环境主管部门或者流域生态环境监督管理机构批准；未达到水质目标的水功能区，除城镇污水处理厂等重要民生工程外，严格控制新设、改设或者扩大排污口；地方人民政府组织排查整治、明确责任主体、分类管理。',
        'To set up, change or enlarge an outfall needs the approval of the competent ecology department or basin agency. In a water-function zone that fails its target new, changed or enlarged outfalls are strictly controlled, except for key works of livelihood such as urban sewage plants. Local governments find them all and name who answers.', yellowRiverFrom),
    ],
  },
  {
    id: 'outfall_code',
    title: { zh: '生态环境法典关于排污口的规定', en: 'The Code on outfalls' },
    texts: [summary(mirror, code, { zh: '第二百七十五至二百七十八条；罚则第一千一百零九条第一款', en: 'arts. 275–278; penalty art. 1109 para. 1' }, '排污口的含义、审批、登记与分类管理；未经批准设置的，限期拆除，处二万元以上十万元以下罚款，情节严重的处十万元以上五十万元以下罚款。', 'What an outfall is; approval, registration, classes. One without approval is dismantled by a deadline; fine of 20,000 to 100,000 yuan, in serious cases 100,000 to 500,000.', codeFrom)],
  },
];

export const onGroundwater: readonly LegalBasis[] = [
  {
    id: 'groundwater_zones',
    title: { zh: '地下水禁止开采区与限制开采区', en: 'Ban and limit areas for groundwater' },
    texts: [
      summary(known, groundwater, { zh: '第三十一至三十五条', en: 'arts. 31–35' }, '省级人民政府划定并公布禁止开采区、限制开采区；禁止开采区内除应急供水取水、为消除安全隐患取水、监测勘探试验少量取水外，禁止取用地下水；限制开采区内禁止新增取用地下水，并逐步削减。',
        'The provincial government draws and publishes ban and limit areas. In a ban area nobody takes groundwater except in an emergency, to remove a danger, or a little to monitor and test; in a limit area nothing new is taken, and less every year.', '2021-12-01'),
    ],
  },
  {
    id: 'groundwater_yellow_river',
    title: { zh: '黄河流域地下水与取水总量', en: 'Groundwater and volumes taken in the Yellow River basin' },
    texts: [summary(fullText, yellowRiver, { zh: '第四十三、四十八至五十一条', en: 'arts. 43, 48–51' }, '地下水超采治理与取用水总量、取水许可管理。', 'Treatment of over-exploited groundwater; volumes and permits.', yellowRiverFrom)],
  },
  {
    id: 'groundwater_code',
    title: { zh: '生态环境法典关于地下水的规定', en: 'The Code on groundwater' },
    texts: [summary(mirror, code, article('七百八十六', '786'), '地下水超采区的划定与治理。', 'Areas of over-exploitation are drawn and treated.', codeFrom)],
  },
];
