/** An open finding: where and what, the law, what people said of it, what became of it, what else is there. */
import { Button } from '@mantine/core';
import type { CatalogueAnswer } from '../../../../server/contract/catalogue.ts';
import type { StoredFinding } from '../../../../server/contract/findings.ts';
import { ApiProblem } from '../../../api/call.ts';
import type { useStoredFinding } from '../../../api/findings.ts';
import { formatDate, formatLength } from '../../../i18n/format.ts';
import { useLanguage, useText, useWords, useWordsOf } from '../../../i18n/words.ts';
import { CopyButton } from '../../../ui/CopyButton.tsx';
import { PanelSection } from '../../../ui/Panel.tsx';
import { VerdictMark } from '../../../ui/VerdictMark.tsx';
import { IconCheck, IconLink, IconPrinter, IconSearch } from '../../../ui/icons.ts';
import { EmptyState, ErrorState, Loading } from '../../../ui/states.tsx';
import { change } from '../../../view/looking.ts';
import { changeConflicts } from '../../../view/view.ts';
import { OpenFinding } from '../../Conflicts/finding/OpenFinding.tsx';
import { SignInOffer, useSignedIn } from '../../Conflicts/rules/ClosedHint.tsx';
import { isMuted, nameOf, setAsideText } from '../row-text.ts';
import { findingWords } from '../words.ts';
import css from './Card.module.css';
import { Decide } from './Decide.tsx';
import { RelationPicture } from './RelationPicture.tsx';
import { Timeline } from './Timeline.tsx';
import { cardWords } from './words.ts';

interface CardProps {
  readonly asked: ReturnType<typeof useStoredFinding>;
  readonly catalogue: CatalogueAnswer;
  /** The list follows the map: the map must not be moved by opening a finding. */
  readonly still: boolean;
}

export function FindingCard({ asked, catalogue, still }: CardProps) {
  const words = useWordsOf(cardWords);
  const names = useWordsOf(findingWords);
  const text = useText();
  if (asked.data) {
    const { finding, row } = asked.data;
    const rule = catalogue.rules.find((one) => one.id === row.rule);
    if (!rule) return <EmptyState title={words.unknown_rule} />;
    return (
      <OpenFinding
        key={row.key}
        finding={finding}
        rule={rule}
        layerTitle={(id) => {
          const layer = catalogue.layers.find((one) => one.id === id);
          return layer ? text(layer.title) : id;
        }}
        drawn={null}
        still={still}
        request={{ layer: finding.subject.layer, id: finding.subject.id }}
        published
        set_aside={setAsideText(asked.data, names)}
        notice={<StandingNotice stored={asked.data} />}
        actions={<Actions stored={asked.data} />}
        relation={<RelationPicture relation={row.relation} />}
        middle={row.verdict === 'clear' ? null : <Decide stored={asked.data} />}
        tail={<Tail stored={asked.data} />}
      />
    );
  }
  if (asked.error instanceof ApiProblem && asked.error.status === 404) return <NotFound everything_open={catalogue.closed_layers === 0} />;
  return asked.error ? <ErrorState fault={asked.error} onRetry={() => void asked.refetch()} /> : <Loading lines={6} />;
}

/** Only who sees every layer can be told that it is gone; to others it may be closed. */
function NotFound({ everything_open }: { everything_open: boolean }) {
  const words = useWordsOf(cardWords);
  const signed_in = useSignedIn();
  const said = signed_in ? words.maybe_closed_you : words.maybe_closed_public;
  return (
    <EmptyState icon={<IconSearch size={26} stroke={1.5} />} title={everything_open ? words.gone : words.maybe_closed}>
      <p>{everything_open ? words.gone_long : said}</p>
      {!everything_open && <SignInOffer />}
    </EmptyState>
  );
}

/** Set aside by people, or confirmed; the newest decision says by whom and until when. */
function StandingNotice({ stored: { row, events } }: { stored: StoredFinding }) {
  const words = useWordsOf(cardWords);
  const names = useWordsOf(findingWords);
  const decision = events.find((event) => event.actor !== null);
  const meta = [names.lives[row.life], words.first_seen({ time: formatDate(row.first_seen_at)?.slice(0, 10) ?? '' }), names.days({ count: String(row.age_days) })].join(' · ');
  const stale = row.not_measured && <p className={css.fault}>{words.not_measured}</p>;
  if (row.standing === 'open')
    return (
      <>
        <p className={css.meta}>{meta}</p>
        {stale}
      </>
    );
  const title = row.standing === 'confirmed' ? words.confirmed : words.set_aside[row.standing];
  return (
    <>
      <div className={css.standing} data-standing={row.standing}>
        <strong>{title}</strong>
        {decision && <span>{[decision.reason, decision.signer, decision.expires_on && words.until({ day: decision.expires_on })].filter(Boolean).join(' · ')}</span>}
      </div>
      <p className={css.meta}>{meta}</p>
      {stale}
    </>
  );
}

function Actions({ stored }: { stored: StoredFinding }) {
  const words = useWordsOf(cardWords);
  const general = useWords();
  return (
    <>
      <CopyButton text={() => window.location.href}>
        {({ copied, copy }) => (
          <Button size="xs" variant="default" leftSection={copied ? <IconCheck size={14} /> : <IconLink size={14} />} onClick={copy}>
            {copied ? general.copied : general.feature.copy_link}
          </Button>
        )}
      </CopyButton>
      <Button size="xs" variant="default" leftSection={<IconPrinter size={14} />} onClick={() => change(changeConflicts({ print: [stored.row.key] }))}>
        {words.print}
      </Button>
    </>
  );
}

function Tail({ stored }: { stored: StoredFinding }) {
  const words = useWordsOf(cardWords);
  return (
    <>
      <PanelSection title={words.history}>
        <Timeline events={stored.events} />
      </PanelSection>
      <PanelSection title={words.neighbours}>
        {stored.neighbours.length === 0 ? <p className={css.hint}>{words.no_neighbours}</p> : <Neighbours stored={stored} />}
      </PanelSection>
    </>
  );
}

function Neighbours({ stored: { row: own, neighbours } }: { stored: StoredFinding }) {
  const words = useWordsOf(cardWords);
  const general = useWords();
  const language = useLanguage();
  const text = useText();
  return (
    <ul className={css.neighbours}>
      {neighbours.map(({ row, distance_m }) => (
        <li key={row.key}>
          <button type="button" onClick={() => change(changeConflicts({ finding: row.key }))}>
            <VerdictMark verdict={row.verdict} muted={isMuted(row)} />
            <span>
              <b>{nameOf(row)}</b> <small>{general.verdicts[row.verdict]}</small>
              <small className={css.reason}>{text(row.reason)}</small>
            </span>
            <small className={css.away}>{row.subject.id === own.subject.id && row.subject.layer === own.subject.layer ? words.same_subject : formatLength(distance_m, language)}</small>
          </button>
        </li>
      ))}
    </ul>
  );
}
