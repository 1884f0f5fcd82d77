/** The counted area by year, measure or zone, alone or by two of them at once; a line shows its patches on the map or opens its zone. */
import { useState } from 'react';
import { NativeSelect, SegmentedControl } from '@mantine/core';
import { useText, useWordsOf } from '../../../i18n/words.ts';
import { PanelSection } from '../../../ui/Panel.tsx';
import { change, useView } from '../../../view/looking.ts';
import { changeTreatment } from '../../../view/view.ts';
import type { AccountShown } from '../account/shown.ts';
import panel from '../Treatment.module.css';
import { treatmentWords } from '../words.ts';
import { Breakdown } from './Breakdown.tsx';
import css from './Breakdown.module.css';
import { CrossTable } from './CrossTable.tsx';
import { inOrder } from './crossed.ts';

interface FaceProps {
  readonly all: AccountShown;
  readonly measure: string | null;
  readonly onMeasure: (measure: string | null) => void;
}

export function BreakdownFace({ all, measure, onMeasure }: FaceProps) {
  const words = useWordsOf(treatmentWords);
  const text = useText();
  const year = useView((view) => view.treatment.year);
  const { account, indicator, drawn, unit } = all;
  const zones = indicator.account.zones;
  const titles = new Map<string, string>([['year', words.the_year], ['measure', words.measure], ...zones.map(({ id, title }) => [id, text(title)] as const)]);
  const [rows, setRows] = useState(zones[0]?.id ?? 'year');
  const [columns, setColumns] = useState('');
  const isZone = (dimension: string): boolean => zones.some(({ id }) => id === dimension);
  // Within a zone or a drawn area only what every piece says itself can be crossed.
  const whole = account.zone === null;
  const crossable = drawn ? [] : [...titles.keys()].filter((one) => one !== rows && (whole || !(isZone(one) || isZone(rows))));
  const across = crossable.includes(columns) ? columns : '';
  const open = (dimension: string, key: string): void => {
    if (isZone(dimension)) change(changeTreatment({ zone: `${dimension}/${key}`, year: null }));
    else if (dimension === 'year') change(changeTreatment({ year: Number(key) === year ? null : Number(key) }));
    else onMeasure(key === measure ? null : key);
  };
  const chosen = (dimension: string): string | null => (dimension === 'year' && year !== null ? String(year) : dimension === 'measure' ? measure : null);
  return (
    <PanelSection>
      <SegmentedControl fullWidth size="xs" aria-label={words.rows_by} value={rows} onChange={setRows} data={[...titles].map(([value, label]) => ({ value, label }))} />
      {crossable.length > 0 && (
        <NativeSelect className={css.across} size="xs" label={words.columns_by} value={across} onChange={(event) => setColumns(event.currentTarget.value)} data={[{ value: '', label: words.no_columns }, ...crossable.map((value) => ({ value, label: titles.get(value) ?? value }))]} />
      )}
      <p className={panel.hint}>{isZone(rows) ? words.zone_hint : words.line_hint}</p>
      {across === '' ? (
        <Breakdown title={titles.get(rows) ?? rows} account={account} groups={inOrder(account, rows)} unit={unit} chosen={chosen(rows)} onOpen={drawn && rows === 'measure' ? undefined : (key) => open(rows, key)} />
      ) : (
        <CrossTable all={all} rows={rows} columns={across} titles={titles} chosen={chosen} onOpen={open} />
      )}
    </PanelSection>
  );
}
