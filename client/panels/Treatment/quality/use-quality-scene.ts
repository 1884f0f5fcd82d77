/** Has the map mark every patch on the work list, and draw the one that is chosen, with the other of its pair. */
import { useEffect, useRef } from 'react';
import type { CatalogueIndicator } from '../../../../server/contract/catalogue.ts';
import type { FlagKind, PatchQuality } from '../../../../server/contract/accounts.ts';
import { useFeature } from '../../../api/queries.ts';
import { useLanguage, useWordsOf } from '../../../i18n/words.ts';
import { change, useView } from '../../../view/looking.ts';
import { drawScene, type OverlayGeometry, type OverlayScene } from '../../../view/overlay.ts';
import { useDark } from '../../../view/screen.ts';
import { select, type Language } from '../../../view/view.ts';
import { zoneFeature } from '../account/zones.ts';
import { qualityWords } from './words.ts';

export type Flag = PatchQuality['flags'][number];
export const flagKey = ({ kind, patch, other }: Flag): string => `${kind} ${patch} ${other ?? ''}`;

interface Telling {
  readonly quality: PatchQuality;
  /** Only this kind is marked; null: all. */
  readonly opened: FlagKind | null;
  readonly chosen: Flag | null;
  readonly patch: OverlayGeometry | null;
  readonly other: OverlayGeometry | null;
  readonly zone: OverlayGeometry | null;
  readonly dark: boolean;
  readonly language: Language;
  readonly hint: (kind: string, name: string) => string;
  readonly onShow: (flag: Flag) => void;
  /** A drawn patch is clicked. */
  readonly onPatch: (patch: string) => void;
}

export function qualityScene({ quality, opened, chosen, patch, other, zone, dark, language, hint, onShow, onPatch }: Telling): OverlayScene {
  const titles = new Map(quality.kinds.map(({ kind, title }) => [kind, title[language]]));
  const flags = quality.flags.filter(({ kind }) => opened === null || kind === opened);
  const [ink, red, blue] = dark ? ['#ffffff', '#ff8f87', '#7cc7ff'] : ['#15242a', '#b3261e', '#0b57a8'];
  return {
    areas: [
      ...(zone ? [{ key: '', geometry: zone, colour: ink, fill_opacity: 0, line_width: 2.5 }] : []),
      ...(other && chosen?.other ? [{ key: chosen.other, geometry: other, colour: blue, fill_opacity: 0.2, line_width: 2, dashed: true }] : []),
      ...(patch && chosen ? [{ key: chosen.patch, geometry: patch, colour: red, fill_opacity: 0.3, line_width: 2.5 }] : []),
    ],
    points: flags.map((flag) => {
      const [west = 0, south = 0, east = 0, north = 0] = flag.bbox;
      return { key: flagKey(flag), position: [(west + east) / 2, (south + north) / 2], colour: red, radius: chosen && flagKey(chosen) === flagKey(flag) ? 8 : 5, hint: hint(titles.get(flag.kind) ?? flag.kind, flag.name || flag.patch) };
    }),
    dim: 0.35,
    onPick: (key) => {
      const flag = quality.flags.find((one) => flagKey(one) === key);
      if (flag) onShow(flag);
      else if (key !== '') onPatch(key);
    },
  };
}

interface Shown {
  readonly quality: PatchQuality;
  readonly indicator: CatalogueIndicator;
  readonly opened: FlagKind | null;
  readonly chosen: Flag | null;
  readonly onShow: (flag: Flag) => void;
}

export function useQualityScene({ quality, indicator, opened, chosen, onShow }: Shown): void {
  const words = useWordsOf(qualityWords);
  const language = useLanguage();
  const dark = useDark();
  const zoneKey = useView((view) => view.treatment.zone);
  const zone = useFeature(zoneFeature(zoneKey, indicator)).data?.feature.geometry ?? null;
  const { layer } = indicator.account;
  const patch = useFeature(chosen ? { layer, id: chosen.patch } : null).data?.feature.geometry ?? null;
  const other = useFeature(chosen?.other ? { layer, id: chosen.other } : null).data?.feature.geometry ?? null;
  const show = useRef(onShow);
  useEffect(() => {
    show.current = onShow;
  }, [onShow]);
  useEffect(
    () => drawScene('treatment', qualityScene({ quality, opened, chosen, patch, other, zone, dark, language, hint: (kind, name) => words.mark({ kind, name }), onShow: (flag) => show.current(flag), onPatch: (id) => change(select({ layer, id })) })),
    [quality, layer, opened, chosen, patch, other, zone, dark, language, words],
  );
  useEffect(() => () => drawScene('treatment', null), []);
}
