/** A box for coordinates that reads while one types: what it understood stands below at once. */
import { useState } from 'react';
import { Loader, NativeSelect, Textarea } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { SiteReadRequest } from '../../../../server/contract/sites.ts';
import { ApiProblem } from '../../../api/call.ts';
import { useCatalogue } from '../../../api/queries.ts';
import { readSite } from '../../../api/sites.ts';
import { useWordsOf } from '../../../i18n/words.ts';
import css from '../Site.module.css';
import { readWords } from './read-words.ts';
import { ReadResult } from './ReadResult.tsx';

/** What people have: degrees, the belt of the city and the one to the west, with and without the zone before the easting. */
function systemsOf(grid_srid: number): { value: string; label: string }[] {
  const zone = 25 + grid_srid - 4534;
  const belts = [zone, zone - 1].flatMap((one) => [
    { value: String(4513 + one - 25), label: `GK 3° ${one} (EPSG:${4513 + one - 25})` },
    { value: String(4534 + one - 25), label: `GK 3° ${3 * one}°E (EPSG:${4534 + one - 25})` },
  ]);
  return [{ value: '4490', label: 'CGCS2000 (EPSG:4490)' }, ...belts];
}

/** The line that could not be read, where the server says which. */
function told(fault: Error): { line: number | null; detail: string } {
  const line = fault instanceof ApiProblem ? fault.extra['line'] : undefined;
  return { line: typeof line === 'number' ? line : null, detail: fault instanceof ApiProblem ? fault.detail : fault.message };
}

export function PasteBox({ onDone }: { onDone: () => void }) {
  const words = useWordsOf(readWords);
  const [text, setText] = useState('');
  const [datum, setDatum] = useState('');
  const [srid, setSrid] = useState('');
  const systems = systemsOf(useCatalogue().data?.city.grid_srid ?? 4545);
  const [settled] = useDebouncedValue(text, 300);
  const request: SiteReadRequest = { text: settled, ...(datum ? { datum: datum as 'GCJ-02' | 'BD-09' } : {}), ...(srid ? { srid: Number(srid) } : {}) };
  const read = useQuery({
    queryKey: ['read site', request],
    queryFn: ({ signal }) => readSite(request, signal),
    enabled: settled.trim() !== '',
    retry: false,
    staleTime: Infinity,
    placeholderData: keepPreviousData,
  });
  const fault = settled.trim() !== '' ? read.error : null;
  return (
    <div className={css.paste}>
      <Textarea
        size="xs"
        label={words.read_label}
        description={words.read_hint}
        inputWrapperOrder={['label', 'description', 'input', 'error']}
        placeholder={'J1,1,4393512.345,36402118.672\n106.8592, 39.6700\n106°51′33″E 39°40′12″N'}
        autosize
        minRows={4}
        maxRows={10}
        maxLength={500_000}
        spellCheck={false}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        error={fault && words.read_fault(told(fault))}
        classNames={{ input: css.mono ?? '' }}
      />
      <div className={css.fields}>
        <NativeSelect size="xs" label={words.read_datum} value={datum} onChange={(event) => setDatum(event.currentTarget.value)} data={Object.entries(words.read_datums).map(([value, label]) => ({ value, label }))} />
        <NativeSelect size="xs" label={words.read_srid} value={srid} onChange={(event) => setSrid(event.currentTarget.value)} data={[{ value: '', label: words.read_guess }, ...systems]} />
      </div>
      {read.isFetching && <Loader size={14} aria-label={words.read_reading} />}
      {read.data && !fault && settled.trim() !== '' && <ReadResult read={read.data} onDone={onDone} />}
    </div>
  );
}
