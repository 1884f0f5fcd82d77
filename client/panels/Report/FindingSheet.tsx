/** One finding on paper: verdict, map, figures, facts, law, history, versions. */
import type { ReactNode } from 'react';
import type { CatalogueAnswer } from '../../../server/contract/catalogue.ts';
import type { StoredFinding } from '../../../server/contract/findings.ts';
import { formatArea, formatDate, formatLength } from '../../i18n/format.ts';
import { useLanguage, useText, useWords, useWordsOf } from '../../i18n/words.ts';
import { VerdictIcon } from '../../ui/badges.tsx';
import type { MapPicture } from '../../view/picture.ts';
import { area, honestShare, metres } from '../Conflicts/figures.ts';
import { factLines } from '../Conflicts/finding/fact-titles.ts';
import { conflictWords } from '../Conflicts/words.ts';
import { Timeline } from '../Findings/card/Timeline.tsx';
import { nameOf, setAsideText } from '../Findings/row-text.ts';
import { findingWords } from '../Findings/words.ts';
import { MapFigure } from './MapFigure.tsx';
import css from './Report.module.css';
import { reportWords } from './words.ts';

interface SheetProps {
  readonly stored: StoredFinding;
  readonly picture: MapPicture | 'failed' | undefined;
  readonly catalogue: CatalogueAnswer;
  readonly districtTitle: string;
  readonly made_at: string;
  /** `3 of 12` in a report of several. */
  readonly place: string | null;
}

export function FindingSheet({ stored, picture, catalogue, districtTitle, made_at, place }: SheetProps) {
  const words = useWordsOf(reportWords);
  const evidence = useWordsOf(conflictWords);
  const general = useWords();
  const text = useText();
  const { row, finding } = stored;
  const set_aside = setAsideText(stored, useWordsOf(findingWords));
  return (
    <article className={css.sheet} data-sheet>
      <SheetHead title={words.title} aside={[place, words.printed({ time: made_at })].filter(Boolean).join(' · ')} />
      {finding.demonstration && <p className={css.demo}>{words.demo}</p>}
      <h2 className={css.parties}>
        {nameOf(row)} {finding.object && <small>{evidence.with({ object: finding.object.name })}</small>}
      </h2>
      <div className={css.verdict} data-tone={set_aside ? 'muted' : finding.verdict}>
        <VerdictIcon verdict={finding.verdict} size={22} />
        <strong>
          {general.verdicts[finding.verdict]}
          {set_aside && <b className={css.setAside}>{set_aside}</b>}
        </strong>
        <p>{text(finding.reason)}</p>
      </div>
      <MapFigure stored={stored} picture={picture} catalogue={catalogue} />
      <Part title={words.result}>
        <Figures stored={stored} catalogue={catalogue} districtTitle={districtTitle} />
      </Part>
      <Part title={words.law}>
        <Law stored={stored} />
      </Part>
      <Part title={words.history}>
        <Timeline events={stored.events} />
      </Part>
      <Part title={words.facts}>
        <Facts stored={stored} catalogue={catalogue} />
      </Part>
      <Part title={words.sources}>
        <Sources stored={stored} catalogue={catalogue} />
      </Part>
    </article>
  );
}

export function SheetHead({ title, aside }: { title: string; aside: string }) {
  return (
    <header className={css.head}>
      <span className={css.brand}>安澜</span>
      <h1>{title}</h1>
      <small>{aside}</small>
    </header>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={css.part}>
      <h3>{title}</h3>
      {children}
    </section>
  );
}

type Pair = readonly [title: string, value: string | null | undefined];

/** Two pairs to a line. */
function Pairs({ pairs }: { pairs: readonly Pair[] }) {
  const known = pairs.flatMap(([title, value]) => (value ? [{ title, value }] : []));
  return (
    <dl className={css.pairs}>
      {known.map(({ title, value }) => (
        <div key={title}>
          <dt>{title}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Figures({ stored: { row, finding }, catalogue, districtTitle }: { stored: StoredFinding; catalogue: CatalogueAnswer; districtTitle: string }) {
  const words = useWordsOf(reportWords);
  const own = useWordsOf(conflictWords);
  const names = useWordsOf(findingWords);
  const language = useLanguage();
  const text = useText();
  const { evidence } = finding;
  const known = (value: number | null, write: (value: number) => string): string | null => (value === null ? null : write(value));
  const rule = catalogue.rules.find((one) => one.id === row.rule);
  const pairs: Pair[] = [
    [words.rule, rule ? text(rule.title) : row.rule],
    [words.relation, names.relations[row.relation]],
    [own.overlap_area, known(evidence.overlap_m2, (value) => (value > 0 ? `${area(value, language)} (${formatArea(value, language, 'mu')})` : own.no_overlap))],
    [own.overlap_share, evidence.overlap_m2 ? known(evidence.overlap_share, (value) => honestShare(value, language)) : null],
    [own.overlap_depth, evidence.overlap_m2 ? known(evidence.overlap_depth_m, (value) => metres(value, language)) : null],
    [own.distance, known(evidence.distance_m, (value) => (value > 0 ? formatLength(value, language) : own.meet))],
    [own.tested_area, known(evidence.tested_area_m2, (value) => formatArea(value, language))],
    [own.tolerance, known(evidence.tolerance_m, (value) => `± ${metres(value, language)}`)],
    [own.coverage, known(evidence.coverage_share, (value) => honestShare(value, language))],
    [words.district, districtTitle],
    [words.unit, text(row.unit)],
    [words.standing, `${names.standings[row.standing]} · ${names.lives[row.life]}`],
    [words.first_seen, formatDate(row.first_seen_at)],
  ];
  return <Pairs pairs={pairs} />;
}

/** What the table of figures and the head have told already. */
const told = new Set(['subject_layer', 'subject_id', 'subject_name', 'subject_synthetic', 'object_id', 'object_name', 'relation', 'meets', 'overlap_m2', 'overlap_share', 'overlap_depth_m', 'inside_depth_m', 'distance_m', 'tolerance_m', 'coverage_share', 'tested_area_m2']);

function Facts({ stored: { row, finding }, catalogue }: { stored: StoredFinding; catalogue: CatalogueAnswer }) {
  const general = useWords();
  const language = useLanguage();
  const rule = catalogue.rules.find((one) => one.id === row.rule);
  if (!rule) return null;
  const lines = factLines(finding, { rule, layers: catalogue.layers, language, unknown: general.unknown, yes: general.yes, no: general.no });
  return <Pairs pairs={lines.filter(({ name }) => !told.has(name)).map(({ title, value }) => [title, value])} />;
}

function Law({ stored: { finding } }: { stored: StoredFinding }) {
  const words = useWordsOf(conflictWords);
  const language = useLanguage();
  const text = useText();
  return finding.evidence.legal.map((citation) => (
    <blockquote key={`${citation.basis} ${citation.valid_from}`} className={css.law}>
      <p>
        <b>
          {text(citation.document)} {text(citation.article)}
        </b>{' '}
        <small>
          {[
            citation.valid_to ? words.from_to({ from: citation.valid_from, to: citation.valid_to }) : words.from({ from: citation.valid_from }),
            citation.in_force_on_act_date ? words.in_force : words.not_in_force,
            citation.confirmed ? words.confirmed : words.unconfirmed,
          ].join(' · ')}
        </small>
      </p>
      <p lang="zh-CN">{citation.text}</p>
      {language === 'en' && (
        <p>
          {citation.translation} <small>({words.translation})</small>
        </p>
      )}
    </blockquote>
  ));
}

function Sources({ stored: { row, finding }, catalogue }: { stored: StoredFinding; catalogue: CatalogueAnswer }) {
  const words = useWordsOf(reportWords);
  const own = useWordsOf(conflictWords);
  const general = useWords();
  const text = useText();
  const { evidence } = finding;
  return (
    <>
      <table className={css.table}>
        <thead>
          <tr>
            <th>{words.layer}</th>
            <th>{words.version}</th>
            <th>{words.source}</th>
          </tr>
        </thead>
        <tbody>
          {evidence.layers.map((version) => {
            const layer = catalogue.layers.find((one) => one.id === version.layer);
            const sources = catalogue.states.find((one) => one.layer === version.layer)?.sources ?? [];
            return (
              <tr key={version.layer}>
                <td>{layer ? text(layer.title) : version.layer}</td>
                <td>
                  {version.revision === 0 ? own.no_revision : own.revision({ number: version.revision, date: version.as_of ?? general.unknown })}
                  {version.demonstration && ` · ${general.synthetic}`}
                </td>
                <td>{sources.map((source) => source.title).join(' · ')}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <p className={css.small}>
        {[`${words.rule} ${evidence.rule} ${evidence.rule_version}`, `${own.crs} ${evidence.crs}`, `${own.run_at} ${formatDate(evidence.run_at) ?? evidence.run_at}`, `${own.run_id} ${evidence.run_id}`, words.software({ version: catalogue.version })].join(' · ')}
      </p>
      <p className={css.small}>
        {words.number} {row.key}
      </p>
    </>
  );
}
