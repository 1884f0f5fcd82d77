/** The treated-area account: what the plan asks, what counts, what does not and why, by year, measure and zone. */
import { useEffect, useMemo, useRef, useState } from 'react';
import { Button, CopyButton, NativeSelect, SegmentedControl } from '@mantine/core';
import type { CatalogueAnswer, CatalogueIndicator } from '../../../server/contract/catalogue.ts';
import type { AreaAccount } from '../../../server/contract/accounts.ts';
import { useAccount, useCatalogue, usePieces } from '../../api/queries.ts';
import { boxAround, boxAtLeast } from '../../geo/shapes.ts';
import { areaUnitTitle, formatShare, type AreaUnit } from '../../i18n/format.ts';
import { useLanguage, useText, useWords, useWordsOf } from '../../i18n/words.ts';
import { Panel, PanelSection } from '../../ui/Panel.tsx';
import { IconChevronLeft, IconCopy, IconHelpCircle, IconInfoCircle, IconPlant2 } from '../../ui/icons.ts';
import { EmptyState, ErrorState, Loading } from '../../ui/states.tsx';
import { flyTo } from '../../view/flight.ts';
import { change, useView } from '../../view/looking.ts';
import { useDark } from '../../view/screen.ts';
import { changeTreatment, openPanel, select } from '../../view/view.ts';
import { Books } from './books/Books.tsx';
import { Breakdown } from './Breakdown.tsx';
import { Definition } from './Definition.tsx';
import { Exclusions } from './exclusions/Exclusions.tsx';
import { Progress } from './Progress.tsx';
import { Trend } from './trend/Trend.tsx';
import css from './Treatment.module.css';
import { YearBars } from './YearBars.tsx';
import { areaText, inOrderOfYear, type Piece } from './account/account-figures.ts';
import { accountText, patchesText } from './account/account-text.ts';
import { useTreatmentScene } from './use-treatment-scene.ts';
import { useZoneOfSelection, useZonesDrawn } from './use-zone.ts';
import { treatmentWords } from './words.ts';
import { yearColours } from './account/year-colours.ts';

const onClose = (): void => change(openPanel(null));
/** A year chosen for the city may not occur in the zone: it is let go. */
const openZone = (zone: string | null): void => change(changeTreatment({ zone, year: null }));

export function TreatmentPanel() {
  const words = useWords();
  const catalogue = useCatalogue();
  const chosen = useView((view) => view.treatment.indicator);
  const indicator = catalogue.data?.indicators.find((one) => one.id === chosen) ?? catalogue.data?.indicators[0];
  if (indicator && catalogue.data) return <IndicatorPanel key={indicator.id} indicator={indicator} catalogue={catalogue.data} />;
  return (
    <Panel title={words.panel_titles.treatment} onClose={onClose}>
      {catalogue.isPending ? <Loading lines={5} /> : catalogue.error ? <ErrorState fault={catalogue.error} onRetry={() => void catalogue.refetch()} /> : <EmptyState title={words.none} />}
    </Panel>
  );
}

interface IndicatorPanelProps {
  readonly indicator: CatalogueIndicator;
  readonly catalogue: CatalogueAnswer;
}

function IndicatorPanel({ indicator, catalogue }: IndicatorPanelProps) {
  const general = useWords();
  const words = useWordsOf(treatmentWords);
  const zone = useView((view) => view.treatment.zone);
  const account = useAccount(indicator.id, zone);
  const [unit, setUnit] = useState<AreaUnit>('km2');
  useZoneOfSelection(indicator);
  useZonesDrawn(indicator, catalogue.layers);
  const top = useRef<HTMLDivElement>(null);
  // A zone opened from the tables far below begins at its own figures.
  useEffect(() => {
    if (zone) top.current?.scrollIntoView({ block: 'nearest' });
  }, [zone]);
  const back = zone && (
    <Button size="compact-sm" variant="subtle" leftSection={<IconChevronLeft size={16} />} onClick={() => openZone(null)}>
      {words.whole_city}
    </Button>
  );
  const body = account.isPending ? (
    <Loading lines={8} />
  ) : account.error ? (
    <ErrorState fault={account.error} onRetry={() => void account.refetch()} />
  ) : account.data.undetermined ? (
    <Undetermined account={account.data} />
  ) : account.data.patch_count === 0 && zone === null ? (
    <EmptyState icon={<IconPlant2 size={26} stroke={1.5} />} title={words.empty}>
      {words.empty_long}
    </EmptyState>
  ) : (
    <Account account={account.data} indicator={indicator} unit={unit} />
  );
  return (
    <Panel title={general.panel_titles.treatment} onClose={onClose} head={<Phrase indicator={indicator} indicators={catalogue.indicators} unit={unit} onUnit={setUnit} />}>
      <div ref={top} />
      {back && <div style={{ padding: '8px 8px 0' }}>{back}</div>}
      {body}
      <Definition indicator={indicator} account={account.data} catalogue={catalogue} unit={unit} />
    </Panel>
  );
}

interface PhraseProps {
  readonly indicator: CatalogueIndicator;
  readonly indicators: readonly CatalogueIndicator[];
  readonly unit: AreaUnit;
  readonly onUnit: (unit: AreaUnit) => void;
}

/** The plan's exact Chinese words stand in either language: they are what the acceptance unit compares. */
function Phrase({ indicator, indicators, unit, onUnit }: PhraseProps) {
  const words = useWordsOf(treatmentWords);
  const language = useLanguage();
  const text = useText();
  const { target } = indicator;
  const operator = { '>=': words.at_least, '<=': words.at_most, '=': words.exactly }[target.operator];
  const units: readonly AreaUnit[] = ['km2', 'ha', 'mu'];
  return (
    <>
      {indicators.length > 1 && (
        <NativeSelect
          size="xs"
          mb="xs"
          aria-label={words.indicator}
          value={indicator.id}
          data={indicators.map((one) => ({ value: one.id, label: text(one.title) }))}
          onChange={(event) => change(changeTreatment({ indicator: event.currentTarget.value, zone: null, year: null }))}
        />
      )}
      <p className={css.phrase} lang="zh-CN" title={words.phrase}>
        {indicator.phrase}
      </p>
      <p className={css.meta}>
        {text(indicator.title)} · {words.target({ operator, value: `${target.value} ${indicator.unit}`, year: Number(target.due.slice(0, 4)) })} · {words.strength[target.strength]}
      </p>
      <div className={css.tools}>
        <SegmentedControl
          size="xs"
          aria-label={words.unit}
          value={unit}
          onChange={(value) => onUnit(units.find((one) => one === value) ?? 'km2')}
          data={units.map((one) => ({ value: one, label: areaUnitTitle(one, language) }))}
        />
      </div>
    </>
  );
}

/** As visible as a missed target: no figure is shown that would say nothing. */
function Undetermined({ account }: { account: AreaAccount }) {
  const words = useWordsOf(treatmentWords);
  const text = useText();
  return (
    <PanelSection>
      <output className={css.unknown}>
        <IconHelpCircle size={22} aria-hidden />
        <strong>{words.undetermined}</strong>
        {account.undetermined && <span>{text(account.undetermined)}</span>}
        <span className={css.hint}>{words.undetermined_long}</span>
      </output>
    </PanelSection>
  );
}

interface AccountProps {
  readonly account: AreaAccount;
  readonly indicator: CatalogueIndicator;
  readonly unit: AreaUnit;
}

function Account({ account, indicator, unit }: AccountProps) {
  const words = useWordsOf(treatmentWords);
  const language = useLanguage();
  const text = useText();
  const general = useWords();
  const dark = useDark();
  const zone = useView((view) => view.treatment.zone);
  const pieces = usePieces(indicator.id, zone);
  const features = pieces.data?.features ?? none;
  const [opened, setOpened] = useState<string | null>(null);
  const [pointed, setPointed] = useState<string | null>(null);
  const countedCategory = Object.keys(indicator.account.categories)[0] ?? '';
  const years = inOrderOfYear(account.by['year'] ?? []).flatMap((group) => (group.key === null ? [] : [Number(group.key)]));
  const yearList = years.join(' ');
  const colours = useMemo(() => yearColours(yearList === '' ? [] : yearList.split(' ').map(Number), dark), [yearList, dark]);
  useTreatmentScene({ pieces: features, countedCategory, colours, opened, pointed, indicator, unit });
  const open = (piece: Piece): void => {
    const box = boxAround([piece.geometry as Parameters<typeof boxAround>[0][number]]);
    if (box) flyTo({ bbox: boxAtLeast(box, 0.008), max_zoom: 15 });
    change(select({ layer: indicator.account.layer, id: piece.properties.patch }));
  };
  return (
    <>
      <PanelSection>
        <p className={css.hint}>{account.zone ? words.counted_in({ zone: account.zone.title }) : words.counted}</p>
        <p className={css.headline}>
          <span className={css.number}>{areaText(account.counted_m2, language, unit)}</span>
          <span className={css.hint}>
            {patchesText(account, words)}
            {account.zone && account.zone.area_m2 > 0 && ` · ${words.zone_share({ share: formatShare(account.counted_m2 / account.zone.area_m2, language) })}`}
          </span>
        </p>
        {account.demonstration && (
          <p className={css.notice} role="note">
            <IconInfoCircle size={16} aria-hidden style={{ flex: 'none', marginTop: 2 }} />
            {words.notice}
          </p>
        )}
      </PanelSection>
      <PanelSection title={words.readings}>
        <Progress account={account} indicator={indicator} unit={unit} />
      </PanelSection>
      <PanelSection title={words.exclusions}>
        <Exclusions account={account} pieces={features} unit={unit} onOpenCategory={setOpened} onPoint={setPointed} onOpen={open} />
      </PanelSection>
      <PanelSection title={words.books}>
        <Books account={account} indicator={indicator} pieces={features} countedCategory={countedCategory} unit={unit} onPoint={setPointed} onOpen={open} />
      </PanelSection>
      <PanelSection title={words.trend_title}>
        <Trend account={account} unit={unit} />
        <p className={css.hint}>{words.two_things}</p>
      </PanelSection>
      <PanelSection title={words.by_year}>
        <YearBars account={account} pieces={features} countedCategory={countedCategory} colours={colours} unit={unit} onPoint={setPointed} onOpen={open} />
      </PanelSection>
      <PanelSection title={words.by_measure}>
        <Breakdown title={words.by_measure} account={account} groups={account.by['measure'] ?? []} unit={unit} />
      </PanelSection>
      {indicator.account.zones.map((kind) => (
        <PanelSection key={kind.id} title={words.by_zone({ zone: text(kind.title) })}>
          <p className={css.hint}>{words.zone_hint}</p>
          <Breakdown title={text(kind.title)} account={account} groups={account.by[kind.id] ?? []} unit={unit} onZone={(id) => openZone(`${kind.id}/${id}`)} />
        </PanelSection>
      ))}
      <PanelSection>
        <CopyButton value={accountText(account, indicator, { language, general, words }, unit)}>
          {({ copied, copy }) => (
            <Button size="xs" variant="default" leftSection={<IconCopy size={14} />} onClick={copy}>
              {copied ? general.copied : words.copy_text}
            </Button>
          )}
        </CopyButton>
      </PanelSection>
    </>
  );
}

/** One list for all renders without pieces: a new one each time would draw the map anew. */
const none: readonly Piece[] = [];
