/** Saved sites, newest first: open one, compare with one, take one off the list. */
import { ActionIcon, Button } from '@mantine/core';
import type { CatalogueAnswer } from '../../../../server/contract/catalogue.ts';
import type { SavedSiteRow } from '../../../../server/contract/sites.ts';
import { atLeast, useRole } from '../../../api/session.ts';
import { useSavedSites, useSiteDeeds } from '../../../api/sites.ts';
import { formatDate } from '../../../i18n/format.ts';
import { useText, useWordsOf } from '../../../i18n/words.ts';
import { VerdictBadge } from '../../../ui/badges.tsx';
import { IconFolderOpen, IconTrash } from '../../../ui/icons.ts';
import { EmptyState, ErrorState, Loading } from '../../../ui/states.tsx';
import { openAccount } from '../../Account/account-pages.ts';
import { change, viewStore } from '../../../view/looking.ts';
import { clearSite } from '../../../view/site/site.ts';
import { changeSite } from '../../../view/view.ts';
import css from './Saved.module.css';
import { siteWords } from '../words.ts';

interface SavedListProps {
  readonly catalogue: CatalogueAnswer;
  /** What a click on a row does; absent: it opens the site. */
  readonly choose?: { readonly title: string; readonly onChoose: (id: string) => void; readonly except: string | null };
  readonly onOpened: () => void;
}

export function SavedList({ catalogue, choose, onOpened }: SavedListProps) {
  const words = useWordsOf(siteWords);
  const role = useRole();
  const allowed = atLeast(role, 'viewer');
  const sites = useSavedSites(allowed);
  const { remove } = useSiteDeeds();
  if (!allowed) {
    return (
      <EmptyState icon={<IconFolderOpen size={26} stroke={1.5} />} title={words.saved_sign_in}>
        <Button size="xs" onClick={() => openAccount('sign-in')}>
          {words.sign_in}
        </Button>
      </EmptyState>
    );
  }
  if (sites.isPending) return <Loading lines={4} />;
  if (sites.error) return <ErrorState fault={sites.error} onRetry={() => void sites.refetch()} />;
  const rows = sites.data.filter(({ id }) => id !== choose?.except);
  if (rows.length === 0) {
    return (
      <EmptyState icon={<IconFolderOpen size={26} stroke={1.5} />} title={sites.data.length > 0 ? words.saved_no_other : words.saved_none}>
        {sites.data.length > 0 ? words.saved_no_other_long : words.saved_none_long}
      </EmptyState>
    );
  }
  const open = (id: string): void => {
    if (choose) return choose.onChoose(id);
    clearSite();
    change(changeSite({ id, draft: null, versus: null }));
    onOpened();
  };
  const drop = ({ id, name }: SavedSiteRow): void => {
    // oxlint-disable-next-line no-alert -- a browser's own question cannot be overlooked
    if (!window.confirm(words.remove_sure({ name }))) return;
    remove.mutate(id, { onSuccess: () => viewStore.get().site.id === id && change(changeSite({ id: null })) });
  };
  return (
    <ul className={css.saved}>
      {rows.map((row) => (
        <li key={row.id}>
          <SavedRow row={row} catalogue={catalogue} />
          <Button size="compact-xs" variant={choose ? 'filled' : 'light'} aria-label={`${choose?.title ?? words.open} ${row.name}`} onClick={() => open(row.id)}>
            {choose?.title ?? words.open}
          </Button>
          {!choose && row.may_remove && (
            <ActionIcon size="sm" variant="subtle" color="gray" aria-label={`${words.remove} ${row.name}`} onClick={() => drop(row)}>
              <IconTrash size={15} />
            </ActionIcon>
          )}
        </li>
      ))}
    </ul>
  );
}

function SavedRow({ row, catalogue }: { row: SavedSiteRow; catalogue: CatalogueAnswer }) {
  const text = useText();
  const activity = catalogue.activities.find(({ id }) => id === row.activity);
  return (
    <span className={css.savedName}>
      <strong className={css.oneLine} title={row.name}>{row.name}</strong>
      {row.verdict && <VerdictBadge verdict={row.verdict} />}
      <small>
        {[activity ? text(activity.title) : row.activity, row.created_by, formatDate(row.last_run_at ?? row.created_at)].filter(Boolean).join(' · ')}
      </small>
    </span>
  );
}
