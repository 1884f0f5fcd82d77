/** 人为活动图斑: what people do on protected land, by the coded list of 自然资发〔2022〕142号. */
import { landActivities } from '../../measures/asked.ts';
import { demonstrationLayer } from '../demonstration.ts';

export const land_activities = demonstrationLayer({
  id: 'land_activities',
  title: { zh: '人为活动图斑', en: 'Human activities' },
  description: {
    zh: '生态保护红线、自然保护地和湿地监管中的人为活动图斑：活动类别按自然资发〔2022〕142号十类有限人为活动编码，另含建设性质、认定意见文号、临时占用年限。全部为示意数据。',
    en: 'Human activities seen in the supervision of red lines, nature areas and wetlands, coded by the ten limited activities of notice 142 of 2022, with the kind of act, the opinion that allows it and the years of a temporary use. All of it is demonstration data.',
  },
  group: 'protection',
  geometry: ['polygon', 'line', 'point'],
  attributes: {
    name: { title: { zh: '名称', en: 'Name' }, type: 'text', searchable: true, aliases: ['HDMC', 'TBMC', '图斑名称'], in_tile: true },
    owner: { title: { zh: '活动主体', en: 'Who does it' }, type: 'text', searchable: true, aliases: ['HDZT', '活动主体'] },
    activity: { title: { zh: '活动类别', en: 'Activity' }, type: 'choice', choices: landActivities, aliases: ['HDLB', '活动类别'] },
    act_type: {
      title: { zh: '行为类型', en: 'Kind of act' },
      type: 'choice',
      choices: {
        new: { zh: '新建', en: 'New' },
        expand: { zh: '扩建', en: 'Expansion' },
        rebuild: { zh: '改建', en: 'Rebuilding' },
        existing: { zh: '既有', en: 'Existing' },
        unknown: { zh: '不明', en: 'Unknown' },
      },
      aliases: ['JSXZ', '建设性质'],
      values: { 新建: 'new', 新增: 'new', 扩建: 'expand', 扩大: 'expand', 改建: 'rebuild', 既有: 'existing', 存量: 'existing' },
    },
    act_date: { title: { zh: '行为日期', en: 'Date of the act' }, type: 'date', aliases: ['FSRQ', '发生日期'] },
    approval_no: { title: { zh: '认定意见、批准文号', en: 'Opinion or approval' }, type: 'text', searchable: true, aliases: ['PZWH', '认定意见文号'] },
    temporary_years: { title: { zh: '临时占用年限', en: 'Years of temporary use' }, type: 'number', unit: 'a', aliases: ['LSZYNX', '临时占用年限'] },
    wetland_act: {
      title: { zh: '涉湿地行为', en: 'Act upon a wetland' },
      type: 'choice',
      choices: {
        none: { zh: '无', en: 'None' },
        reclaim: { zh: '开（围）垦、填埋、排干', en: 'Reclaiming, filling, draining' },
        cut_off: { zh: '永久性截断水源', en: 'Cutting off its water for good' },
        extract: { zh: '挖砂、采矿、取土', en: 'Extracting sand, minerals, soil' },
        dump: { zh: '排放不合标准的废水、倾倒堆放废弃物', en: 'Discharging or dumping' },
        overgraze: { zh: '过度放牧、滥采野生植物', en: 'Overgrazing, stripping plants' },
      },
      aliases: ['SSDXW', '涉湿地行为'],
    },
    wetland_exception: {
      title: { zh: '占用国家重要湿地的法定情形', en: 'Ground for using a wetland of national importance' },
      type: 'choice',
      choices: {
        none: { zh: '无', en: 'None' },
        national_project: { zh: '国家重大项目', en: 'Major national project' },
        disaster: { zh: '防灾减灾项目', en: 'Disaster prevention' },
        water_protection: { zh: '重要水利及保护设施', en: 'Key water and protection works' },
        wetland_protection: { zh: '湿地保护项目', en: 'Wetland protection works' },
      },
      aliases: ['ZYQX', '占用情形'],
    },
    accuracy_m: { title: { zh: '界线精度', en: 'Accuracy of the outline' }, type: 'number', unit: 'm', aliases: ['JD', '精度'] },
  },
  id_aliases: ['BSM', 'TBBH'],
  label: 'name',
  appearance: { colour: '#b0605c', pattern: 'grid', shape: 'pentagon', dash: 'dashed', fill_opacity: 0.26, line_width: 1.4 },
  zoom: { min: 9, max: 22, label: 12 },
  visible: false,
  as_of: '2026-10-31',
  accuracy_m: 10,
  publish: 'internal',
});
