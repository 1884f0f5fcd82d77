/** Keeps the map's drawing of conflicts in step with the panel, and takes it away when the panel closes. */
import { useEffect } from 'react';
import type { Geometry } from 'geojson';
import type { Finding } from '../../../server/contract/rules.ts';
import { useQueries } from '@tanstack/react-query';
import { call } from '../../api/call.ts';
import { useFeature } from '../../api/queries.ts';
import { useLanguage, useWords, useWordsOf } from '../../i18n/words.ts';
import { drawScene, type OverlayGeometry } from '../../view/overlay.ts';
import { useDark } from '../../view/screen.ts';
import { labelPoint } from '../../geo/shapes.ts';
import { conflictsScene, placeless } from './conflicts-scene.ts';
import { conflictWords } from './words.ts';

interface Shown {
  readonly findings: readonly Finding[];
  readonly open: Finding | null;
  readonly pointed: string | null;
  /** The drawn site: the pen shows it already. */
  readonly drawn: OverlayGeometry | null;
  readonly onPick: (key: string) => void;
}

export function useConflictsScene({ findings, open, pointed, drawn, onPick }: Shown): void {
  const words = useWordsOf(conflictWords);
  const general = useWords();
  const language = useLanguage();
  const dark = useDark();
  const published = useFeature(open && !drawn ? open.subject : null);
  const subject = published.data?.feature.geometry ?? null;
  const places = usePlaces(findings);
  useEffect(() => {
    drawScene('conflicts', conflictsScene({ findings, open, pointed, places, subject, dark, language, words, general, onPick }));
  }, [findings, onPick, open, pointed, places, subject, dark, language, words, general]);
  useEffect(() => () => drawScene('conflicts', null), []);
}

/** At most so many features are fetched for their place alone. */
const most = 40;

/** A point on each subject whose finding says nothing of where it is. */
function usePlaces(findings: readonly Finding[]): ReadonlyMap<string, readonly number[]> {
  return useQueries({
    queries: placeless(findings)
      .slice(0, most)
      .map(({ key, subject, evidence }) => ({
        queryKey: ['place', subject.layer, subject.id, evidence.run_id],
        queryFn: async ({ signal }: { signal: AbortSignal }) => {
          const { feature } = await call('GET /api/layers/:layer/features/:id', { params: { layer: subject.layer, id: subject.id }, signal });
          return [key, labelPoint(feature.geometry as Geometry)] as const;
        },
        staleTime: Infinity,
        retry: false,
      })),
    combine: placesOf,
  });
}

const placesOf = (answers: readonly { readonly data?: readonly [string, readonly number[]] | undefined }[]): ReadonlyMap<string, readonly number[]> =>
  new Map(answers.flatMap(({ data }) => (data ? [data] : [])));
