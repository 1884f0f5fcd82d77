/** The law of mining: where it may be, within what licence, and the greenness that the plan demands. */
import type { LegalBasis } from '../grammar.ts';
import { code, codeFrom, document, fullText, known, mirror, summary, wording } from './writing.ts';

const minerals2009 = document('中华人民共和国矿产资源法（2009 修正）', 'Mineral Resources Law (2009)');
const minerals2024 = document('中华人民共和国矿产资源法（2024 修订）', 'Mineral Resources Law (2024)');
export const mineralsFrom = '2025-07-01';
const before = summary(known, minerals2009, { zh: '全文', en: 'whole' }, '2025 年 7 月 1 日前适用的旧法。', 'The law in force before 1 July 2025.', '2009-08-27', mineralsFrom);

export const onMinerals: readonly LegalBasis[] = [
  {
    id: 'minerals',
    title: { zh: '矿产资源开采区域与矿区生态修复', en: 'Where minerals may be mined; restoration' },
    texts: [
      before,
      wording(fullText, minerals2024, { zh: '第十八条第四款', en: 'art. 18 para. 4' }, '法律、行政法规规定在一定区域范围内禁止或者限制开采矿产资源的，应当遵守相关规定', 'Where laws or administrative regulations forbid or limit mining within certain areas, those provisions shall be observed.', mineralsFrom),
    ],
  },
  {
    id: 'minerals_nature_areas',
    title: { zh: '自然保护地内的矿业权', en: 'Mining rights in nature areas' },
    texts: [before, summary(fullText, minerals2024, { zh: '第二十六条第二款', en: 'art. 26 para. 2' }, '自然保护地内只能开展符合管控要求的勘查、开采；已有矿业权不符合管控要求的，应当依法有序退出。', 'In nature areas only exploration and mining that meets the control requirements; existing rights that do not must exit in order.', mineralsFrom)],
  },
  {
    id: 'mining_licence',
    title: { zh: '在登记的矿区范围内开采', en: 'Mining within the registered area' },
    texts: [before, summary(fullText, minerals2024, { zh: '第三十三条、第三十五条', en: 'arts. 33, 35' }, '开采矿产资源应当取得采矿权和采矿许可，按批准的开采方案进行；矿区范围由县级人民政府公告，任何单位和个人不得进入他人矿区范围内开采。', 'Mining needs a right, a permit and an approved plan; the county publishes the licence area; nobody mines in the area of another.', mineralsFrom)],
  },
  {
    id: 'mine_restoration',
    title: { zh: '矿区生态修复义务', en: 'The duty to restore' },
    texts: [summary(fullText, minerals2024, { zh: '第四十四条至第四十八条', en: 'arts. 44–48' }, '边开采、边修复；矿业权消灭后修复义务不因此免除；修复方案与开采方案一并审批，分区分期验收并公开结果。', 'Restore while mining; the duty outlives the right; plan, phases and acceptance are public.', mineralsFrom)],
  },
  {
    id: 'mine_waste_closure',
    title: { zh: '煤矸石等矿业固体废物贮存设施停用后封场', en: 'Closing of stores of mining waste after use' },
    texts: [summary(mirror, code, { zh: '第四百九十六条；罚则第一千一百七十三条', en: 'art. 496; penalty art. 1173' }, '矿业固体废物贮存设施停止使用后应当封场；违反的处二十万元以上一百万元以下罚款。', 'Stores of mining waste are closed after use; fine of 200,000 to 1,000,000 yuan.', codeFrom)],
  },
  {
    id: 'green_mines',
    title: { zh: '绿色矿山建设', en: 'Green mines' },
    texts: [
      summary(document('公开网页', 'a public page'), document('自然资源部等《关于进一步加强绿色矿山建设的通知》（自然资规〔2024〕1号）', 'Notice 1 (2024) on green mines'), { zh: '全文', en: 'whole' }, '国家级绿色矿山从省级名录中遴选；列入国家或者省级名录方为绿色矿山，自评不等于入库。', 'National green mines are chosen from the provincial list; a self-assessment is not a listing.', '2024-04-15'),
    ],
  },
  {
    id: 'plan_green_mines',
    title: { zh: '整改方案关于在产矿山的要求（政策）', en: "The plan's demand on mines in production (policy)" },
    texts: [
      { document: document('乌海市贯彻落实第二轮自治区生态环境保护督察报告整改方案', "Wuhai's rectification plan after the second inspection by the autonomous region"),
        article: { zh: '整改目标', en: 'targets' }, text: '在产矿山达到国家或自治区级绿色矿山建设标准', translation: 'Mines in production reach the standard of national or regional green mines.',
        valid_from: '2024-03-27', valid_to: null,
        source: { zh: '方案公开摘要；生效日按督察反馈日 2024-03-27 计，未核实', en: "the plan's public summary; its first day is taken from the inspection's feedback of 2024-03-27, unconfirmed" }, confirmed: false },
    ],
  },
];
