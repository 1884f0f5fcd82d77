/** Why a link to a saved site, or to one that another is compared with, shows none: it is not open to the person, who may sign in, or it did not come. */
import { Button } from '@mantine/core';
import { ApiProblem } from '../../../api/call.ts';
import { atLeast, useSession } from '../../../api/session.ts';
import { useWordsOf } from '../../../i18n/words.ts';
import { PanelSection } from '../../../ui/Panel.tsx';
import { openAccount } from '../../Account/account-pages.ts';
import css from '../Site.module.css';
import type { SiteNow } from '../use-site.ts';
import { siteWords } from '../words.ts';

interface NotOpenedProps {
  readonly site: SiteNow;
  /** The saved site to compare with was asked for, and why it did not come. */
  readonly versus: boolean;
  readonly versus_fault: Error | null;
}

export function NotOpened({ site, versus, versus_fault }: NotOpenedProps) {
  const words = useWordsOf(siteWords);
  const session = useSession().data;
  if (!session) return null;
  const signed_in = session.person !== null;
  const readable = atLeast(session.role, 'viewer');
  // A changed copy of it came with the link, or another site is drawn: there is something to see.
  const missing = site.shape === null && (site.closed || site.saved_fault !== null);
  if (!readable && (missing || versus)) return <SignIn why={signed_in ? words.saved_not_open : versus ? words.versus_closed : words.saved_closed} offered={!signed_in} />;
  const said = missing && site.saved_fault ? words.saved_fault({ reason: reasonOf(site.saved_fault) }) : versus_fault ? words.versus_fault({ reason: reasonOf(versus_fault) }) : null;
  if (said === null) return null;
  return (
    <PanelSection>
      <p className={css.warn} role="alert">
        {said}
      </p>
    </PanelSection>
  );
}

const reasonOf = (fault: Error): string => (fault instanceof ApiProblem ? fault.detail : fault.message);

function SignIn({ why, offered }: { why: string; offered: boolean }) {
  const words = useWordsOf(siteWords);
  return (
    <PanelSection>
      {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- the element of that name looks and behaves otherwise */}
      <p role="status">{why}</p>
      {offered && (
        <div className={css.sources}>
          <Button size="xs" onClick={() => openAccount('sign-in')}>
            {words.sign_in}
          </Button>
        </div>
      )}
    </PanelSection>
  );
}
