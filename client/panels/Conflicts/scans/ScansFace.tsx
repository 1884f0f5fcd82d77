/** Scans: the one under way with its progress, what each changed, and the start of a full one. */
import { Button, Progress } from '@mantine/core';
import type { CatalogueAnswer } from '../../../../server/contract/catalogue.ts';
import type { Scan } from '../../../../server/contract/findings.ts';
import { useCancelScan, useScans, useStartScan } from '../../../api/findings.ts';
import { atLeast, useRole } from '../../../api/session.ts';
import { formatDate, formatNumber } from '../../../i18n/format.ts';
import { listed } from '../../../i18n/punctuation.ts';
import { useLanguage, useText, useWordsOf } from '../../../i18n/words.ts';
import { Badge } from '../../../ui/badges.tsx';
import { PanelSection } from '../../../ui/Panel.tsx';
import { IconArrowRight, IconPlayerPlay, IconPlayerStop, IconRadar } from '../../../ui/icons.ts';
import { EmptyState, ErrorState, Loading } from '../../../ui/states.tsx';
import { change } from '../../../view/looking.ts';
import { openFindings } from '../../../view/view.ts';
import css from './Scans.module.css';
import { scanWords } from './words.ts';

const underWay = (scan: Scan): boolean => scan.state === 'running' || scan.state === 'waiting';

export function ScansFace({ catalogue }: { catalogue: CatalogueAnswer }) {
  const words = useWordsOf(scanWords);
  const scans = useScans();
  if (scans.isPending) return <Loading lines={6} />;
  if (scans.error && !scans.data) return <ErrorState fault={scans.error} onRetry={() => void scans.refetch()} />;
  const all = scans.data?.scans ?? [];
  const running = all.filter(underWay);
  const past = all.filter((scan) => !underWay(scan));
  return (
    <>
      <PanelSection>
        <p className={css.hint}>{words.intro}</p>
        <Start busy={running.length > 0} />
      </PanelSection>
      {running.length > 0 && (
        <PanelSection title={words.current}>
          {running.map((scan) => (
            <Running key={scan.id} scan={scan} catalogue={catalogue} />
          ))}
        </PanelSection>
      )}
      {all.length === 0 && (
        <EmptyState icon={<IconRadar size={26} stroke={1.5} />} title={words.none}>
          {words.none_long}
        </EmptyState>
      )}
      {past.length > 0 && (
        <PanelSection title={words.history}>
          <ol className={css.list}>
            {past.map((scan) => (
              <li key={scan.id}>
                <Past scan={scan} catalogue={catalogue} />
              </li>
            ))}
          </ol>
        </PanelSection>
      )}
    </>
  );
}

function Start({ busy }: { busy: boolean }) {
  const words = useWordsOf(scanWords);
  const role = useRole();
  const start = useStartScan();
  if (!atLeast(role, 'planner')) return <p className={css.hint}>{words.start_not_allowed}</p>;
  return (
    <>
      <Button size="xs" mt="sm" leftSection={<IconPlayerPlay size={14} />} disabled={busy} loading={start.isPending} onClick={() => start.mutate()}>
        {words.start}
      </Button>
      {start.error && <ErrorState fault={start.error} />}
    </>
  );
}

function Running({ scan, catalogue }: { scan: Scan; catalogue: CatalogueAnswer }) {
  const words = useWordsOf(scanWords);
  const language = useLanguage();
  const text = useText();
  const role = useRole();
  const cancel = useCancelScan();
  const rule = catalogue.rules.find((one) => one.id === scan.rule);
  return (
    <div className={css.running}>
      <Head scan={scan} catalogue={catalogue} />
      <Progress value={scan.total > 0 ? (scan.done / scan.total) * 100 : 0} aria-label={words.bar} />
      <p className={css.meta} aria-live="off">
        {words.progress({ done: formatNumber(scan.done, language), total: formatNumber(scan.total, language) })}
        {scan.rule && ` · ${words.at_rule({ rule: rule ? text(rule.title) : scan.rule })}`}
      </p>
      {atLeast(role, 'planner') && (
        <Button size="compact-sm" variant="default" leftSection={<IconPlayerStop size={14} />} loading={cancel.isPending} onClick={() => cancel.mutate(scan.id)}>
          {words.cancel}
        </Button>
      )}
    </div>
  );
}

const tones = { waiting: 'plain', running: 'accent', done: 'clear', cancelled: 'plain', failed: 'prohibited' } as const;

function Head({ scan, catalogue }: { scan: Scan; catalogue: CatalogueAnswer }) {
  const words = useWordsOf(scanWords);
  return (
    <p className={css.head}>
      <strong>{words.kinds[scan.kind]}</strong> <Badge tone={tones[scan.state]}>{words.states[scan.state]}</Badge>
      <small>{[formatDate(scan.finished_at ?? scan.started_at), words.cause({ cause: useCause(scan.cause, catalogue) }), tookOf(scan) === null ? null : words.took({ seconds: String(tookOf(scan)) })].filter(Boolean).join(' · ')}</small>
    </p>
  );
}

function Past({ scan, catalogue }: { scan: Scan; catalogue: CatalogueAnswer }) {
  const words = useWordsOf(scanWords);
  const language = useLanguage();
  const kinds = (['new', 'verdict_changed', 'relapsed', 'resolved'] as const).filter((kind) => scan.changes[kind] > 0);
  return (
    <div className={css.past}>
      <Head scan={scan} catalogue={catalogue} />
      {scan.fault && <p className={css.fault}>{scan.fault}</p>}
      {scan.state === 'done' && kinds.length === 0 && <p className={css.meta}>{words.no_changes}</p>}
      {kinds.length > 0 && (
        <p className={css.changes}>
          {kinds.map((kind) => (
            <span key={kind} data-kind={kind}>
              {words.changes[kind]} <b>{formatNumber(scan.changes[kind], language)}</b>
            </span>
          ))}
          <Button size="compact-xs" variant="subtle" rightSection={<IconArrowRight size={13} />} onClick={() => change(openFindings({ scan: scan.id }))}>
            {words.show_changes}
          </Button>
        </p>
      )}
    </div>
  );
}

function tookOf({ started_at, finished_at }: Scan): number | null {
  if (!started_at || !finished_at) return null;
  return Math.round((Date.parse(finished_at) - Date.parse(started_at)) / 100) / 10;
}

/** `published chemical_parks@3, rule a_rule@1.1.0` in the catalogue's own words; a person's name stays as it is. */
function useCause(cause: string, catalogue: CatalogueAnswer): string {
  const words = useWordsOf(scanWords);
  const language = useLanguage();
  const text = useText();
  const said = cause.split(', ').map((part) => {
    if (part === 'first start') return words.first_start;
    const [, kind, id, version] = /^(published|rule|day) ([\w-]+)(?:@(\S+))?/.exec(part) ?? [];
    if (kind === 'day') return words.new_day({ day: id ?? '' });
    const found = kind === 'rule' ? catalogue.rules.find((one) => one.id === id) : kind === 'published' ? catalogue.layers.find((one) => one.id === id) : undefined;
    if (!found) return part;
    const what = `${text(found.title)} ${version ?? ''}`.trim();
    return kind === 'rule' ? words.new_rule({ what }) : words.published({ what });
  });
  return listed(said, language);
}
