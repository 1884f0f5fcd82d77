/** 行为类型与日期: what was done and on which day. The day says which wording of the law holds. */
import type { Attribute } from '../grammar.ts';

export const actType: Attribute = {
  title: { zh: '行为类型', en: 'Act' },
  type: 'choice',
  choices: {
    new: { zh: '新建', en: 'New' },
    expand: { zh: '扩建', en: 'Expansion' },
    rebuild: { zh: '改建', en: 'Rebuilding' },
    existing: { zh: '既有', en: 'Existing' },
    unknown: { zh: '不明', en: 'Unknown' },
  },
  aliases: ['XWLX', 'JSXZ', '建设性质', '行为类型'],
  values: { 新建: 'new', 新设: 'new', 扩建: 'expand', 扩大: 'expand', 改建: 'rebuild', 改设: 'rebuild', 既有: 'existing', 存量: 'existing', 不明: 'unknown' },
};

export const actDate: Attribute = { title: { zh: '行为发生日', en: 'Date of the act' }, type: 'date', aliases: ['XWRQ', '行为发生日', '建成日期'] };
