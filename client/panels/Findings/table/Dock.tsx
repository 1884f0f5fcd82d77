/** The list of findings docked below the map on a desk: how many, what for, the table, and what can be done with it. */
import { useEffect, useMemo, useState } from 'react';
import { ActionIcon, Button, Loader, Menu, Tooltip } from '@mantine/core';
import type { CatalogueAnswer } from '../../../../server/contract/catalogue.ts';
import type { FindingRow } from '../../../../server/contract/findings.ts';
import { exportAddress, type ExportFormat } from '../../../api/findings.ts';
import { formatNumber } from '../../../i18n/format.ts';
import { useLanguage, useWords, useWordsOf } from '../../../i18n/words.ts';
import { IconBaselineDensitySmall, IconChevronDown, IconChevronUp, IconDownload, IconPrinter, IconX } from '../../../ui/icons.ts';
import { flyTo } from '../../../view/flight.ts';
import { change, viewStore } from '../../../view/looking.ts';
import { changeConflicts } from '../../../view/view.ts';
import { Chips } from '../filter/Chips.tsx';
import { ListState } from '../ListState.tsx';
import type { Workplace } from '../use-workplace.ts';
import { findingWords } from '../words.ts';
import css from './Dock.module.css';
import { FindingsTable } from './FindingsTable.tsx';
import type { Telling } from './columns.tsx';

interface DockProps {
  readonly work: Workplace;
  readonly catalogue: CatalogueAnswer;
  readonly open: string | null;
  /** The open finding, once it is known. */
  readonly openRow: FindingRow | null;
  readonly onOpen: (key: string) => void;
  readonly onPoint: (key: string | null) => void;
}

type Size = 'folded' | 'half' | 'large';
const heights: Readonly<Record<Size, string>> = { folded: '48px', half: '38dvh', large: '66dvh' };
/** At most so many findings in one report. */
export const most_printed = 50;

export function Dock({ work, catalogue, open, openRow, onOpen, onPoint }: DockProps) {
  const words = useWordsOf(findingWords);
  const [size, setSize] = useState<Size>('half');
  const [dense, setDense] = useState(false);
  const { chosen, choose, clear } = useChosen();
  const telling = useTelling(work, catalogue);
  const pinned = useMemo(() => (openRow && openRow.key === open && !work.rows.some((row) => row.key === open) ? openRow : null), [openRow, open, work.rows]);
  useDockHeight(heights[size]);
  return (
    <section className={css.dock} data-panel-sheet="dock" aria-label={words.table} style={{ height: heights[size] }}>
      <header className={css.head}>
        <Count work={work} chosen={chosen} onClear={clear} />
        <div className={css.chips}>
          <Chips filter={work.filter} summary={work.summary} catalogue={catalogue} />
        </div>
        <Actions work={work} chosen={chosen} />
        <Tooltip label={dense ? words.roomy : words.dense}>
          <ActionIcon variant="subtle" color="gray" aria-label={words.density} aria-pressed={dense} onClick={() => setDense(!dense)}>
            <IconBaselineDensitySmall size={16} />
          </ActionIcon>
        </Tooltip>
        <Sizes size={size} onSize={setSize} />
      </header>
      {size !== 'folded' && (
        <ListState work={work}>
          <FindingsTable rows={work.rows} pinned={pinned} total={work.total} sort={work.sort} dense={dense} open={open} chosen={chosen} telling={telling} more={work.more} onOpen={onOpen} onPoint={onPoint} onChoose={choose} />
        </ListState>
      )}
    </section>
  );
}

function Count({ work, chosen, onClear }: { work: Workplace; chosen: ReadonlySet<string>; onClear: () => void }) {
  const words = useWordsOf(findingWords);
  const language = useLanguage();
  return (
    <div className={css.count}>
      <h3 aria-live="polite">{work.stale ? words.updating : work.scanned_at ? words.count({ count: formatNumber(work.total, language) }) : words.table}</h3>
      {(work.stale || work.loadingMore) && <Loader size={13} aria-label={work.stale ? words.updating : words.loading_more} />}
      {chosen.size > 0 && (
        <button type="button" className={css.chosen} title={words.clear_choice} onClick={onClear}>
          {words.chosen({ count: formatNumber(chosen.size, language) })} <IconX size={12} aria-hidden />
        </button>
      )}
    </div>
  );
}

function Sizes({ size, onSize }: { size: Size; onSize: (size: Size) => void }) {
  const words = useWordsOf(findingWords);
  const up = size === 'folded' ? 'half' : 'large';
  const down = size === 'large' ? 'half' : 'folded';
  return (
    <>
      <ActionIcon variant="subtle" color="gray" aria-label={size === 'folded' ? words.unfold : words.larger} disabled={size === 'large'} onClick={() => onSize(up)}>
        <IconChevronUp size={18} />
      </ActionIcon>
      <ActionIcon variant="subtle" color="gray" aria-label={size === 'large' ? words.smaller : words.fold} disabled={size === 'folded'} onClick={() => onSize(down)}>
        <IconChevronDown size={18} />
      </ActionIcon>
    </>
  );
}

function Actions({ work, chosen }: { work: Workplace; chosen: ReadonlySet<string> }) {
  const words = useWordsOf(findingWords);
  return (
    <>
      {chosen.size > 0 && (
        <Button size="xs" variant="light" leftSection={<IconPrinter size={14} />} disabled={chosen.size > most_printed} title={chosen.size > most_printed ? words.print_limit({ most: most_printed }) : undefined} onClick={() => change(changeConflicts({ print: [...chosen] }))}>
          {words.print_chosen}
        </Button>
      )}
      <ExportMenu work={work} />
    </>
  );
}

export function ExportMenu({ work }: { work: Workplace }) {
  const words = useWordsOf(findingWords);
  const language = useLanguage();
  // How many would be in the file is known when the new rows are there.
  if (!work.scanned_at || work.total === 0 || work.stale) return null;
  const formats: readonly ExportFormat[] = ['csv', 'xlsx', 'geojson'];
  return (
    <Menu position="top-end" withinPortal>
      <Menu.Target>
        <Button size="xs" variant="default" leftSection={<IconDownload size={14} />}>
          {words.export}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{words.export_hint({ count: formatNumber(work.total, language) })}</Menu.Label>
        {formats.map((format) => (
          <Menu.Item key={format} component="a" href={exportAddress(format, work.asked, work.sort, language)} download>
            {words.export_as[format]}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

/** The same value until language, catalogue or the names of districts change: every row reads it. */
function useTelling(work: Workplace, catalogue: CatalogueAnswer): Telling {
  const words = useWordsOf(findingWords);
  const general = useWords();
  const language = useLanguage();
  const byDistrict = work.summary?.by.district;
  return useMemo(() => {
    const rules = new Map(catalogue.rules.map((rule) => [rule.id, rule.title[language]]));
    const names = new Map(byDistrict?.map(({ key, title }) => [key, title[language]]));
    return { words, general, language, ruleTitle: (id: string) => rules.get(id) ?? id, districtTitle: (id: string) => names.get(id) ?? id };
  }, [words, general, language, catalogue, byDistrict]);
}

function useChosen() {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const choose = useMemo(
    () =>
      (keys: readonly string[], on: boolean): void =>
        setChosen((former) => {
          const next = new Set(former);
          for (const key of keys) if (on) next.add(key); else next.delete(key);
          return next;
        }),
    [],
  );
  return { chosen, choose, clear: () => setChosen(new Set()) };
}

/** What stands in the map's lower corner moves up. */
function useDockHeight(height: string): void {
  useEffect(() => {
    const { style } = document.documentElement;
    style.setProperty('--dock', `calc(${height} + var(--gap-2))`);
    // Who looks at the whole city goes on seeing all of it.
    if (viewStore.get().camera === null) flyTo('city');
    return () => void style.removeProperty('--dock');
  }, [height]);
}
