/** What a feature is called: its label attribute. Where it has none the name is empty, and whoever shows it says its class in the reader's language. */
import type { Bilingual, Layer } from '../../data/grammar.ts';

export type Attributes = Readonly<Record<string, unknown>>;

export function labelOf(layer: Layer, attributes: Attributes): string {
  const label = attributes[layer.label];
  if (typeof label === 'string' && label.trim() !== '') return label.trim();
  if (typeof label === 'number') return String(label);
  return '';
}

/** What kind of thing it is, for search words: the title of its class, else of its layer. */
export function kindOf(layer: Layer, attributes: Attributes): Bilingual {
  return (layer.classes?.values.find((one) => one.value === attributes[layer.classes?.by ?? '']) ?? layer).title;
}

/** The class value of a feature, or null where it belongs to none. */
export function classOf(layer: Layer, attributes: Attributes): string | null {
  if (!layer.classes) return null;
  const value = attributes[layer.classes.by];
  return layer.classes.values.some((one) => one.value === value) ? String(value) : null;
}
