/** What a feature is called on screen: its label attribute or, where it has none, its class and its id. */
import type { Layer } from '../../data/grammar.ts';

export type Attributes = Readonly<Record<string, unknown>>;

export function labelOf(layer: Layer, attributes: Attributes, id: string): string {
  const label = attributes[layer.label];
  if (typeof label === 'string' && label.trim() !== '') return label.trim();
  if (typeof label === 'number') return String(label);
  const kind = layer.classes?.values.find((one) => one.value === attributes[layer.classes?.by ?? '']);
  return `${(kind ?? layer).title.zh} ${id}`;
}

/** The class value of a feature, or null where it belongs to none. */
export function classOf(layer: Layer, attributes: Attributes): string | null {
  if (!layer.classes) return null;
  const value = attributes[layer.classes.by];
  return layer.classes.values.some((one) => one.value === value) ? String(value) : null;
}
