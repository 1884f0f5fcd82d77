/** What the site would be: activity, act, date, accuracy, name; and what the rules that judge such a site would ask besides. */
import { NativeSelect, Select, TextInput } from '@mantine/core';
import type { Attribute, Said } from '../../../../data/grammar.ts';
import type { CatalogueAnswer } from '../../../../server/contract/catalogue.ts';
import { listed } from '../../../i18n/punctuation.ts';
import { useLanguage, useText, useWords, useWordsOf } from '../../../i18n/words.ts';
import { PanelSection } from '../../../ui/Panel.tsx';
import { actTypes, answer, dayIn, say, sayActType, type ActType, type SiteSaid } from '../../../view/site/site.ts';
import css from '../Site.module.css';
import type { SiteNow } from '../use-site.ts';
import { siteWords } from '../words.ts';

/** Asked for above already. */
const asked_above: ReadonlySet<string> = new Set(['name', 'act_type', 'act_date', 'accuracy_m']);

export interface FurtherQuestion {
  readonly name: string;
  readonly question: Attribute;
  /** What the activity itself answers; undefined: nothing, or not the same to every rule that asks. */
  readonly told: Said | undefined;
  readonly told_somewhere: boolean;
}

/** The further questions of the rules that judge such a site, with what the activity answers as a default that a person can correct. */
export function furtherQuestions({ rules }: { readonly rules: readonly Pick<CatalogueAnswer['rules'][number], 'sites' | 'what_if'>[] }, activity: string | null): readonly FurtherQuestion[] {
  if (activity === null) return [];
  const found = new Map<string, FurtherQuestion>();
  for (const rule of rules) {
    const own = rule.sites[activity];
    if (!own) continue;
    for (const [name, question] of Object.entries(rule.what_if)) {
      if (asked_above.has(name)) continue;
      const before = found.get(name);
      const told = own[name];
      if (!before) found.set(name, { name, question, told, told_somewhere: told !== undefined });
      else found.set(name, { ...before, told: before.told === told ? told : undefined, told_somewhere: before.told_somewhere || told !== undefined });
    }
  }
  return [...found.values()];
}

/** A correction of what one activity says is none of what another says. */
function moreFor(catalogue: CatalogueAnswer, said: SiteSaid, activity: string | null): SiteSaid['more'] {
  const told = new Set([said.activity, activity].flatMap((one) => furtherQuestions(catalogue, one).flatMap(({ name, told_somewhere }) => (told_somewhere ? [name] : []))));
  return Object.fromEntries(Object.entries(said.more).filter(([name]) => !told.has(name)));
}

export function SaidSection({ site, catalogue }: { site: SiteNow; catalogue: CatalogueAnswer }) {
  const words = useWordsOf(siteWords);
  const text = useText();
  const { said } = site;
  const questions = furtherQuestions(catalogue, said.activity);
  return (
    <PanelSection title={words.said}>
      <Select
        size="sm"
        searchable
        label={words.activity}
        placeholder={words.activity_search}
        nothingFoundMessage={words.activity_none}
        data={catalogue.activities.map(({ id, title }) => ({ value: id, label: text(title) }))}
        value={said.activity}
        onChange={(activity) => activity !== said.activity && say({ activity, more: moreFor(catalogue, said, activity) })}
        error={said.activity === null && site.finished ? words.activity_needed : null}
        comboboxProps={{ withinPortal: true }}
        allowDeselect={false}
      />
      <Mismatch site={site} catalogue={catalogue} />
      <div className={css.fields}>
        <NativeSelect size="xs" label={words.act_type} value={said.act_type} onChange={(event) => sayActType(event.currentTarget.value as ActType, dayIn(catalogue.city.time_zone))} data={actTypes.map((value) => ({ value, label: words.act_types[value] }))} />
        <TextInput size="xs" type="date" label={words.act_date} value={said.act_date ?? ''} onChange={(event) => say({ act_date: event.currentTarget.value || null })} />
        <TextInput size="xs" label={words.name} maxLength={200} value={said.name} onChange={(event) => say({ name: event.currentTarget.value })} />
        <TextInput size="xs" type="number" min={0} max={100_000} step="any" label={words.accuracy} value={said.accuracy_m === null ? '' : String(said.accuracy_m)} onChange={(event) => say({ accuracy_m: metresOf(event.currentTarget.value) })} />
      </div>
      {questions.length > 0 && (
        <details className={css.more}>
          <summary>{words.more({ count: questions.length })}</summary>
          <div className={css.fields}>
            {questions.map((asked) => (
              <Question key={asked.name} asked={asked} value={said.more[asked.name] ?? null} onSay={(value) => answer(asked.name, value)} />
            ))}
          </div>
        </details>
      )}
    </PanelSection>
  );
}

function metresOf(text: string): number | null {
  const value = Number(text);
  return text === '' || !Number.isFinite(value) || value < 0 || value > 100_000 ? null : value;
}

const kindOf = (type: string): 'point' | 'line' | 'polygon' => (type.endsWith('Point') ? 'point' : type.endsWith('LineString') ? 'line' : 'polygon');

function Mismatch({ site, catalogue }: { site: SiteNow; catalogue: CatalogueAnswer }) {
  const words = useWordsOf(siteWords);
  const language = useLanguage();
  const text = useText();
  const activity = catalogue.activities.find(({ id }) => id === site.said.activity);
  if (!activity || !site.shape || activity.geometry.includes(kindOf(site.shape.type))) return null;
  return <p className={css.small}>{words.mismatch({ activity: text(activity.title), shapes: listed(activity.geometry.map((kind) => words.shapes[kind]), language) })}</p>;
}

interface QuestionProps {
  readonly asked: FurtherQuestion;
  readonly value: string | number | boolean | null;
  readonly onSay: (value: string | number | boolean | null) => void;
}

function Question({ asked: { question, told, told_somewhere }, value, onSay }: QuestionProps) {
  const words = useWordsOf(siteWords);
  const general = useWords();
  const text = useText();
  const label = question.unit ? `${text(question.title)} (${question.unit})` : text(question.title);
  if (question.type === 'choice' || question.type === 'boolean') {
    const choices: readonly (readonly [string, string])[] = question.type === 'boolean' ? [['true', general.yes], ['false', general.no]] : Object.entries(question.choices ?? {}).map(([id, title]) => [id, text(title)] as const);
    const saidAs = (chosen: string): string | boolean | null => (chosen === '' ? null : question.type === 'boolean' ? chosen === 'true' : chosen);
    const of_told = choices.find(([id]) => id === String(told))?.[1];
    const unsaid = of_told !== undefined ? words.by_default({ value: of_told }) : told_somewhere ? words.as_activity : words.not_said;
    return (
      <NativeSelect
        size="xs"
        label={label}
        value={value === null ? '' : String(value)}
        onChange={(event) => onSay(saidAs(event.currentTarget.value))}
        data={[{ value: '', label: unsaid }, ...choices.filter(([id]) => id !== String(told) || value !== null).map(([id, title]) => ({ value: id, label: title }))]}
      />
    );
  }
  const numeric = question.type === 'integer' || question.type === 'number';
  const read = (written: string): string | number | null => (written === '' ? null : numeric ? Number(written) : written);
  return <TextInput size="xs" label={label} type={question.type === 'date' ? 'date' : numeric ? 'number' : 'text'} maxLength={200} placeholder={told === undefined ? (told_somewhere ? words.as_activity : undefined) : words.by_default({ value: String(told) })} value={value === null ? '' : String(value)} onChange={(event) => onSay(read(event.currentTarget.value))} />;
}
