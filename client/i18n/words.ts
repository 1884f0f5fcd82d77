/**
 * Words in two languages. General ones stand in zh.ts and en.ts (`useWords()`); a panel keeps its own beside itself with
 * `bilingual({ zh: {…}, en: {…} })` and reads them with `useWordsOf(words)`. Values are strings or functions of named arguments.
 */
import type { Bilingual } from '../../data/grammar.ts';
import { useView } from '../view/looking.ts';
import type { Language } from '../view/view.ts';
import { en } from './en.ts';
import type { Shape } from './shape.ts';
import { zh } from './zh.ts';

export type Words = Shape<typeof zh>;

export interface TwoLanguages<T> {
  readonly zh: T;
  readonly en: T;
}

/** Both languages must have the same entries. */
export const bilingual = <T>(words: { readonly zh: T; readonly en: Shape<NoInfer<T>> }): TwoLanguages<Shape<T>> => words as TwoLanguages<Shape<T>>;

const general = { zh, en } satisfies TwoLanguages<Words>;

export const wordsIn = (language: Language): Words => general[language];
export const useLanguage = (): Language => useView((view) => view.language);
export const useWords = (): Words => general[useLanguage()];
export const useWordsOf = <T>(words: TwoLanguages<T>): T => words[useLanguage()];

/** Reads a bilingual text of the catalogue: `const text = useText(); text(layer.title)`. */
export function useText(): (both: Bilingual) => string {
  const language = useLanguage();
  return (both) => both[language];
}
