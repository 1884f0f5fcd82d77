/** Indicator Q38: tasks accepted and closed, one for one. */
import type { Indicator } from '../../grammar.ts';

export const indicator: Indicator = {
  id: 'q38_closing_tasks',
  title: { zh: '整改任务验收销号', en: 'Tasks accepted and closed' },
  theme: 'governance',
  phrase: '整改完成一个、验收销号一个',
  unit: '%',
  target: { operator: '=', value: 100, due: null, strength: 'mandatory' },
  definitions: [{
    version: '1',
    from: null,
    text: {
      zh: '已完成的整改任务中已验收销号的比例：完成一个、销号一个即为100%。',
      en: 'Of the tasks that are done, those accepted and closed: one for one is 100 %.',
    },
    numerator: { zh: '已验收销号的任务', en: 'Tasks accepted and closed' },
    denominator: { zh: '已完成的任务', en: 'Tasks done' },
    source: { zh: '整改方案第四项保障措施；整改任务清单未公开。', en: 'Fourth safeguard of the plan; the list of tasks is not public.' },
  }],
  ambiguity: {
    zh: '完成到销号之间允许多少天未说明。',
    en: 'How many days may lie between done and closed is not said.',
  },
  responsible: { zh: '市督察整改工作专项组', en: 'Task group of the city for the rectification' },
  source: { zh: '整改方案（公开摘要）', en: 'Public summary of the rectification plan' },
  publish: 'public',
  series: [{ id: 'reported', title: { zh: '上报值', en: 'Reported' } }],
};
