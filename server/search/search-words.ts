/** What the search box compares with: lower-case names and codes, their pinyin in full and as initials. */
import { pinyin } from 'pinyin-pro';

/** One spelling for what people type and what files hold: full-width forms narrowed, lower case, single spaces. */
export function normalise(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
}

/** Lines to be searched, each once: the words themselves, then for Chinese words their pinyin and its initials. */
export function searchWords(values: readonly string[]): string[] {
  const lines = new Set<string>();
  for (const value of values) {
    const word = normalise(value);
    if (word === '') continue;
    lines.add(word);
    if (!/\p{Script=Han}/u.test(word)) continue;
    const options = { toneType: 'none', type: 'array', nonZh: 'consecutive', v: true } as const;
    lines.add(joined(pinyin(word, options)));
    lines.add(joined(pinyin(word, { ...options, pattern: 'first' })));
  }
  return [...lines];
}

function joined(syllables: readonly string[]): string {
  return normalise(syllables.join('')).replaceAll(' ', '');
}
