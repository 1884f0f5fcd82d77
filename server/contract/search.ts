/** The search box: names, codes, pinyin initials, places and coordinates. */
import { Type, type Static } from 'typebox';
import { Bilingual, Position } from './geo.ts';

export const SearchHit = Type.Object({
  kind: Type.Union([Type.Literal('feature'), Type.Literal('place'), Type.Literal('coordinate')]),
  title: Type.String(),
  /** What it is and where: the layer's or place kind's title, the district, or how the coordinates were understood. */
  subtitle: Bilingual,
  /** For `feature`. */
  layer: Type.Union([Type.String(), Type.Null()]),
  id: Type.Union([Type.String(), Type.Null()]),
  /** A point to fly to; null for a place whose position nobody published. */
  position: Type.Union([Position, Type.Null()]),
  bbox: Type.Union([Type.Array(Type.Number()), Type.Null()]),
  synthetic: Type.Boolean(),
});
export type SearchHit = Static<typeof SearchHit>;

export const SearchResult = Type.Object({ query: Type.String(), hits: Type.Array(SearchHit), truncated: Type.Boolean() });
export type SearchResult = Static<typeof SearchResult>;
