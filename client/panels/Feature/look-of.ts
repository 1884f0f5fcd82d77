/** How a feature of this class looks on the map. */
import type { Appearance } from '../../../data/grammar.ts';
import type { CatalogueLayer } from '../../../server/contract/catalogue.ts';

export const lookOf = (layer: CatalogueLayer, value: unknown): Appearance => layer.classes?.values.find((each) => each.value === value) ?? layer.appearance;
