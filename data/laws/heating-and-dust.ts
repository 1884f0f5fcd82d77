/** The law of fuels and of building dust: what a no-burn zone forbids, and the measures of a building site. */
import type { LegalBasis } from '../grammar.ts';
import { air, article, document, known, movedIntoCode, summary } from './writing.ts';
import { planSentence } from './plan.ts';

export const onHeatingAndDust: readonly LegalBasis[] = [
  {
    id: 'high_polluting_fuels',
    title: { zh: '高污染燃料目录（三类）', en: 'Catalogue of high-polluting fuels, in three classes' },
    texts: [
      summary(document('公开网页，未见原件；生效日按印发日计', 'a public page, not the original; its first day is taken from its issue'),
        document('高污染燃料目录（国环规大气〔2017〕2号）', 'Catalogue of High-Polluting Fuels (MEE, air, 2017 no. 2)'), { zh: '全文', en: 'whole' },
        '仅适用于依法划定的禁燃区。Ⅰ类：单台出力小于20蒸吨/小时的锅炉和民用燃煤设备燃用的硫分大于0.5%、灰分大于10%的煤炭及其制品，以及石油焦、油页岩、原油、重油、渣油、煤焦油；Ⅱ类：除单台出力大于等于20蒸吨/小时锅炉以外燃用的煤炭及其制品，以及上述油品；Ⅲ类：煤炭及其制品、上述油品，以及非专用锅炉或未配置高效除尘设施的专用锅炉燃用的生物质成型燃料。',
        'Holds only inside a zone drawn under the law. I: coal and its products of sulphur over 0.5 % and ash over 10 % in boilers under 20 t/h and household stoves; petroleum coke, oil shale, crude, heavy and residual oil, coal tar. II: coal and its products except in single boilers of 20 t/h and more; the same oils. III: all coal and its products, the same oils, and biomass briquettes in boilers not made for them or without high-efficiency dust removal.', '2017-03-27'),
    ],
  },
  movedIntoCode('no_burn_penalty', { zh: '在禁燃区内销售、燃用高污染燃料的处罚', en: 'Penalty for selling or burning high-polluting fuel in a no-burn zone' },
    { document: air, article: article('一百零七', '107'), from: '2016-01-01', zh: '没收燃用高污染燃料的设施，组织拆除并处罚款。', en: 'Equipment is confiscated and dismantled, with a fine.' },
    { article: { zh: '第一千一百一十五条第二项、第一千一百一十九条', en: 'arts. 1115(2), 1119' }, zh: '没收燃用设施，处二万元以上二十万元以下罚款；在禁燃区内销售高污染燃料的另行处罚。', en: 'Equipment is confiscated, with a fine of 20,000 to 200,000 yuan; selling such fuel is fined besides.' }),
  planSentence('plan_clean_heating', { zh: '整改方案关于清洁取暖与禁燃区的要求（政策）', en: "The rectification plan's own sentence on clean heating and no-burn zones (policy)" },
    '将已完成清洁取暖改造的地区划定为高污染燃料禁燃区', 'Areas whose heating has been converted are to be drawn as no-burn zones for high-polluting fuel.'),
  movedIntoCode('construction_dust', { zh: '建筑施工扬尘', en: 'Dust of building sites' },
    { document: air, article: article('六十九', '69'), from: '2016-01-01', zh: '施工单位应当设置围挡，采取覆盖、分段作业、择时施工、洒水抑尘、冲洗地面和车辆等有效防尘降尘措施，并公示有关信息。', en: 'Builders shall fence the site, cover, wet, wash ground and vehicles, and show who answers on a board.' },
    { article: article('二百四十', '240'), zh: '施工工地设置围挡，覆盖物料，冲洗车辆，密闭运输渣土，公示有关信息；裸露地面超过三个月的应当绿化、铺装或者遮盖。', en: 'A site shall be fenced, its material covered, vehicles washed, spoil carried closed, a public board set up; ground left bare for over three months is greened, paved or covered.' }),
  {
    id: 'six_measures',
    title: { zh: '施工工地扬尘防治“六个百分之百”（政策）', en: 'The six dust measures, each to 100 % (policy)' },
    texts: [
      summary(known, document('建筑施工扬尘治理“六个百分之百”要求', 'The requirement of six dust measures, each to 100 %'), { zh: '政策要求', en: 'policy' },
        '施工工地周边百分之百围挡、物料堆放百分之百覆盖、出入车辆百分之百冲洗、施工现场地面百分之百硬化、拆迁工地百分之百湿法作业、渣土车辆百分之百密闭运输。',
        'Fence, cover, washing of vehicles, paved ground, wet demolition and closed transport, each to 100 %.', '2017-01-01'),
    ],
  },
];

/** The plan also wants fire points out for good, and scattered polluters and ponds seen to. */
export const onPlan: readonly LegalBasis[] = [
  planSentence('plan_fire_points', { zh: '整改方案关于火点的要求（政策）', en: "The rectification plan's own sentence on fire points (policy)" },
    '进一步抓好矿区煤层、排土场自燃和煤炭洗选企业煤矸石堆场火点治理,实现火点动态清零', 'Fires in seams, spoil heaps and gangue yards are to be treated on, until at any time none is left.'),
  planSentence('plan_first_rain', { zh: '整改方案关于初期雨水池的要求（政策）', en: "The rectification plan's own sentence on first-rain ponds (policy)" },
    '到2025年园区重点涉水企业按照环评批复要求建成初级雨水收集池', 'By 2025 the key water enterprises of the parks have built the first-rain ponds that their EIA approvals ask for.'),
  planSentence('plan_scattered', { zh: '整改方案关于“散乱污”企业的要求（政策）', en: "The rectification plan's own sentence on scattered polluters (policy)" },
    '严防“散乱污”企业反弹,完善动态管理机制,实现“散乱污”企业动态清零', 'Scattered, disorderly, polluting enterprises are kept from coming back; at any time none is left.'),
];
