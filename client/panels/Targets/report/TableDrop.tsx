/** A table of reported values: dropped or chosen, read and shown with its errors, and stored as a whole when all rows are sound. */
import { useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { Button, CloseButton } from '@mantine/core';
import type { ObservationsRead } from '../../../../server/contract/indicators.ts';
import { useTable, type TableFile } from '../../../api/indicators.ts';
import { atLeast, useRole } from '../../../api/session.ts';
import { formatNumber } from '../../../i18n/format.ts';
import { useLanguage, useText, useWords, useWordsOf } from '../../../i18n/words.ts';
import { IconUpload } from '../../../ui/icons.ts';
import { useView } from '../../../view/looking.ts';
import { periodText } from '../target-text.ts';
import { faultDetail } from './fault-detail.ts';
import css from './Report.module.css';
import { reportingWords } from './words.ts';

const most_bytes = 2 * 1024 * 1024;
const most_rows = 100;

/** Nothing for whoever may not report, or looks at a former day. */
export function TableButton() {
  const words = useWordsOf(reportingWords);
  const may = atLeast(useRole(), 'planner');
  const past = useView((view) => view.targets.as_of) !== null;
  const dialog = useRef<HTMLDialogElement>(null);
  const [open, setOpen] = useState(false);
  if (!may || past) return null;
  const show = (): void => {
    setOpen(true);
    requestAnimationFrame(() => dialog.current?.showModal());
  };
  return (
    <>
      <Button size="xs" variant="default" leftSection={<IconUpload size={14} />} onClick={show}>
        {words.table}
      </Button>
      {open &&
        createPortal(
          <dialog ref={dialog} className={css.dialog} aria-label={words.table} onClose={() => setOpen(false)}>
            <TableDrop onClose={() => dialog.current?.close()} />
          </dialog>,
          document.body,
        )}
    </>
  );
}

function TableDrop({ onClose }: { onClose: () => void }) {
  const words = useWordsOf(reportingWords);
  const general = useWords();
  const language = useLanguage();
  const table = useTable();
  const [file, setFile] = useState<Omit<TableFile, 'commit'> | null>(null);
  const [over, setOver] = useState(false);
  const [large, setLarge] = useState(false);
  const take = async (chosen: File | undefined): Promise<void> => {
    if (!chosen) return;
    setLarge(chosen.size > most_bytes);
    if (chosen.size > most_bytes) return;
    const said = { name: chosen.name.slice(-200), content: await base64Of(chosen) };
    setFile(said);
    table.mutate({ ...said, commit: false });
  };
  const again = (): void => {
    setFile(null);
    table.reset();
  };
  return (
    <div className={css.body}>
      <header className={css.head}>
        <h2>{words.table}</h2>
        <CloseButton aria-label={general.close} onClick={onClose} />
      </header>
      <p className={css.hint}>{words.table_long}</p>
      {file === null && (
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the field inside is what the keyboard reaches; dropping is for the mouse
        <label
          className={css.drop}
          data-over={over || undefined}
          onDragOver={(event) => {
            event.preventDefault();
            setOver(true);
          }}
          onDragLeave={() => setOver(false)}
          onDrop={(event) => {
            event.preventDefault();
            setOver(false);
            void take(event.dataTransfer.files[0]);
          }}
        >
          <IconUpload size={22} aria-hidden />
          <span>
            {words.drop} <u>{words.choose}</u>
          </span>
          <input type="file" className="visually-hidden" accept=".csv,.xlsx" data-testid="observations-file" onChange={(event) => void take(event.currentTarget.files?.[0])} />
          <small>{words.columns}</small>
        </label>
      )}
      {large && (
        <p className={css.fault} role="alert">
          {words.too_large}
        </p>
      )}
      {table.isPending && <output className={css.hint}>{words.reading}</output>}
      {table.error && (
        <p className={css.fault} role="alert">
          {words.not_stored({ detail: faultDetail(table.error, language) })}
        </p>
      )}
      {table.data && <ReadTable read={table.data} />}
      {file !== null && (
        <div className={css.actions}>
          {table.data && !table.data.committed && table.data.errors.length === 0 && table.data.sound.length > 0 && (
            <Button size="xs" loading={table.isPending} onClick={() => table.mutate({ ...file, commit: true })}>
              {words.store({ rows: formatNumber(table.data.rows, language) })}
            </Button>
          )}
          <Button size="xs" variant="default" onClick={again}>
            {words.another}
          </Button>
        </div>
      )}
    </div>
  );
}

function ReadTable({ read }: { read: ObservationsRead }) {
  const words = useWordsOf(reportingWords);
  const language = useLanguage();
  const text = useText();
  const count = (value: number): string => formatNumber(value, language);
  return (
    <div className={css.read}>
      <output>
        <strong>{read.committed ? words.stored_rows({ rows: count(read.rows) }) : words.read({ rows: count(read.rows), sound: count(read.sound.length), errors: count(read.errors.length) })}</strong>
      </output>
      {read.errors.length > 0 && (
        <>
          <p className={css.fault}>{words.refused}</p>
          <table className={css.table}>
            <thead>
              <tr>
                {[words.row, words.column, words.cell, words.fault].map((title) => (
                  <th key={title}>{title}</th>
                ))}
              </tr>
            </thead>
            <tbody>
              {read.errors.slice(0, most_rows).map((fault) => (
                <tr key={`${fault.row} ${fault.column ?? ''} ${fault.detail.en}`}>
                  <td>{fault.row}</td>
                  <td>{fault.column ?? ''}</td>
                  <td>{fault.value}</td>
                  <td>{text(fault.detail)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
      {read.sound.length > 0 && (
        <table className={css.table}>
          <thead>
            <tr>
              {[words.indicator, words.series, words.period, words.value, words.district, words.source].map((title) => (
                <th key={title}>{title}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {read.sound.slice(0, most_rows).map((row) => (
              <tr key={`${row.indicator} ${row.series} ${row.district ?? ''} ${row.from} ${row.to}`}>
                <td>{row.indicator}</td>
                <td>{row.series}</td>
                <td>{periodText(row.from, row.to)}</td>
                <td>{formatNumber(row.value, language, 6)}</td>
                <td>{row.district ?? words.whole_city}</td>
                <td>{row.source}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {Math.max(read.sound.length, read.errors.length) > most_rows && <p className={css.hint}>{words.first_rows({ count: count(most_rows) })}</p>}
    </div>
  );
}

async function base64Of(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let text = '';
  // In pieces: a call takes only so many arguments.
  for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(text);
}
