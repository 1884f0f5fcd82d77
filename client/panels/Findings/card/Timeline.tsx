/** What became of a finding, newest first: what scans saw, what people decided and on what grounds. */
import type { Verdict } from '../../../../data/grammar.ts';
import type { FindingEvent } from '../../../../server/contract/findings.ts';
import { formatDate } from '../../../i18n/format.ts';
import { useWords, useWordsOf } from '../../../i18n/words.ts';
import css from './Card.module.css';
import { cardWords } from './words.ts';

export function Timeline({ events }: { events: readonly FindingEvent[] }) {
  const words = useWordsOf(cardWords);
  const general = useWords();
  const verdictOf = (name: string | null): string | null => (name && name in general.verdicts ? general.verdicts[name as Verdict] : null);
  return (
    <ol className={css.timeline}>
      {events.map((event, index) => {
        const [from, to] = [verdictOf(event.from), verdictOf(event.to)];
        return (
          // oxlint-disable-next-line react/no-array-index-key -- the list never changes its order
          <li key={`${event.at} ${event.kind} ${index}`} data-kind={event.kind}>
            <p className={css.eventHead}>
              <strong>{words.kinds[event.kind]}</strong>
              {from && to && from !== to ? <span>{`${from} → ${to}`}</span> : to && event.actor === null && <span>{to}</span>}
              {event.expires_on && <span>{words.until({ day: event.expires_on })}</span>}
            </p>
            {event.reason && <p>{event.reason}</p>}
            {(event.evidence || event.signer) && <p className={css.eventMeta}>{[event.evidence && words.evidence({ text: event.evidence }), event.signer && words.signer({ name: event.signer })].filter(Boolean).join(' · ')}</p>}
            <p className={css.eventMeta}>
              <time dateTime={event.at}>{formatDate(event.at)}</time> · {event.actor ?? words.scan}
            </p>
          </li>
        );
      })}
    </ol>
  );
}
