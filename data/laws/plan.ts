/** The rectification plan (整改方案), whose sentences are policy and not law, quoted word by word. */
import type { Bilingual, LegalBasis } from '../grammar.ts';
import { document } from './writing.ts';

const plan = document('乌海市贯彻落实第二轮自治区生态环境保护督察报告整改方案', "Wuhai's rectification plan after the second inspection by the autonomous region");

/** One sentence of the plan. The day of publication is not in the summary we hold; the feedback it answers is of 2024-03-27. */
export function planSentence(id: string, title: Bilingual, text: string, translation: string): LegalBasis {
  return {
    id, title,
    texts: [{
      document: plan, article: { zh: '整改措施', en: 'measures' }, text, translation, valid_from: '2024-03-27', valid_to: null,
      source: { zh: '方案公开摘要；生效日按督察反馈日 2024-03-27 计，未核实', en: "the plan's public summary; its first day is taken from the inspection's feedback of 2024-03-27, unconfirmed" }, confirmed: false,
    }],
  };
}
