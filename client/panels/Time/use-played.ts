/** The layer that is played: its features read once, each with its moment, and what is seen at the step that the slider stands at. */
import { useEffect, useMemo } from 'react';
import type { CatalogueAnswer, CatalogueLayer } from '../../../server/contract/catalogue.ts';
import type { Feature } from '../../../server/contract/layers.ts';
import { useAllFeatures } from '../../api/known.ts';
import { useText, useWordsOf } from '../../i18n/words.ts';
import { change, useView } from '../../view/looking.ts';
import { reveal, resolveShown } from '../../view/shown.ts';
import { isIn, monthOf, rangeAt, spanOf, stepAt, timesOf, type Span } from '../../view/time/moments.ts';
import { playedStore, type PlayedFeature } from '../../view/time/played.ts';
import { timeWords } from './words.ts';

/** What can be played: a layer by one of its times. */
export interface Playable {
  readonly layer: CatalogueLayer;
  readonly attribute: string;
}

export const keyOf = ({ layer, attribute }: Playable): string => `${layer.id}/${attribute}`;

/** All that can be played, those on the map first. */
export function usePlayables(catalogue: CatalogueAnswer): readonly Playable[] {
  const chosen = useView((view) => view.shown);
  return useMemo(() => {
    const shown = new Set(resolveShown(chosen, catalogue.layers).map(({ id }) => id));
    const filled = new Set(catalogue.states.filter(({ feature_count }) => feature_count > 0).map(({ layer }) => layer));
    const layers = catalogue.layers.filter(({ id }) => filled.has(id));
    return [...layers.filter(({ id }) => shown.has(id)), ...layers.filter(({ id }) => !shown.has(id))].flatMap((layer) => timesOf(layer).map((attribute) => ({ layer, attribute })));
  }, [catalogue, chosen]);
}

export interface Playing {
  readonly pending: boolean;
  readonly fault: Error | null;
  /** null: no feature has a date. */
  readonly span: Span | null;
  /** Index of the step that is seen. */
  readonly step: number;
  /** Features with a date: those that are seen now, and all. */
  readonly seen: number;
  readonly dated: number;
  readonly undated: number;
  /** Features that are 示意数据. */
  readonly synthetic: number;
  /** Features that were read, and that the layer has. */
  readonly read: number;
  readonly count: number;
}

export function usePlaying(catalogue: CatalogueAnswer, playable: Playable | null): Playing {
  const text = useText();
  const words = useWordsOf(timeWords);
  const moment = useView((view) => view.time.moment);
  const only = useView((view) => view.time.only);
  const asked = useAllFeatures(playable?.layer.id ?? null);
  const read = asked.data?.features;
  const undated_hint = words.undated_hint;
  const features = useMemo(() => (playable && read ? read.map((feature) => playedOf(feature, playable, text, undated_hint)) : []), [playable, read, text, undated_hint]);
  const daily = playable?.layer.attributes[playable.attribute]?.type === 'date';
  const span = useMemo(() => spanOf(features.map(({ at }) => at), daily), [features, daily]);
  const step = span ? stepAt(span, moment) : 0;
  const range = useMemo(() => (span ? rangeAt(span.starts[step] ?? 0, span.step, only) : ([0, 0] as const)), [span, step, only]);
  const layer = playable?.layer.id ?? null;
  useEffect(() => {
    if (layer === null || features.length === 0) return;
    playedStore.set({ layer, features, range, onPick: (id) => change(reveal({ layer, id }, catalogue.layers)) });
  }, [layer, features, range, catalogue.layers]);
  useEffect(() => () => playedStore.set(null), []);
  const dated = features.filter(({ at }) => at !== null).length;
  return {
    pending: asked.isPending,
    fault: asked.error,
    span,
    step,
    seen: features.filter(({ at }) => isIn(at, range)).length,
    dated,
    undated: features.length - dated,
    synthetic: read?.filter(({ provenance }) => provenance.synthetic).length ?? 0,
    read: features.length,
    count: asked.data?.count ?? 0,
  };
}

function playedOf({ id, geometry, properties }: Feature, { layer, attribute }: Playable, text: (both: { zh: string; en: string }) => string, undated: string): PlayedFeature {
  const look = layer.classes?.values.find(({ value }) => value === properties[layer.classes?.by ?? '']) ?? layer.appearance;
  const name = String(properties[layer.label] ?? '') || text(layer.title);
  const said = properties[attribute];
  const at = monthOf(said);
  return { key: id, geometry, colour: longHex(look.colour), hint: `${name} · ${at === null ? undated : String(said)}`, at };
}

/** `#a00` → `#aa0000` */
const longHex = (colour: string): string => colour.replace(/^#(.)(.)(.)$/, '#$1$1$2$2$3$3');
