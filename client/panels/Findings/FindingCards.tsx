/** Findings as a list of cards: on a phone, and wherever there is no room for a table. */
import { useEffect, useRef } from 'react';
import { Button, Loader } from '@mantine/core';
import type { FindingRow } from '../../../server/contract/findings.ts';
import type { CatalogueAnswer } from '../../../server/contract/catalogue.ts';
import { useLanguage, useText, useWords, useWordsOf } from '../../i18n/words.ts';
import { SyntheticDot } from '../../ui/badges.tsx';
import { VerdictMark } from '../../ui/VerdictMark.tsx';
import css from './Findings.module.css';
import { gistOf, isMuted, nameOf } from './row-text.ts';
import type { Workplace } from './use-workplace.ts';
import { findingWords } from './words.ts';

interface CardsProps {
  readonly work: Workplace;
  readonly catalogue: CatalogueAnswer;
  /** The finding that was open before: its card has the focus again. */
  readonly left: string | null;
  readonly onOpen: (key: string) => void;
  readonly onPoint: (key: string | null) => void;
}

export function FindingCards({ work, catalogue, left, onOpen, onPoint }: CardsProps) {
  const general = useWords();
  const words = useWordsOf(findingWords);
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    const card = [...(list.current?.querySelectorAll<HTMLElement>('[data-finding]') ?? [])].find((one) => one.dataset['finding'] === left);
    card?.focus({ preventScroll: true });
    card?.scrollIntoView({ block: 'center' });
  }, [left]);
  return (
    <>
      <ul ref={list}>
        {work.rows.map((row) => (
          <li key={row.key}>
            <Card row={row} catalogue={catalogue} onOpen={onOpen} onPoint={onPoint} />
          </li>
        ))}
      </ul>
      {(work.more || work.loadingMore) && (
        <div className={css.more}>
          {work.loadingMore ? (
            <Loader size={18} aria-label={words.loading_more} />
          ) : (
            <Button variant="default" size="xs" fullWidth onClick={() => work.more?.()}>
              {general.more}
            </Button>
          )}
        </div>
      )}
    </>
  );
}

interface CardProps {
  readonly row: FindingRow;
  readonly catalogue: CatalogueAnswer;
  readonly onOpen: (key: string) => void;
  readonly onPoint: (key: string | null) => void;
}

function Card({ row, catalogue, onOpen, onPoint }: CardProps) {
  const general = useWords();
  const words = useWordsOf(findingWords);
  const language = useLanguage();
  const text = useText();
  const rule = catalogue.rules.find((one) => one.id === row.rule);
  const muted = isMuted(row);
  return (
    <button
      type="button"
      className={css.card}
      data-finding={row.key}
      data-muted={muted || undefined}
      onClick={() => onOpen(row.key)}
      onPointerEnter={() => onPoint(row.key)}
      onPointerLeave={() => onPoint(null)}
      onFocus={() => onPoint(row.key)}
      onBlur={() => onPoint(null)}
    >
      <VerdictMark verdict={row.verdict} muted={muted} size={20} />
      <span className={css.cardName}>
        {nameOf(row)} {row.demonstration && <SyntheticDot />}
      </span>
      <span className={css.cardGist}>{gistOf(row, language)}</span>
      <span className={css.cardLine}>
        <b data-tone={muted ? 'muted' : row.verdict}>{general.verdicts[row.verdict]}</b>
        {row.standing !== 'open' && ` · ${words.standings[row.standing]}`} · {rule ? text(rule.title) : row.rule}
      </span>
    </button>
  );
}
