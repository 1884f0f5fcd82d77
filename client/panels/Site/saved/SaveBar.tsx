/** What is done with an answered site: kept under its name, run anew, passed on as a link, printed, compared. */
import { Button } from '@mantine/core';
import { atLeast, useRole } from '../../../api/session.ts';
import { useSiteDeeds } from '../../../api/sites.ts';
import { useWords, useWordsOf } from '../../../i18n/words.ts';
import { CopyButton } from '../../../ui/CopyButton.tsx';
import { IconCheck, IconColumns2, IconDeviceFloppy, IconLink, IconPrinter, IconRefresh } from '../../../ui/icons.ts';
import { change, useView } from '../../../view/looking.ts';
import { changeSite } from '../../../view/view.ts';
import css from './Saved.module.css';
import type { SiteNow } from '../use-site.ts';
import { siteWords } from '../words.ts';

interface SaveBarProps {
  readonly site: SiteNow;
  readonly onCompare: () => void;
}

export function SaveBar({ site, onCompare }: SaveBarProps) {
  const words = useWordsOf(siteWords);
  const general = useWords();
  const role = useRole();
  const { save, rerun } = useSiteDeeds();
  const id = useView((view) => view.site.id);
  const linkable = useView((view) => view.site.draft !== null) || site.as_saved;
  const { request, saved, as_saved } = site;
  const named = request !== null && (request.said.name ?? '') !== '';
  const fault = save.error ?? rerun.error;
  const keep = (): void => {
    if (request) save.mutate(request, { onSuccess: ({ id: kept }) => change(changeSite({ id: kept, draft: null })) });
  };
  return (
    <div className={css.bar}>
      {atLeast(role, 'planner') && !as_saved && (
        <Button size="xs" loading={save.isPending} disabled={!named || site.former} title={named ? undefined : words.name_to_save} leftSection={<IconDeviceFloppy size={14} />} onClick={keep}>
          {saved ? words.save_as : words.save}
        </Button>
      )}
      {atLeast(role, 'planner') && as_saved && id && (
        <Button size="xs" loading={rerun.isPending} title={words.rerun_hint} leftSection={<IconRefresh size={14} />} onClick={() => rerun.mutate(id)}>
          {words.check_again}
        </Button>
      )}
      <CopyButton text={() => window.location.href}>
        {({ copied, copy }) => (
          <Button size="xs" variant="default" disabled={!linkable} title={linkable ? undefined : words.too_large} leftSection={copied ? <IconCheck size={14} /> : <IconLink size={14} />} onClick={copy}>
            {copied ? general.copied : words.share}
          </Button>
        )}
      </CopyButton>
      <Button size="xs" variant="default" disabled={site.former} leftSection={<IconPrinter size={14} />} onClick={() => change(changeSite({ print: true }))}>
        {words.print}
      </Button>
      {atLeast(role, 'viewer') && (
        <Button size="xs" variant="default" leftSection={<IconColumns2 size={14} />} onClick={onCompare}>
          {words.compare}
        </Button>
      )}
      {!atLeast(role, 'planner') && <p className={css.small}>{words.sign_in_to_save}</p>}
      {saved && !as_saved && <p className={css.small}>{words.changed_draft}</p>}
      {atLeast(role, 'planner') && !as_saved && !named && <p className={css.small}>{words.name_to_save}</p>}
      {!linkable && <p className={css.small}>{words.too_large}</p>}
      {fault && (
        <p className={css.warn} role="alert">
          {fault.message}
        </p>
      )}
    </div>
  );
}
