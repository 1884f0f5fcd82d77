/** The page of one target: how it stands, its history, the formula with its numbers, districts, members, definitions, and what was reported. */
import { useRef } from 'react';
import { Button, Loader } from '@mantine/core';
import type { IndicatorPage } from '../../../../server/contract/indicators.ts';
import { ApiProblem } from '../../../api/call.ts';
import { indicatorAddress, useIndicator } from '../../../api/indicators.ts';
import { useLanguage, useText, useWords, useWordsOf } from '../../../i18n/words.ts';
import { formatNumber } from '../../../i18n/format.ts';
import { inBrackets, titled } from '../../../i18n/punctuation.ts';
import { Badge, SyntheticBadge } from '../../../ui/badges.tsx';
import { CopyButton } from '../../../ui/CopyButton.tsx';
import { IconChevronLeft, IconCopy, IconExternalLink, IconInfoCircle, IconPlant2 } from '../../../ui/icons.ts';
import { Panel, PanelSection } from '../../../ui/Panel.tsx';
import { EmptyState, ErrorState, Loading } from '../../../ui/states.tsx';
import { change, useView } from '../../../view/looking.ts';
import { changeTargets, changeTreatment, openPanel } from '../../../view/view.ts';
import { AsOfBanner, AsOfField } from '../AsOf.tsx';
import { HistoryChart } from '../chart/HistoryChart.tsx';
import { Observations } from '../report/Observations.tsx';
import { StatusMark } from '../StatusMark.tsx';
import { boundsText, dueText, periodText, targetText, valueText } from '../target-text.ts';
import targets from '../Targets.module.css';
import { targetWords } from '../words.ts';
import { About, Definitions } from './Definitions.tsx';
import { Districts } from './Districts.tsx';
import { MemberTable } from './MemberTable.tsx';
import css from './Page.module.css';
import { useTargetMembers } from './use-members.ts';

const back = (): void => change(changeTargets({ id: null, district: null, members: [] }));

export function TargetPage({ id, onClose }: { id: string; onClose: () => void }) {
  const words = useWordsOf(targetWords);
  const general = useWords();
  const text = useText();
  const as_of = useView((view) => view.targets.as_of);
  const page = useIndicator(id, as_of);
  const gone = page.error instanceof ApiProblem && page.error.status === 404;
  const head = (
    <>
      <div className={css.tools}>
        <Button size="compact-sm" variant="subtle" leftSection={<IconChevronLeft size={16} />} onClick={back}>
          {words.back}
        </Button>
        <AsOfField />
      </div>
      <AsOfBanner />
    </>
  );
  return (
    <div className={targets.page}>
      <Panel title={page.data ? `${page.data.number} ${text(page.data.title)}` : general.panel_titles.targets} onClose={onClose} head={head} aside={page.isFetching ? <Loader size={14} aria-label={general.loading} /> : undefined}>
        {page.data ? <Body page={page.data} /> : gone ? <EmptyState title={words.gone} /> : page.error ? <ErrorState fault={page.error} onRetry={() => void page.refetch()} /> : <Loading lines={10} />}
      </Panel>
    </div>
  );
}

function Body({ page }: { page: IndicatorPage }) {
  const words = useWordsOf(targetWords);
  const language = useLanguage();
  const text = useText();
  const members = useTargetMembers(page);
  const top = useRef<HTMLDivElement>(null);
  return (
    <>
      <div ref={top} />
      <Standing page={page} />
      <PanelSection title={words.history}>
        <HistoryChart page={page} />
      </PanelSection>
      <PanelSection title={words.formula}>
        <Formula page={page} />
      </PanelSection>
      {page.kind === 'account' && (
        <PanelSection>
          <Button size="xs" variant="light" leftSection={<IconPlant2 size={15} />} onClick={() => change((view) => openPanel('treatment')(changeTreatment({ indicator: page.indicator })(view)))}>
            {words.open_account}
          </Button>
        </PanelSection>
      )}
      {page.by_district.length > 0 && (
        <PanelSection title={words.by_district}>
          <Districts page={page} members={members} />
        </PanelSection>
      )}
      {page.kind === 'measured' && page.undetermined === null && (
        <PanelSection title={words.member_table}>
          {page.population && (
            <p className={css.text}>
              {titled(words.population, text(page.population), language)}
            </p>
          )}
          {members.answer.data ? <MemberTable page={page} members={members} /> : members.answer.error ? <ErrorState fault={members.answer.error} onRetry={() => void members.answer.refetch()} /> : <Loading lines={4} />}
        </PanelSection>
      )}
      <PanelSection title={words.definitions}>
        <Definitions page={page} />
      </PanelSection>
      <PanelSection title={words.about}>
        <About page={page} />
      </PanelSection>
      <Observations page={page} />
      <PanelSection>
        <AsData indicator={page.indicator} />
      </PanelSection>
    </>
  );
}

function AsData({ indicator }: { indicator: string }) {
  const words = useWordsOf(targetWords);
  const as_of = useView((view) => view.targets.as_of);
  return (
    <a className={css.data} href={indicatorAddress(indicator, as_of)} target="_blank" rel="noreferrer">
      <IconExternalLink size={14} aria-hidden /> {words.as_data}
    </a>
  );
}

function Standing({ page }: { page: IndicatorPage }) {
  const words = useWordsOf(targetWords);
  const language = useLanguage();
  const text = useText();
  const value = valueText(page, words, language);
  const bounds = boundsText(page, words, language);
  const period = periodText(page.from, page.to);
  const { target } = page;
  return (
    <PanelSection>
      <p className={css.phrase} lang="zh-CN" title={words.phrase}>
        {page.phrase}
      </p>
      <div className={css.headline}>
        <span className={css.value} data-value data-none={value === null || undefined}>
          {value ?? words.no_value}
        </span>
        <StatusMark code={page.status.code} />
        {bounds && <span className={css.hint}>{bounds}</span>}
      </div>
      <p className={css.reason}>{text(page.status.reason)}</p>
      {page.undetermined && text(page.undetermined) !== text(page.status.reason) && <p className={css.unknown}>{text(page.undetermined)}</p>}
      <p className={css.facts}>
        <span>
          {words.target} <strong>{targetText(page, words, language)}</strong>
        </span>
        <span>{dueText(page, words)}</span>
        <span>{words.strength[target.strength]}</span>
        <span>{period ? words.data_of({ day: period }) : words.no_date}</span>
        {page.members !== null && (
          <span>
            {words.members({ count: formatNumber(page.members, language) })}
            {page.unknown_members > 0 && inBrackets(words.unknown_members({ count: formatNumber(page.unknown_members, language) }), language)}
          </span>
        )}
        <Badge title={words.definition_long}>{words.definition({ version: page.definition })}</Badge>
        {page.demonstration && <SyntheticBadge />}
      </p>
      {target.due_read && <p className={css.hint}>{words.due_read}</p>}
      {page.ambiguity && (
        <aside className={css.note} aria-label={words.ambiguity}>
          <IconInfoCircle size={16} aria-hidden />
          <span>
            <strong>{words.ambiguity}</strong>
            {text(page.ambiguity)}
          </span>
        </aside>
      )}
    </PanelSection>
  );
}

function Formula({ page }: { page: IndicatorPage }) {
  const words = useWordsOf(targetWords);
  const general = useWords();
  const text = useText();
  const { formula } = page;
  if (!formula) return <p className={css.hint}>{words.no_formula}</p>;
  return (
    <div className={css.formula}>
      <code data-formula>{text(formula)}</code>
      <CopyButton text={() => text(formula)}>
        {({ copied, copy }) => (
          <Button size="compact-xs" variant="default" leftSection={<IconCopy size={13} />} onClick={copy}>
            {copied ? general.copied : words.copy_formula}
          </Button>
        )}
      </CopyButton>
    </div>
  );
}
