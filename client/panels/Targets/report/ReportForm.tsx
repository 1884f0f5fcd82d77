/** A value that is reported, or one that corrects a row: nothing is overwritten. */
import { useState, type SubmitEvent } from 'react';
import { Button, Checkbox, NativeSelect, TextInput } from '@mantine/core';
import type { IndicatorPage, Observation, ObservationAdded } from '../../../../server/contract/indicators.ts';
import { useReport } from '../../../api/indicators.ts';
import { todayInChina } from '../../../i18n/format.ts';
import { useLanguage, useText, useWordsOf } from '../../../i18n/words.ts';
import { figure } from '../target-text.ts';
import { faultDetail } from './fault-detail.ts';
import css from './Report.module.css';
import { reportingWords } from './words.ts';

interface FormProps {
  readonly page: IndicatorPage;
  readonly corrects: Observation | null;
  readonly onDone: () => void;
}

export function ReportForm({ page, corrects, onDone }: FormProps) {
  const words = useWordsOf(reportingWords);
  const language = useLanguage();
  const text = useText();
  const sending = useReport(page.indicator);
  const [withdrawn, setWithdrawn] = useState(false);
  const submit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    sending.mutate(bodyOf(new FormData(event.currentTarget), corrects, withdrawn), { onSuccess: onDone });
  };
  const places = page.by_district.flatMap(({ district, title }) => (district === null ? [] : [{ value: district, label: text(title) }]));
  const today = todayInChina();
  return (
    <form className={css.form} onSubmit={submit}>
      <h4>{corrects ? words.correcting({ value: figure(corrects.value, page.unit, language) }) : words.report}</h4>
      <TextInput size="xs" type="date" name="from" label={words.from} required max={today} defaultValue={corrects?.from} />
      <TextInput size="xs" type="date" name="to" label={words.to} required max={today} defaultValue={corrects?.to} />
      <TextInput size="xs" type="number" step="any" name="value" label={page.unit ? `${words.value} (${page.unit})` : words.value} required defaultValue={corrects?.value} />
      <NativeSelect size="xs" name="series" label={words.series} defaultValue={corrects?.series} data={page.series.map(({ id, title }) => ({ value: id, label: text(title) }))} />
      <TextInput size="xs" type="number" step="any" name="numerator" label={words.numerator} defaultValue={corrects?.numerator ?? undefined} />
      <TextInput size="xs" type="number" step="any" name="denominator" label={words.denominator} defaultValue={corrects?.denominator ?? undefined} />
      <NativeSelect size="xs" name="definition" label={words.definition} defaultValue={corrects?.definition ?? page.definitions.at(-1)?.version} data={page.definitions.map(({ version }) => version)} />
      <NativeSelect size="xs" name="district" label={words.district} defaultValue={corrects?.district ?? ''} data={[{ value: '', label: words.whole_city }, ...places]} />
      <TextInput size="xs" className={css.wide} name="source" label={words.source} required maxLength={500} defaultValue={corrects?.source} />
      <TextInput size="xs" className={css.wide} name="note" label={words.note} maxLength={1000} defaultValue={corrects?.note} />
      {corrects && <Checkbox size="xs" className={css.wide} label={words.withdraw} checked={withdrawn} onChange={(event) => setWithdrawn(event.currentTarget.checked)} />}
      {sending.error && (
        <p className={css.fault} role="alert">
          {words.not_stored({ detail: faultDetail(sending.error, language) })}
        </p>
      )}
      <div className={`${css.actions} ${css.wide}`}>
        <Button size="xs" type="submit" loading={sending.isPending}>
          {words.submit}
        </Button>
        <Button size="xs" variant="subtle" onClick={onDone}>
          {words.cancel}
        </Button>
      </div>
    </form>
  );
}

function bodyOf(form: FormData, corrects: Observation | null, withdrawn: boolean): ObservationAdded {
  const said = (field: string): string => {
    const value = form.get(field);
    return typeof value === 'string' ? value.trim() : '';
  };
  const number = (field: string): number | null => (said(field) === '' ? null : Number(said(field)));
  return {
    series: said('series'),
    district: said('district') || null,
    from: said('from'),
    to: said('to'),
    value: Number(said('value')),
    numerator: number('numerator'),
    denominator: number('denominator'),
    definition: said('definition'),
    source: said('source'),
    note: said('note'),
    ...(corrects ? { replaces: corrects.id } : {}),
    ...(corrects && withdrawn ? { withdrawn: true } : {}),
  };
}
