/** The marks between words as each language sets them: full width and without blanks in Chinese, half width in English. */
import type { Language } from '../view/view.ts';

/** `面积：3 km²`, `Area: 3 km²` */
export const titled = (title: string, value: string, language: Language): string => (language === 'zh' ? `${title}：${value}` : `${title}: ${value}`);

export const inBrackets = (text: string, language: Language): string => (language === 'zh' ? `（${text}）` : ` (${text})`);

/** Things of one kind, one after the other. */
export const listed = (items: readonly string[], language: Language): string => items.join(language === 'zh' ? '、' : ', ');

/** Statements of one sentence, one after the other. */
export const clauses = (items: readonly string[], language: Language): string => items.join(language === 'zh' ? '；' : '; ');
