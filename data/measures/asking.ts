/** What a rule asks of a drawn site, in the words of the layer that its published subjects stand in. */
import type { Attribute, Layer } from '../grammar.ts';
import { actDate, actType } from '../layers/acts.ts';

/** Asked of every site: what it is called and how exact its drawing is. */
export const named: Readonly<Record<string, Attribute>> = {
  name: { title: { zh: '名称', en: 'Name' }, type: 'text' },
  accuracy_m: { title: { zh: '边界精度', en: 'Accuracy of the boundary' }, type: 'number', unit: 'm' },
};

/** Asked where the law turns on what was done and when. */
export const acts: Readonly<Record<string, Attribute>> = { act_type: bare(actType), act_date: bare(actDate) };

/** @throws Error when the layer has no such attribute */
export function asked(layer: Layer, ...names: readonly string[]): Readonly<Record<string, Attribute>> {
  return Object.fromEntries(names.map((name) => {
    const attribute = layer.attributes[name];
    if (attribute === undefined) throw new Error(`Layer ${layer.id} has no attribute "${name}" to ask for`);
    return [name, bare(attribute)];
  }));
}

/** Without what matters to files and tiles alone. */
function bare({ title, type, unit, choices }: Attribute): Attribute {
  return { title, type, ...(unit !== undefined && { unit }), ...(choices !== undefined && { choices }) };
}
