/** Keeps the marks on the map in step with filter, list and open finding, and takes them away when the panel closes. */
import { useEffect, useMemo } from 'react';
import type { FindingPoints, StoredFinding } from '../../../server/contract/findings.ts';
import { useFeature } from '../../api/queries.ts';
import { useLanguage, useWords, useWordsOf } from '../../i18n/words.ts';
import { drawScene } from '../../view/overlay.ts';
import { useDark } from '../../view/screen.ts';
import { conflictWords } from '../Conflicts/words.ts';
import { findingsScene } from './findings-scene.ts';
import { isMuted } from './row-text.ts';
import type { Workplace } from './use-workplace.ts';
import { findingWords } from './words.ts';

interface Shown {
  readonly work: Workplace;
  readonly openKey: string | null;
  readonly stored: StoredFinding | undefined;
  readonly pointed: string | null;
  readonly onPick: (key: string) => void;
}

const none: FindingPoints['points'] = [];

export function useFindingsScene({ work, openKey, stored, pointed, onPick }: Shown): void {
  const words = useWordsOf(findingWords);
  const evidence = useWordsOf(conflictWords);
  const general = useWords();
  const language = useLanguage();
  const dark = useDark();
  const open = openKey === null ? null : (stored?.finding ?? null);
  const subject = useFeature(open?.subject ?? null).data?.feature.geometry ?? null;
  const object = useFeature(open?.object ?? null).data?.feature.geometry ?? null;
  const openMuted = stored ? isMuted(stored.row) : false;
  const rows = useMemo(() => new Map(work.rows.map((row) => [row.key, row])), [work.rows]);
  const points = useMemo(() => {
    const marks = work.points?.points ?? none;
    // A finding opened by a link need not match the filter; it has its mark all the same.
    return stored && openKey === stored.row.key && !marks.some((mark) => mark.key === openKey) ? [...marks, stored.row] : marks;
  }, [work.points, stored, openKey]);
  useEffect(() => {
    drawScene('conflicts', findingsScene({ points, rows, open, openKey, openMuted, pointed, subject, object, dark, language, words, evidence, general, onPick }));
  }, [points, rows, open, openKey, openMuted, pointed, subject, object, dark, language, words, evidence, general, onPick]);
  useEffect(() => () => drawScene('conflicts', null), []);
}
