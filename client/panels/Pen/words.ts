/** The words of drawing by hand. */
import { bilingual } from '../../i18n/words.ts';

export const penWords = bilingual({
  zh: {
    corner: '输入拐点坐标',
    corner_hint: '例如 106.82, 39.65 或 106°49′12″E 39°39′N（CGCS2000）',
    corner_wrong: '看不懂这个坐标。请写两个角度：经度在前，纬度在后。',
    add: '加点',
    undo: '撤回一点',
    undo_keys: '退格键或 Ctrl+Z',
    finish: '结束',
    finish_keys: '回车键或双击',
    again: '重画',
    again_keys: 'Esc 键',
    corners: (a: { count: number }) => `${a.count} 个拐点`,
  },
  en: {
    corner: 'Type a corner',
    corner_hint: 'for example 106.82, 39.65 or 106°49′12″E 39°39′N (CGCS2000)',
    corner_wrong: 'These are not coordinates. Write two angles, longitude first.',
    add: 'Add',
    undo: 'Take back',
    undo_keys: 'Backspace or Ctrl+Z',
    finish: 'Finish',
    finish_keys: 'Enter or double click',
    again: 'Draw again',
    again_keys: 'Esc',
    corners: (a) => `${a.count} corners`,
  },
});
