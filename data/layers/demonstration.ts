/** A layer that stands on demonstration data: one GeoJSON file a layer, drawn for this product, everything of it 示意数据. */
import type { Appearance, Bilingual, Layer, LayerClass, LayerOrigin } from '../grammar.ts';

/** The day up to which the demonstration data tell their story. */
const demonstrationDay = '2025-12-31';

const demonstration = (layer: string): LayerOrigin => ({
  path: `data/demo/${layer}.geojson`,
  datum: 'CGCS2000',
  title: { zh: '安澜示意数据集（依据公开描述绘制）', en: 'Anlan demonstration set (drawn from public descriptions)' },
  licence: 'Apache-2.0',
  attribution: '安澜示意数据 · Anlan demonstration data',
  demonstration: true,
});

/** What is said of a layer; a class without a title is called what the choices of its attribute call it. */
interface Said extends Omit<Layer, 'origin' | 'as_of' | 'status' | 'classes'> {
  readonly as_of?: string;
  readonly classes?: { readonly by: string; readonly values: readonly (Appearance & { readonly value: string; readonly title?: Bilingual })[] };
}

/** @throws Error when a class has neither a title nor a choice that names it */
export function demonstrationLayer({ classes, ...said }: Said): Layer {
  const titled = classes && { by: classes.by, values: classes.values.map((one): LayerClass => ({ ...one, title: one.title ?? titleOf(said, classes.by, one.value) })) };
  return { origin: demonstration(said.id), as_of: demonstrationDay, status: 'published', ...said, ...(titled && { classes: titled }) };
}

function titleOf({ id, attributes }: Pick<Layer, 'id' | 'attributes'>, by: string, value: string): Bilingual {
  const title = attributes[by]?.choices?.[value];
  if (title === undefined) throw new Error(`The class "${value}" of layer ${id} has no title, and is no choice of its attribute "${by}"`);
  return title;
}
