/** The treated-area account: one area on one day, in four faces; beside them the map, below them what can be taken away. */
import { lazy, Suspense, useEffect, useMemo, useRef, useState, type ComponentType, type ReactNode } from 'react';
import { Button } from '@mantine/core';
import type { CatalogueAnswer, CatalogueIndicator } from '../../../server/contract/catalogue.ts';
import type { AreaAccount } from '../../../server/contract/accounts.ts';
import { useAccount, usePieces } from '../../api/indicators.ts';
import { useCatalogue } from '../../api/queries.ts';
import { boxAround, boxAtLeast } from '../../geo/shapes.ts';
import type { AreaUnit } from '../../i18n/format.ts';
import { useText, useWords, useWordsOf } from '../../i18n/words.ts';
import { Panel, PanelSection } from '../../ui/Panel.tsx';
import { IconChevronLeft, IconHelpCircle, IconPlant2 } from '../../ui/icons.ts';
import { EmptyState, ErrorState, Loading } from '../../ui/states.tsx';
import { flyTo } from '../../view/flight.ts';
import { change, useView } from '../../view/looking.ts';
import { useDark, useNarrow } from '../../view/screen.ts';
import { changeTreatment, openPanel, select } from '../../view/view.ts';
import { inOrderOfYear, type Piece } from './account/account-figures.ts';
import type { AccountShown, PiecesState } from './account/shown.ts';
import { yearColours } from './account/year-colours.ts';
import { DifferenceFace } from './books/DifferenceFace.tsx';
import { BreakdownFace } from './breakdown/BreakdownFace.tsx';
import type { AccountSheetProps } from './paper/AccountSheet.tsx';
import { TakeAway } from './paper/TakeAway.tsx';
import { DrawnArea } from './place/DrawnArea.tsx';
import { FaceBar, PlaceBar } from './place/PlaceBar.tsx';
import { useDrawnArea } from './place/use-drawn-area.ts';
import { useZoneOfSelection, useZonesDrawn } from './place/use-zone.ts';
import { QualityFace } from './quality/QualityFace.tsx';
import { AccountFace } from './standing/AccountFace.tsx';
import { Definition } from './standing/Definition.tsx';
import css from './Treatment.module.css';
import { useTreatmentScene } from './use-treatment-scene.ts';
import { treatmentWords } from './words.ts';

/** A server that was renewed meanwhile no longer has the part that this page asks for. */
const AccountSheet = lazy((): Promise<{ default: ComponentType<AccountSheetProps> }> =>
  import('./paper/AccountSheet.tsx').then(
    (module) => ({ default: module.AccountSheet }),
    (fault: unknown) => ({ default: () => <ErrorState fault={fault} onRetry={() => window.location.reload()} /> }),
  ),
);

const onClose = (): void => change(openPanel(null));

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

function IndicatorPanel({ indicator, catalogue }: { indicator: CatalogueIndicator; catalogue: CatalogueAnswer }) {
  const general = useWords();
  const zone = useView((view) => view.treatment.zone);
  const face = useView((view) => view.treatment.face);
  const as_of = useView((view) => view.targets.as_of);
  const narrow = useNarrow();
  const [unit, setUnit] = useState<AreaUnit>('km2');
  useZoneOfSelection(indicator);
  useZonesDrawn(indicator, catalogue.layers);
  const asked = useAccount(indicator.id, { zone, as_of });
  const area = useDrawnArea(indicator.id, as_of);
  const account = area ? area.account : asked.data;
  const top = useRef<HTMLDivElement>(null);
  // A zone or a face opened from far below begins at its own top.
  const shownBefore = useRef('');
  useEffect(() => {
    const now = `${face} ${zone ?? ''}`;
    if (shownBefore.current !== now) top.current?.scrollIntoView({ block: 'nearest' });
    shownBefore.current = now;
  }, [zone, face]);
  const place = <PlaceBar indicator={indicator} account={account} drawing={area !== null} unit={unit} onUnit={setUnit} />;
  return (
    <Panel
      title={general.panel_titles.treatment}
      onClose={onClose}
      head={narrow ? <FaceBar /> : <><FaceBar />{place}</>}
      foot={account && !account.undetermined && <TakeAway account={account} indicator={indicator} unit={unit} drawn={area !== null} />}
    >
      <div ref={top} />
      {/* On a phone the figures need the room that stays. */}
      {narrow && <div className={css.place}>{place}</div>}
      {area && <DrawnArea area={area} />}
      {zone !== null && <Back />}
      {face === 'quality' && !area ? (
        <QualityFace indicator={indicator} />
      ) : account ? (
        <Whole account={account} indicator={indicator} catalogue={catalogue} unit={unit} drawn={area !== null} stale={area ? area.pending : asked.isPlaceholderData} />
      ) : area ? null : asked.error ? (
        <ErrorState fault={asked.error} onRetry={() => void asked.refetch()} />
      ) : (
        <Loading lines={8} />
      )}
    </Panel>
  );
}

function Back() {
  const words = useWordsOf(treatmentWords);
  return (
    <div className={css.back}>
      <Button size="compact-sm" variant="subtle" leftSection={<IconChevronLeft size={16} />} onClick={() => change(changeTreatment({ zone: null, year: null }))}>
        {words.whole_city}
      </Button>
    </div>
  );
}

interface WholeProps {
  readonly account: AreaAccount;
  readonly indicator: CatalogueIndicator;
  readonly catalogue: CatalogueAnswer;
  readonly unit: AreaUnit;
  readonly drawn: boolean;
  /** Still the former area or day. */
  readonly stale: boolean;
}

function Whole(props: WholeProps) {
  const words = useWordsOf(treatmentWords);
  const { account, indicator, catalogue, unit } = props;
  if (account.undetermined) {
    return (
      <>
        <Undetermined account={account} />
        <Definition indicator={indicator} account={account} catalogue={catalogue} unit={unit} />
      </>
    );
  }
  if (account.patch_count === 0 && account.zone === null) {
    return (
      <EmptyState icon={<IconPlant2 size={26} stroke={1.5} />} title={words.empty}>
        {words.empty_long}
      </EmptyState>
    );
  }
  return <Faces {...props} />;
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

function Faces({ account, indicator, catalogue, unit, drawn, stale }: WholeProps) {
  const dark = useDark();
  const zone = useView((view) => view.treatment.zone);
  const face = useView((view) => view.treatment.face);
  const print = useView((view) => view.treatment.print);
  const as_of = useView((view) => view.targets.as_of);
  const asked = usePieces(indicator.id, { zone, as_of });
  const pieces = asked.data?.features ?? none;
  const piecesState: PiecesState = { there: asked.data !== undefined && !asked.isPlaceholderData, fault: asked.error, again: () => void asked.refetch() };
  const [opened, setOpened] = useState<string | null>(null);
  const [measure, setMeasure] = useState<string | null>(null);
  const [pointed, setPointed] = useState<string | null>(null);
  const countedCategory = Object.keys(indicator.account.categories)[0] ?? '';
  const colours = useYearColours(account, pieces, dark);
  // What a face has brought out on the map goes with it.
  const [of, setOf] = useState(face);
  if (of !== face) {
    setOf(face);
    setOpened(null);
    setMeasure(null);
  }
  useTreatmentScene({ pieces, countedCategory, colours, opened, measure, pointed, indicator, unit });
  const onOpen = (piece: Piece): void => {
    const box = boxAround([piece.geometry as Parameters<typeof boxAround>[0][number]]);
    if (box) flyTo({ bbox: boxAtLeast(box, 0.008), max_zoom: 15 });
    change(select({ layer: indicator.account.layer, id: piece.properties.patch }));
  };
  const all: AccountShown = { account, indicator, pieces, piecesState, drawn, countedCategory, colours, unit, onPoint: setPointed, onOpen };
  const faces: Readonly<Record<typeof face, ReactNode>> = {
    account: <AccountFace all={all} catalogue={catalogue} />,
    difference: <DifferenceFace all={all} onOpenCategory={setOpened} />,
    breakdown: <BreakdownFace all={all} measure={measure} onMeasure={setMeasure} />,
    quality: <NotDrawn />,
  };
  return (
    <div className={css.faces} data-stale={stale || undefined} aria-busy={stale}>
      {faces[face]}
      {print && (
        <Suspense fallback={null}>
          <AccountSheet all={all} catalogue={catalogue} />
        </Suspense>
      )}
    </div>
  );
}

function NotDrawn() {
  const words = useWordsOf(treatmentWords);
  return (
    <PanelSection>
      <p className={css.hint}>{words.quality_not_drawn}</p>
    </PanelSection>
  );
}

/** Of every year that the map shows: beside a drawn area stand the city's patches. */
function useYearColours(account: AreaAccount, pieces: readonly Piece[], dark: boolean): ReadonlyMap<number, string> {
  const list = useMemo(() => {
    const stated = inOrderOfYear(account.by['year'] ?? []).flatMap((group) => (group.key === null ? [] : [Number(group.key)]));
    return [...new Set([...stated, ...pieces.flatMap(({ properties: { year } }) => year ?? [])])].toSorted((a, b) => a - b).join(' ');
  }, [account, pieces]);
  return useMemo(() => yearColours(list === '' ? [] : list.split(' ').map(Number), dark), [list, dark]);
}

/** One list for all renders without pieces: a new one each time would draw the map anew. */
const none: readonly Piece[] = [];
