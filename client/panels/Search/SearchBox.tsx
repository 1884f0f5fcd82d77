/** The search box beside the product's mark: names, codes, pinyin initials, places, coordinates; `/` brings the keyboard here. */
import { useEffect, useId, useRef, useState, type KeyboardEvent, type RefObject } from 'react';
import { useSearch } from '../../api/queries.ts';
import type { CatalogueAnswer } from '../../../server/contract/catalogue.ts';
import type { SearchHit } from '../../../server/contract/search.ts';
import { useText, useWords } from '../../i18n/words.ts';
import { IconSearch, IconX } from '../../ui/icons.ts';
import { flyTo } from '../../view/flight.ts';
import { change } from '../../view/looking.ts';
import { drawScene } from '../../view/overlay.ts';
import { reveal } from '../../view/shown.ts';
import { Mark } from '../Frame/Mark.tsx';
import { Hits } from './Hits.tsx';
import css from './Search.module.css';

const quiet_ms = 220;

export function SearchBox({ catalogue }: { catalogue: CatalogueAnswer }) {
  const words = useWords();
  const text = useText();
  const list = useId();
  const field = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState('');
  const [open, setOpen] = useState(false);
  const wanted = useQuiet(typed.trim(), quiet_ms);
  const search = useSearch(wanted);
  const hits = wanted === '' ? [] : (search.data?.hits ?? []);
  useSlashKey(field);
  // New results begin at the top.
  const [pointed, setPointed] = useState({ wanted: '', index: 0 });
  const active = pointed.wanted === wanted ? pointed.index : 0;
  const setActive = (index: number) => setPointed({ wanted, index });

  const clear = () => {
    setTyped('');
    setOpen(false);
    drawScene('search', null);
    field.current?.focus();
  };
  const go = (hit: SearchHit) => {
    setOpen(false);
    visit(hit, catalogue);
  };
  // Enter before the answer is there means its first hit, never one of an earlier question.
  const hurried = useRef('');
  const answered = wanted === typed.trim() && search.isSuccess && !search.isPlaceholderData;
  useEffect(() => {
    if (hurried.current === '' || !answered) return;
    const [first] = hits;
    if (hurried.current === wanted && first) go(first);
    hurried.current = '';
  });
  const steer = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      setOpen(true);
      setActive(hits.length === 0 ? 0 : (active + (event.key === 'ArrowDown' ? 1 : hits.length - 1)) % hits.length);
    } else if (event.key === 'Enter') {
      const hit = hits[active];
      if (answered && hit) go(hit);
      else if (!answered) hurried.current = typed.trim();
    } else if (event.key === 'Escape') {
      hurried.current = '';
      if (open) setOpen(false);
      else clear();
    }
  };

  const showing = open && typed.trim() !== '';
  return (
    <div className={css.box} onBlur={(event) => !event.currentTarget.contains(event.relatedTarget) && setOpen(false)}>
      <div className={css.brand}>
        <Mark size={30} />
        <div className={css.name}>
          <h1>{words.brand}</h1>
          <span>{words.brand_line({ city: text(catalogue.city.title) })}</span>
        </div>
      </div>
      <div className={css.field}>
        <IconSearch size={17} aria-hidden />
        <input
          ref={field}
          type="text"
          role="combobox"
          enterKeyHint="search"
          maxLength={100}
          aria-label={words.search.label}
          aria-expanded={showing}
          aria-controls={list}
          aria-autocomplete="list"
          aria-activedescendant={showing && hits[active] ? `${list}-${active}` : undefined}
          placeholder={words.search.placeholder}
          value={typed}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => {
            setTyped(event.target.value);
            setOpen(true);
          }}
          onFocus={() => setOpen(true)}
          onKeyDown={steer}
        />
        {typed === '' ? (
          <kbd className={css.key} aria-hidden>
            /
          </kbd>
        ) : (
          <button type="button" className={css.clear} aria-label={words.search.clear} onClick={clear}>
            <IconX size={15} />
          </button>
        )}
      </div>
      {showing && (
        <Hits id={list} hits={hits} active={active} onChoose={go} onActive={setActive} busy={search.isFetching || wanted !== typed.trim()} fault={search.error} truncated={search.data?.truncated ?? false} catalogue={catalogue} />
      )}
    </div>
  );
}

/** A feature is selected and flown to; a place or a coordinate gets a pin. */
function visit(hit: SearchHit, catalogue: CatalogueAnswer): void {
  const isFeature = hit.kind === 'feature' && hit.layer !== null && hit.id !== null;
  if (isFeature) change(reveal({ layer: hit.layer ?? '', id: hit.id ?? '' }, catalogue.layers));
  drawScene('search', isFeature || !hit.position ? null : { points: [{ key: 'hit', position: hit.position, colour: '#c2255c', radius: 7, label: hit.title }] });
  if (hit.bbox && hit.bbox.length === 4 && (hit.bbox[0] !== hit.bbox[2] || hit.bbox[1] !== hit.bbox[3])) flyTo({ bbox: hit.bbox, max_zoom: 14 });
  else if (hit.position) flyTo({ position: hit.position });
}

/** The value as it was when typing last paused. */
function useQuiet(value: string, pause_ms: number): string {
  const [quiet, setQuiet] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setQuiet(value), value === '' ? 0 : pause_ms);
    return () => clearTimeout(timer);
  }, [value, pause_ms]);
  return quiet;
}

function useSlashKey(field: RefObject<HTMLInputElement | null>): void {
  useEffect(() => {
    const listen = (event: globalThis.KeyboardEvent) => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.target instanceof HTMLElement && event.target.closest('input, textarea, select, [contenteditable]')) return;
      event.preventDefault();
      field.current?.focus();
      field.current?.select();
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, [field]);
}
