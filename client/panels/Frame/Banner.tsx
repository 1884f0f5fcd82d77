/** What the person must know about the connection: at the start in place of the page, later as a line above the map. */
import { Button } from '@mantine/core';
import { ApiProblem } from '../../api/call.ts';
import type { CatalogueAnswer } from '../../../server/contract/catalogue.ts';
import { listed } from '../../i18n/punctuation.ts';
import { useLanguage, useText, useWords } from '../../i18n/words.ts';
import { IconCloudOff } from '../../ui/icons.ts';
import { ErrorState } from '../../ui/states.tsx';
import { missingParts } from '../../view/parts/patiently.ts';
import { reportStore } from '../../view/report.ts';
import { useStore } from '../../view/store.ts';
import { Mark } from './Mark.tsx';
import css from './Frame.module.css';

export function StartUp({ fault, onRetry }: { fault: Error | null; onRetry: () => void }) {
  const words = useWords();
  // The dialog over this page says what is to be done.
  const asks_change = fault instanceof ApiProblem && fault.code === 'PASSWORD_CHANGE_NEEDED';
  const preparing = fault instanceof ApiProblem && fault.status === 503 && fault.code !== 'unreachable';
  return (
    <main className={css.startUp}>
      <div className={css.startMark}>
        <Mark size={56} />
        <span className={css.brand}>{words.brand}</span>
      </div>
      {asks_change ? null : fault && !preparing ? (
        <ErrorState fault={fault} onRetry={onRetry} />
      ) : (
        <output>{preparing ? `${words.server.preparing} ${fault.detail}` : words.loading}</output>
      )}
    </main>
  );
}

export function Banner({ catalogue, fault, onRetry }: { catalogue: CatalogueAnswer; fault: Error | null; onRetry: () => void }) {
  const words = useWords();
  const text = useText();
  const language = useLanguage();
  const failed = useStore(reportStore, (report) => report.failed);
  const missing = useStore(missingParts, (count) => count > 0);
  if (!fault && missing) return <Missing />;
  if (!fault && failed.length === 0) return null;
  const titles = failed.map((id) => {
    const layer = catalogue.layers.find((each) => each.id === id);
    return layer ? text(layer.title) : words.map.ground;
  });
  return (
    <div className={css.banner} role="alert">
      <IconCloudOff size={18} aria-hidden />
      <p>
        <strong>{fault ? words.server.away : words.map.tiles_failed({ layers: `${listed(titles.slice(0, 3), language)}${titles.length > 3 ? ` +${titles.length - 3}` : ''}` })}</strong>
        {fault && <span>{words.server.away_long}</span>}
      </p>
      <Button size="compact-sm" variant="default" onClick={onRetry}>
        {words.retry}
      </Button>
    </div>
  );
}

/** The server answers, but not with a part that this page asks for: most likely it was renewed meanwhile. The address holds the view. */
function Missing() {
  const words = useWords();
  return (
    <div className={css.banner} role="alert">
      <IconCloudOff size={18} aria-hidden />
      <p>
        <strong>{words.server.part_missing}</strong>
        <span>{words.server.part_missing_long}</span>
      </p>
      <Button size="compact-sm" variant="default" onClick={() => window.location.reload()}>
        {words.server.reload}
      </Button>
    </div>
  );
}
