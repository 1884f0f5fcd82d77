/** The words of where and when the account is looked at. */
import { bilingual } from '../../../i18n/words.ts';

export const placeWords = bilingual({
  zh: {
    faces: { account: '台账', difference: '差额', breakdown: '分项', quality: '质量' },
    faces_label: '看什么',
    place: '范围',
    whole_city: '全市',
    draw: '画范围',
    drawn: '绘制的范围',
    remove: '取消绘制',
    drawing: '在地图上逐点画出范围，双击或按回车结束，随即算出台账。',
    drawn_hint: '拖动拐点可修改，台账随之重算。绘制的范围不保存，也不写进链接。',
    crossing: '边线自相交叉，没有面积可算。请拖动拐点或重画。',
    no_list: '绘制的范围不逐个图斑列出；选一个分区可看明细。',
  },
  en: {
    faces: { account: 'Account', difference: 'Difference', breakdown: 'Breakdown', quality: 'Quality' },
    faces_label: 'What to look at',
    place: 'Area',
    whole_city: 'Whole city',
    draw: 'Draw',
    drawn: 'Drawn area',
    remove: 'Remove',
    drawing: 'Click corner after corner on the map; double click or Enter ends it, and its account is there.',
    drawn_hint: 'Drag its corners to change it. A drawn area is not stored and not part of the link.',
    crossing: 'The outline crosses itself and has no area. Drag its corners or draw it again.',
    no_list: 'The patches of a drawn area are not listed; choose a zone to see them.',
  },
});
