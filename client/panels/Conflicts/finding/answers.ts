/** A value of one of the rule's questions, as a person would say it. */
import type { Attribute, Bilingual } from '../../../../data/grammar.ts';
import type { Words } from '../../../i18n/words.ts';

export type Answered = string | number | boolean | null;

export function answerTitle(question: Attribute | undefined, value: Answered, text: (both: Bilingual) => string, general: Words): string {
  if (value === null || value === '') return general.unknown;
  if (typeof value === 'boolean') return value ? general.yes : general.no;
  const choice = question?.choices?.[String(value)];
  if (choice) return text(choice);
  return question?.unit ? `${value} ${question.unit}` : String(value);
}
