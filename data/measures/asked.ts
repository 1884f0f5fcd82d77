/** What rules ask of a drawn site in the same words: act, day, exactness, and the coded activities on protected land. */
import type { Attribute, Bilingual } from '../grammar.ts';

export const name: Attribute = { title: { zh: '名称', en: 'Name' }, type: 'text' };
export const act_type: Attribute = {
  title: { zh: '行为类型', en: 'Act' },
  type: 'choice',
  choices: {
    new: { zh: '新建', en: 'New' },
    expand: { zh: '扩建', en: 'Expansion' },
    rebuild: { zh: '改建', en: 'Rebuilding' },
    existing: { zh: '既有', en: 'Existing' },
    unknown: { zh: '不明', en: 'Unknown' },
  },
};
export const act_date: Attribute = { title: { zh: '行为发生日', en: 'Date of the act' }, type: 'date' };
export const accuracy_m: Attribute = { title: { zh: '边界精度', en: 'Accuracy of the boundary' }, type: 'number', unit: 'm' };

/** What every rule about an act on the ground asks. */
export const act = { name, act_type, act_date, accuracy_m } as const;

/**
 * What is done on protected land: the ten limited human activities of 自然资发〔2022〕142号 in their order, and what is not among them.
 */
export const landActivities: Readonly<Record<string, Bilingual>> = {
  patrol: { zh: '①管护巡护、科研监测、防灾救灾、国防等', en: '1 Patrol, research, monitoring, disaster relief, defence' },
  residents: { zh: '②原住居民及合法权利主体的种植、放牧、捕捞、养殖', en: '2 Farming, grazing, fishing of original residents, not enlarged' },
  archaeology: { zh: '③考古调查、古生物化石发掘、标本采集、文物保护', en: '3 Archaeology, fossils, specimens, heritage' },
  forestry: { zh: '④人工商品林抚育采伐、树种更新、竹林经营', en: '4 Tending and renewal of commercial plantations, bamboo' },
  visiting: { zh: '⑤适度的参观旅游、科普宣教及配套设施', en: '5 Moderate visiting, science education, their facilities' },
  linear: { zh: '⑥必须且无法避让的线性基础设施、通讯、防洪、供水设施', en: '6 Linear works, telecoms, flood control, water supply that cannot avoid it' },
  minerals: { zh: '⑦公益性地质调查及列明矿种的勘查开采', en: '7 Geological survey and the listed minerals' },
  restoration: { zh: '⑧依据规划开展的生态修复', en: '8 Ecological restoration under a plan' },
  border: { zh: '⑨边境相关工程', en: '9 Border works' },
  other_lawful: { zh: '⑩法律法规规定允许的其他人为活动', en: '10 Other activities that laws allow' },
  production: { zh: '开发性、生产性建设', en: 'Development or production building' },
  housing: { zh: '住宅、商业、公共建筑', en: 'Housing, commercial or public building' },
  pv: { zh: '光伏、风电', en: 'Solar or wind power' },
  solid_waste: { zh: '固体废物贮存、利用、处置设施', en: 'Solid-waste store, use or disposal' },
  unknown: { zh: '不明', en: 'Unknown' },
};
export const activity: Attribute = { title: { zh: '活动类别', en: 'Activity' }, type: 'choice', choices: landActivities };
