/** Rule R7: no high-polluting fuel burnt in a no-burn zone, by its class, the size of the boiler and the deadline. */
import type { Rule } from '../../grammar.ts';
import { fuel_users } from '../../layers/fuel_users/layer.ts';
import { codeFrom } from '../../laws/writing.ts';
import { acts, asked, named } from '../../measures/of-layer.ts';
import { Facts } from './facts.ts';
import { judge } from './judge.ts';

const catalogueOfFuels = { zh: '《高污染燃料目录》（国环规大气〔2017〕2号）', en: 'Catalogue of High-Polluting Fuels (2017)' };

export const rule: Rule<typeof Facts> = {
  id: 'r7_fuel_no_burn',
  version: '1.1.0',
  title: { zh: '禁燃区内禁止燃用高污染燃料', en: 'No high-polluting fuel in a no-burn zone' },
  summary: {
    zh: '依法划定的禁燃区内，按类别（Ⅰ、Ⅱ、Ⅲ）和锅炉出力判断燃料是否属于高污染燃料：施行后新建、扩建的，以及过渡期满后仍燃用的，为禁止；过渡期内的既有设施为限制；燃料不明、区级通告、草案范围或处于边界精度以内的，需人工研判。',
    en: 'In a zone drawn under the law its class and the size of the boiler say whether a fuel is high-polluting. New equipment, and burning on after the deadline, are prohibited; existing equipment is restricted until then. An unknown fuel, a notice by a district, a draft zone or a place within the accuracy of its edge needs a person.',
  },
  legal: ['no_burn_zone', 'no_burn_penalty', 'high_polluting_fuels', 'plan_clean_heating'],
  subjects: ['fuel_users'],
  against: ['no_burn_zones'],
  what_if: { ...named, ...acts, ...asked(fuel_users, 'appliance', 'fuel', 'boiler_t_h', 'sulphur_pct', 'ash_pct', 'dedicated_boiler', 'dust_removal') },
  unit: { zh: '市生态环境局、市住房和城乡建设局', en: 'Ecology bureau of the city; Housing bureau of the city' },
  unconfirmed: { zh: '乌海市禁燃区通告及范围未查到，未经核实；演示范围为示意数据。目录第Ⅰ类硫分与灰分限值是否须同时超过、型煤等的组分限值，未经核实，按需人工研判处理。', en: "Wuhai's notice and its extent were not found; the demonstration zones are invented. Whether class I asks for both limits to be passed, and the limits of briquettes and coke, are not confirmed and answered with review." },
  sites: { fuel_facility: {} },
  clock: 'daily',
  reach_m: 3000,
  thresholds: {
    boiler_t_h: { title: { zh: '目录所称大锅炉的单台出力（不小于）', en: 'Output of one boiler from which classes I and II let coal be' }, value: 20, unit: 't/h', source: catalogueOfFuels },
    sulphur_pct: { title: { zh: 'Ⅰ类煤炭硫分限值', en: 'Sulphur limit of class I' }, value: 0.5, unit: '%', source: catalogueOfFuels },
    ash_pct: { title: { zh: 'Ⅰ类煤炭灰分限值', en: 'Ash limit of class I' }, value: 10, unit: '%', source: catalogueOfFuels },
    code_from: { title: { zh: '生态环境法典施行日', en: 'First day of the Code' }, value: codeFrom, unit: '', source: { zh: '生态环境法典第一千二百四十二条', en: 'Ecological Environment Code art. 1242' } },
  },
  sql: { facts: 'data/measures/meets.sql', subject: 'data/rules/r7_fuel_no_burn/subject.sql', object: 'data/rules/r7_fuel_no_burn/object.sql' },
  facts: Facts,
  judge,
};
