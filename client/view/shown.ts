/** Which layers are drawn and in which order (top first): pure changes of that list. */
import { select, type FeatureRef, type ShownLayer, type View } from './view.ts';

interface Listed {
  readonly id: string;
  readonly visible: boolean;
}

/** The list that is drawn: what the view says, less what the catalogue does not know; else the catalogue's own choice. */
export function resolveShown(shown: readonly ShownLayer[] | null, layers: readonly Listed[]): readonly ShownLayer[] {
  if (shown === null) return layers.filter((layer) => layer.visible).map((layer) => ({ id: layer.id, opacity: 1 }));
  const known = new Set(layers.map((layer) => layer.id));
  const seen = new Set<string>();
  return shown.filter((layer) => known.has(layer.id) && !seen.has(layer.id) && Boolean(seen.add(layer.id)));
}

export const isShown = (shown: readonly ShownLayer[], id: string): boolean => shown.some((layer) => layer.id === id);

/** A layer that is switched on comes to lie above the first one that stands below it in the catalogue. */
export function switchLayer(shown: readonly ShownLayer[], layers: readonly Listed[], id: string, on: boolean): readonly ShownLayer[] {
  if (isShown(shown, id) === on) return shown;
  if (!on) return shown.filter((layer) => layer.id !== id);
  const rank = new Map(layers.map((layer, index) => [layer.id, index]));
  const own = rank.get(id);
  if (own === undefined) return shown;
  const below = shown.findIndex((layer) => (rank.get(layer.id) ?? 0) > own);
  const at = below === -1 ? shown.length : below;
  return [...shown.slice(0, at), { id, opacity: 1 }, ...shown.slice(at)];
}

/** Moves a layer by so many places; negative is upward. */
export function moveLayer(shown: readonly ShownLayer[], id: string, by: number): readonly ShownLayer[] {
  const from = shown.findIndex((layer) => layer.id === id);
  const layer = shown[from];
  if (!layer) return shown;
  const to = Math.min(shown.length - 1, Math.max(0, from + by));
  if (to === from) return shown;
  const rest = shown.filter((_, index) => index !== from);
  return [...rest.slice(0, to), layer, ...rest.slice(to)];
}

export function fadeLayer(shown: readonly ShownLayer[], id: string, opacity: number): readonly ShownLayer[] {
  const clamped = Math.min(1, Math.max(0, opacity));
  return shown.map((layer) => (layer.id === id ? { ...layer, opacity: clamped } : layer));
}

/** Selects a feature and switches its layer on, if it is off. */
export function reveal(feature: FeatureRef, layers: readonly Listed[]): (view: View) => View {
  return (view) => {
    const shown = resolveShown(view.shown, layers);
    const next = switchLayer(shown, layers, feature.layer, true);
    return { ...select(feature)(view), shown: next === shown ? view.shown : next };
  };
}
