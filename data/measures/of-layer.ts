/** What a rule asks of a drawn site in the words of the layer that its published subjects stand in. */
import type { Attribute, Layer } from '../grammar.ts';
import { accuracy_m, act_date, act_type, name } from './asked.ts';

/** Asked of every site: what it is called and how exact its drawing is. */
export const named: Readonly<Record<string, Attribute>> = { name, accuracy_m };

/** Asked where the law turns on what was done and when. */
export const acts: Readonly<Record<string, Attribute>> = { act_type, act_date };

/** @throws Error when the layer has no such attribute */
export function asked(layer: Layer, ...names: readonly string[]): Readonly<Record<string, Attribute>> {
  return Object.fromEntries(names.map((wanted) => {
    const attribute = layer.attributes[wanted];
    if (attribute === undefined) throw new Error(`Layer ${layer.id} has no attribute "${wanted}" to ask for`);
    return [wanted, bare(attribute)];
  }));
}

/** Without what matters to files and tiles alone. */
function bare({ title, type, unit, choices }: Attribute): Attribute {
  return { title, type, ...(unit !== undefined && { unit }), ...(choices !== undefined && { choices }) };
}
