/** Indicator Q37: publications of progress, one a year by each district and department. */
import type { Indicator } from '../../grammar.ts';

export const indicator: Indicator = {
  id: 'q37_progress_published',
  title: { zh: '整改进展公开次数', en: 'Publications of progress' },
  theme: 'governance',
  phrase: '整改任务全部完成前,每年至少公开1次整改工作进展',
  unit: '次/年',
  target: { operator: '>=', value: 1, due: null, strength: 'mandatory', over: 'year' },
  definitions: [{
    version: '1',
    from: null,
    text: {
      zh: '每个区、每个部门一个日历年内公开整改进展的次数；全市以次数最少的单位判断。',
      en: 'Publications of progress by each district and department in a calendar year; the city is judged by the body with the fewest.',
    },
    numerator: { zh: '公开次数', en: 'Publications' },
    denominator: null,
    source: { zh: '整改方案第五项保障措施；“各部门”的名单未公开，所列部门为本平台的理解。', en: 'Fifth safeguard of the plan; which departments are meant is not public, those listed are our reading.' },
  }],
  ambiguity: {
    zh: '“各区、各部门”包括哪些部门未列名；“全部完成前”没有日期。',
    en: 'Which departments “each department” means is not listed; “until all is done” has no day.',
  },
  responsible: { zh: '各区人民政府、市直各部门', en: 'Governments of the districts; departments of the city' },
  source: { zh: '整改方案（公开摘要）', en: 'Public summary of the rectification plan' },
  publish: 'public',
  series: [
    { id: 'least', title: { zh: '公开次数最少的单位', en: 'The body with the fewest' } },
    { id: 'city', title: { zh: '市级（专项组）', en: 'The city (task group)' } },
    { id: 'haibowan', title: { zh: '海勃湾区', en: 'Haibowan district' } },
    { id: 'hainan', title: { zh: '海南区', en: 'Hainan district' } },
    { id: 'wuda', title: { zh: '乌达区', en: 'Wuda district' } },
    { id: 'ecology', title: { zh: '市生态环境局', en: 'Ecology bureau' } },
    { id: 'water', title: { zh: '市水务局', en: 'Water bureau' } },
    { id: 'natural_resources', title: { zh: '市自然资源局', en: 'Natural resources bureau' } },
    { id: 'forestry', title: { zh: '市林业和草原局', en: 'Forestry and grassland bureau' } },
    { id: 'energy', title: { zh: '市能源局', en: 'Energy bureau' } },
    { id: 'industry', title: { zh: '市工业和信息化局', en: 'Industry bureau' } },
    { id: 'housing', title: { zh: '市住房和城乡建设局', en: 'Housing bureau' } },
    { id: 'agriculture', title: { zh: '市农牧局', en: 'Agriculture bureau' } },
    { id: 'transport', title: { zh: '市交通运输局', en: 'Transport bureau' } },
  ],
};
