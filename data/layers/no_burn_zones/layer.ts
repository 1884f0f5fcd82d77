/** 高污染燃料禁燃区: where high-polluting fuels may be neither sold nor burnt, in three classes of strictness. */
import { demonstrationLayer } from '../demonstration.ts';
import { zoneStatus } from '../zone-status.ts';

export const no_burn_zones = demonstrationLayer({
  id: 'no_burn_zones',
  title: { zh: '高污染燃料禁燃区', en: 'No-burn zones' },
  description: {
    zh: '高污染燃料禁燃区，按《高污染燃料目录》分Ⅰ类（一般）、Ⅱ类（较严）、Ⅲ类（严格）。须由设区的市级以上人民政府划定并公布（生态环境法典第二百零七条），区级通告不构成法定禁燃区。乌海市通告未见，范围与文号为示意。',
    en: 'Zones in which high-polluting fuels are banned, in classes I (general), II (stricter) and III (strict) of the national catalogue. Only a government of prefecture level or above can draw them (Ecological Environment Code, art. 207); a district notice makes no legal zone. No notice for Wuhai was found: demonstration data.',
  },
  group: 'air',
  geometry: ['polygon'],
  attributes: {
    name: { title: { zh: '名称', en: 'Name' }, type: 'text', searchable: true, aliases: ['JRQMC', '禁燃区名称'], in_tile: true },
    class: {
      title: { zh: '禁燃类别', en: 'Class' },
      type: 'choice',
      choices: {
        I: { zh: 'Ⅰ类（一般）', en: 'Class I (general)' },
        II: { zh: 'Ⅱ类（较严）', en: 'Class II (stricter)' },
        III: { zh: 'Ⅲ类（严格）', en: 'Class III (strict)' },
      },
      aliases: ['JRLB', '类别'],
      values: { Ⅰ: 'I', Ⅱ: 'II', Ⅲ: 'III', Ⅰ类: 'I', Ⅱ类: 'II', Ⅲ类: 'III', '1': 'I', '2': 'II', '3': 'III' },
      in_tile: true,
    },
    notice: { title: { zh: '通告文号', en: 'Notice' }, type: 'text', aliases: ['TGWH', '文号'] },
    effective_on: { title: { zh: '施行日期', en: 'In force from' }, type: 'date', aliases: ['SXRQ', '施行日期'] },
    transition_until: { title: { zh: '过渡期至', en: 'Transition until' }, type: 'date', aliases: ['GDQ', '过渡期'] },
    issued_by: {
      title: { zh: '发布机关', en: 'Issued by' },
      type: 'choice',
      choices: { city: { zh: '设区的市级以上人民政府', en: 'Government of prefecture level or above' }, district: { zh: '区级人民政府或部门', en: 'District government or a department' }, unknown: { zh: '不明', en: 'Unknown' } },
      aliases: ['FBJG', '发布机关'],
      values: { 市人民政府: 'city', 区人民政府: 'district' },
    },
    zone_status: zoneStatus,
  },
  id_aliases: ['BSM'],
  label: 'name',
  appearance: { colour: '#a8801c', pattern: 'none', dash: 'dashed', fill_opacity: 0.16, line_width: 1.4 },
  classes: {
    by: 'class',
    values: [
      { value: 'III', colour: '#b2573c', pattern: 'cross-hatch', dash: 'solid', fill_opacity: 0.22, line_width: 1.5 },
      { value: 'II', colour: '#b8702a', pattern: 'hatch', dash: 'solid', fill_opacity: 0.2, line_width: 1.4 },
      { value: 'I', colour: '#a8801c', pattern: 'hatch-back', dash: 'dashed', fill_opacity: 0.2, line_width: 1.3 },
    ],
  },
  zoom: { min: 0, max: 22, label: 10 },
  visible: false,
  accuracy_m: 20,
  publish: 'public',
});
