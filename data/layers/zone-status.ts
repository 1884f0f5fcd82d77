/** 划定状态: how far a legally drawn zone has come. Only a published zone can forbid anything. */
import type { Attribute, LineDash, FillPattern } from '../grammar.ts';

export const zoneStatus: Attribute = {
  title: { zh: '划定状态', en: 'Status of the zone' },
  type: 'choice',
  choices: {
    published: { zh: '已公布', en: 'Published' },
    consultation: { zh: '公示征求意见', en: 'In consultation' },
    draft: { zh: '草案', en: 'Draft' },
    repealed: { zh: '已废止', en: 'Repealed' },
  },
  aliases: ['HDZT', 'ZT', 'status', 'zone status', '划定状态', '状态'],
  values: { 公布: 'published', 已公布: 'published', 公示: 'consultation', 征求意见: 'consultation', 草案: 'draft', 废止: 'repealed', 已废止: 'repealed' },
  in_tile: true,
};

/** The same dash and pattern for a status on every zone layer, so that it is learnt once. */
export const zoneStatusLook: Readonly<Record<'published' | 'consultation' | 'draft' | 'repealed', { pattern: FillPattern; dash: LineDash }>> = {
  published: { pattern: 'solid', dash: 'solid' },
  consultation: { pattern: 'hatch', dash: 'dashed' },
  draft: { pattern: 'dots', dash: 'dotted' },
  repealed: { pattern: 'none', dash: 'dash-dot' },
};
