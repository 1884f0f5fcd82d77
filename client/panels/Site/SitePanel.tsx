/** The site check: draw, upload or paste a site, say what it would be, and every rule answers at once; keep it, compare it, print it. */
import { lazy, Suspense, useEffect, useMemo, useState, type ComponentType } from 'react';
import { Button, SegmentedControl } from '@mantine/core';
import type { CatalogueAnswer } from '../../../server/contract/catalogue.ts';
import { useCatalogue } from '../../api/queries.ts';
import { useSavedSite } from '../../api/sites.ts';
import { useLanguage, useWords, useWordsOf } from '../../i18n/words.ts';
import { Panel, PanelSection } from '../../ui/Panel.tsx';
import { IconChevronLeft } from '../../ui/icons.ts';
import { ErrorState, Loading } from '../../ui/states.tsx';
import { boxOf, flyTo } from '../../view/flight.ts';
import { change, useView } from '../../view/looking.ts';
import { drawScene } from '../../view/overlay.ts';
import { drawingStore, stopDrawing, useDrawing } from '../../view/pen/drawing.ts';
import { useDark } from '../../view/screen.ts';
import { dayIn, prefillDate, siteStore, takeUp } from '../../view/site/site.ts';
import { changeSite, openPanel } from '../../view/view.ts';
import { AnswerView, Former, Overall } from './answer/AnswerView.tsx';
import { Bands } from './answer/Bands.tsx';
import { PreviewView } from './answer/PreviewView.tsx';
import { SaidSection } from './form/SaidSection.tsx';
import { ShapeSection } from './form/ShapeSection.tsx';
import { Compare } from './saved/Compare.tsx';
import { Runs } from './saved/Runs.tsx';
import { NotOpened } from './saved/NotOpened.tsx';
import { SaveBar } from './saved/SaveBar.tsx';
import { SavedList } from './saved/SavedList.tsx';
import type { SiteReportProps } from './paper/SiteReport.tsx';
import { siteScene } from './site-scene.ts';
import { useNeighbours, usePreview } from './use-neighbours.ts';
import { useMayReadSaved, useSite, type SiteNow } from './use-site.ts';
import { siteWords } from './words.ts';

/** A server that was renewed meanwhile no longer has the part that this page asks for; the address holds the site, so that it can be opened anew. */
const loadReport = (): Promise<{ default: ComponentType<SiteReportProps> }> =>
  import('./paper/SiteReport.tsx').then(
    (module) => ({ default: module.SiteReport }),
    (fault: unknown) => ({ default: () => <ErrorState fault={fault} onRetry={() => window.location.reload()} /> }),
  );
const SiteReport = lazy(loadReport);

const onClose = (): void => change(openPanel(null));

export function SitePanel() {
  const words = useWords();
  const catalogue = useCatalogue();
  if (catalogue.data) return <Open catalogue={catalogue.data} />;
  return (
    <Panel title={words.panel_titles.site} onClose={onClose}>
      {catalogue.error ? <ErrorState fault={catalogue.error} onRetry={() => void catalogue.refetch()} /> : <Loading lines={4} />}
    </Panel>
  );
}

type Face = 'check' | 'saved' | 'pick';

function Open({ catalogue }: { catalogue: CatalogueAnswer }) {
  const general = useWords();
  const words = useWordsOf(siteWords);
  const [face, setFace] = useState<Face>('check');
  const [rings, setRings] = useState(false);
  const [pointed, setPointed] = useState<string | null>(null);
  const site = useSite();
  const versus = useView((view) => view.site.versus);
  const id = useView((view) => view.site.id);
  const print = useView((view) => view.site.print);
  const compared = useSavedSite(useMayReadSaved() ? versus : null);
  const other = compared.data;
  useScene(site, rings, pointed, other);
  useLeaving();
  useEffect(() => prefillDate(dayIn(catalogue.city.time_zone)), [catalogue]);
  const head =
    face === 'pick' ? (
      <Button size="compact-sm" variant="subtle" leftSection={<IconChevronLeft size={16} />} onClick={() => setFace('check')}>
        {general.back}
      </Button>
    ) : (
      <SegmentedControl fullWidth size="xs" value={face} onChange={(value) => setFace(value === 'saved' ? 'saved' : 'check')} data={[{ value: 'check', label: words.faces.check }, { value: 'saved', label: words.faces.saved }]} />
    );
  const pick = (versus_id: string): void => {
    change(changeSite({ versus: versus_id }));
    setFace('check');
  };
  return (
    <Panel title={general.panel_titles.site} onClose={onClose} head={head}>
      {face === 'saved' && <SavedList catalogue={catalogue} onOpened={() => setFace('check')} />}
      {face === 'pick' && (
        <PanelSection title={words.compare_pick}>
          <SavedList catalogue={catalogue} onOpened={() => setFace('check')} choose={{ title: words.compare, onChoose: pick, except: id }} />
        </PanelSection>
      )}
      {face === 'check' && (
        <>
          <NotOpened site={site} versus={versus !== null} versus_fault={compared.error} />
          <Overall site={site} />
          <Live site={site} catalogue={catalogue} />
          {other && site.answer && (
            <Former former={site.former}>
              <Compare here={{ name: site.said.name, answer: site.answer }} there={other} catalogue={catalogue} />
            </Former>
          )}
          <ShapeSection site={site} />
          {(site.shape || site.said.activity) && <SaidSection site={site} catalogue={catalogue} />}
          {site.answer && (
            <PanelSection>
              <SaveBar site={site} onCompare={() => setFace('pick')} />
            </PanelSection>
          )}
          <AnswerView site={site} catalogue={catalogue} onPoint={setPointed} />
          {site.answer && (
            <Former former={site.former}>
              <PanelSection>
                <Bands answer={site.answer} catalogue={catalogue} rings={rings} onRings={setRings} />
              </PanelSection>
            </Former>
          )}
          {site.as_saved && site.saved && <Runs site={site.saved} catalogue={catalogue} />}
        </>
      )}
      {print && site.answer && site.shape && !site.former && (
        <Suspense fallback={null}>
          <SiteReport shape={site.shape} said={site.said} answer={site.answer} run={site.as_saved ? (site.saved?.runs[0] ?? null) : null} catalogue={catalogue} />
        </Suspense>
      )}
    </Panel>
  );
}

/** In a part of its own: it is drawn anew with every frame of a drag, the answer below is not. */
function Live({ site, catalogue }: { site: SiteNow; catalogue: CatalogueAnswer }) {
  const { index, partial } = useNeighbours(site.shape, site.said.activity, catalogue);
  const preview = usePreview(site.shape, site.moving || site.pending || site.request === null, index);
  return preview && preview.length > 0 ? <PreviewView preview={preview} partial={partial} catalogue={catalogue} /> : null;
}

const ring_distances_m = [500, 1_000, 3_000, 5_000];
const no_rings: readonly number[] = [];

function useScene(site: SiteNow, rings: boolean, pointed: string | null, other: ReturnType<typeof useSavedSite>['data']): void {
  const words = useWordsOf(siteWords);
  const language = useLanguage();
  const dark = useDark();
  const held = useDrawing((now) => now.owner === 'site');
  // What was answered for another place is not drawn on this one.
  const answer = site.moving || site.pending ? null : (site.answer ?? null);
  const shape = site.moving ? null : site.shape;
  const scene = useMemo(
    () =>
      siteScene({
        shape,
        held,
        answer,
        rings_m: rings && site.finished ? ring_distances_m : no_rings,
        other: other ? { shape: other.geometry, verdict: other.runs[0]?.answer.verdict ?? null, labels: [words.compare_here, words.compare_there] } : null,
        pointed,
        dark,
        language,
      }),
    [shape, held, answer, rings, site.finished, other, pointed, dark, language, words],
  );
  useEffect(() => drawScene('site', scene), [scene]);
  // oxlint-disable-next-line react/memo-dependencies, react-hooks/exhaustive-deps -- flown to once, when the other comes
  const box = useMemo(() => (other && site.shape ? bothBoxes(boxOf(other.geometry), boxOf(site.shape)) : null), [other]);
  useEffect(() => {
    if (box) flyTo({ bbox: box, max_zoom: 14 });
  }, [box]);
}

function bothBoxes(one: readonly number[] | null, other: readonly number[] | null): readonly number[] | null {
  if (!one || !other) return one ?? other;
  return [0, 1, 2, 3].map((at) => (at < 2 ? Math.min : Math.max)(one[at] ?? 0, other[at] ?? 0));
}

/** A closed panel puts the pen down and keeps the site for when it opens again. */
function useLeaving(): void {
  useEffect(() => {
    // Opened again: the shape that was at hand is taken up.
    const { past } = siteStore.get();
    const shape = past.at(-1);
    if (shape && drawingStore.get().owner !== 'site' && siteStore.get().fixed === null) takeUp();
    return () => {
      stopDrawing('site');
      drawScene('site', null);
    };
  }, []);
}
