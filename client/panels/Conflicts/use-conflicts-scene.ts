/** Keeps the map's drawing of conflicts in step with the panel, and takes it away when the panel closes. */
import { useEffect } from 'react';
import type { Finding } from '../../../server/contract/rules.ts';
import { useFeature } from '../../api/queries.ts';
import { useLanguage, useWords, useWordsOf } from '../../i18n/words.ts';
import { drawScene, type OverlayGeometry } from '../../view/overlay.ts';
import { useDark } from '../../view/screen.ts';
import { conflictsScene } from './conflicts-scene.ts';
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
  // One string for the list, so that a new array with the same findings does not draw anew.
  const listed = findings.map((finding) => finding.key).join(' ');
  useEffect(() => {
    drawScene('conflicts', conflictsScene({ findings, open, pointed, subject, dark, language, words, general, onPick }));
    // `findings` and `onPick` are stood for by what identifies them.
  }, [listed, findings[0]?.evidence.run_id, open, pointed, subject, dark, language, words, general]);
  useEffect(() => () => drawScene('conflicts', null), []);
}
