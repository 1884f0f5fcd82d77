/** Why a link to a saved site shows none: it is not open to the person, who may sign in, or it did not come. */
import { Button } from '@mantine/core';
import { ApiProblem } from '../../../api/call.ts';
import { useSession } from '../../../api/session.ts';
import { useWordsOf } from '../../../i18n/words.ts';
import { PanelSection } from '../../../ui/Panel.tsx';
import { openAccount } from '../../Account/account-pages.ts';
import css from '../Site.module.css';
import type { SiteNow } from '../use-site.ts';
import { siteWords } from '../words.ts';

export function NotOpened({ site }: { site: SiteNow }) {
  const words = useWordsOf(siteWords);
  const signed_in = useSession().data?.person != null;
  const { closed, saved_fault, shape } = site;
  // A changed copy of it came with the link, or another site is drawn: there is something to see.
  if (shape !== null || (!closed && saved_fault === null)) return null;
  if (!closed) {
    return (
      <PanelSection>
        <p className={css.warn} role="alert">
          {words.saved_fault({ reason: saved_fault instanceof ApiProblem ? saved_fault.detail : (saved_fault?.message ?? '') })}
        </p>
      </PanelSection>
    );
  }
  return (
    <PanelSection>
      {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- the element of that name looks and behaves otherwise */}
      <p role="status">{signed_in ? words.saved_not_open : words.saved_closed}</p>
      {!signed_in && (
        <div className={css.sources}>
          <Button size="xs" onClick={() => openAccount('sign-in')}>
            {words.sign_in}
          </Button>
        </div>
      )}
    </PanelSection>
  );
}
