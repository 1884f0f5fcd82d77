/** Record view against union view: each reason with its area and its patches, then patch by patch. */
import type { Dispatch, SetStateAction } from 'react';
import { useWordsOf } from '../../../i18n/words.ts';
import { PanelSection } from '../../../ui/Panel.tsx';
import type { AccountShown } from '../account/shown.ts';
import { Exclusions } from '../exclusions/Exclusions.tsx';
import panel from '../Treatment.module.css';
import { treatmentWords } from '../words.ts';
import { Sides } from './Sides.tsx';

export function DifferenceFace({ all, onOpenCategory }: { all: AccountShown; onOpenCategory: Dispatch<SetStateAction<string | null>> }) {
  const words = useWordsOf(treatmentWords);
  return (
    <>
      <PanelSection title={words.exclusions}>
        <Exclusions all={all} onOpenCategory={onOpenCategory} />
        <p className={panel.hint} style={{ marginTop: 8 }}>
          {words.balanced}
        </p>
      </PanelSection>
      {!all.drawn && (
        <PanelSection title={words.patch_by_patch}>
          <Sides all={all} />
        </PanelSection>
      )}
    </>
  );
}
