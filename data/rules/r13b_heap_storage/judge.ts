/** Judges one heap alone: is it closed or covered against fire and dust? */
import { Type, type Static } from 'typebox';
import type { Judgement } from '../../grammar.ts';
import { aloneFacts, text } from '../../measures/facts.ts';
import { plainly } from '../../measures/judging.ts';
import { site } from '../../measures/words.ts';

export const Facts = Type.Object({ ...aloneFacts, kind: text, cover_state: text });
export type Facts = Static<typeof Facts>;

const demand = {
  zh: '存放煤矸石等须采取防燃措施，密闭贮存或者设置不低于堆高的围挡并有效覆盖，停用后封场。',
  en: 'Stores of gangue and the like must prevent fire and be closed, or fenced as high as the heap and covered, and sealed after use.',
};

export function judge(facts: Facts): Judgement {
  const heap = site(facts);
  switch (facts.cover_state) {
    case 'closed':
      return plainly('clear', 'closed', `${heap.zh}已封场。`, `${heap.en} is closed.`);
    case 'covered':
      return plainly('clear', 'covered', `${heap.zh}已覆盖。`, `${heap.en} is covered.`);
    case 'partly':
      return plainly('restricted', 'partly_covered', `${heap.zh}仅部分覆盖，未满足贮存条件：${demand.zh}`, `${heap.en} is covered in part only and does not meet the conditions of storage. ${demand.en}`);
    case 'bare':
      return plainly('restricted', 'bare', `${heap.zh}裸露，未满足贮存条件：${demand.zh}`, `${heap.en} lies bare and does not meet the conditions of storage. ${demand.en}`);
    default:
      return plainly('undetermined', 'cover_unknown', `${heap.zh}的覆盖状态不明，无法判定。`, `How ${heap.en} is covered is unknown.`);
  }
}
