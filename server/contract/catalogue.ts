/** The catalogue on the wire: what data/ says of layers, rules, indicators and laws, less what only the server needs. */
import { Type, type Static } from 'typebox';
import type { AccountIndicator, Activity, AreaAccount, City, Layer, LayerGroup, LegalBasis, Rule } from '../../data/grammar.ts';
import { LayerState } from './layers.ts';

/**
 * A basemap is configuration (ANLAN_BASEMAPS, a JSON array); there is none by default.
 * `tiles` are XYZ templates, `pmtiles` the address of one archive.
 */
export const Basemap = Type.Object({
  id: Type.String(),
  title: Type.Object({ zh: Type.String(), en: Type.String() }),
  kind: Type.Union([Type.Literal('xyz'), Type.Literal('pmtiles')]),
  /** Several are drawn on top of each other (天地图: picture and its labels). */
  tiles: Type.Array(Type.String()),
  attribution: Type.String(),
  min_zoom: Type.Integer(),
  max_zoom: Type.Integer(),
});
export type Basemap = Static<typeof Basemap>;

/** Layers, rules, indicators and laws have the shapes of data/grammar.ts; Unsafe keeps them written once. */
export const CatalogueAnswer = Type.Object({
  version: Type.String(),
  engine: Type.String(),
  city: Type.Unsafe<City>(Type.Object({}, { additionalProperties: true })),
  groups: Type.Array(Type.Unsafe<LayerGroup>(Type.Object({}, { additionalProperties: true }))),
  layers: Type.Array(Type.Unsafe<CatalogueLayer>(Type.Object({}, { additionalProperties: true }))),
  /** How many more layers there are that are not open to whoever asks. */
  closed_layers: Type.Integer(),
  rules: Type.Array(Type.Unsafe<CatalogueRule>(Type.Object({}, { additionalProperties: true }))),
  /** Those with an area account. */
  indicators: Type.Array(Type.Unsafe<CatalogueIndicator>(Type.Object({}, { additionalProperties: true }))),
  /** What a drawn site may be said to be. */
  activities: Type.Array(Type.Unsafe<Activity>(Type.Object({}, { additionalProperties: true }))),
  laws: Type.Array(Type.Unsafe<LegalBasis>(Type.Object({}, { additionalProperties: true }))),
  basemaps: Type.Array(Basemap),
  states: Type.Array(LayerState),
});
export type CatalogueAnswer = Static<typeof CatalogueAnswer>;

export type CatalogueLayer = Omit<Layer, 'origin'>;
/** `closed_layers`: how many layers it reads that are not open to whoever asks. */
export type CatalogueRule = Omit<Rule, 'sql' | 'facts' | 'judge'> & { readonly closed_layers?: number };
/** An indicator with an area account; the others are asked for by themselves. `account.layer` is '' where that layer is not open to whoever asks. */
export type CatalogueIndicator = Omit<AccountIndicator, 'account'> & { readonly account: Omit<AreaAccount, 'sql'> };
