/** Layers whose title, description or class titles hold every word typed, in either language. */
import type { CatalogueLayer } from '../../../server/contract/catalogue.ts';

export function matching(layers: readonly CatalogueLayer[], typed: string): readonly CatalogueLayer[] {
  const words = typed.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return layers;
  return layers.filter((layer) => {
    const texts = [layer.title, layer.description, ...(layer.classes?.values ?? []).map((each) => each.title)];
    const hay = texts.map((both) => `${both.zh}\n${both.en}`).join('\n').toLocaleLowerCase();
    return words.every((word) => hay.includes(word));
  });
}
