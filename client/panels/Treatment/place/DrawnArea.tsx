/** While an area is drawn: what to do next, and why it has no account yet. */
import { Button } from '@mantine/core';
import { useWordsOf } from '../../../i18n/words.ts';
import { PanelSection } from '../../../ui/Panel.tsx';
import { IconX } from '../../../ui/icons.ts';
import { ErrorState, Loading } from '../../../ui/states.tsx';
import { PenBar } from '../../Pen/PenBar.tsx';
import panel from '../Treatment.module.css';
import css from './Place.module.css';
import { removeArea, type DrawnArea as Area } from './use-drawn-area.ts';
import { placeWords } from './words.ts';

export function DrawnArea({ area }: { area: Area }) {
  const words = useWordsOf(placeWords);
  return (
    <PanelSection>
      <div className={css.drawn}>
        <strong>{words.drawn}</strong>
        <Button size="compact-xs" variant="subtle" leftSection={<IconX size={14} />} onClick={removeArea}>
          {words.remove}
        </Button>
      </div>
      <p className={panel.hint}>{area.finished ? words.drawn_hint : words.drawing}</p>
      {!area.finished && <PenBar least={3} />}
      {area.crossing && (
        <p className={css.warn} role="alert">
          {words.crossing}
        </p>
      )}
      {area.fault && <ErrorState fault={area.fault} onRetry={area.again} />}
      {area.finished && area.pending && !area.account && <Loading lines={4} />}
    </PanelSection>
  );
}
