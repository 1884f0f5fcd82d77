/** What a drawn site would be (拟建内容): the code list that a site check offers, and that every rule's `sites` speaks. */
import type { Activity } from './grammar.ts';

const area = ['polygon', 'point', 'line'] as const;
const spot = ['point', 'polygon'] as const;
const way = ['line', 'polygon'] as const;

export const activities: readonly Activity[] = [
  { id: 'chemical_park', title: { zh: '化工园区', en: 'Chemical park' }, geometry: area },
  { id: 'chemical_project', title: { zh: '化工项目', en: 'Chemical project' }, geometry: area },
  { id: 'industrial_project', title: { zh: '其他工业项目', en: 'Other industrial project' }, geometry: area },
  { id: 'mine', title: { zh: '矿山开采', en: 'Mine' }, geometry: area },
  { id: 'tailings_pond', title: { zh: '尾矿库', en: 'Tailings pond' }, geometry: area },
  { id: 'waste_site', title: { zh: '固体废物贮存、处置场', en: 'Solid-waste store or landfill' }, geometry: area },
  { id: 'gangue_yard', title: { zh: '煤矸石堆场、排土场', en: 'Gangue yard or spoil heap' }, geometry: area },
  { id: 'sand_mining', title: { zh: '采砂、取土', en: 'Sand or soil extraction' }, geometry: area },
  { id: 'river_building', title: { zh: '涉河建筑物、构筑物', en: 'Building or works at a river' }, geometry: area },
  { id: 'outfall', title: { zh: '入河排污口', en: 'Outfall into a river' }, geometry: spot },
  { id: 'well', title: { zh: '取水井', en: 'Groundwater well' }, geometry: spot },
  { id: 'fuel_facility', title: { zh: '燃料燃用设施（锅炉等）', en: 'Fuel-burning facility (boiler etc.)' }, geometry: spot },
  { id: 'pv', title: { zh: '光伏、风电', en: 'Solar or wind power' }, geometry: area },
  { id: 'linear_works', title: { zh: '公路、铁路、管线等线性工程', en: 'Road, railway, pipeline or other linear works' }, geometry: way },
  { id: 'housing', title: { zh: '住宅、商业、公共建筑', en: 'Housing, commercial or public building' }, geometry: area },
  { id: 'farming', title: { zh: '种植、养殖、放牧', en: 'Farming, breeding or grazing' }, geometry: area },
  { id: 'tourism', title: { zh: '参观旅游、科普及配套设施', en: 'Visiting, science education and their facilities' }, geometry: area },
  { id: 'restoration', title: { zh: '生态修复工程', en: 'Ecological restoration works' }, geometry: area },
  { id: 'construction_site', title: { zh: '建筑工地', en: 'Construction site' }, geometry: area },
];
